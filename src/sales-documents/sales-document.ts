import type { Disposition } from '#domain/return.ts'

/** What a document is: the posted journal of a delivery, of a claim, of what is taken back of one, of what came back. */
export type SalesDocumentKind = 'packingSlip' | 'invoice' | 'creditNote' | 'returnReceipt'

/** Tax by its kind (UNCL5305): standard, zero, exempt, reverse charge, within the Union, export. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G'

export interface PostalAddress {
  readonly name?: string
  readonly street?: string
  readonly postalCode?: string
  readonly city?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

/** Who sells. */
export interface Seller {
  readonly code: string
  readonly name: string
  readonly address: PostalAddress
  readonly country: string
  readonly timeZone: string
  readonly vatNumber: string | null
  /** For a Dutch company its KVK number. */
  readonly registrationNumber: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  /** Scheme and identifier with a colon between them, such as `0106:12345678`. */
  readonly electronicAddress: string | null
  readonly paper: 'A4' | 'Letter'
  /** `#rrggbb`. */
  readonly colour: string
  /** D53: whether it has its page for buyers on. */
  readonly publicCoverage: boolean
  /** What the company prints at the end of this kind of document, in its language; may be empty. */
  readonly text: string
}

/** Who buys. */
export interface Buyer {
  readonly number: string
  readonly name: string
  readonly vatNumber: string | null
  readonly registrationNumber: string | null
  readonly electronicAddress: string | null
  readonly email: string | null
}

/** One unit, in the order of its line; without a serial number it is not readable (D15). */
export interface DocumentUnit {
  readonly registrationId: string
  /** From 1, within its line. */
  readonly position: number
  readonly serialNumber: string | null
}

export interface SalesDocumentLine {
  readonly id: string
  readonly lineNumber: number
  readonly productNumber: string
  readonly description: string
  /** The first GTIN of the product, with a valid check digit; 8, 12, 13 or 14 digits. */
  readonly gtin: string | null
  /** The inventory unit, in which quantities count (D12), such as `pcs`. */
  readonly unit: string
  readonly quantity: number
  readonly serialised: boolean
  readonly registered: number
  readonly notReadable: number
  readonly units: readonly DocumentUnit[]
  readonly salesOrderLineNumber: number
  /** Of the order line, in the inventory unit. */
  readonly quantityOrdered: number
  /** Of a packing slip: what earlier slips delivered, and what is still to follow after this one. */
  readonly quantityBefore: number
  readonly quantityToFollow: number
  /** Of an invoice: the packing slips that delivered what it claims. */
  readonly packingSlipNumbers: readonly string[]
  /** Decimal text; null on a packing slip. The price is for a sales unit of `salesUnitFactor` inventory units. */
  readonly price: {
    readonly salesUnit: string
    readonly salesUnitFactor: number
    readonly salesPrice: string
    readonly discountPercentage: string
    readonly taxPercentage: string
    readonly taxCategory: TaxCategory
    readonly netAmount: string
  } | null
  /** Of a return receipt: why it came back, and what becomes of how many. */
  readonly returned?: {
    readonly reason: string | null
    readonly dispositions: readonly { readonly disposition: Disposition; readonly quantity: number }[]
  }
}

export interface DocumentTax {
  readonly category: TaxCategory
  readonly percentage: string
  readonly net: string
  readonly tax: string
}

/** A posted document whole, as it is printed and sent (D80). Amounts of a credit note are positive: what is given back. */
export interface SalesDocument {
  readonly kind: SalesDocumentKind
  readonly id: string
  readonly number: string
  /** D46: of a packing slip; 1 as it was posted. D60: 2 of an invoice whose buyer was named afterwards. */
  readonly version: number
  readonly isCancelled: boolean
  /** ISO moment of the last reversal (D45); null where there was none. */
  readonly reversedAt: string | null
  /** The customer's, or the one that was asked for. */
  readonly language: 'nl' | 'en'
  readonly seller: Seller
  readonly buyer: Buyer
  readonly deliveryAddress: PostalAddress
  readonly invoiceAddress: PostalAddress
  readonly salesOrderNumber: string
  /** ISO days. */
  readonly orderedOn: string
  readonly documentOn: string
  readonly dueOn: string | null
  /** Of an invoice or credit note: the last day on which something of it was delivered. */
  readonly deliveredOn: string | null
  /** ISO moment. */
  readonly postedAt: string
  readonly customerReference: string | null
  /** The number that the customer itself gave the order. */
  readonly customerOrderNumber: string | null
  readonly currency: string
  /** D5: whether this customer's documents of this kind print the serial numbers, and consecutive ones as a run. */
  readonly printsSerialNumbers: boolean
  readonly foldsRuns: boolean
  readonly lines: readonly SalesDocumentLine[]
  readonly packingSlips: readonly { readonly number: string; readonly postedOn: string }[]
  /** Of a credit note: the invoices that it corrects. */
  readonly corrects: readonly { readonly number: string; readonly invoiceOn: string }[]
  /** Null on a packing slip. */
  readonly totals: {
    readonly net: string
    readonly tax: string
    readonly gross: string
    readonly taxes: readonly DocumentTax[]
  } | null
  /** D41. ISO moments. */
  readonly serialNumbersChangedAt: string | null
  readonly printedAt: string | null
}
