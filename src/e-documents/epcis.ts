import { createHash } from 'node:crypto'
import { barcodeKey, isGs1SerialNumber } from '#domain/barcode.ts'
import type { SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'

/** What happened to units, in the words of GS1's core business vocabulary. */
export type Happened = 'shipping' | 'void_shipping' | 'retail_selling' | 'receiving'

const dispositions: Readonly<Record<Happened, string>> = {
  shipping: 'in_transit',
  void_shipping: 'in_progress',
  retail_selling: 'retail_sold',
  receiving: 'returned',
}

/**
 * The units of a document as an EPCIS 2.0 document (JSON-LD): one event for each line that has any. A cancelled packing
 * slip takes its shipping back; an invoice tells of the units that it delivers itself, and of no others.
 */
export function epcisDocument(
  document: SalesDocument,
  happened: Happened = document.isCancelled ? 'void_shipping' : 'shipping',
): object {
  return {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: document.postedAt,
    epcisBody: { eventList: linesOf(document).flatMap((line) => eventOf(document, line, happened)) },
  }
}

/** What a packing slip delivered was told by it, and what comes back is told by its receipt. */
function linesOf({ kind, lines }: SalesDocument): readonly SalesDocumentLine[] {
  if (kind === 'packingSlip') return lines
  return kind === 'invoice' ? lines.filter(({ packingSlipNumbers }) => packingSlipNumbers.length === 0) : []
}

function eventOf(document: SalesDocument, line: SalesDocumentLine, happened: Happened): readonly object[] {
  const epcList = line.units.flatMap(({ serialNumber }) =>
    serialNumber === null ? [] : [epcOf(document.seller.code, line, serialNumber)],
  )
  if (epcList.length === 0) return []
  const { postedAt, reversedAt, seller, number, kind, salesOrderNumber } = document
  const event = {
    eventTime: happened === 'void_shipping' ? (reversedAt ?? postedAt) : postedAt,
    eventTimeZoneOffset: '+00:00',
    epcList,
    action: happened === 'retail_selling' ? 'DELETE' : 'OBSERVE',
    bizStep: happened,
    disposition: dispositions[happened],
    bizTransactionList: [
      { type: kind === 'packingSlip' ? 'desadv' : 'inv', bizTransaction: ownUri(seller.code, 'document', number) },
      { type: 'po', bizTransaction: ownUri(seller.code, 'order', salesOrderNumber) },
    ],
  }
  return [{ type: 'ObjectEvent', eventID: `urn:uuid:${uuidOf(line.id, JSON.stringify(event))}`, ...event }]
}

/** A UUID that follows from what it names (version 8): asked for again it is the same, of a changed event another. */
function uuidOf(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join(' ')).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const [text] = hash.toString('hex').match(/^.{32}/) ?? ['']
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A unit's name: a GS1 Digital Link where it has a GTIN and a serial number that fits, else a URN of the company. */
function epcOf(companyCode: string, { gtin, productNumber }: SalesDocumentLine, serialNumber: string): string {
  if (gtin && isGs1SerialNumber(serialNumber)) {
    return `https://id.gs1.org/01/${barcodeKey(gtin)}/21/${encode(serialNumber)}`
  }
  return ownUri(companyCode, productNumber, serialNumber)
}

function ownUri(companyCode: string, ...parts: readonly string[]): string {
  return `urn:pakbon:${[companyCode, ...parts].map(encode).join(':')}`
}

/** Percent-encoded, also the signs that encodeURIComponent leaves. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
