import type { Context } from '#db/context.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { reviewGroupDeletion } from '#domain/tracking-dimension-group.ts'
import { recordEvent } from '#events/record.ts'
import { productsOfGroup } from './group-use.ts'
import { deleteGroup, readGroup } from './store.ts'

/** D2: deletes a group that no product has. */
export async function deleteTrackingDimensionGroup(
  context: Context,
  id: string,
  seenEdition: number | null,
): Promise<void> {
  const { code, edition } = await readGroup(context, id, 'for update')
  throwIfRefused([
    ...reviewEdition(edition, seenEdition),
    ...reviewGroupDeletion(code, await productsOfGroup(context, id)),
  ])
  await deleteGroup(context, id)
  await recordEvent(context, { kind: 'trackingDimensionGroupDeleted', subjectId: id, data: { code } })
}
