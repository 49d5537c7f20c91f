import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'

export type UnitPlace = 'packing_slip' | 'packing_slip_line' | 'invoice' | 'invoice_line'

/** Refuses a document or line that is not there; asked only where no unit of it was found. */
export async function refuseUnknown({ db, caller }: Context, place: UnitPlace, id: string): Promise<void> {
  const { rows } = await sql`
    select from ${sql.table(place)} where company_id = ${caller.companyId} and id = ${id}`.execute(db)
  if (rows.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `${place.replaceAll('_', ' ')} ${id}` })])
}
