import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { reviewGroupChange } from '#domain/tracking-dimension-group.ts'
import { recordEvent } from '#events/record.ts'
import { decideGroup } from './decide-group.ts'
import { readGroupUse } from './group-use.ts'
import { readGroup, updateGroup } from './store.ts'
import type { ChangedGroup, GroupChange } from './views.ts'

/** D2: changes a group, from the next posting on; the answer says which settings its activation cleared. */
export async function changeTrackingDimensionGroup(
  context: Context,
  id: string,
  asked: GroupChange,
  seenEdition: number | null,
): Promise<ChangedGroup> {
  const before = await readGroup(context, id, 'for update')
  const { group, cleared, refusals } = decideGroup(before, asked)
  throwIfRefused([
    ...reviewEdition(before.edition, seenEdition),
    ...refusals,
    ...reviewGroupChange(before, group, await readGroupUse(context, before, group)),
  ])
  const after = { ...group, edition: before.edition + 1 }
  await updateGroup(context, after)
  const data = { code: after.code, changes: changesBetween(before, after) }
  await recordEvent(context, { kind: 'trackingDimensionGroupChanged', subjectId: id, data })
  return { ...after, cleared }
}
