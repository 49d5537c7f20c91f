import { Type } from 'typebox'
import { duties } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter, Nullable, PageQuery } from '#http/schemas.ts'
import { changeListView } from './change-list-view.ts'
import { createListView } from './create-list-view.ts'
import { deleteListView } from './delete-list-view.ts'
import { listListViews } from './store.ts'
import { ListName, ListViewChange, ListViewToCreate, ListViewView } from './views.ts'

/** Whoever may do anything may keep views. */
const words = { tag: 'List views', duty: duties } as const
const one = { ...words, url: '/list-views/:listViewId' } as const
const params = idParameter('listViewId')

export const listViewRoutes: readonly Route[] = [
  inquiry({
    ...words,
    method: 'GET',
    url: '/list-views',
    summary: 'Views of lists: your own and those that others share, by name',
    schema: {
      query: Type.Object({ ...PageQuery, list: Type.Optional(ListName) }, { additionalProperties: false }),
      response: Type.Object({ items: Type.Array(ListViewView), next: Nullable(Type.String()) }),
    },
    handle: (context, { query }) => listListViews(context, query),
  }),
  command({
    ...words,
    method: 'POST',
    url: '/list-views',
    status: 201,
    summary: 'Keep a view of a list',
    description: 'Its columns, sort and filters under a name, which nothing else of yours for this list has.',
    schema: { body: ListViewToCreate, response: ListViewView },
    handle: (context, { body }) => createListView(context, body),
  }),
  command({
    ...one,
    method: 'PATCH',
    summary: 'Change a view of a list',
    description: 'Your own; a shared one of somebody else with administerUsers. A definition is replaced as a whole.',
    ifMatch: true,
    schema: { params, body: ListViewChange, response: ListViewView },
    handle: (context, { params: { listViewId }, body, ifMatch }) => changeListView(context, listViewId, body, ifMatch),
  }),
  command({
    ...one,
    method: 'DELETE',
    summary: 'Delete a view of a list',
    description: 'Your own; a shared one of somebody else with administerUsers.',
    ifMatch: true,
    schema: { params },
    handle: (context, { params: { listViewId }, ifMatch }) => deleteListView(context, listViewId, ifMatch),
  }),
]
