import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Refusal, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { unitToSettle } from './read-return-orders.ts'
import { lockReturnOrder, touchReturnOrder } from './store.ts'

/** Repaired units on their way back; today where no day is named. */
export interface RepairReturn {
  readonly unitIds: readonly string[]
  readonly sentBackOn: string | null
  readonly note: string
}

interface UnitInRepair {
  readonly id: string
  readonly serialNumber: string | null
  readonly receivedOn: string
  readonly day: string
}

/** D52: repaired units go back to their customer; their coverage is longer by the days they were away (D53). */
export async function sendBackRepairs(context: Context, returnOrderId: string, asked: RepairReturn): Promise<void> {
  await lockReturnOrder(context, returnOrderId)
  const units = await readUnits(context, returnOrderId, asked)
  throwIfRefused([...(await refusedAsNotInRepair(context, returnOrderId, asked, units)), ...units.flatMap(reviewDay)])
  await write(context, units, asked.note)
  await touchReturnOrder(context, returnOrderId)
  const data = { units: units.length, sentBackOn: units[0]?.day }
  await recordEvent(context, { kind: 'repairsSentBack', subjectId: returnOrderId, data })
}

async function readUnits({ db, caller }: Context, returnOrderId: string, { unitIds, sentBackOn }: RepairReturn) {
  const { rows } = await sql<UnitInRepair>`
    select u.id, u.serial_number as "serialNumber", rr.posting_on as "receivedOn",
      coalesce(${sentBackOn}::date, (now() at time zone c.time_zone)::date) as day
    from return_unit u
    join return_order_line l on l.company_id = u.company_id and l.id = u.return_order_line_id
    join return_receipt_line rl on rl.company_id = u.company_id and rl.id = u.return_receipt_line_id
    join return_receipt rr on rr.company_id = rl.company_id and rr.id = rl.return_receipt_id
    join company c on c.id = u.company_id
    where u.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId}
      and u.id = any(${unitIds}::uuid[]) and ${unitToSettle} and u.disposition = 'repair'
    order by u.id`.execute(db)
  return rows
}

async function refusedAsNotInRepair(
  { db, caller }: Context,
  returnOrderId: string,
  { unitIds }: RepairReturn,
  found: readonly UnitInRepair[],
): Promise<readonly Refusal[]> {
  const known = new Set(found.map(({ id }) => id))
  const others = [...new Set(unitIds.map((id) => id.toLowerCase()))].filter((id) => !known.has(id))
  if (others.length === 0) return []
  const { rows } = await sql<{ id: string; serialNumber: string | null }>`
    select u.id, u.serial_number as "serialNumber" from return_unit u
    join return_order_line l on l.company_id = u.company_id and l.id = u.return_order_line_id
    where u.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId} and u.id = any(${others}::uuid[])`.execute(
    db,
  )
  const names = new Map(rows.map(({ id, serialNumber }) => [id, serialNumber]))
  return others.map((id) => {
    const serialNumber = names.get(id)
    if (serialNumber === undefined) return refuse('NOT_FOUND', { what: `unit ${id}` })
    return refuse('UNIT_NOT_IN_REPAIR', { serialNumber })
  })
}

function reviewDay({ serialNumber, receivedOn, day }: UnitInRepair): Refusal[] {
  return day < receivedOn ? [refuse('SENT_BACK_TOO_EARLY', { serialNumber, day: receivedOn })] : []
}

async function write({ db, caller }: Context, units: readonly UnitInRepair[], note: string): Promise<void> {
  await sql`
    with n as (
      select * from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ day }) => day)}::date[]) as n(id, day)),
    sent as (
      insert into repair_return (company_id, return_unit_id, sent_back_on, sent_back_by, note)
      select ${caller.companyId}, id, day, ${caller.actorId}, ${note} from n)
    update return_unit u set active = false, closed_as = 'sentBack', closed_at = clock_timestamp(),
      closed_by = ${caller.actorId}
    from n where u.company_id = ${caller.companyId} and u.id = n.id`.execute(db)
}
