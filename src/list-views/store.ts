import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { reviewDuty } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { ListViewView } from './views.ts'

type StoredView = ListViewView & { readonly ownerId: string }

const columns = sql`v.id, v.list, v.name, v.definition, v.shared, v.owner_id as "ownerId", v.version as edition`

/** Views of the caller and those that others share, by name; of one list, or of all. */
export function listListViews(
  { db, caller }: Context,
  { list, ...page }: PageAsked & { readonly list?: string },
): Promise<Page<ListViewView>> {
  const views: List<StoredView, ListViewView> = {
    columns,
    id: sql`v.id`,
    sorts: { name: sortBy('text', sql`v.name`) },
    sort: 'name',
    viewOf: ({ ownerId, ...view }) => ({ ...view, mine: ownerId === caller.actorId }),
  }
  const source = sql`from list_view v where v.company_id = ${caller.companyId}
    and (v.owner_id = ${caller.actorId} or v.shared) ${list ? sql`and v.list = ${list}` : sql``}`
  return readPage(db, views, source, page)
}

/** Locks a view to change or delete it: one's own, or a shared one where the caller administers users. */
export async function readListViewToChange({ db, caller }: Context, id: string): Promise<ListViewView> {
  const { rows } = await sql<StoredView>`
    select ${columns} from list_view v where v.company_id = ${caller.companyId} and v.id = ${id}
      and (v.owner_id = ${caller.actorId} or v.shared) for update`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `list view ${id}` })])
  const { ownerId, ...view } = rows[0]
  const mine = ownerId === caller.actorId
  const refusal = mine ? null : reviewDuty(caller, 'administerUsers')
  if (refusal) throw new Refused([refusal])
  return { ...view, mine }
}

/** Writes a new view of the caller. */
export async function insertListView({ db, caller }: Context, view: ListViewView): Promise<void> {
  const { id, list } = view
  await db
    .insertInto('list_view')
    .values({ company_id: caller.companyId, id, owner_id: caller.actorId, list, ...rowOf(view) })
    .execute()
}

/** Writes a changed view. */
export async function updateListView({ db, caller }: Context, view: ListViewView): Promise<void> {
  await db
    .updateTable('list_view')
    .set(rowOf(view))
    .where('company_id', '=', caller.companyId)
    .where('id', '=', view.id)
    .execute()
}

function rowOf({ name, definition, shared, edition }: ListViewView) {
  return { name, definition: JSON.stringify(definition), shared, version: edition }
}
