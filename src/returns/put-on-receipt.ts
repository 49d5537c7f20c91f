import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import type { UnitToReceive } from './judge-received.ts'

type Put = readonly (readonly [position: number, unitId: string])[]

/** Announced units come in on their lines, in one statement. The order and the lines are locked. */
export async function receiveAnnounced({ db, caller }: Context, units: readonly UnitToReceive[]): Promise<Put> {
  if (units.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with unit as (
      update return_unit u set return_receipt_line_id = n.line_id, registered_at = clock_timestamp(),
        registered_by = ${caller.actorId}, position = n.position
      from unnest(${units.map(({ unitId }) => unitId)}::uuid[], ${units.map(({ line }) => line.id)}::uuid[],
        ${units.map(({ position }) => position)}::int[]) as n(id, line_id, position)
      where u.company_id = ${caller.companyId} and u.id = n.id and u.active and u.return_receipt_line_id is null
      returning u.id, u.return_receipt_line_id as line_id),
    counted as (${counting(caller.companyId)})
    select id from unit`.execute(db)
  const done = new Set(rows.map(({ id }) => id))
  return units.flatMap(({ position, unitId }) => (unitId && done.has(unitId) ? [[position, unitId] as const] : []))
}

/**
 * Units that nobody announced come in, in one statement; one that another return has stays out (I24). Announced at the
 * moment at which they were registered: that is how they are known when they are taken off again.
 */
export async function insertReceived(
  { db, caller }: Context,
  units: readonly UnitToReceive[],
  overrideReason: string | null,
): Promise<Put> {
  if (units.length === 0) return []
  const ids = newIds(units.length)
  const column = <T>(of: (unit: UnitToReceive) => T) => units.map(of)
  const { rows } = await sql<{ id: string }>`
    with moment as materialized (select clock_timestamp() as at),
    unit as (
      insert into return_unit (company_id, id, return_order_line_id, return_receipt_line_id, product_id,
        registration_id, sales_order_line_id, serial_number, serial_key, disposition, return_reason_code, findings,
        override_reason, announced_at, announced_by, registered_at, registered_by, position)
      select ${caller.companyId}, n.id, l.return_order_line_id, l.id, l.product_id, n.registration_id,
        n.sales_order_line_id, n.serial_number, n.serial_key, o.disposition, o.return_reason_code, f.findings,
        case when cardinality(f.findings) > 0 then ${overrideReason ?? ''} else '' end, m.at, ${caller.actorId}, m.at,
        ${caller.actorId}, n.position
      from moment m, unnest(${ids}::uuid[], ${column(({ line }) => line.id)}::uuid[],
        ${column(({ sale }) => sale?.registrationId ?? null)}::uuid[],
        ${column(({ sale }) => sale?.salesOrderLineId ?? null)}::uuid[],
        ${column(({ serialNumber }) => serialNumber)}::text[], ${column(({ serialKey }) => serialKey)}::text[],
        ${column(({ findings }) => JSON.stringify(findings))}::jsonb[], ${column(({ position }) => position)}::int[])
        as n(id, line_id, registration_id, sales_order_line_id, serial_number, serial_key, findings, position)
      cross join lateral (select array(select jsonb_array_elements_text(n.findings)) as findings) f
      join return_receipt_line l on l.company_id = ${caller.companyId} and l.id = n.line_id
      join return_order_line o on o.company_id = l.company_id and o.id = l.return_order_line_id
      order by n.registration_id, n.serial_key collate "C"
      on conflict do nothing
      returning id, return_receipt_line_id as line_id),
    counted as (${counting(caller.companyId)})
    select id from unit`.execute(db)
  const done = new Set(rows.map(({ id }) => id))
  return units.flatMap(({ position }, index) => {
    const id = ids[index] ?? ''
    return done.has(id) ? [[position, id] as const] : []
  })
}

/** Counts readable units `unit` on their lines. */
function counting(companyId: string) {
  return sql`update return_receipt_line l set quantity_registered = l.quantity_registered + n.units
    from (select line_id, count(*) as units from unit group by line_id) n
    where l.company_id = ${companyId} and l.id = n.line_id`
}
