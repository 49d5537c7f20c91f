import { CsvError, parse } from 'csv-parse/sync'
import {
  type Column,
  columnNamed,
  headerColumns,
  lineColumns,
  numberColumns,
  requiredHeaderColumns,
  requiredLineColumns,
} from './csv-columns.ts'
import { type Notation, notationOf } from './csv-numbers.ts'
import { type Field, oneLine } from './fields.ts'
import { addFault, addNote, type Findings, shown } from './findings.ts'

/** The rows of a CSV file: those of order headers, of order lines, or each row a line with its header. */
export interface CsvTable {
  readonly file: string
  readonly hasHeaders: boolean
  readonly hasLines: boolean
  readonly columns: ReadonlyMap<Column, number>
  readonly rows: readonly CsvRow[]
  readonly notation: Notation
}

/** The cells of one row, and the line of the file that it begins on. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

const delimiters = [';', ',', '\t'] as const
const maximumRows = 100_000
const maximumRowLength = 100_000

/** The value of a column in a row; '' where the file has no such column. */
export function cellOf({ file, columns }: CsvTable, { line, cells }: CsvRow, column: Column): Field {
  return { name: column, place: { file, line }, text: oneLine(cells[columns.get(column) ?? -1] ?? '') }
}

/** The rows of a CSV text with the columns of sales orders; null, with faults, where it is none or cannot be split. */
export function readCsvTable(file: string, text: string, findings: Findings): CsvTable | null {
  const delimiter = delimiterOf(text)
  if (!delimiter) {
    addFault(findings, { file, line: 1 }, 'IMPORT_UNKNOWN_FORMAT', { found: shown(firstLine(text)) })
    return null
  }
  const [names, ...rows] = splitRows(file, text, delimiter, findings)
  if (!names) return null
  const columns = readColumns(file, names, findings)
  const hasHeaders = columns.has('OrderingCustomerAccountNumber')
  const hasLines = columns.has('ItemNumber') || columns.has('OrderedSalesQuantity')
  noteOtherColumns({ file, hasHeaders, hasLines }, names, findings)
  if (lacksColumns({ file, hasHeaders, hasLines, columns }, names, findings)) return null
  const whole = rows.filter((row) => hasEveryCell(file, row, names.cells.length, findings))
  const notation = notationOf(numbersIn(columns, whole), delimiter)
  return { file, hasHeaders, hasLines, columns, rows: whole, notation }
}

function firstLine(text: string): string {
  const start = text.trimStart()
  const end = start.indexOf('\n')
  return end < 0 ? start : start.slice(0, end)
}

/** The separator by which the first line has most known columns. */
function delimiterOf(text: string): string | null {
  const header = firstLine(text).slice(0, maximumRowLength)
  const [best] = delimiters
    .map((delimiter) => ({
      delimiter,
      known: header.split(delimiter).filter((name) => columnNamed(unquoted(name))).length,
    }))
    .sort((one, other) => other.known - one.known)
  return best && best.known > 1 ? best.delimiter : null
}

function unquoted(name: string): string {
  return name.trim().replace(/^"|"$/g, '')
}

/** All rows up to the first that cannot be read. */
function splitRows(file: string, text: string, delimiter: string, findings: Findings): readonly CsvRow[] {
  const rows: CsvRow[] = []
  let lastLine = 0
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: maximumRowLength,
      to: maximumRows + 2,
      on_record: (cells: string[], { lines }) => {
        lastLine = lines
        rows.push({ line: lines - lineBreaksIn(cells), cells })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    refuseRow(file, text, error, lastLine, findings)
    return rows
  }
  if (rows.length === 1) addFault(findings, { file, line: lastLine }, 'IMPORT_EMPTY')
  if (rows.length > maximumRows + 1) {
    addFault(findings, { file, line: lastLine }, 'IMPORT_TOO_LARGE', { rows: maximumRows })
    return []
  }
  return rows
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
}

/** Of a quote that is never closed the parser names the end; what helps is where its row begins. */
function refuseRow(file: string, text: string, error: CsvError, lastLine: number, findings: Findings): void {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
  const line = isOpen ? firstLineWithText(text, lastLine) : Number(error.lines)
  addFault(findings, { file, line }, 'IMPORT_ROW_NOT_READABLE')
}

function firstLineWithText(text: string, after: number): number {
  const rest = text.split('\n').slice(after)
  return after + 1 + rest.findIndex((line) => /[^\s;,]/.test(line))
}

function readColumns(file: string, { line, cells }: CsvRow, findings: Findings): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>()
  cells.forEach((name, index) => {
    const column = columnNamed(name)
    if (column && columns.has(column)) addFault(findings, { file, line }, 'IMPORT_COLUMN_TWICE', { column })
    else if (column) columns.set(column, index)
  })
  return columns
}

type Kind = Pick<CsvTable, 'file' | 'hasHeaders' | 'hasLines'>

function noteOtherColumns({ file, hasHeaders, hasLines }: Kind, { line, cells }: CsvRow, findings: Findings): void {
  const read = new Set<Column>([...(hasHeaders ? headerColumns : []), ...(hasLines ? lineColumns : [])])
  const others = cells.filter((name) => {
    const column = columnNamed(name)
    return !(column && read.has(column))
  })
  if (others.length > 0)
    addNote(findings, { file, line }, 'IMPORT_LEFT_OUT', { what: others.map((name) => shown(name.trim())) })
}

function lacksColumns(
  { file, hasHeaders, hasLines, columns }: Kind & Pick<CsvTable, 'columns'>,
  { line }: CsvRow,
  findings: Findings,
): boolean {
  const needed = [...(hasLines ? requiredLineColumns : []), ...(hasHeaders || !hasLines ? requiredHeaderColumns : [])]
  const missing = [...new Set(needed)].filter((column) => !columns.has(column))
  for (const column of missing) addFault(findings, { file, line }, 'IMPORT_COLUMN_MISSING', { column })
  return missing.length > 0
}

/** A row with too few cells was cut off; one with too many has a separator inside a value. */
function hasEveryCell(file: string, { line, cells }: CsvRow, expected: number, findings: Findings): boolean {
  if (cells.length === expected) return true
  addFault(findings, { file, line }, 'IMPORT_ROW_LENGTH', { expected, found: cells.length })
  return false
}

function* numbersIn(columns: ReadonlyMap<Column, number>, rows: readonly CsvRow[]): Generator<string> {
  for (const { cells } of rows) {
    for (const column of numberColumns) yield (cells[columns.get(column) ?? -1] ?? '').trim()
  }
}
