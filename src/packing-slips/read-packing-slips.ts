import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { missingUnits, surplusUnits } from '#domain/registration.ts'
import type { PackingSlipView } from './views.ts'

/** Whether every line of a slip is reversed. */
const cancelled = sql`s.posted_at is not null and not exists (select from packing_slip_line l
  where l.company_id = s.company_id and l.packing_slip_id = s.id and l.quantity > l.quantity_reversed)`

/** How far a slip is. */
export const packingSlipState = sql`case when s.discarded_at is not null then 'discarded' when s.posted_at is null then 'inPreparation'
  when ${cancelled} then 'cancelled' else 'posted' end`

/** What a list and a whole slip show. */
export const packingSlipHead = sql`s.id, s.number, ${packingSlipState} as state, s.sales_order_id as "salesOrderId", o.number as "salesOrderNumber",
  c.id as "customerId", c.number as "customerNumber", c.name as "customerName", s.posting_on as "postingOn",
  s.created_at as "createdAt", s.posted_at as "postedAt", s.printed_at as "printedAt",
  coalesce(s.serial_numbers_changed_at > s.printed_at, false) as "serialNumbersChangedSincePrint"`

/** Slips with their orders and customers. */
export const packingSlipSource = sql`packing_slip s
  join sales_order o on o.company_id = s.company_id and o.id = s.sales_order_id
  join customer c on c.company_id = o.company_id and c.id = o.customer_id`

/** One packing slip whole; with `version`, as it was after that many changes (D46). */
export async function readPackingSlip(
  { db, caller }: Context,
  packingSlipId: string,
  version: number | null,
): Promise<PackingSlipView> {
  const { rows } = await sql<PackingSlipView>`
    select ${packingSlipHead}, s.edition, s.delivery_address as "deliveryAddress", o.customer_reference as "customerReference",
      s.serial_numbers_changed_at as "serialNumbersChangedAt",
      (select coalesce(json_agg(json_build_object('id', l.id, 'lineNumber', l.line_number,
          'salesOrderLineId', l.sales_order_line_id, 'productId', p.id, 'productNumber', p.number,
          'description', ol.description, 'unit', p.inventory_unit, 'quantity', l.quantity, 'serialised', l.serialised,
          'blankIssueAllowed', l.blank_issue_allowed, 'registered', l.quantity_registered,
          'notReadable', l.quantity_not_readable, 'quantityReversed', l.quantity_reversed,
          'quantityInvoiced', l.quantity_invoiced) order by l.line_number), '[]')
        from packing_slip_line l
        join product p on p.company_id = l.company_id and p.id = l.product_id
        join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
        where l.company_id = s.company_id and l.packing_slip_id = s.id) as lines,
      (select coalesce(json_agg(json_build_object('version', r.version, 'kind', r.kind, 'reason', r.reason,
          'reversedAt', r.reversed_at, 'reversedBy', r.reversed_by, 'lines', (
            select coalesce(json_agg(json_build_object('lineId', x.packing_slip_line_id, 'quantity', x.quantity)), '[]')
            from packing_slip_line_reversal x
            where x.company_id = r.company_id and x.packing_slip_reversal_id = r.id)) order by r.version), '[]')
        from packing_slip_reversal r where r.company_id = s.company_id and r.packing_slip_id = s.id) as reversals
    from ${packingSlipSource} where s.company_id = ${caller.companyId} and s.id = ${packingSlipId}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `packing slip ${packingSlipId}` })])
  return atVersion(row, version)
}

function atVersion(slip: PackingSlipView, asked: number | null): PackingSlipView {
  const present = slip.reversals.length + 1
  const version = asked ?? present
  if (version > present) throw new Refused([refuse('NOT_FOUND', { what: `version ${version}` })])
  const reversals = slip.reversals.filter((reversal) => reversal.version <= version)
  const reversedOf = new Map<string, number>()
  for (const { lineId, quantity } of reversals.flatMap((reversal) => reversal.lines)) {
    reversedOf.set(lineId, (reversedOf.get(lineId) ?? 0) + quantity)
  }
  const lines = slip.lines.map((line) => ({
    ...line,
    quantityReversed: reversedOf.get(line.id) ?? 0,
    missing: line.serialised ? missingUnits(line) : 0,
    surplus: line.serialised ? surplusUnits(line) : 0,
  }))
  return { ...slip, version, reversals, lines }
}
