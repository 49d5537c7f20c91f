import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { customerColumns, most, readPart } from './store.ts'
import type { DuplicateUnit, Part, ReturnFinding } from './views.ts'

/** D14: units that were registered though their serial number was active elsewhere, as long as both are and nobody has settled it. */
export function readDuplicates(context: Context): Promise<Part<DuplicateUnit>> {
  const { companyId } = context.caller
  const found = sql`
    select h.registration_id as id, h.changed_at as at, h.reason, h.changed_by as by,
      row_number() over (order by h.changed_at, h.id) as place
    from registration_change h
    join registration r on r.company_id = h.company_id and r.id = h.registration_id and r.open
    where h.company_id = ${companyId} and h.act = 'overridden'
      and not exists (select from conflict_settlement f where f.company_id = h.company_id
        and f.registration_id = h.registration_id)
      and exists (select from registration x
      where x.company_id = r.company_id and x.serial_key = r.serial_key and x.product_id = r.product_id and x.open
        and x.id <> r.id)
    order by h.changed_at, h.id limit ${sql.lit(most + 1)}`
  const columns = sql`r.id, r.serial_number as "serialNumber", p.id as "productId", p.number as "productNumber",
    p.name as "productName", ${customerColumns}, o.id as "salesOrderId", o.number as "salesOrderNumber",
    f.at as "overriddenAt", coalesce(w.name, '') as "overriddenBy", f.reason`
  const joins = sql`
    join registration r on r.company_id = ${companyId} and r.id = f.id
    join product p on p.company_id = r.company_id and p.id = r.product_id
    join sales_order_line l on l.company_id = r.company_id and l.id = r.sales_order_line_id
    join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
    left join actor w on w.company_id = r.company_id and w.id = f.by`
  return readPart(context, found, columns, joins)
}

/** D51: received units of which the return policy found something, until they are credited, replaced or sent back. */
export function readReturnFindings(context: Context): Promise<Part<ReturnFinding>> {
  const { companyId } = context.caller
  const found = sql`
    select u.id, row_number() over (order by u.registered_at, u.id) as place
    from return_unit u
    where u.company_id = ${companyId} and u.active and u.posted and u.findings <> '{}'
      and u.credit_line_id is null and u.replacement_line_id is null and u.disposition <> 'scrap'
    order by u.registered_at, u.id limit ${sql.lit(most + 1)}`
  const columns = sql`u.id, u.serial_number as "serialNumber", u.registration_id as "registrationId",
    u.findings, u.override_reason as "overrideReason", p.id as "productId", p.number as "productNumber",
    p.name as "productName", ${customerColumns}, o.id as "returnOrderId", o.number as "returnOrderNumber",
    t.posting_on as "receivedOn"`
  const joins = sql`
    join return_unit u on u.company_id = ${companyId} and u.id = f.id
    join product p on p.company_id = u.company_id and p.id = u.product_id
    join return_receipt_line tl on tl.company_id = u.company_id and tl.id = u.return_receipt_line_id
    join return_receipt t on t.company_id = tl.company_id and t.id = tl.return_receipt_id
    join return_order o on o.company_id = t.company_id and o.id = t.return_order_id`
  return readPart(context, found, columns, joins)
}
