import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import {
  findingsOf,
  findSale,
  type ReturnFinding,
  returnedAlready,
  reviewFindings,
  reviewSale,
  type UnitOnReturn,
} from '#domain/return.ts'
import { lineFor } from '#domain/return-line.ts'
import { type ScanMeaning, scanReader } from '#domain/scan.ts'
import { cleanSerialNumber } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import type { RefusedEntry } from '#serial-numbers/judge-entries.ts'
import { keysOf } from '#serial-numbers/serial-keys.ts'
import { findSalesByKeys, findUnknownOnReturn, type KeyedSale, type UnknownOnReturn } from './find-sales.ts'
import type { ReceiptLine } from './receipt-lines.ts'

/** A unit that may be put on a line: an announced one, a sale's, or one that is not known to be sold by us. */
export interface UnitToReceive {
  readonly position: number
  readonly entry: string
  readonly line: ReceiptLine
  readonly serialNumber: string
  readonly serialKey: string
  /** The announced unit that it is. */
  readonly unitId: string | null
  readonly sale: KeyedSale | null
  readonly findings: readonly ReturnFinding[]
}

export interface ReceptionJudged {
  readonly units: readonly UnitToReceive[]
  readonly refused: readonly RefusedEntry[]
}

/** The receipt that entries are for: its lines under their locks, whose return it is. */
export interface Reception {
  readonly returnReceiptId: string
  readonly returnOrderId: string
  readonly customerId: string
  readonly lines: readonly ReceiptLine[]
  readonly lineInHand: string | null
  readonly overrideReason: string | null
}

interface ReadEntry {
  readonly meaning: Extract<ScanMeaning, { kind: 'serialNumber' }>
  readonly keys: readonly string[]
}

/** D22-D24, D51: judges each entry alone: its unit, the line that takes it, and the return policy. Two queries. */
export async function judgeReceived(
  context: Context,
  reception: Reception,
  entries: readonly string[],
): Promise<ReceptionJudged> {
  const read = readEntries(reception, entries)
  const keys = [...new Set(read.flatMap((one) => ('keys' in one ? one.keys : [])))]
  const sales = await findSalesByKeys(context, keys)
  const unknown = await findUnknownOnReturn(context, keys)
  const places = new Map(reception.lines.map((line) => [line.id, line.places]))
  const seen = new Set<string>()
  const units: UnitToReceive[] = []
  const refused: RefusedEntry[] = []
  read.forEach((one, position) => {
    const entry = entries[position] ?? ''
    const lines = reception.lines.map((line) => ({ ...line, places: places.get(line.id) ?? 0 }))
    const verdict = 'code' in one ? one : judgeEntry(one, { ...reception, lines }, { sales, unknown })
    const key =
      'code' in verdict ? '' : (verdict.sale?.registrationId ?? `${verdict.line.productId} ${verdict.serialKey}`)
    if ('code' in verdict) refused.push({ position, entry, refusals: [verdict] })
    else if (seen.has(key)) refused.push({ position, entry, refusals: [onDocument(verdict)] })
    else {
      seen.add(key)
      places.set(verdict.line.id, verdict.line.places - 1)
      units.push({ ...verdict, position, entry })
    }
  })
  return { units, refused }
}

/** Reads entries on the lines of a receipt (D23): a serial number needs no line in hand, its sale finds one. */
export function readEntries(
  { lines, lineInHand }: Pick<Reception, 'lines' | 'lineInHand'>,
  entries: readonly string[],
): readonly (ReadEntry | Refusal)[] {
  const read = scanReader({
    lines: lines.map((line) => ({ ...line, lineId: line.id })),
    lineInHand,
    findsItsLine: true,
  })
  return entries.map((entry) => {
    const meaning = read(entry, readGs1(entry))
    if (meaning.kind === 'refused') return meaning.refusal
    if (meaning.kind !== 'serialNumber') return refuse('BARCODE_AS_SERIAL_NUMBER', { barcode: entry })
    try {
      return { meaning, keys: keysOf(meaning.text) }
    } catch (error) {
      if (error instanceof Refused && error.refusals[0]) return error.refusals[0]
      throw error
    }
  })
}

type Verdict = Refusal | Omit<UnitToReceive, 'position' | 'entry'>

interface Facts {
  readonly sales: readonly KeyedSale[]
  readonly unknown: readonly UnknownOnReturn[]
}

