import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Cell, Rows } from './list-file.ts'
import type { FileAnswer } from './route.ts'

/** Rows as a CSV file (RFC 4180, UTF-8 with BOM), streamed and safe to open in a spreadsheet. */
export function csvFile(fileName: string, heads: readonly string[], rows: Rows): FileAnswer {
  return { fileName, mediaType: 'text/csv; charset=utf-8', stream: Readable.from(textOf(heads, rows)) }
}

async function* textOf(heads: readonly string[], rows: Rows): AsyncGenerator<string> {
  yield `\ufeff${rowsOf([heads])}`
  for await (const page of rows) yield rowsOf(page.map((row) => row.map(cellText)))
}

function rowsOf(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: 'windows' })
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return formulaSafe(cell)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return typeof cell === 'number' ? String(cell) : (cell.amount ?? '')
}

/** A spreadsheet must not take a serial number for a formula. */
function formulaSafe(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
}
