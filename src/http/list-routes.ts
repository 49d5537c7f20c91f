import { type TSchema, Type } from 'typebox'
import type { Context } from '#db/context.ts'
import type { Page, PageAsked } from '#db/page.ts'
import type { DutyNeeded } from '#domain/duty.ts'
import { type CsvColumns, csvFile } from './csv-file.ts'
import { inquiry, type Route } from './route.ts'
import { Nullable, PageQuery, someOf, sortQuery } from './schemas.ts'

/** A list that is read page by page, and as a CSV file with the same filters and sorts. */
export interface ListRoutes<Asked, View> {
  readonly url: string
  readonly duty: DutyNeeded
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly filters: Readonly<Record<string, TSchema>>
  readonly sorts: Readonly<Record<string, unknown>>
  readonly view: TSchema
  readonly columns: CsvColumns<View>
  readonly read: (context: Context, asked: Asked & PageAsked) => Promise<Page<View>>
}

const strict = { additionalProperties: false }

/** `GET /things` and `GET /things.csv`. */
export function listRoutes<Asked, View>(list: ListRoutes<Asked, View>): readonly [Route, Route] {
  const { url, duty, tag, summary, description = '', columns, read } = list
  const query = { ...list.filters, ...sortQuery(list.sorts) }
  const page = inquiry({
    method: 'GET',
    url,
    duty,
    tag,
    summary,
    description,
    schema: {
      query: Type.Object({ ...PageQuery, ...query }, strict),
      response: Type.Object({ items: Type.Array(list.view), next: Nullable(Type.String()) }),
    },
    handle: (context, request) => read(context, request.query as Asked & PageAsked),
  })
  const names = someOf(Object.keys(columns), 'Columns in their order, with commas between them')
  const file = inquiry({
    method: 'GET',
    url: `${url}.csv`,
    duty,
    tag,
    summary: `${summary}: as a CSV file`,
    description: `${description} At most 100,000 rows, streamed; safe to open in a spreadsheet.`.trim(),
    schema: { query: Type.Object({ ...query, columns: Type.Optional(names) }, strict) },
    handle: (context, request) => {
      const { columns: chosen, ...asked } = request.query as Asked & { readonly columns?: string }
      const fileName = `${url.slice(1)}.csv`
      const readOn = (next: PageAsked) => read(context, { ...asked, ...next } as Asked & PageAsked)
      return csvFile(context, { fileName, columns, chosen, read: readOn })
    },
  })
  return [page, file]
}
