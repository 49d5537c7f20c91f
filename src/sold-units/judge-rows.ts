import type { Context } from '#db/context.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import { cleanSerialNumber, type SerialNumberPolicy } from '#domain/serial-number.ts'
import {
  reviewSoldUnitDays,
  reviewSpreadsheetSerial,
  type SoldUnitCells,
  type SoldUnitColumn,
} from '#domain/sold-unit.ts'
import { oneLine } from '#exchange/fields.ts'
import { shown } from '#exchange/findings.ts'
import { findCustomers, findProducts, type ProductOfRow } from './row-facts.ts'
import { type RowReader, readerOf } from './row-reader.ts'
import type { ImportHead } from './store.ts'

/** What a row means, where nothing of it is refused. */
export interface SoldUnit {
  readonly productId: string
  readonly customerId: string
  readonly serialNumber: string
  readonly serialKey: string
  readonly uniqueInCompany: boolean
  readonly invoiceNumber: string
  readonly invoiceOn: string
  readonly deliveredOn: string
  readonly warrantyUntil: string | null
  readonly serviceUntil: string | null
  readonly price: string
}

/** A row with its unit, or why it is refused by itself. */
export interface JudgedRow {
  readonly row: number
  readonly cells: Omit<SoldUnitCells, 'row'>
  readonly unit: SoldUnit | null
  readonly refusals: readonly Refusal[]
}

/** Judges each row alone: what its texts mean, and whether the company knows its product and customer. Two queries. */
export async function judgeRows(
  context: Context,
  head: ImportHead,
  rows: readonly SoldUnitCells[],
): Promise<readonly JudgedRow[]> {
  const clean = rows.map(withoutOuterSpaces)
  const texts = (column: SoldUnitColumn) => [...new Set(clean.flatMap((row) => row[column] ?? []))]
  const products = await findProducts(context, texts('product'))
  const customers = await findCustomers(context, texts('customer'))
  return clean.map((all) => {
    const reader = readerOf(head, all)
    const { row, ...cells } = all
    const product = products.get(reader.text('product')) ?? null
    const unit = judgeRow(reader, product, customers.get(reader.text('customer')) ?? null, head)
    return { row, cells, unit: reader.refusals.length > 0 ? null : unit, refusals: reader.refusals }
  })
}

function withoutOuterSpaces({ row, ...cells }: SoldUnitCells): SoldUnitCells {
  return { row, ...Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, oneLine(text)])) }
}

function judgeRow(
  reader: RowReader,
  product: ProductOfRow | null,
  customerId: string | null,
  head: ImportHead,
): SoldUnit {
  const { text, refusals } = reader
  const serial = judgeSerial(reader, product)
  if (reader.has('product') && !product)
    refusals.push(refuse('SOLD_UNIT_PRODUCT_UNKNOWN', { product: shown(text('product')) }))
  if (product && !product.serialised) refusals.push(refuse('PRODUCT_NOT_SERIALISED', { product: product.number }))
  if (reader.has('customer') && customerId === null)
    refusals.push(refuse('SOLD_UNIT_CUSTOMER_UNKNOWN', { customer: shown(text('customer')) }))
  if (reader.has('invoiceNumber') && !/^\P{Cc}{1,50}$/u.test(text('invoiceNumber')))
    reader.refuseValue('invoiceNumber', '1-50')
  return {
    ...serial,
    ...judgeDays(reader, head),
    productId: product?.id ?? '',
    customerId: customerId ?? '',
    uniqueInCompany: product?.uniqueInCompany ?? true,
    invoiceNumber: text('invoiceNumber'),
    price: reader.price(),
  }
}

/** D13, D23: an empty one is refused: a unit without a serial number could never be traced. */
function judgeSerial({ text, refusals }: RowReader, product: ProductOfRow | null) {
  const clean = cleanSerialNumber(text('serialNumber'), product?.policy ?? lenient)
  if (!clean.ok) {
    refusals.push(clean.refusal)
    return { serialNumber: '', serialKey: '' }
  }
  const { serialNumber, serialKey } = clean
  const lost = reviewSpreadsheetSerial(serialNumber)
  if (lost) refusals.push(lost)
  if (product?.barcodes.includes(barcodeKey(serialNumber)))
    refusals.push(refuse('BARCODE_AS_SERIAL_NUMBER', { barcode: serialNumber }))
  return { serialNumber, serialKey }
}

/** Where the product is not known, a serial number need only be text. */
const lenient: SerialNumberPolicy = { caseSensitive: false, maximumLength: 80, allowOtherLetters: true, format: null }

function judgeDays(reader: RowReader, { columnNames, today }: ImportHead) {
  const invoiceOn = reader.has('invoiceOn') ? reader.day('invoiceOn') : null
  const deliveredOn = reader.day('deliveredOn') ?? invoiceOn
  const days = {
    invoiceOn: invoiceOn ?? '',
    deliveredOn: deliveredOn ?? '',
    warrantyUntil: reader.day('warrantyUntil'),
    serviceUntil: reader.day('serviceUntil'),
  }
  if (invoiceOn === null && reader.refusals.length === 0) reader.refuseValue('invoiceOn', '2026-01-31')
  if (deliveredOn !== null) reader.refusals.push(...reviewSoldUnitDays(days, columnNames, today))
  return days
}
