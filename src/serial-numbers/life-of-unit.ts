import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { inTimeOrder, type UnitEvent } from '#domain/trace.ts'
import { unitSource } from './find-units.ts'
import { returnActs } from './return-acts.ts'

/** D53: coverage of the unit alone; its document is the order that sold it. */
const coverageActs = sql`
  select d.act, d.at, d.by, d.reason, 'salesOrder' as kind, uo.number as document, uo.id as document_id
  from unit_coverage_term u
  cross join lateral (values ('coverageAdded', u.added_at, u.added_by, u.reason),
    ('coverageWithdrawn', u.withdrawn_at, u.withdrawn_by, u.withdrawal_reason)) d(act, at, by, reason)
  left join sales_order_line ul on ul.company_id = u.company_id and ul.id = u.sales_order_line_id
  left join sales_order uo on uo.company_id = ul.company_id and uo.id = ul.sales_order_id
  where u.company_id = r.company_id and u.registration_id = r.id and d.at is not null`

/** D16: the acts on one registration `r`, beside its documents, as JSON: who, when, why. */
export const actsColumn = sql`(select coalesce(json_agg(json_build_object('act', a.act, 'at', a.at,
    'by', coalesce(w.name, ''), 'reason', a.reason, 'documentKind', a.kind, 'document', a.document,
    'documentId', a.document_id, 'from', a."from", 'to', a."to")), '[]') from (
    select case when i.kind = 'imported' then 'soldBefore' when r.reused_from_id is null then 'registered'
        else 'reused' end as act, r.registered_at as at,
      r.registered_by as by, '' as reason, case when s.id is null then 'invoice' else 'packingSlip' end as kind,
      coalesce(s.number, i.number) as document, coalesce(s.id, i.id) as document_id,
      null::text as "from", r.serial_number as "to"
    union all select 'shipped', s.posted_at, s.posted_by, '', 'packingSlip', s.number, s.id, null, null
      where s.posted_at is not null
    union all select 'invoiced', i.posted_at, i.posted_by, '', 'invoice', i.number, i.id, null, null
      where i.posted_at is not null and i.kind <> 'imported'
    union all select r.closed_as, r.closed_at, r.closed_by, coalesce((select v.reason from packing_slip_reversal v
        join packing_slip_line_reversal l on l.company_id = v.company_id and l.packing_slip_reversal_id = v.id
        where v.company_id = r.company_id and l.packing_slip_line_id = r.packing_slip_line_id
          and r.closed_as = 'reversed' limit 1), ''), 'packingSlip', s.number, s.id, null, null
      where r.closed_at is not null and r.closed_as <> 'returned'
    union all select h.act, h.changed_at, h.changed_by, h.reason, 'packingSlip', s.number, s.id,
      h.old_serial_number, h.new_serial_number from registration_change h
      where h.company_id = r.company_id and h.registration_id = r.id
    union all select c.act, c.at, c.by, c.reason, c.kind, c.document, c.document_id, null, null
      from (${coverageActs}) c
    union all ${returnActs}
  ) a left join actor w on w.company_id = r.company_id and w.id = a.by)`

/**
 * D16, D82: the whole life of a unit: every act on the registrations of its product and serial number, and on those
 * that it was reused from, whatever they were called. One query.
 */
export async function readLife({ db, caller }: Context, registrationId: string): Promise<UnitEvent[]> {
  const { rows } = await sql<{ acts: UnitEvent[] }>`
    with recursive unit as (
      select * from registration where company_id = ${caller.companyId} and id = ${registrationId}),
    same as (
      select id from unit
      union select r.id from unit u join registration r on r.company_id = u.company_id and r.product_id = u.product_id
        and r.serial_key = u.serial_key and r.open and r.unique_in_company and r.serial_key is not null
      union select r.id from unit u join registration r on r.company_id = u.company_id and r.product_id = u.product_id
        and r.serial_key = u.serial_key and not r.open),
    life as (
      select id from same
      union select r.reused_from_id from life l join registration r on r.company_id = ${caller.companyId}
        and r.id = l.id and r.reused_from_id is not null)
    select ${actsColumn} as acts from life
    join registration r on r.company_id = ${caller.companyId} and r.id = life.id ${unitSource}`.execute(db)
  return inTimeOrder(rows.flatMap((row) => row.acts))
}
