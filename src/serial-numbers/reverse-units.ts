import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/** D45, D46: the units of reversed packing slip lines let go of their serial numbers; their rows stay as history. */
export async function reverseUnits({ db, caller }: Context, packingSlipLineIds: readonly string[]): Promise<number> {
  const result = await sql`
    update registration set open = false, closed_as = 'reversed', closed_at = clock_timestamp(),
      closed_by = ${caller.actorId}
    where company_id = ${caller.companyId} and packing_slip_line_id = any(${packingSlipLineIds}::uuid[]) and open`.execute(
    db,
  )
  return Number(result.numAffectedRows ?? 0)
}
