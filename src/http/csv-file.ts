import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Context } from '#db/context.ts'
import type { Page } from '#db/page.ts'
import type { ColumnName } from '#terms/en-columns.ts'
import { columnName } from '#terms/text.ts'
import type { FileAnswer } from './route.ts'

/** Text, which may come from anywhere; what Pakbon itself wrote as a number; yes or no, as 1 or 0. */
type Cell = string | number | boolean | null | { readonly amount: string | null }

/** The columns of a list in the order of its file, and what each shows of a row. */
export type CsvColumns<View> = Readonly<Partial<Record<ColumnName, (row: View) => Cell>>>

export interface CsvFile<View> {
  readonly fileName: string
  readonly columns: CsvColumns<View>
  /** Names of columns with commas between them; all where none are named. */
  readonly chosen: string | undefined
  readonly read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<View>>
}

const pageSize = 5000
/** Rows of one file; more are asked for by a narrower filter. */
const mostRows = 100_000

/**
 * A list as a CSV file (RFC 4180, UTF-8 with BOM), sent page by page and safe to open in a spreadsheet. What the
 * filter is refused for is refused before anything is sent.
 */
export async function csvFile<View>({ caller }: Context, file: CsvFile<View>): Promise<FileAnswer> {
  const names = (file.chosen?.split(',') ?? Object.keys(file.columns)) as ColumnName[]
  const heads = names.map((name) => columnName(name, caller.language))
  const first = await file.read({ limit: pageSize })
  const stream = Readable.from(pages(file, first, heads, names))
  return { fileName: file.fileName, mediaType: 'text/csv; charset=utf-8', stream }
}

async function* pages<View>(
  { columns, read }: CsvFile<View>,
  first: Page<View>,
  heads: readonly string[],
  names: readonly ColumnName[],
): AsyncGenerator<string> {
  yield `\ufeff${rowsOf([heads])}`
  let page = first
  for (let rows = 0; ; ) {
    const cells = page.items.map((row) => names.map((name) => textOf(columns[name]?.(row) ?? null)))
    if (cells.length > 0) yield rowsOf(cells)
    rows += cells.length
    if (page.next === null || rows >= mostRows) return
    page = await read({ limit: pageSize, cursor: page.next })
  }
}

function rowsOf(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: 'windows' })
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return formulaSafe(cell)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return typeof cell === 'number' ? String(cell) : (cell.amount ?? '')
}

/** A spreadsheet must not take a serial number for a formula. */
function formulaSafe(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
}
