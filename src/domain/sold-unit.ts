import { type Refusal, refuse } from './refusal.ts'

/** What a row tells of a unit that was sold before Pakbon: the columns of its file, those that it needs first. */
export const soldUnitColumns = [
  'serialNumber',
  'product',
  'customer',
  'invoiceNumber',
  'invoiceOn',
  'deliveredOn',
  'warrantyUntil',
  'serviceUntil',
  'price',
] as const
export type SoldUnitColumn = (typeof soldUnitColumns)[number]

/** Columns without which there is no sale. */
export const requiredSoldUnitColumns: readonly SoldUnitColumn[] = soldUnitColumns.slice(0, 5)

/** Rows of one file, and of one request; a request of our own pages and commands holds fewer, which costs less memory. */
export const mostSoldUnits = 100_000
export const mostSoldUnitsOfRequest = 5000
export const soldUnitsOfRequest = 2000

/** What the first row of a file may call a column, in Dutch and English. */
const columnNames: Readonly<Record<SoldUnitColumn, readonly string[]>> = {
  serialNumber: ['Serienummer', 'Serial number', 'Serial', 'SN'],
  product: ['Product', 'Productnummer', 'Product number', 'GTIN', 'Artikel', 'Artikelnummer', 'Item number'],
  customer: ['Klant', 'Klantnummer', 'Customer', 'Customer number', 'Customer account'],
  invoiceNumber: ['Factuur', 'Factuurnummer', 'Invoice', 'Invoice number'],
  invoiceOn: ['Factuurdatum', 'Invoice date', 'Invoice on', 'Gefactureerd op', 'Invoiced on'],
  deliveredOn: ['Leverdatum', 'Leveringsdatum', 'Geleverd op', 'Delivery date', 'Delivered on'],
  warrantyUntil: ['Garantie tot', 'Garantie tot en met', 'Warranty until', 'Warranty end'],
  serviceUntil: ['Service tot', 'Service tot en met', 'Service until', 'Service end'],
  price: ['Prijs', 'Verkoopprijs', 'Price', 'Sales price'],
}

const columnOfName: ReadonlyMap<string, SoldUnitColumn> = new Map(
  soldUnitColumns.flatMap((column) =>
    [column, ...columnNames[column]].map((name) => [plainName(name), column] as const),
  ),
)

/** The column of a name in a file: in capitals or not, with or without spaces, marks and quotation marks. */
export function soldUnitColumnNamed(name: string): SoldUnitColumn | undefined {
  return columnOfName.get(plainName(name))
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s"'_.()-]/g, '')
}

/** The separator by which the first line of a CSV text has most known columns. */
export function separatorOfSoldUnits(text: string): ';' | ',' | '\t' {
  const [first = ''] = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1)
  const known = (separator: string) => first.split(separator).filter((name) => soldUnitColumnNamed(name)).length
  const separators = [';', ',', '\t'] as const
  return separators.reduce((best, one) => (known(one) > known(best) ? one : best))
}

/** A row of a file as it is sent: its number in the file, and the text of each column that it fills. */
export type SoldUnitCells = { readonly row: number } & { readonly [Column in SoldUnitColumn]?: string }

/** The rows of a file, or which columns it lacks or has twice. `names` is what the file calls its columns. */
export interface SoldUnitTable {
  readonly rows: readonly SoldUnitCells[]
  readonly names: Readonly<Partial<Record<SoldUnitColumn, string>>>
  readonly missing: readonly SoldUnitColumn[]
  readonly twice: readonly SoldUnitColumn[]
  readonly others: readonly string[]
}

/** Reads the cells of a sheet or CSV file: names of columns first, in any order; empty rows are left out. */
export function readSoldUnitTable(cells: readonly (readonly unknown[])[]): SoldUnitTable {
  const [head = [], ...body] = cells
  const titles = head.map((cell) => cellText(cell).trim())
  const columns = titles.map((title) => soldUnitColumnNamed(title))
  const places = new Map(columns.flatMap((column, index) => (column ? [[column, index] as const] : [])))
  const rows = body.flatMap((row, index): readonly SoldUnitCells[] => {
    const filled = [...places].map(([column, place]) => [column, cellText(row[place], column).trim()] as const)
    const given = filled.filter(([, text]) => text !== '')
    return given.length > 0 ? [{ row: index + 2, ...Object.fromEntries(given) }] : []
  })
  return {
    rows,
    names: Object.fromEntries([...places].map(([column, place]) => [column, titles[place] ?? column])),
    missing: requiredSoldUnitColumns.filter((column) => !places.has(column)),
    twice: soldUnitColumns.filter((column) => columns.filter((one) => one === column).length > 1),
    others: titles.filter((title) => title !== '' && !soldUnitColumnNamed(title)),
  }
}

/** Spreadsheets keep 15 figures of a number. */
const mostExact = 1e15

/** The text of a cell: a day as 2026-01-31, a number without separators; one that lost figures shows that it did. */
function cellText(cell: unknown, column?: SoldUnitColumn): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '?' : cell.toISOString().slice(0, 10)
  if (typeof cell !== 'number') return String(cell)
  if (column === 'price') return cell.toFixed(6)
  return Math.abs(cell) < mostExact ? String(cell) : cell.toExponential()
}

/** D13: a serial number that a spreadsheet took for a number, as in 1,23457E+17, has lost its figures. */
export function reviewSpreadsheetSerial(serialNumber: string): Refusal | null {
  const isLost = /^\d(?:[.,]\d+)?E\+\d+$/i.test(serialNumber)
  return isLost ? refuse('SOLD_UNIT_SERIAL_AS_NUMBER', { serialNumber }) : null
}

/** The days of a sale before Pakbon; coverage until a day, that one included, where the file says so. */
export interface SoldUnitDays {
  readonly invoiceOn: string
  readonly deliveredOn: string
  readonly warrantyUntil: string | null
  readonly serviceUntil: string | null
}

/** D53: a sale lies in the past, and coverage ends no earlier than it begins, which is the day of delivery. */
export function reviewSoldUnitDays(days: SoldUnitDays, names: SoldUnitTable['names'], today: string): Refusal[] {
  const ahead = (['invoiceOn', 'deliveredOn'] as const).filter((column) => days[column] > today)
  const early = (['warrantyUntil', 'serviceUntil'] as const).filter((column) => {
    const until = days[column]
    return until !== null && until < days.deliveredOn
  })
  return [
    ...ahead.map((column) => refuse('SOLD_UNIT_DAY_AHEAD', { column: names[column] ?? column, day: days[column] })),
    ...early.map((column) =>
      refuse('SOLD_UNIT_COVERAGE_ENDS_EARLY', {
        column: names[column] ?? column,
        day: days[column],
        deliveredOn: days.deliveredOn,
      }),
    ),
  ]
}
