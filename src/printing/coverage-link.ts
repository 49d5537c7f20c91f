import { barcodeKey, isGs1SerialNumber } from '#domain/barcode.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'

/** What leads a buyer from paper to the page for buyers. */
export interface CoverageLink {
  /** What the QR code says. */
  readonly address: string
  /** What a person types. */
  readonly page: string
}

/**
 * D53: where a packing slip or an invoice leads its buyer; null where it has no unit to ask about, the company has no page
 * or the server no address. Of a document of one unit it is that unit's GS1 Digital Link, which names the company too,
 * since others may sell the product.
 */
export function coverageLink(document: SalesDocument, serverUrl: string | null): CoverageLink | null {
  const { kind, isCancelled, seller, lines } = document
  const units = lines.flatMap((line) => line.units)
  if (serverUrl === null || !seller.publicCoverage || units.length === 0) return null
  if (isCancelled || kind === 'creditNote' || kind === 'returnReceipt') return null
  const page = `${serverUrl}/coverage/${seller.code}`
  const unit = units.length === 1 ? digitalLinkOf(document) : null
  return { address: unit ? `${serverUrl}${unit}?company=${seller.code}` : page, page: page.replace(/^https?:\/\//, '') }
}

/** A customer that wants no serial numbers on paper gets none in a code either. */
function digitalLinkOf({ lines, printsSerialNumbers }: SalesDocument): string | null {
  const line = lines.find(({ units }) => units.length > 0)
  const serialNumber = line?.units[0]?.serialNumber
  if (!printsSerialNumbers || !line?.gtin || !serialNumber || !isGs1SerialNumber(serialNumber)) return null
  return `/01/${barcodeKey(line.gtin)}/21/${encodeURIComponent(serialNumber)}`
}
