import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { CashMovementView, ShiftView, ShiftWithMovements } from './shift-views.ts'
import { tillOf } from './till-of-caller.ts'

export interface ShiftRow extends Omit<ShiftView, 'till'> {
  readonly tillId: string
  readonly tillCode: string
  readonly tillName: string
}

export const shiftColumns = sql`s.id, t.id as "tillId", t.code as "tillCode", t.name as "tillName",
  s.opening_float::text as "openingFloat", s.opened_at as "openedAt", coalesce(o.name, '') as "openedBy", s.number,
  s.closed_at as "closedAt", z.name as "closedBy", s.note, ${sql`(select sum(k.counted - k.expected)::text
    from shift_count k where k.company_id = s.company_id and k.shift_id = s.id)`} as difference`

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

/** One shift. */
export async function readShift({ db, caller }: Context, id: string): Promise<ShiftView> {
  const { rows } = await sql<ShiftRow>`
    select ${shiftColumns} from ${shiftSource} where s.company_id = ${caller.companyId} and s.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `shift ${id}` })])
  return shiftView(rows[0])
}

/** One shift, with the cash that was put in and taken out beside sales. */
export async function readShiftWithMovements(context: Context, id: string): Promise<ShiftWithMovements> {
  return { ...(await readShift(context, id)), movements: [...(await listMovements(context, id))] }
}

/** The cash that was put in and taken out of a shift, in order. */
export async function listMovements({ db, caller }: Context, shiftId: string): Promise<readonly CashMovementView[]> {
  const { rows } = await sql<CashMovementView>`
    select m.id, m.amount::text as amount, m.reason, m.moved_at as "movedAt", coalesce(a.name, '') as "movedBy"
    from cash_movement m left join actor a on a.company_id = m.company_id and a.id = m.moved_by
    where m.company_id = ${caller.companyId} and m.shift_id = ${shiftId} order by m.moved_at, m.id`.execute(db)
  return rows
}

/**
 * D61: an open shift of the caller's till, locked: `for key share` by what belongs to it, `for update` by its closing,
 * which waits for them and keeps others from joining.
 */
export async function lockShift(
  context: Context,
  id: string,
  lock: 'for key share' | 'for update',
): Promise<ShiftView> {
  const { db, caller } = context
  await sql`select from shift where company_id = ${caller.companyId} and id = ${id} ${sql.raw(lock)}`.execute(db)
  const shift = await readShift(context, id)
  if (shift.till.id !== tillOf(context)) throw new Refused([refuse('SHIFT_OF_OTHER_TILL', { till: shift.till.code })])
  if (shift.number !== null) throw new Refused([refuse('SHIFT_CLOSED', { number: shift.number })])
  return shift
}

/** A shift on the wire. */
export function shiftView({ tillId, tillCode, tillName, ...shift }: ShiftRow): ShiftView {
  return { ...shift, till: { id: tillId, code: tillCode, name: tillName } }
}
