import { sql } from 'kysely'

/** Of a line `l` of a return order with `n`, its units received and credited: received for credit without a row, and not credited. */
export const withoutRowToCredit = sql`case when l.disposition = 'credit'
  then l.quantity_received - n.received - (l.quantity_credited - n.credited) else 0 end`

/** Joins to lines `l` of return orders their units received, and how many of those are credited, as `n`. */
export const receivedUnitsOfLine = sql`cross join lateral (
  select count(*) as received, count(u.credit_line_id) as credited from return_unit u
  where u.company_id = l.company_id and u.return_order_line_id = l.id and u.posted
    and (u.active or u.closed_as = 'sentBack')) n`

/** Of an order line `ol`: what came back for credit and is not credited yet. */
export const returnedToCredit = sql`((select count(*) from return_unit u where u.company_id = ol.company_id
    and u.sales_order_line_id = ol.id and u.posted and u.active and u.disposition = 'credit' and u.credit_line_id is null)
  + coalesce((select sum(${withoutRowToCredit}) from return_order_line l ${receivedUnitsOfLine}
    where l.company_id = ol.company_id and l.sales_order_line_id = ol.id), 0))`
