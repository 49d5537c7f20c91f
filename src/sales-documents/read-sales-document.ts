import type { RawBuilder } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { taxesOf, withoutSign } from './document-amounts.ts'
import { invoiceHeadOf, invoiceLinesOf } from './invoice-source.ts'
import { packingSlipHeadOf, packingSlipLinesOf } from './packing-slip-source.ts'
import { returnReceiptHeadOf, returnReceiptLinesOf } from './return-receipt-source.ts'
import type { DocumentUnit, SalesDocument, SalesDocumentLine } from './sales-document.ts'
import { unitsOf } from './unit-source.ts'

/** Which document. */
export interface DocumentAsked {
  readonly kind: 'packingSlip' | 'invoice' | 'returnReceipt'
  readonly id: string
  /** The customer's where left out. */
  readonly language?: 'nl' | 'en' | undefined
}

/** What a head has besides what the rows of the document's kind fill in. */
export type HeadRow = Omit<SalesDocument, 'lines' | 'totals' | 'language' | 'kind'> & {
  readonly kind: SalesDocument['kind'] | 'imported'
  readonly customerLanguage: 'nl' | 'en'
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>
  readonly print: { readonly packingSlip: boolean; readonly invoice: boolean; readonly foldRuns?: boolean }
  readonly posted: boolean
}

export type LineRow = Omit<SalesDocumentLine, 'units'>

/**
 * A posted packing slip, invoice, credit note or return receipt as it is printed and sent, with every unit of it; three queries,
 * however many there are. A corrected slip shows what is left of it; a cancelled one what it had.
 */
export async function readSalesDocument(
  context: Context,
  { kind, id, language }: DocumentAsked,
): Promise<SalesDocument> {
  const { name, headOf, linesOf } = sources[kind]
  const [row] = await rowsOf<HeadRow>(context, headOf(context, id))
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `${name} ${id}` })])
  if (!row.posted) throw new Refused([refuse('DOCUMENT_NOT_POSTED')])
  const { customerLanguage, texts, print, posted: _, kind: kindOf, ...found } = row
  if (kindOf === 'imported') throw new Refused([refuse('DOCUMENT_IMPORTED', { number: found.number })])
  const head = { ...found, kind: kindOf }
  const spoken = language ?? customerLanguage
  const lines = await readLines(context, head, linesOf(context, head))
  return {
    ...head,
    seller: { ...head.seller, text: texts[head.kind]?.[spoken] ?? '' },
    language: spoken,
    printsSerialNumbers: kind === 'invoice' ? print.invoice : print.packingSlip,
    foldsRuns: print.foldRuns ?? false,
    lines,
    totals: kind === 'invoice' ? taxesOf(lines) : null,
  }
}

interface Source {
  readonly name: string
  readonly headOf: (context: Context, id: string) => RawBuilder<unknown>
  readonly linesOf: (context: Context, head: Pick<SalesDocument, 'id' | 'isCancelled'>) => RawBuilder<unknown>
}

const sources: Readonly<Record<DocumentAsked['kind'], Source>> = {
  packingSlip: { name: 'packing slip', headOf: packingSlipHeadOf, linesOf: packingSlipLinesOf },
  invoice: { name: 'invoice', headOf: invoiceHeadOf, linesOf: (context, { id }) => invoiceLinesOf(context, id) },
  returnReceipt: {
    name: 'return receipt',
    headOf: returnReceiptHeadOf,
    linesOf: (context, { id }) => returnReceiptLinesOf(context, id),
  },
}

async function readLines(
  context: Context,
  head: Pick<SalesDocument, 'kind' | 'id' | 'isCancelled'>,
  source: RawBuilder<unknown>,
): Promise<readonly SalesDocumentLine[]> {
  const [rows, units] = [await rowsOf<LineRow>(context, source), await readUnits(context, head)]
  const lines = rows.map((line) => {
    const own = units.get(line.id) ?? []
    const registered = own.filter(({ serialNumber }) => serialNumber !== null).length
    return { ...line, units: own, registered, notReadable: own.length - registered }
  })
  return head.kind === 'creditNote' ? lines.map(withoutSign) : lines
}

interface UnitRow {
  readonly lineId: string
  readonly id: string
  readonly serialNumber: string | null
}

/** The units of each line, in the order in which they were registered, or taken back. */
async function readUnits(
  context: Context,
  head: Pick<SalesDocument, 'kind' | 'id' | 'isCancelled'>,
): Promise<ReadonlyMap<string, readonly DocumentUnit[]>> {
  const rows = await rowsOf<UnitRow>(context, unitsOf(context, head))
  const units = new Map<string, DocumentUnit[]>()
  for (const { lineId, id: registrationId, serialNumber } of rows) {
    const own = units.get(lineId) ?? []
    own.push({ registrationId, position: own.length + 1, serialNumber })
    units.set(lineId, own)
  }
  return units
}

async function rowsOf<Row>({ db }: Context, query: RawBuilder<unknown>): Promise<Row[]> {
  return (await (query as RawBuilder<Row>).execute(db)).rows
}
