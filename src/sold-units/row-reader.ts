import { type Refusal, refuse } from '#domain/refusal.ts'
import type { SoldUnitCells, SoldUnitColumn } from '#domain/sold-unit.ts'
import { readDay } from '#exchange/csv-days.ts'
import { readNumber } from '#exchange/csv-numbers.ts'
import { createFindings, importRefusal, shown } from '#exchange/findings.ts'
import type { ImportHead } from './store.ts'

/** What the cells of a row say; what is wrong with one is kept, by the name that the file gives its column. */
export interface RowReader {
  readonly refusals: Refusal[]
  text(column: SoldUnitColumn): string
  /** Whether there is a text; a refusal where there is none. */
  has(column: SoldUnitColumn): boolean
  day(column: SoldUnitColumn): string | null
  price(): string
  refuseValue(column: SoldUnitColumn, expected: string): void
}

/** Reads the cells of one row. */
export function readerOf({ fileName, columnNames }: ImportHead, { row, ...cells }: SoldUnitCells): RowReader {
  const refusals: Refusal[] = []
  const place = { file: fileName, line: row }
  const text = (column: SoldUnitColumn) => cells[column] ?? ''
  const field = (column: SoldUnitColumn) => columnNames[column] ?? column
  const refuseValue = (column: SoldUnitColumn, expected: string) => {
    refusals.push(refuse('IMPORT_VALUE', { ...place, field: field(column), value: shown(text(column)), expected }))
  }
  return {
    refusals,
    text,
    refuseValue,
    has(column) {
      const given = text(column) !== ''
      if (!given) refusals.push(refuse('IMPORT_VALUE_MISSING', { ...place, field: field(column) }))
      return given
    },
    day(column) {
      const findings = createFindings()
      const day = readDay(findings, { name: field(column), place, text: text(column) })
      refusals.push(...findings.faults.map(importRefusal))
      return day
    },
    price() {
      if (text('price') === '') return '0'
      const read = readNumber(text('price'), ownNotation)
      if ('decimal' in read && /^\d{0,12}(\.\d{1,6})?$/.test(read.decimal)) return read.decimal
      if ('refused' in read && read.refused === 'ambiguous') {
        refusals.push(refuse('IMPORT_NUMBER_AMBIGUOUS', { ...place, field: field('price'), value: text('price') }))
      } else refuseValue('price', '1234.56')
      return '0'
    },
  }
}

/** Other rows are not looked at: what can be read in two ways is refused. */
const ownNotation = { decimalMark: null, proven: false }
