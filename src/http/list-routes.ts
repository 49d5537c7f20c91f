import { type TSchema, Type } from 'typebox'
import type { Context } from '#db/context.ts'
import type { Page, PageAsked } from '#db/page.ts'
import type { DutyNeeded } from '#domain/duty.ts'
import { csvFile } from './csv-file.ts'
import { type FileColumns, readListFile } from './list-file.ts'
import { inquiry, type Route } from './route.ts'
import { Nullable, PageQuery, someOf, sortQuery } from './schemas.ts'
import { xlsxFile } from './xlsx-file.ts'

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
  readonly columns: FileColumns<View>
  readonly read: (context: Context, asked: Asked & PageAsked) => Promise<Page<View>>
}

const strict = { additionalProperties: false }

/** `GET /things`, `GET /things.csv` and `GET /things.xlsx`. */
export function listRoutes<Asked, View>(list: ListRoutes<Asked, View>): readonly [Route, Route, Route] {
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
  const file = (extension: 'csv' | 'xlsx') =>
    inquiry({
      method: 'GET',
      url: `${url}.${extension}`,
      duty,
      tag,
      summary: `${summary}: as ${extension === 'csv' ? 'a CSV file' : 'a workbook'}`,
      description: `${description} At most 100,000 rows, streamed; safe to open in a spreadsheet.`.trim(),
      schema: { query: Type.Object({ ...query, columns: Type.Optional(names) }, strict) },
      handle: async (context, request) => {
        const { columns: chosen, ...asked } = request.query as Asked & { readonly columns?: string }
        const fileName = `${url.slice(1)}.${extension}`
        const readOn = (next: PageAsked) => read(context, { ...asked, ...next } as Asked & PageAsked)
        const { heads, rows } = await readListFile({ fileName, columns, chosen, read: readOn }, context.caller.language)
        return extension === 'csv' ? csvFile(fileName, heads, rows) : xlsxFile(fileName, heads, rows)
      },
    })
  return [page, file('csv'), file('xlsx')]
}
