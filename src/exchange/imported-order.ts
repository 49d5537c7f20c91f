import { createHash } from 'node:crypto'

/** Where something stands in the files that were read; lines count from 1. */
export interface Source {
  readonly file: string
  readonly line: number
}

/** An address as far as the file gives it; `country` is two capitals. */
export interface ImportedAddress {
  readonly name?: string
  readonly street?: string
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
}

/** The customer that ordered. */
export interface ImportedCustomer {
  readonly number: string
  readonly name: string
  readonly vatNumber: string | null
  readonly language: 'nl' | 'en' | null
  readonly address: ImportedAddress | null
}

/** One order line; quantities, prices and percentages are decimal texts such as `-2` or `1234.56`. */
export interface ImportedOrderLine {
  readonly lineNumber: number
  readonly productNumber: string
  readonly productName: string
  /** A GTIN. */
  readonly barcode: string | null
  /** Never zero; in `unit`, or in the product's own sales unit where the file names none. */
  readonly quantity: string
  /** D52: a negative quantity corrects or credits. */
  readonly isCorrection: boolean
  readonly unit: string | null
  /** For one `unit`, before `discountPercent`, without VAT. */
  readonly price: string
  readonly discountPercent: string | null
  readonly taxCode: string | null
  readonly taxPercent: string | null
  readonly source: Source
}

/** A sales order as a file has it, before it meets the customers and products that Pakbon knows. */
export interface ImportedOrder {
  /** The number in the file: the customer's order number, or the company's own sales order number. */
  readonly number: string
  readonly numberedBy: 'customer' | 'company'
  readonly customer: ImportedCustomer
  readonly currency: string
  /** ISO days. */
  readonly orderedOn: string | null
  readonly requestedDeliveryOn: string | null
  readonly customerReference: string | null
  readonly deliveryAddress: ImportedAddress | null
  readonly invoiceAddress: ImportedAddress | null
  readonly lines: readonly ImportedOrderLine[]
  readonly source: Source
}

/**
 * The same text for the same order, however its file is laid out: tells an order that is imported again from another
 * one that has its number. Made of fields named here, so that reading more of a file later does not change it.
 */
export function orderFingerprint({ number, customer, currency, orderedOn, lines }: ImportedOrder): string {
  const content = lines.map((line) => [
    line.lineNumber,
    line.productNumber,
    line.quantity,
    line.unit,
    line.price,
    line.discountPercent,
  ])
  return createHash('sha256')
    .update(JSON.stringify([customer.number, number, currency, orderedOn, content]))
    .digest('hex')
}
