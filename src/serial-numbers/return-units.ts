import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/** D14, D51: units that came back let go of their serial numbers: those may be sold again. Their rows stay as history. */
export async function closeReturnedUnits({ db, caller }: Context, registrationIds: readonly string[]): Promise<number> {
  if (registrationIds.length === 0) return 0
  const result = await sql`
    update registration set open = false, closed_as = 'returned', closed_at = clock_timestamp(),
      closed_by = ${caller.actorId}
    where company_id = ${caller.companyId} and id = any(${registrationIds}::uuid[]) and open`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

/** A receipt that is reversed gives its units back to their sales. Their return is closed before. */
export async function reopenReturnedUnits({ db, caller }: Context, registrationIds: readonly string[]): Promise<void> {
  if (registrationIds.length === 0) return
  await sql`
    update registration set open = true, closed_as = null, closed_at = null, closed_by = null
    where company_id = ${caller.companyId} and id = any(${registrationIds}::uuid[]) and not open`.execute(db)
}
