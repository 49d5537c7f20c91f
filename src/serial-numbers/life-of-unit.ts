import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { inTimeOrder, type UnitEvent } from '#domain/trace.ts'

/**
 * D16, D82: the whole life of a unit: every act on the registrations of its product and serial number, those that it
 * had under other numbers too, with who, when and why. One query.
 */
export async function readLife({ db, caller }: Context, registrationId: string): Promise<UnitEvent[]> {
  const { rows } = await sql<UnitEvent>`
    with recursive unit as (
      select * from registration where company_id = ${caller.companyId} and id = ${registrationId}),
    same as (
      select id from unit
      union select r.id from unit u join registration r on r.company_id = u.company_id and r.product_id = u.product_id
        and r.serial_key = u.serial_key and r.open and r.unique_in_company and r.serial_key is not null
      union select r.id from unit u join registration r on r.company_id = u.company_id and r.product_id = u.product_id
        and r.serial_key = u.serial_key and not r.open),
    earlier as (
      select id from same
      union select r.reused_from_id from earlier e join registration r on r.company_id = ${caller.companyId}
        and r.id = e.id and r.reused_from_id is not null),
    life as (
      select r.*, s.id as slip_id, s.number as slip_number, s.posted_at as shipped_at, s.posted_by as shipped_by,
        i.id as invoice_id, i.number as invoice_number, i.posted_at as invoiced_at, i.posted_by as invoiced_by
      from earlier e join registration r on r.company_id = ${caller.companyId} and r.id = e.id
      left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
      left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
      left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
      left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id),
    act as (
      select case when reused_from_id is null then 'registered' else 'reused' end as act, registered_at as at,
        registered_by as by, '' as reason, coalesce(slip_number, invoice_number) as document,
        coalesce(slip_id, invoice_id) as document_id, null as "from", serial_number as "to" from life
      union all select 'shipped', shipped_at, shipped_by, '', slip_number, slip_id, null, null from life
        where shipped_at is not null
      union all select 'invoiced', invoiced_at, invoiced_by, '', invoice_number, invoice_id, null, null from life
        where invoiced_at is not null
      union all select closed_as, closed_at, closed_by, coalesce((select v.reason from packing_slip_reversal v
          join packing_slip_line_reversal w on w.company_id = v.company_id and w.packing_slip_reversal_id = v.id
          where v.company_id = life.company_id and w.packing_slip_line_id = life.packing_slip_line_id
            and life.closed_as = 'reversed' limit 1), ''), slip_number, slip_id, null, null from life
        where closed_at is not null
      union all select c.act, c.changed_at, c.changed_by, c.reason, l.slip_number, l.slip_id, c.old_serial_number,
        c.new_serial_number from life l
        join registration_change c on c.company_id = l.company_id and c.registration_id = l.id)
    select a.act, a.at, coalesce(w.name, '') as by, a.reason, a.document, a.document_id as "documentId", a."from", a."to"
    from act a left join actor w on w.company_id = ${caller.companyId} and w.id = a.by`.execute(db)
  return inTimeOrder(rows)
}
