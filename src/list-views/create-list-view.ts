import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { recordEvent } from '#events/record.ts'
import { insertListView } from './store.ts'
import { type ListViewToCreate, type ListViewView, wholeDefinition } from './views.ts'

/** Keeps a list as the caller wants to see it; for itself alone unless it is shared. */
export async function createListView(context: Context, asked: ListViewToCreate): Promise<ListViewView> {
  const { id = newId(), list, name, shared = false } = asked
  const view = { id, list, name, definition: wholeDefinition(asked.definition), shared, mine: true, edition: 1 }
  await insertListView(context, view)
  await recordEvent(context, { kind: 'listViewCreated', subjectId: id, data: { list, name, shared } })
  return view
}
