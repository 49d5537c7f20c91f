import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { DocumentReference } from './document.ts'
import { type DocumentLine, lockDocumentLines } from './document-lines.ts'
import { findHolders, holderKey } from './holder.ts'
import type { InsertedUnit } from './insert-units.ts'
import { acceptedOf, type Candidate, type Judgement, judgeEntries, type RefusedEntry } from './judge-entries.ts'
import { lateRegistrable } from './late-registration.ts'
import { lockOrderOfDocument } from './lock-document.ts'
import { type Outcome, refusedAs, refusedAsHeld, registerFree } from './register-candidates.ts'
import type { AcceptedEntry, CountedLine } from './views.ts'

/** How a list is to be taken (D24). */
export interface ListTerms {
  /** Register nothing if anything is refused. */
  readonly allOrNothing: boolean
  /** Accept serial numbers held elsewhere, where the group only warns (D14); needs its duty. */
  readonly overrideReason: string | null
}

/** A list of entries for one document (D24). */
export interface EntryList extends ListTerms {
  readonly entries: readonly string[]
  /** The line for entries that do not name one by themselves. */
  readonly lineId: string | null
}

/** Tells what entries stand for, given the document's lines under their lock and how many units each can take. */
export type JudgeList = (lines: readonly DocumentLine[], places: ReadonlyMap<string, number>) => Judgement

export interface RegisteredList {
  readonly accepted: readonly AcceptedEntry[]
  readonly refused: readonly RefusedEntry[]
  readonly lines: readonly DocumentLine[]
  readonly registrationIds: readonly string[]
}

/** Registers a list of serial numbers on a document: each judged alone, or all or nothing (D22, D24, D38). */
export function registerSerialNumbers(
  context: Context,
  reference: DocumentReference,
  list: EntryList,
): Promise<RegisteredList> {
  const judge: JudgeList = (lines) => judgeEntries(list.entries, lines, lineInHand(lines, list.lineId))
  return registerJudged(context, reference, list, judge)
}

/** Registers what a judgement of entries, made under the document's locks, leaves standing (D24, D38). */
export async function registerJudged(
  context: Context,
  reference: DocumentReference,
  { allOrNothing, overrideReason }: ListTerms,
  judge: JudgeList,
): Promise<RegisteredList> {
  await lockOrderOfDocument(context, reference)
  const lines = await lockDocumentLines(context, reference)
  refuseClosedDocument(lines, reference)
  const places = await placesOf(context, reference, lines)
  const { candidates, refused } = judge(lines, places)
  const outcome = await registerCandidates(context, reference, candidates, places, overrideReason)
  const allRefused = [...refused, ...outcome.refused].sort((a, b) => a.position - b.position)
  if (allOrNothing && allRefused.length > 0) throw new Refused(allRefused.flatMap(withPosition))
  const accepted = outcome.units.length
  if (accepted > 0) {
    await recordEvent(context, { kind: 'serialNumbersRegistered', subjectId: reference.id, data: { accepted } })
  }
  return {
    accepted: acceptedOf(candidates, allRefused),
    refused: allRefused,
    lines: counted(lines, outcome.units),
    registrationIds: outcome.units.map((unit) => unit.id),
  }
}

/** The lines with what was put on them since they were read under their lock. */
function counted(lines: readonly DocumentLine[], units: readonly InsertedUnit[]): readonly DocumentLine[] {
  return lines.map((line) => {
    const added = units.filter((unit) => unit.lineId === line.id).length
    return { ...line, registered: line.registered + added }
  })
}

/** Refuses what takes no units: a document without lines for them, or a discarded one. */
export function refuseClosedDocument(lines: readonly DocumentLine[], { kind }: DocumentReference): void {
  const first = lines[0]
  if (!first) throw new Refused([refuse('NOTHING_TO_POST')])
  if (first.discarded) throw new Refused([refuse('DOCUMENT_DISCARDED')])
  if (first.posted && kind === 'invoice') throw new Refused([refuse('DOCUMENT_POSTED', { document: 'invoice' })])
}

/** The one serialised line of a document is in hand without being named. */
export function lineInHand(lines: readonly CountedLine[], lineId: string | null): string | null {
  if (lineId !== null) {
    if (!lines.some((line) => line.id === lineId)) throw new Refused([refuse('NOT_FOUND', { what: `line ${lineId}` })])
    return lineId
  }
  const serialised = lines.filter((line) => line.serialised)
  return serialised.length === 1 ? (serialised[0]?.id ?? null) : null
}

/** How many units each line can still take: in preparation up to its quantity, posted by D38. */
async function placesOf(
  context: Context,
  { kind }: DocumentReference,
  lines: readonly DocumentLine[],
): Promise<ReadonlyMap<string, number>> {
  if (kind === 'packingSlip' && lines[0]?.posted) return lateRegistrable(context, lines)
  return new Map(lines.map((line) => [line.id, line.quantity - line.registered - line.notReadable]))
}

async function registerCandidates(
  context: Context,
  reference: DocumentReference,
  candidates: readonly Candidate[],
  places: ReadonlyMap<string, number>,
  overrideReason: string | null,
): Promise<Outcome> {
  const checked = fits(candidates, places)
    ? { free: candidates, refused: [] }
    : await withinPlaces(context, reference, candidates, places)
  const { units, refused } = await registerFree(context, reference, checked.free, { overrideReason, soldReason: null })
  return { units, refused: [...checked.refused, ...refused] }
}

function fits(candidates: readonly Candidate[], places: ReadonlyMap<string, number>): boolean {
  const asked = new Map<string, number>()
  for (const { line } of candidates) asked.set(line.id, (asked.get(line.id) ?? 0) + 1)
  return [...asked].every(([lineId, count]) => count <= (places.get(lineId) ?? 0))
}

/** More entries than places: those that are held take none, then the first ones get them. */
async function withinPlaces(
  context: Context,
  reference: DocumentReference,
  candidates: readonly Candidate[],
  places: ReadonlyMap<string, number>,
): Promise<{ free: readonly Candidate[]; refused: readonly RefusedEntry[] }> {
  const holders = await findHolders(context, reference, candidates)
  const left = new Map(places)
  const free: Candidate[] = []
  const refused: RefusedEntry[] = []
  for (const candidate of candidates) {
    const { line } = candidate
    const place = left.get(line.id) ?? 0
    if (holders.has(holderKey(candidate)) && line.duplicatePolicy === 'block') {
      refused.push(refusedAsHeld(candidate, holders))
    } else if (place < 1) {
      refused.push(refusedAs(candidate, refuse('LINE_COMPLETE', { line: line.lineNumber, quantity: line.quantity })))
    } else {
      left.set(line.id, place - 1)
      free.push(candidate)
    }
  }
  return { free, refused }
}

function withPosition({ position, entry, refusals }: RefusedEntry): Refusal[] {
  return refusals.map((refusal) => ({ ...refusal, details: { ...refusal.details, position, entry } }))
}
