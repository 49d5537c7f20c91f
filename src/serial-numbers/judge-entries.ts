import { type Refusal, refuse } from '#domain/refusal.ts'
import { scanReader } from '#domain/scan.ts'
import { cleanSerialNumber } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import type { DocumentLine } from './document-lines.ts'
import type { ProductSerial } from './holder.ts'
import type { NewUnit } from './insert-units.ts'
import type { AcceptedEntry } from './views.ts'

/** An entry of a list that may be registered, as far as its text and its line can tell. */
export interface Candidate extends ProductSerial {
  readonly position: number
  readonly entry: string
  readonly line: DocumentLine
}

export interface RefusedEntry {
  readonly position: number
  readonly entry: string
  readonly refusals: readonly Refusal[]
}

export interface Judgement {
  readonly candidates: readonly Candidate[]
  readonly refused: readonly RefusedEntry[]
}

/** Judges each entry of a list alone (D23, D24): what it means, its line, its cleaned text, and doubles in the list. */
export function judgeEntries(
  entries: readonly string[],
  lines: readonly DocumentLine[],
  lineInHand: string | null,
): Judgement {
  const read = scanReader({
    lines: lines.map((line) => ({ ...line, lineId: line.id })),
    lineInHand,
  })
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const judgeSerialNumber = serialNumberJudge()
  return judgeEach(entries, (entry) => {
    const meaning = read(entry, readGs1(entry))
    if (meaning.kind === 'refused') return meaning.refusal
    if (meaning.kind !== 'serialNumber') return refuse('BARCODE_AS_SERIAL_NUMBER', { barcode: entry })
    const line = meaning.lineId === null ? undefined : lineOf.get(meaning.lineId)
    return line ? judgeSerialNumber(meaning.text, line) : refuse('NO_LINE_IN_HAND')
  })
}

/** A verdict on one entry: why it is refused, or the unit that it stands for. */
export type Verdict = Refusal | Omit<Candidate, 'position' | 'entry'>

/** Divides entries by their verdicts, in their order. */
export function judgeEach(entries: readonly string[], judge: (entry: string, position: number) => Verdict): Judgement {
  const candidates: Candidate[] = []
  const refused: RefusedEntry[] = []
  entries.forEach((entry, position) => {
    const judged = judge(entry, position)
    if ('code' in judged) refused.push({ position, entry, refusals: [judged] })
    else candidates.push({ position, entry, ...judged })
  })
  return { candidates, refused }
}

/** Judges the serial numbers of one list for their lines: cleaned text, and doubles in the list (D22, D24). */
export function serialNumberJudge(): (text: string, line: DocumentLine) => Verdict {
  const seen = new Set<string>()
  return (text, line) => {
    if (!line.serialised) return refuse('PRODUCT_NOT_SERIALISED', { product: line.product })
    const clean = cleanSerialNumber(text, line.policy)
    if (!clean.ok) return clean.refusal
    const { serialNumber, serialKey } = clean
    const once = `${line.productId} ${serialKey}`
    if (seen.has(once)) return refuse('SERIAL_ALREADY_ON_DOCUMENT', { serialNumber, product: line.product })
    seen.add(once)
    return { line, productId: line.productId, serialNumber, serialKey }
  }
}

/** The candidates that were not refused after all. */
export function acceptedOf(
  candidates: readonly Candidate[],
  refused: readonly RefusedEntry[],
): readonly AcceptedEntry[] {
  const without = new Set(refused.map(({ position }) => position))
  return candidates
    .filter(({ position }) => !without.has(position))
    .map(({ position, serialNumber, line }) => ({ position, serialNumber, lineNumber: line.lineNumber }))
}

/** A candidate as a unit to insert. */
export function unitOf({ line, serialNumber, serialKey }: Candidate): NewUnit {
  return { lineId: line.id, serialNumber, serialKey }
}
