import type { Context } from '#db/context.ts'
import { csvFile } from '#http/csv-file.ts'
import { type FileColumns, readListFile } from '#http/list-file.ts'
import { inquiryByBody, type Route } from '#http/route.ts'
import { xlsxFile } from '#http/xlsx-file.ts'
import { readStatuses } from './read-statuses.ts'
import { StatusesAsked, type UnitStatus, UnitStatuses } from './status-views.ts'

const url = '/serial-numbers/statuses'
const words = {
  duty: 'inquireIntoSerialNumbers',
  tag: 'Coverage',
  summary: 'Up to 1,000 serial numbers at once: sold or not, to whom, what holds, where they are',
  bodyLimit: 1024 * 1024,
} as const

const columns: FileColumns<UnitStatus> = {
  entry: ({ entry }) => entry,
  result: ({ result }) => result,
  serialNumber: ({ unit }) => unit?.serialNumber ?? null,
  state: ({ unit }) => unit?.state ?? null,
  productNumber: ({ unit }) => unit?.productNumber ?? null,
  productName: ({ unit }) => unit?.productName ?? null,
  customerNumber: ({ unit }) => unit?.customerNumber ?? null,
  customerName: ({ unit }) => unit?.customerName ?? null,
  packingSlipNumber: ({ unit }) => unit?.packingSlip?.number ?? null,
  deliveredOn: ({ unit }) => unit?.deliveredOn ?? null,
  invoiceNumber: ({ unit }) => unit?.invoice?.number ?? null,
  invoicedOn: ({ unit }) => unit?.invoicedOn ?? null,
  warranty: ({ verdict }) => verdict?.warranty.text ?? null,
  warrantyUntil: ({ verdict }) => verdict?.warranty.until ?? null,
  service: ({ verdict }) => verdict?.service.text ?? null,
  serviceUntil: ({ verdict }) => verdict?.service.until ?? null,
  whereIs: ({ whereIs }) => whereIs?.text ?? null,
  products: ({ products }) => products.map(({ number }) => number).join(', ') || null,
  nearMisses: ({ nearMisses }) => nearMisses,
}

async function readFile(context: Context, asked: StatusesAsked, extension: 'csv' | 'xlsx') {
  const { items } = await readStatuses(context, asked)
  const fileName = `serial-number-statuses.${extension}`
  const file = { fileName, columns, chosen: undefined, read: async () => ({ items, next: null }) }
  const { heads, rows } = await readListFile(file, context.caller.language)
  return extension === 'csv' ? csvFile(fileName, heads, rows) : xlsxFile(fileName, heads, rows)
}

const file = (extension: 'csv' | 'xlsx') =>
  inquiryByBody({
    ...words,
    url: `${url}.${extension}`,
    summary: `${words.summary}: as ${extension === 'csv' ? 'a CSV file' : 'a workbook'}`,
    description: 'A row for each, in the order of the list; safe to open in a spreadsheet.',
    schema: { body: StatusesAsked },
    handle: (context, { body }) => readFile(context, body, extension),
  })

/** `POST /serial-numbers/statuses`, and as files. */
export const statusRoutes: readonly Route[] = [
  inquiryByBody({
    ...words,
    url,
    description:
      'D50: an item for each, in the order of the list. One that several products have is ambiguous and names them; nothing is guessed. Coverage is that of `on`, or of today (D53). It keeps nothing.',
    schema: { body: StatusesAsked, response: UnitStatuses },
    handle: (context, { body }) => readStatuses(context, body),
  }),
  file('csv'),
  file('xlsx'),
]