function judgeEntry({ meaning, keys }: ReadEntry, reception: Reception, { sales, unknown }: Facts): Verdict {
  const { lines, customerId } = reception
  const named = lines.find(({ id }) => id === meaning.lineId)
  const own = sales.filter((sale) => sale.serialKey === (sale.caseSensitive ? keys.at(-1) : keys[0]))
  const ofNamed = own.filter(({ productId }) => productId === named?.productId)
  const meant = meaning.gtin !== undefined || ofNamed.length > 0 ? ofNamed : own
  const productIds = new Set(lines.map(({ productId }) => productId))
  const found = findSale(meant, { serialNumber: meaning.text, customerId, productIds })
  if (found.kind === 'refused') return found.refusal
  if (found.kind === 'sale') return judgeSale(found.sale as KeyedSale, reception)
  return judgeUnknown(meaning.text, named ?? onlySerialised(lines), reception, unknown)
}

function onlySerialised(lines: readonly ReceiptLine[]): ReceiptLine | undefined {
  const serialised = lines.filter((line) => line.serialised)
  return new Set(serialised.map(({ productId }) => productId)).size === 1 ? serialised[0] : undefined
}

function judgeSale(sale: KeyedSale, reception: Reception): Verdict {
  const { serialNumber: text, serialKey: key, productId, product } = sale
  const unit = { serialNumber: text ?? '', serialKey: key ?? '', sale }
  const announced = sale.onReturn ? announcedHere(unit, product, sale.onReturn, reception) : null
  if (announced) return announced
  const refusal = reviewSale(sale)
  if (refusal) return refusal
  return placed({ ...unit, productId, product }, sale.returnPolicy, reception)
}

function judgeUnknown(
  text: string,
  line: ReceiptLine | undefined,
  reception: Reception,
  unknown: readonly UnknownOnReturn[],
): Verdict {
  if (!line) return refuse('NO_LINE_IN_HAND')
  const { productId, product, policy, returnPolicy } = line
  if (!line.serialised) return refuse('PRODUCT_NOT_SERIALISED', { product })
  const clean = cleanSerialNumber(text, policy)
  if (!clean.ok) return clean.refusal
  const unit = { serialNumber: clean.serialNumber, serialKey: clean.serialKey, sale: null }
  const known = unknown.find((one) => one.productId === productId && one.serialKey === clean.serialKey)
  if (known) return announcedHere(unit, product, known.onReturn, reception) ?? returnedAlready(text, known.onReturn)
  return placed({ ...unit, productId, product }, returnPolicy, reception)
}

type Unit = Pick<UnitToReceive, 'serialNumber' | 'serialKey' | 'sale'>

/** The unit as it is expected here; null where another return has it. */
function announcedHere(unit: Unit, product: string, onReturn: UnitOnReturn, reception: Reception): Verdict | null {
  if (onReturn.returnOrderId !== reception.returnOrderId) return null
  if (onReturn.returnReceiptId === reception.returnReceiptId) return onDocument(unit)
  if (onReturn.received) return null
  const line = reception.lines.find(({ returnOrderLineId }) => returnOrderLineId === onReturn.returnOrderLineId)
  if (!line) return refuse('RETURN_LINE_MISSING', { serialNumber: unit.serialNumber, product })
  if (line.places < 1) return refuse('LINE_COMPLETE', { line: line.lineNumber, quantity: line.quantity })
  return { ...unit, line, unitId: onReturn.unitId, findings: [] }
}

function placed(
  { productId, product, ...unit }: Unit & { readonly productId: string; readonly product: string },
  policy: ReceiptLine['returnPolicy'],
  { lines, customerId, lineInHand, overrideReason }: Reception,
): Verdict {
  const { serialNumber, sale } = unit
  const place = lineFor(lines, { serialNumber, productId, product, sale, lineInHand })
  if ('code' in place) return place
  const findings = findingsOf(sale, customerId, place)
  const refusal = reviewFindings(serialNumber, findings, policy, overrideReason)
  return refusal ?? { ...unit, line: place.line, unitId: null, findings }
}

function onDocument({ serialNumber }: { readonly serialNumber: string }): Refusal {
  return refuse('SERIAL_ALREADY_ON_DOCUMENT', { serialNumber })
}
