import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { ShiftView } from './shift-views.ts'

export interface ShiftRow extends Omit<ShiftView, 'till'> {
  readonly tillId: string
  readonly tillCode: string
  readonly tillName: string
}

export const shiftColumns = sql`s.id, t.id as "tillId", t.code as "tillCode", t.name as "tillName",
  s.opening_float::text as "openingFloat", s.opened_at as "openedAt", coalesce(o.name, '') as "openedBy", s.number,
  s.closed_at as "closedAt", z.name as "closedBy", s.note,
  (select sum(k.counted - k.expected)::text from shift_count k where k.company_id = s.company_id and k.shift_id = s.id)
    as difference`

export const shiftSource = sql`shift s
  join till t on t.company_id = s.company_id and t.id = s.till_id
  left join actor o on o.company_id = s.company_id and o.id = s.opened_by
  left join actor z on z.company_id = s.company_id and z.id = s.closed_by`

/** The shift that is open at a till; null where none is. */
export async function findOpenShift({ db, caller }: Context, tillId: string): Promise<ShiftView | null> {
  const { rows } = await sql<ShiftRow>`
    select ${shiftColumns} from ${shiftSource}
    where s.company_id = ${caller.companyId} and s.till_id = ${tillId} and s.closed_at is null`.execute(db)
  return rows[0] ? shiftView(rows[0]) : null
}

/** A shift on the wire. */
export function shiftView({ tillId, tillCode, tillName, ...shift }: ShiftRow): ShiftView {
  return { ...shift, till: { id: tillId, code: tillCode, name: tillName } }
}
