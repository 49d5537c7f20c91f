import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type Duty, reviewDuty } from '#domain/duty.ts'
import { type Refusal, throwIfRefused } from '#domain/refusal.ts'
import type { DocumentKind, DocumentReference } from './document.ts'
import { holderKey } from './holder.ts'
import { type InsertedUnit, insertUnits } from './insert-units.ts'
import { type Candidate, unitOf } from './judge-entries.ts'

/** D14 `warn`: a duplicate is accepted on purpose, by its duty, with a reason that is kept. */
export async function overrideDuplicates(
  context: Context,
  { kind }: DocumentReference,
  held: readonly Candidate[],
  holders: ReadonlyMap<string, Refusal>,
  reason: string | null,
): Promise<{ units: readonly InsertedUnit[]; held: readonly Candidate[] }> {
  const elsewhere = (candidate: Candidate) => holders.get(holderKey(candidate))?.code === 'SERIAL_ALREADY_ACTIVE'
  const asked = reason ? held.filter((one) => one.line.duplicatePolicy === 'warn' && elsewhere(one)) : []
  if (!reason || asked.length === 0) return { units: [], held }
  const duty = reviewDuty(context.caller, 'overrideDuplicateSerialNumbers')
  throwIfRefused(duty ? [duty] : [])
  const units = await accept(context, kind, asked, { reason, duty: 'overrideDuplicateSerialNumbers' })
  return { units, held: without(held, units) }
}

/** D62: what was sold without connection is sold; who has it twice is for people to settle. */
export async function acceptSoldDuplicates(
  context: Context,
  { kind }: DocumentReference,
  held: readonly Candidate[],
  reason: string,
): Promise<{ units: readonly InsertedUnit[]; held: readonly Candidate[] }> {
  const units = await accept(context, kind, held, { reason, duty: 'operatePointOfSale' })
  return { units, held: without(held, units) }
}

interface Override {
  readonly reason: string
  readonly duty: Duty
}

async function accept(context: Context, kind: DocumentKind, candidates: readonly Candidate[], override: Override) {
  const units = await insertUnits(context, kind, candidates.map(unitOf), false)
  if (units.length > 0) await recordOverrides(context, units, override)
  return units
}

function without(held: readonly Candidate[], units: readonly InsertedUnit[]): readonly Candidate[] {
  const done = new Set(units.map((unit) => `${unit.lineId} ${unit.serialKey}`))
  return held.filter(({ line, serialKey }) => !done.has(`${line.id} ${serialKey}`))
}

async function recordOverrides({ db, caller }: Context, units: readonly InsertedUnit[], override: Override) {
  const common = { company_id: caller.companyId, act: 'overridden', changed_by: caller.actorId, ...override } as const
  const rows = units.map((unit) => ({ ...common, id: newId(), registration_id: unit.id }))
  await db.insertInto('registration_change').values(rows).execute()
}
