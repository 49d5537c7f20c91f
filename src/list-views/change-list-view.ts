import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readListViewToChange, updateListView } from './store.ts'
import { type ListViewChange, type ListViewView, wholeDefinition } from './views.ts'

/** Changes one's own view, or a shared one of somebody else where the caller administers users. */
export async function changeListView(
  context: Context,
  id: string,
  asked: ListViewChange,
  seenEdition: number | null,
): Promise<ListViewView> {
  const before = await readListViewToChange(context, id)
  throwIfRefused(reviewEdition(before.edition, seenEdition))
  const definition = asked.definition ? wholeDefinition(asked.definition) : before.definition
  const after = { ...before, ...asked, definition, edition: before.edition + 1 }
  await updateListView(context, after)
  const data = { list: after.list, name: after.name, changed: Object.keys(changesBetween(before, after)) }
  await recordEvent(context, { kind: 'listViewChanged', subjectId: id, data })
  return after
}
