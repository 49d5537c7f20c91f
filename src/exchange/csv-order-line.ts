import type { numberColumns } from './csv-columns.ts'
import { readNumber } from './csv-numbers.ts'
import { type CsvRow, type CsvTable, cellOf } from './csv-table.ts'
import { decimalText, hundredths, lineAmount, millionths, quotient } from './decimal.ts'
import {
  checkPercentage,
  checkPrice,
  checkPriceQuantity,
  checkQuantity,
  type Field,
  maximumLength,
  readOptional,
  readRequired,
  refuseValue,
} from './fields.ts'
import { addFault, type Findings, shown } from './findings.ts'
import { compareAmount, type LinePrice, type UnnumberedLine } from './order-lines.ts'

/** One row as an order line. */
export function readCsvLine(table: CsvTable, row: CsvRow, findings: Findings): UnnumberedLine {
  const quantityCell = readDecimal(table, row, 'OrderedSalesQuantity', findings)
  const quantity = checkQuantity(findings, quantityCell.field, quantityCell.decimal)
  const { price, discountPercent } = readPrice(table, row, quantity, findings)
  const productNumber = readRequired(findings, cellOf(table, row, 'ItemNumber'), maximumLength.number)
  return {
    reference: referenceOf(cellOf(table, row, 'LineCreationSequenceNumber')),
    productNumber,
    productName: readOptional(findings, cellOf(table, row, 'LineDescription'), maximumLength.name) ?? productNumber,
    barcode: null,
    quantity: decimalText(quantity),
    isCorrection: quantity < 0n,
    unit: readOptional(findings, cellOf(table, row, 'SalesUnitSymbol'), maximumLength.code),
    price: decimalText(price),
    discountPercent: discountPercent ? decimalText(discountPercent) : null,
    taxCode: readOptional(findings, cellOf(table, row, 'SalesTaxItemGroupCode'), maximumLength.code),
    taxPercent: null,
    source: { file: table.file, line: row.line },
  }
}

/** Dynamics 365 writes 0 where a line has no number yet. */
function referenceOf({ text }: Field): string {
  const number = text.replace(/[.,]0{1,16}$/, '')
  return number === '0' ? '' : number
}

/** The price is for `SalesPriceQuantity` units, and so is the discount in money; the percentage is on top. */
function readPrice(table: CsvTable, row: CsvRow, quantity: bigint, findings: Findings): LinePrice {
  const cell = (column: NumberColumn) => readDecimal(table, row, column, findings)
  const priceCell = cell('SalesPrice')
  const baseCell = cell('SalesPriceQuantity')
  const discountCell = cell('LineDiscountAmount')
  const percentCell = cell('LineDiscountPercentage')
  const full = checkPrice(findings, priceCell.field, priceCell.decimal)
  const discount = millionths(discountCell.decimal ?? '0')
  if (full >= 0n && discount > full) refuseValue(findings, discountCell.field, `≤ ${decimalText(full)}`)
  const baseQuantity = checkPriceQuantity(findings, baseCell.field, baseCell.decimal)
  const price = quotient(full - discount, baseQuantity)
  const discountPercent = checkPercentage(findings, percentCell.field, percentCell.decimal)
  const { field, decimal } = cell('LineAmount')
  const exact = lineAmount(quantity, full - discount, discountPercent ?? 0n, baseQuantity)
  compareAmount(
    findings,
    field.place,
    quantity,
    { price, discountPercent },
    decimal ? hundredths(millionths(decimal)) : exact,
  )
  return { price, discountPercent }
}

type NumberColumn = (typeof numberColumns)[number]

interface DecimalCell {
  readonly field: Field
  readonly decimal: string | null
}

/** A cell with its number; null, with a fault unless it is empty, where it has none. */
function readDecimal(table: CsvTable, row: CsvRow, column: NumberColumn, findings: Findings): DecimalCell {
  const field = cellOf(table, row, column)
  if (field.text === '') return { field, decimal: null }
  const number = readNumber(field.text, table.notation)
  if ('decimal' in number && !/\d{13}/.test(number.decimal.replace(/\..*$/, ''))) return { field, ...number }
  if ('refused' in number && number.refused === 'ambiguous') {
    addFault(findings, field.place, 'IMPORT_NUMBER_AMBIGUOUS', { field: column, value: shown(field.text) })
  } else refuseValue(findings, field, '1234.56')
  return { field, decimal: null }
}
