import { createReadStream } from 'node:fs'
import { text } from 'node:stream/consumers'
import { type CsvError, parse } from 'csv-parse/sync'
import { usageError } from './failure.ts'

/** One serial number of a file, and the line of the document that it is for, where the file says so. */
export interface FileEntry {
  /** Row of the file, from 1; the header counts. */
  readonly row: number
  readonly entry: string
  readonly lineNumber: number | null
  readonly product: string | null
}

/** What a file holds: its entries, or a despatch advice as it came, which the server reads. */
export type SerialFile =
  | { readonly kind: 'entries'; readonly entries: readonly FileEntry[] }
  | { readonly kind: 'despatchAdvice'; readonly content: string }

/** Reads a file, or the standard input as `-`: one serial number a line, CSV with column serialNumber, or XML. */
export async function readSerialFile(file: string): Promise<SerialFile> {
  const content = (await readText(file)).replace(/^\ufeff/, '')
  if (/^\s*</.test(content)) return { kind: 'despatchAdvice', content }
  return { kind: 'entries', entries: entriesOf(content, file) }
}

function entriesOf(content: string, file: string): readonly FileEntry[] {
  const header = content.slice(0, content.search(/\r?\n|$/))
  const delimiter = [';', '\t', ','].find((one) => header.includes(one)) ?? ';'
  const columns = header.split(delimiter).map(columnName)
  return columns.includes('serialnumber') ? entriesOfCsv(content, delimiter, file) : entriesOfLines(content)
}

async function readText(file: string): Promise<string> {
  try {
    return await text(file === '-' ? process.stdin : createReadStream(file))
  } catch (error) {
    throw usageError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** `Serial number`, `serial_number` and `serialNumber` are one name. */
function columnName(title: string): string {
  return title.toLowerCase().replace(/["\s_-]/g, '')
}

function entriesOfLines(content: string): readonly FileEntry[] {
  return content.split(/\r\n|\n|\r/).flatMap((entry, index) => {
    return entry.trim() === '' ? [] : [{ row: index + 1, entry, lineNumber: null, product: null }]
  })
}

type Column = 'serialnumber' | 'line' | 'linenumber' | 'product' | 'productnumber'

interface CsvRow {
  readonly record: Readonly<Partial<Record<Column, string>>>
  readonly info: { readonly lines: number }
}

function entriesOfCsv(content: string, delimiter: string, file: string): readonly FileEntry[] {
  try {
    const rows: CsvRow[] = parse(content, {
      delimiter,
      columns: (titles: string[]) => titles.map(columnName),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    })
    return rows.map(({ record, info }) => ({
      row: info.lines,
      entry: record.serialnumber ?? '',
      lineNumber: lineNumberOf(record.line ?? record.linenumber),
      product: record.product || record.productnumber || null,
    }))
  } catch (error) {
    throw usageError(`${file} is no CSV: ${(error as CsvError).message}`)
  }
}

function lineNumberOf(text: string | undefined): number | null {
  return text && /^\d{1,6}$/.test(text.trim()) ? Number(text) : null
}
