import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { csvFile } from '#http/csv-file.ts'
import { listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, someOf } from '#http/schemas.ts'
import { xlsxFile } from '#http/xlsx-file.ts'
import { columnName } from '#terms/text.ts'
import { addRows } from './add-rows.ts'
import { beginImport } from './begin-import.ts'
import { discardImport } from './discard-import.ts'
import { listRows, type SoldUnitRowFilter, soldUnitRowSorts } from './list-rows.ts'
import { postImport } from './post-import.ts'
import { reviewImport } from './review-import.ts'
import { readImport } from './store.ts'
import {
  ImportToBegin,
  PostingAsked,
  RowsToAdd,
  SoldUnitImportView,
  SoldUnitRowView,
  soldUnitOutcomes,
} from './views.ts'

const tag = 'Units sold before'
const duty: Duty = 'integrate'
const params = idParameter('importId')

const begin = command({
  method: 'POST',
  url: '/sold-units/imports',
  status: 201,
  duty,
  tag,
  summary: 'Begin an import of units that were sold before Pakbon',
  description:
    'Then send its rows, have them reviewed, and post it. Begun again under the same id it is the same import.',
  schema: { body: ImportToBegin, response: SoldUnitImportView },
  handle: async (context, { body }) => readImport(context, await beginImport(context, body)),
})

const add = command({
  method: 'POST',
  url: '/sold-units/imports/:importId/rows',
  duty,
  tag,
  summary: 'Send rows of the file, at most 5,000 at a time and 100,000 in all',
  description: 'Each is judged by itself. A row that is sent again takes the place of the one before.',
  bodyLimit: 14 * 1024 * 1024,
  schema: {
    params,
    body: RowsToAdd,
    response: Type.Object({
      rows: Type.Integer({ description: 'Of the whole import so far' }),
      refused: Type.Integer({ description: 'Of those that were sent, by themselves' }),
    }),
  },
  handle: (context, { params: { importId }, body }) => addRows(context, importId, body),
})

const review = command({
  method: 'POST',
  url: '/sold-units/imports/:importId/review',
  duty,
  tag,
  summary: 'What would become of every row: new, here already, or refused',
  description:
    'Looks for rows that clash with each other and with what is here (D14, D37, D6). It imports nothing; `GET /sold-units/rows` then has the reasons.',
  schema: { params, response: SoldUnitImportView },
  handle: async (context, { params: { importId } }) => {
    await reviewImport(context, importId)
    return readImport(context, importId)
  },
})

const post = command({
  method: 'POST',
  url: '/sold-units/imports/:importId/posting',
  duty,
  tag,
  summary: 'Import the units',
  description:
    'Each as delivered by its invoice, under the number and on the days that it had (D53). Refused rows are left out, or refuse them all with `allOrNothing`. With `atMost` a portion of whole invoices, so that no request takes long: 10,000 take a second or two. What is done already is answered as it is.',
  schema: {
    params,
    body: PostingAsked,
    response: SoldUnitImportView,
  },
  handle: (context, { params: { importId }, body }) => postImport(context, importId, body),
})

const read = inquiry({
  method: 'GET',
  url: '/sold-units/imports/:importId',
  duty,
  tag,
  summary: 'An import of units that were sold before',
  schema: { params, response: SoldUnitImportView },
  handle: (context, { params: { importId } }) => readImport(context, importId),
})

const discard = command({
  method: 'DELETE',
  url: '/sold-units/imports/:importId',
  duty,
  tag,
  summary: 'Discard an import that was not posted',
  schema: { params, response: Type.Object({ id: Id }) },
  handle: async (context, { params: { importId } }) => {
    await discardImport(context, importId)
    return { id: importId }
  },
})

const rows = listRoutes<SoldUnitRowFilter, SoldUnitRowView>({
  url: '/sold-units/rows',
  duty,
  tag,
  summary: 'The rows of an import with what becomes of each',
  description: 'As a file it has the columns that it came with, so that refused rows can be corrected and sent again.',
  filters: { importId: Id, outcome: Type.Optional(someOf(soldUnitOutcomes)) },
  sorts: soldUnitRowSorts,
  view: SoldUnitRowView,
  read: listRows,
  columns: {
    row: ({ row }) => row,
    serialNumber: ({ serialNumber }) => serialNumber,
    productNumber: ({ product }) => product,
    customerNumber: ({ customer }) => customer,
    invoiceNumber: ({ invoiceNumber }) => invoiceNumber,
    invoiceOn: ({ invoiceOn }) => invoiceOn,
    deliveredOn: ({ deliveredOn }) => deliveredOn,
    warrantyUntil: ({ warrantyUntil }) => warrantyUntil,
    serviceUntil: ({ serviceUntil }) => serviceUntil,
    salesPrice: ({ price }) => price,
    state: ({ outcome }) => outcome,
    reasons: ({ refusals }) => refusals.map(({ text }) => text).join(' '),
  },
})

const columnsOfTemplate = [
  'serialNumber',
  'productNumber',
  'customerNumber',
  'invoiceNumber',
  'invoiceOn',
  'deliveredOn',
  'warrantyUntil',
  'serviceUntil',
  'salesPrice',
] as const

function template(extension: 'csv' | 'xlsx'): Route {
  return inquiry({
    method: 'GET',
    url: `/sold-units/template.${extension}`,
    duty,
    tag,
    summary: `A file to fill in: ${extension === 'csv' ? 'CSV' : 'a workbook, whose columns are text'}`,
    schema: {},
    handle: async ({ caller }) => {
      const heads = columnsOfTemplate.map((name) => columnName(name, caller.language))
      const fileName = `sold-units.${extension}`
      return extension === 'csv' ? csvFile(fileName, heads, noRows()) : xlsxFile(fileName, heads, noRows(), 'text')
    },
  })
}

async function* noRows() {}

export const soldUnitRoutes: readonly Route[] = [
  begin,
  add,
  review,
  post,
  read,
  discard,
  ...rows,
  template('csv'),
  template('xlsx'),
]
