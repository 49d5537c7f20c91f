import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId, newIds } from '#db/id.ts'
import type { Disposition } from '#domain/return.ts'
import type { AnnouncedUnit } from './judge-announced.ts'

/** What is to become of units, and why they are taken. */
export interface UnitTerms {
  readonly disposition: Disposition
  readonly returnReasonCode: string | null
  readonly overrideReason: string | null
}

interface LineOfUnits {
  readonly id: string
  readonly productId: string
  readonly salesOrderLineId: string | null
  readonly invoiceLineId: string | null
  readonly units: readonly AnnouncedUnit[]
}

/**
 * D50: puts units on the lines of their sales, made where there are none; the order is locked. Three statements,
 * whatever their number. Answers those that were announced; another return took the others meanwhile (I24).
 */
export async function announceUnits(
  context: Context,
  { returnOrderId, customerId }: { readonly returnOrderId: string; readonly customerId: string },
  units: readonly AnnouncedUnit[],
  terms: UnitTerms,
): Promise<ReadonlySet<string>> {
  if (units.length === 0) return new Set()
  const lines = linesOf(units, customerId)
  const idOf = await findOrMakeLines(context, returnOrderId, lines, terms)
  const rows = lines.flatMap((line) => line.units.map((unit) => ({ unit, lineId: idOf.get(line.id) ?? '' })))
  return insertUnits(context, rows, terms)
}

/** A unit of another customer's sale stands on a line without a sale: it is not credited there. */
function linesOf(units: readonly AnnouncedUnit[], customerId: string): readonly LineOfUnits[] {
  const lines = new Map<string, LineOfUnits & { units: AnnouncedUnit[] }>()
  for (const unit of units) {
    const sale = unit.sale?.customerId === customerId ? unit.sale : null
    const key = `${unit.productId} ${sale?.salesOrderLineId} ${sale?.invoiceLineId}`
    const { productId } = unit
    const of = { salesOrderLineId: sale?.salesOrderLineId ?? null, invoiceLineId: sale?.invoiceLineId ?? null }
    const line = lines.get(key) ?? { id: newId(), productId, ...of, units: [] }
    line.units.push(unit)
    lines.set(key, line)
  }
  return [...lines.values()]
}

/** The order's own line for each, by the id that a new one would have; its quantity grows by the units. */
async function findOrMakeLines(
  { db, caller }: Context,
  returnOrderId: string,
  lines: readonly LineOfUnits[],
  { disposition, returnReasonCode }: UnitTerms,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ asked: string; id: string }>`
    with n as (
      select n.*, (select l.id from return_order_line l
        where l.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId}
          and l.product_id = n.product_id and l.sales_order_line_id is not distinct from n.sales_order_line_id
          and l.invoice_line_id is not distinct from n.invoice_line_id and l.disposition = ${disposition}
          and l.return_reason_code is not distinct from ${returnReasonCode}::text
        order by l.line_number limit 1) as present
      from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.productId)}::uuid[],
        ${lines.map((line) => line.salesOrderLineId)}::uuid[], ${lines.map((line) => line.invoiceLineId)}::uuid[],
        ${lines.map((line) => line.units.length)}::int[]) with ordinality
        as n(id, product_id, sales_order_line_id, invoice_line_id, units, position)),
    grown as (
      update return_order_line l set quantity = l.quantity + g.units
      from (select present, sum(units) as units from n where present is not null group by present) g
      where l.company_id = ${caller.companyId} and l.id = g.present),
    made as (
      insert into return_order_line (company_id, id, return_order_id, line_number, product_id, quantity,
        sales_order_line_id, invoice_line_id, return_reason_code, disposition)
      select ${caller.companyId}, n.id, ${returnOrderId}, n.position + coalesce((select max(m.line_number)
          from return_order_line m where m.company_id = ${caller.companyId} and m.return_order_id = ${returnOrderId}), 0),
        n.product_id, n.units, n.sales_order_line_id, n.invoice_line_id, ${returnReasonCode}, ${disposition}
      from n where n.present is null)
    select id as asked, coalesce(present, id) as id from n`.execute(db)
  return new Map(rows.map(({ asked, id }) => [asked, id]))
}

async function insertUnits(
  { db, caller }: Context,
  rows: readonly { readonly unit: AnnouncedUnit; readonly lineId: string }[],
  { disposition, returnReasonCode, overrideReason }: UnitTerms,
): Promise<ReadonlySet<string>> {
  const ids = newIds(rows.length)
  const column = <T>(of: (unit: AnnouncedUnit) => T) => rows.map(({ unit }) => of(unit))
  const findings = column((unit) => JSON.stringify(unit.findings))
  const { rows: made } = await sql<{ id: string; lineId: string }>`
    with unit as (
      insert into return_unit (company_id, id, return_order_line_id, product_id, registration_id, sales_order_line_id,
        serial_number, serial_key, disposition, return_reason_code, findings, override_reason, announced_by, position)
      select ${caller.companyId}, n.id, n.line_id, n.product_id, n.registration_id, n.sales_order_line_id,
        n.serial_number, n.serial_key, ${disposition}, ${returnReasonCode}, f.findings,
        case when cardinality(f.findings) > 0 then ${overrideReason ?? ''} else '' end, ${caller.actorId}, n.position
      from unnest(${ids}::uuid[], ${rows.map(({ lineId }) => lineId)}::uuid[], ${column((unit) => unit.productId)}::uuid[],
        ${column((unit) => unit.sale?.registrationId ?? null)}::uuid[],
        ${column((unit) => unit.sale?.salesOrderLineId ?? null)}::uuid[], ${column((unit) => unit.serialNumber)}::text[],
        ${column((unit) => unit.serialKey)}::text[], ${findings}::jsonb[]) with ordinality
        as n(id, line_id, product_id, registration_id, sales_order_line_id, serial_number, serial_key, findings, position)
      cross join lateral (select array(select jsonb_array_elements_text(n.findings)) as findings) f
      order by n.registration_id, n.serial_key collate "C"
      on conflict do nothing
      returning id, return_order_line_id),
    missed as (
      update return_order_line l set quantity = l.quantity - m.units
      from (select n.line_id, count(*) as units from unnest(${ids}::uuid[],
          ${rows.map(({ lineId }) => lineId)}::uuid[]) as n(id, line_id)
        where not exists (select from unit u where u.id = n.id) group by n.line_id) m
      where l.company_id = ${caller.companyId} and l.id = m.line_id)
    select id, return_order_line_id as "lineId" from unit`.execute(db)
  const done = new Set(made.map(({ id }) => id))
  return new Set(rows.flatMap(({ unit }, index) => (done.has(ids[index] ?? '') ? [String(unit.position)] : [])))
}
