import { isGs1SerialNumber } from '#domain/barcode.ts'
import type { SalesDocument, SalesDocumentKind, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { addressLines } from './address-lines.ts'
import { type BarcodeSymbol, symbolOf } from './symbol.ts'

/** What stands on the label of one unit. */
export interface UnitLabel {
  readonly productNumber: string
  readonly description: string
  readonly serialNumber: string
  readonly gtin: string | null
  readonly symbol: BarcodeSymbol
}

/** What stands on the label of a parcel or pallet. */
export interface DocumentLabel {
  readonly kind: SalesDocumentKind
  readonly number: string
  readonly symbol: BarcodeSymbol
  readonly language: 'nl' | 'en'
  readonly postedAt: string
  readonly from: string
  readonly deliverTo: readonly string[]
  readonly salesOrderNumber: string
  readonly customerOrderNumber: string | null
  /** How much is in it, by inventory unit, in the order of the lines. */
  readonly contents: readonly { readonly unit: string; readonly quantity: number }[]
  readonly serialNumbers: number
  readonly notReadable: number
}

/** A label for each unit with a serial number, in the order of the document. */
export function unitLabels(document: SalesDocument): readonly UnitLabel[] {
  return document.lines.flatMap((line) =>
    line.units.flatMap(({ serialNumber }) => (serialNumber === null ? [] : [unitLabel(line, serialNumber)])),
  )
}

/** The label of all that a document delivers; its barcode is the number of the document. */
export function documentLabel(document: SalesDocument): DocumentLabel {
  const { kind, number, language, postedAt, seller, buyer, deliveryAddress, lines } = document
  const { salesOrderNumber, customerOrderNumber } = document
  const units = lines.flatMap((line) => line.units)
  const serialNumbers = units.filter((unit) => unit.serialNumber !== null).length
  return {
    kind,
    number,
    symbol: symbolOf(number),
    language,
    postedAt,
    from: seller.name,
    deliverTo: addressLines({ name: buyer.name, ...deliveryAddress }, { language, country: seller.country }),
    salesOrderNumber,
    customerOrderNumber,
    contents: contentsOf(lines),
    serialNumbers,
    notReadable: units.length - serialNumbers,
  }
}

function unitLabel({ productNumber, description, gtin }: SalesDocumentLine, serialNumber: string): UnitLabel {
  return { productNumber, description, serialNumber, gtin, symbol: symbolOfUnit(gtin, serialNumber) }
}

function symbolOfUnit(gtin: string | null, serialNumber: string): BarcodeSymbol {
  if (gtin === null || !isGs1SerialNumber(serialNumber)) return symbolOf(serialNumber)
  return { kind: 'gs1DataMatrix', elementString: `(01)${gtin.padStart(14, '0')}(21)${serialNumber}` }
}

function contentsOf(lines: readonly SalesDocumentLine[]): DocumentLabel['contents'] {
  const quantities = new Map<string, number>()
  for (const { unit, quantity } of lines) quantities.set(unit, (quantities.get(unit) ?? 0) + quantity)
  return [...quantities].map(([unit, quantity]) => ({ unit, quantity: Number(quantity.toFixed(6)) }))
}
