import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockOrders, readUnitTerm } from './store.ts'

/** D53: takes coverage off a unit again; it counts on no day any longer, and stays to be seen with the reason. */
export async function withdrawCoverageTerm(
  context: Context,
  registrationId: string,
  id: string,
  asked: string,
): Promise<void> {
  const reason = asked.trim()
  await lockOrders(context, registrationId)
  const term = await readUnitTerm(context, registrationId, id)
  if (!term) throw new Refused([refuse('NOT_FOUND', { what: `coverage term ${id}` })])
  if (reason === '') throw new Refused([refuse('REASON_NEEDED')])
  if (term.withdrawnOn !== null) {
    const details = { day: term.withdrawnOn, reason: term.withdrawalReason }
    throw new Refused([refuse('COVERAGE_TERM_WITHDRAWN', details)])
  }
  const { db, caller } = context
  await sql`
    update unit_coverage_term set withdrawn_at = clock_timestamp(), withdrawn_by = ${caller.actorId},
      withdrawal_reason = ${reason}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
  const data = { coverageTermId: id, reason }
  await recordEvent(context, { kind: 'coverageTermWithdrawn', subjectId: registrationId, data })
}
