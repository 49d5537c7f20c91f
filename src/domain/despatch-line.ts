import { barcodeKey } from './barcode.ts'

/** A line of a despatch advice: an item sent, and the serial numbers of its units. */
export interface DespatchLine {
  /** As its sender numbers it. */
  readonly number: string
  /** Its line in the file, from 1. */
  readonly place: number
  /** The order and its line that it answers; '' where it does not say. */
  readonly orderNumber: string
  readonly orderLineNumber: string
  /** How the sender and the receiver number the item. */
  readonly itemNumbers: readonly string[]
  /** Its GTIN as a barcode's key, fourteen digits. */
  readonly gtin: string | null
  readonly serialNumbers: readonly string[]
}

/** A line of the document to be filled. */
export interface LineToFill {
  readonly id: string
  readonly product: string
  /** Keys of the product's barcodes. */
  readonly barcodes: readonly string[]
  readonly salesOrderLineNumber: number
}

/** How the document's order is known: by its seller's number, and by its buyer's. */
export type OrderNumbers = readonly string[]

/**
 * The lines of a document that a line of a despatch advice can fill, in line order (D24): those of its product, by
 * GTIN, by the product's number or by any other barcode of it. Of several lines of one product the order line that
 * the advice names is meant, where the advice speaks of this order.
 */
export function linesToFill<Line extends LineToFill>(
  sent: DespatchLine,
  lines: readonly Line[],
  order: OrderNumbers,
): readonly Line[] {
  const numbers = new Set(sent.itemNumbers.map((number) => number.toLowerCase()))
  const barcodes = new Set([...sent.itemNumbers.map(barcodeKey), ...(sent.gtin === null ? [] : [sent.gtin])])
  const ofProduct = lines.filter(
    (line) => numbers.has(line.product.toLowerCase()) || line.barcodes.some((barcode) => barcodes.has(barcode)),
  )
  if (!order.includes(sent.orderNumber)) return ofProduct
  const named = ofProduct.filter((line) => String(line.salesOrderLineNumber) === sent.orderLineNumber)
  return named.length > 0 ? named : ofProduct
}
