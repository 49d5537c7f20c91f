import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Context } from '#db/context.ts'
import type { FileAnswer } from '#http/route.ts'
import { columnNames } from '#terms/text.ts'
import { listUnits, type UnitFilter } from './list-units.ts'
import type { UnitView } from './views.ts'

const pageSize = 2000
/** Rows of one file; more are asked for by a narrower filter. */
const mostRows = 100_000

/** D83: units as a CSV file (RFC 4180, UTF-8 with BOM), sent page by page and safe to open in a spreadsheet. */
export function unitsAsCsv(context: Context, filter: UnitFilter): FileAnswer {
  const stream = Readable.from(pages(context, filter))
  return { fileName: 'serial-numbers.csv', mediaType: 'text/csv; charset=utf-8', stream }
}

async function* pages(context: Context, filter: UnitFilter): AsyncGenerator<string> {
  yield `\ufeff${stringify([columnNames(context.caller.language)], { record_delimiter: 'windows' })}`
  let cursor: string | undefined
  for (let rows = 0; rows < mostRows; rows += pageSize) {
    const page = await listUnits(context, { ...filter, limit: pageSize, ...(cursor ? { cursor } : {}) })
    if (page.items.length > 0) yield stringify(page.items.map(cellsOf), { record_delimiter: 'windows' })
    if (page.next === null) return
    cursor = page.next
  }
}

function cellsOf(unit: UnitView): readonly string[] {
  const { serialNumber, state, productNumber, productName, customerNumber, customerName } = unit
  return [
    serialNumber ?? '',
    unit.notReadable ? '1' : '0',
    state,
    productNumber,
    productName,
    customerNumber,
    customerName,
    unit.salesOrderNumber,
    unit.packingSlip?.number ?? '',
    unit.invoice?.number ?? '',
    unit.deliveredOn ?? '',
    unit.invoicedOn ?? '',
  ].map(formulaSafe)
}

/** A spreadsheet must not take a serial number for a formula. */
function formulaSafe(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
}
