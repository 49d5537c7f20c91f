import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { lineParts, parties } from './parties.ts'

/** The packing slips of which an invoice `i` takes something. */
const slips = sql`from invoice_line l
  join invoice_line_share s on s.company_id = l.company_id and s.invoice_line_id = l.id and s.quantity_taken > 0
  join packing_slip_line sl on sl.company_id = s.company_id and sl.id = s.packing_slip_line_id
  join packing_slip p on p.company_id = sl.company_id and p.id = sl.packing_slip_id
  where l.company_id = i.company_id and l.invoice_id = i.id`

/** The invoices of what a credit note `i` takes back. */
const corrected = sql`from invoice_line l
  join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
  join invoice_line cl on cl.company_id = ol.company_id and cl.sales_order_line_id = ol.corrects_line_id
  join invoice ci on ci.company_id = cl.company_id and ci.id = cl.invoice_id
  where l.company_id = i.company_id and l.invoice_id = i.id and ci.posted_at is not null
    and ci.kind in ('invoice', 'imported')`

/** The last day on which something was delivered of what an invoice `i` claims, or a credit note `i` takes back. */
const deliveredOn = sql`(select max(case when l.section = 'direct' then coalesce(l.delivered_on, v.invoice_on) else p.posting_on end)
  from invoice_line o
  join sales_order_line ol on ol.company_id = o.company_id and ol.id = o.sales_order_line_id
  join invoice_line l on l.company_id = o.company_id
    and l.sales_order_line_id = coalesce(ol.corrects_line_id, o.sales_order_line_id)
    and (ol.corrects_line_id is not null or l.id = o.id) and l.quantity > 0
  join invoice v on v.company_id = l.company_id and v.id = l.invoice_id and v.kind in ('invoice', 'imported')
    and v.posted_at is not null
  left join invoice_line_share s on s.company_id = l.company_id and s.invoice_line_id = l.id and s.quantity_taken > 0
  left join packing_slip_line sl on sl.company_id = s.company_id and sl.id = s.packing_slip_line_id
  left join packing_slip p on p.company_id = sl.company_id and p.id = sl.packing_slip_id
  where o.company_id = i.company_id and o.invoice_id = i.id)`

/** The head of an invoice or credit note as a document; a buyer who was named after a register sale stands for its customer (D60). */
export function invoiceHeadOf({ caller }: Context, id: string): RawBuilder<unknown> {
  return sql`select i.kind, i.id, i.number, i.posted_at is not null as posted, 1 + (b.invoice_id is not null)::int as version,
      false as "isCancelled", null as "reversedAt",
      ${parties}, o.delivery_address as "deliveryAddress", coalesce(b.invoice_address, i.invoice_address) as "invoiceAddress",
      i.invoice_on as "documentOn", i.due_on as "dueOn", i.posted_at as "postedAt",
      ${deliveredOn} as "deliveredOn",
      (select coalesce(json_agg(n order by n."postedOn", n.number), '[]')
        from (select distinct p.number, p.posting_on as "postedOn" ${slips}) n) as "packingSlips",
      (select coalesce(json_agg(n order by n."invoiceOn", n.number), '[]')
        from (select distinct ci.number, ci.invoice_on as "invoiceOn" ${corrected}) n) as corrects,
      i.serial_numbers_changed_at as "serialNumbersChangedAt", i.printed_at as "printedAt"
    from invoice i
    join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id
    left join invoice_buyer b on b.company_id = i.company_id and b.invoice_id = i.id
    join customer c on c.company_id = o.company_id and c.id = coalesce(b.customer_id, o.customer_id)
    join company y on y.id = i.company_id
    where i.company_id = ${caller.companyId} and i.id = ${id}`
}

/** The lines of an invoice or credit note as of a document, with what they were priced with. */
export function invoiceLinesOf({ caller }: Context, id: string): RawBuilder<unknown> {
  return sql`select ${lineParts}, l.quantity::float8 as quantity, 0 as "quantityBefore", 0 as "quantityToFollow",
      (select coalesce(json_agg(p.number order by p.series_number), '[]') from invoice_line_share s
        join packing_slip_line sl on sl.company_id = s.company_id and sl.id = s.packing_slip_line_id
        join packing_slip p on p.company_id = sl.company_id and p.id = sl.packing_slip_id
        where s.company_id = l.company_id and s.invoice_line_id = l.id and s.quantity_taken > 0)
        as "packingSlipNumbers",
      json_build_object('salesUnit', ol.sales_unit, 'salesUnitFactor', ol.sales_unit_factor,
        'salesPrice', trim_scale(ol.sales_price)::text,
        'discountPercentage', trim_scale(ol.discount_percentage)::text,
        'taxPercentage', trim_scale(ol.tax_percentage)::text,
        'taxCategory', coalesce(l.tax_category, case when ol.tax_percentage > 0 then 'S' else 'Z' end),
        'netAmount', round(l.net_amount, 2)::text) as price
    from invoice_line l
    join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${caller.companyId} and l.invoice_id = ${id} and l.quantity <> 0
    order by l.section = 'direct', l.line_number`
}
