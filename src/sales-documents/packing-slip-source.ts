import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { lineParts, parties } from './parties.ts'

/** The head of a packing slip as a document. */
export function packingSlipHeadOf({ caller }: Context, id: string): RawBuilder<unknown> {
  return sql`select 'packingSlip' as kind, s.id, s.number, s.posted_at is not null as posted,
      1 + (select count(*)::int from packing_slip_reversal r
        where r.company_id = s.company_id and r.packing_slip_id = s.id) as version,
      not exists (select from packing_slip_line l where l.company_id = s.company_id and l.packing_slip_id = s.id
        and l.quantity > l.quantity_reversed) as "isCancelled",
      (select max(r.reversed_at) from packing_slip_reversal r
        where r.company_id = s.company_id and r.packing_slip_id = s.id) as "reversedAt",
      ${parties}, s.delivery_address as "deliveryAddress", o.invoice_address as "invoiceAddress",
      s.posting_on as "documentOn", null as "dueOn", null as "deliveredOn", s.posted_at as "postedAt",
      '[]'::json as "packingSlips", '[]'::json as corrects,
      s.serial_numbers_changed_at as "serialNumbersChangedAt", s.printed_at as "printedAt"
    from packing_slip s
    join sales_order o on o.company_id = s.company_id and o.id = s.sales_order_id
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    join company y on y.id = s.company_id
    where s.company_id = ${caller.companyId} and s.id = ${id}`
}

/** The lines of a packing slip as of a document: what of each is left, with what came before it. */
export function packingSlipLinesOf(
  { caller }: Context,
  { id, isCancelled }: { readonly id: string; readonly isCancelled: boolean },
): RawBuilder<unknown> {
  const quantity = isCancelled ? sql`l.quantity` : sql`l.quantity - l.quantity_reversed`
  return sql`select n.*, greatest(0, n."quantityOrdered" - n."quantityBefore" - n.quantity) as "quantityToFollow"
    from (
      select ${lineParts}, (${quantity})::float8 as quantity, '[]'::json as "packingSlipNumbers", null as price,
        (coalesce((select sum(e.quantity - e.quantity_reversed) from packing_slip_line e
            join packing_slip es on es.company_id = e.company_id and es.id = e.packing_slip_id
            where e.company_id = l.company_id and e.sales_order_line_id = l.sales_order_line_id
              and es.series_number < s.series_number), 0)
          + coalesce((select sum(e.quantity) from invoice_line e
            join invoice ei on ei.company_id = e.company_id and ei.id = e.invoice_id
            where e.company_id = l.company_id and e.sales_order_line_id = l.sales_order_line_id
              and e.section = 'direct' and ei.posted_at < s.posted_at), 0))::float8 as "quantityBefore"
      from packing_slip_line l
      join packing_slip s on s.company_id = l.company_id and s.id = l.packing_slip_id
      join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
      join product p on p.company_id = l.company_id and p.id = l.product_id
      where l.company_id = ${caller.companyId} and l.packing_slip_id = ${id} and ${quantity} > 0) n
    order by n."lineNumber"`
}
