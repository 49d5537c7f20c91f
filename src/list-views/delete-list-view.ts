import type { Context } from '#db/context.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readListViewToChange } from './store.ts'

/** Deletes one's own view, or a shared one of somebody else where the caller administers users. */
export async function deleteListView(context: Context, id: string, seenEdition: number | null): Promise<void> {
  const { list, name, edition } = await readListViewToChange(context, id)
  throwIfRefused(reviewEdition(edition, seenEdition))
  const { db, caller } = context
  await db.deleteFrom('list_view').where('company_id', '=', caller.companyId).where('id', '=', id).execute()
  await recordEvent(context, { kind: 'listViewDeleted', subjectId: id, data: { list, name } })
}
