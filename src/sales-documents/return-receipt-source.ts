import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { parties } from './parties.ts'

/** The head of a return receipt as a document; where others name a sales order it names the return order. */
export function returnReceiptHeadOf({ caller }: Context, id: string): RawBuilder<unknown> {
  return sql`select 'returnReceipt' as kind, rr.id, rr.number, rr.posted_at is not null as posted,
      1 + (rr.reversed_at is not null)::int as version, rr.reversed_at is not null as "isCancelled",
      rr.reversed_at as "reversedAt", ${parties}, c.delivery_address as "deliveryAddress",
      c.invoice_address as "invoiceAddress", rr.posting_on as "documentOn", null as "dueOn", null as "deliveredOn",
      rr.posted_at as "postedAt", '[]'::json as "packingSlips", '[]'::json as corrects,
      null as "serialNumbersChangedAt", rr.printed_at as "printedAt"
    from return_receipt rr
    join company y on y.id = rr.company_id
    join (select ro.company_id, ro.id, ro.number, ro.customer_id, ro.customer_reference,
        null::text as customer_order_number, (ro.created_at at time zone k.time_zone)::date as ordered_on, k.currency
      from return_order ro join company k on k.id = ro.company_id) o
      on o.company_id = rr.company_id and o.id = rr.return_order_id
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    where rr.company_id = ${caller.companyId} and rr.id = ${id}`
}

/** The lines of a return receipt as of a document: what came in of each, why, and what becomes of it. */
export function returnReceiptLinesOf({ caller }: Context, id: string): RawBuilder<unknown> {
  return sql`select l.id, l.line_number as "lineNumber", p.number as "productNumber",
      coalesce(ol.description, p.name) as description,
      (select min(b.barcode) from barcode b
        where b.company_id = p.company_id and b.product_id = p.id and b.kind = 'gtin') as gtin,
      p.inventory_unit as unit, l.serialised, o.line_number as "salesOrderLineNumber",
      o.quantity::float8 as "quantityOrdered", l.quantity::float8 as quantity, 0 as "quantityBefore",
      0 as "quantityToFollow", '[]'::json as "packingSlipNumbers", null as price,
      json_build_object('reason', w.name, 'dispositions', case when l.quantity_registered + l.quantity_not_readable = 0
        then json_build_array(json_build_object('disposition', o.disposition, 'quantity', l.quantity))
        else (select json_agg(d order by d.disposition) from (
          select u.disposition, count(*) as quantity from return_unit u
          where u.company_id = l.company_id and u.return_receipt_line_id = l.id
            and u.closed_as is distinct from 'removed' group by 1) d) end) as returned
    from return_receipt_line l
    join return_order_line o on o.company_id = l.company_id and o.id = l.return_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join sales_order_line ol on ol.company_id = o.company_id and ol.id = o.sales_order_line_id
    left join return_reason w on w.company_id = o.company_id and w.code = o.return_reason_code
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${id} and l.quantity > 0
    order by l.line_number`
}

/** The units that came in on a return receipt, in the order in which they were registered. */
export function receivedUnits({ caller }: Context, id: string): RawBuilder<unknown> {
  return sql`select u.return_receipt_line_id as "lineId", coalesce(u.registration_id, u.id) as id,
      u.serial_number as "serialNumber"
    from return_receipt_line l
    join return_unit u on u.company_id = l.company_id and u.return_receipt_line_id = l.id
      and u.closed_as is distinct from 'removed'
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${id}
    order by l.line_number, u.registered_at, u.position, u.id`
}
