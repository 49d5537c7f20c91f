import type { Context } from '#db/context.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import type { DocumentReference } from './document.ts'
import { findHolders, holderKey } from './holder.ts'
import { type InsertedUnit, insertUnits } from './insert-units.ts'
import { type Candidate, type RefusedEntry, unitOf } from './judge-entries.ts'
import { acceptSoldDuplicates, overrideDuplicates } from './override-duplicates.ts'

/** What to do about serial numbers that are held elsewhere (D14). */
export interface DuplicateTerms {
  /** Accepts them where the group warns, by its duty. */
  readonly overrideReason: string | null
  /** Accepts them all: what was sold without connection is sold (D62). */
  readonly soldReason: string | null
}

/** What became of candidates. */
export interface Outcome {
  readonly units: readonly InsertedUnit[]
  readonly refused: readonly RefusedEntry[]
}

/** Registers candidates for which their lines have places; those that are held elsewhere are accepted, or named (D14). */
export async function registerFree(
  context: Context,
  reference: DocumentReference,
  candidates: readonly Candidate[],
  { overrideReason, soldReason }: DuplicateTerms,
): Promise<Outcome> {
  const first = await insertCandidates(context, reference, candidates)
  if (first.held.length === 0) return { units: first.units, refused: [] }
  const holders = await findHolders(context, reference, first.held)
  const second =
    soldReason === null
      ? await overrideDuplicates(context, reference, first.held, holders, overrideReason)
      : await acceptSoldDuplicates(context, reference, first.held, soldReason)
  return {
    units: [...first.units, ...second.units],
    refused: second.held.map((held) => refusedAsHeld(held, holders)),
  }
}

async function insertCandidates(context: Context, { kind }: DocumentReference, candidates: readonly Candidate[]) {
  const within = candidates.filter(({ line }) => line.duplicatePolicy === 'lineOnly')
  const across = candidates.filter(({ line }) => line.duplicatePolicy !== 'lineOnly')
  const inserted = [
    ...(await insertUnits(context, kind, across.map(unitOf), true)),
    ...(await insertUnits(context, kind, within.map(unitOf), false)),
  ]
  const done = new Set(inserted.map((unit) => `${unit.lineId} ${unit.serialKey}`))
  const held = candidates.filter(({ line, serialKey }) => !done.has(`${line.id} ${serialKey}`))
  return { units: inserted, held }
}

/** An entry that is refused for one reason. */
export function refusedAs({ position, entry }: Candidate, refusal: Refusal): RefusedEntry {
  return { position, entry, refusals: [refusal] }
}

/** Held elsewhere; by somebody who let go meanwhile: still refused, and a second try will find it free. */
export function refusedAsHeld(candidate: Candidate, holders: ReadonlyMap<string, Refusal>): RefusedEntry {
  const { serialNumber, line } = candidate
  const gone = refuse('SERIAL_ALREADY_ACTIVE', {
    serialNumber,
    product: line.product,
    document: '-',
    customer: '-',
    day: '-',
  })
  return refusedAs(candidate, holders.get(holderKey(candidate)) ?? gone)
}
