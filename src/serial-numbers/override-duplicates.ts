import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { reviewDuty } from '#domain/duty.ts'
import { type Refusal, throwIfRefused } from '#domain/refusal.ts'
import type { DocumentReference } from './document.ts'
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
  const inserted = await insertUnits(context, kind, asked.map(unitOf), false)
  if (inserted.length > 0)
    await recordOverrides(
      context,
      inserted.map((unit) => unit.id),
      reason,
    )
  const done = new Set(inserted.map((unit) => `${unit.lineId} ${unit.serialKey}`))
  return {
    units: inserted,
    held: held.filter(({ line, serialKey }) => !done.has(`${line.id} ${serialKey}`)),
  }
}

async function recordOverrides({ db, caller }: Context, ids: readonly string[], reason: string): Promise<void> {
  const common = { company_id: caller.companyId, act: 'overridden', reason, changed_by: caller.actorId } as const
  const rows = ids.map((registration_id) => ({
    ...common,
    id: newId(),
    registration_id,
    duty: 'overrideDuplicateSerialNumbers',
  }))
  await db.insertInto('registration_change').values(rows).execute()
}
