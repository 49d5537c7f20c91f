import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { receivedUnitsOfLine, withoutRowToCredit } from '#sales-orders/returned-to-credit.ts'
import type { ReturnOrderView } from './views.ts'

/** How far a return order `ro` with the sums `q` of its lines is. */
export const returnOrderState = sql`case when ro.closed_at is not null then 'closed'
  when q.received >= q.quantity and q.received > 0 then 'received' when q.received > 0 then 'partlyReceived'
  else 'open' end`

/** A unit `u` that was received and is not dealt with yet. */
export const unitToSettle = sql`u.posted and u.active and u.disposition <> 'scrap' and u.credit_line_id is null
  and u.replacement_line_id is null`

/** Return orders with their customers and the sums of their lines. */
export const returnOrderSource = sql`return_order ro
  join customer c on c.company_id = ro.company_id and c.id = ro.customer_id
  left join lateral (select coalesce(sum(l.quantity), 0) as quantity, coalesce(sum(l.quantity_received), 0) as received,
      count(*) filter (where ${withoutRowToCredit} > 0) as lines_to_credit
    from return_order_line l ${receivedUnitsOfLine}
    where l.company_id = ro.company_id and l.return_order_id = ro.id) q on true
  left join lateral (select count(*) filter (where u.disposition = 'credit') as to_credit,
      count(*) filter (where u.disposition = 'replace') as to_replace,
      count(*) filter (where u.disposition = 'repair') as in_repair
    from return_order_line l
    join return_unit u on u.company_id = l.company_id and u.return_order_line_id = l.id and ${unitToSettle}
    where l.company_id = ro.company_id and l.return_order_id = ro.id) s on true`

/** What a list and a whole return order show. */
export const returnOrderHead = sql`ro.id, ro.number, ${returnOrderState} as state, c.id as "customerId",
  c.number as "customerNumber", c.name as "customerName", ro.customer_reference as "customerReference",
  q.quantity::float8 as quantity, q.received::float8 as "quantityReceived",
  (q.lines_to_credit + s.to_credit + s.to_replace + s.in_repair)::int as "toSettle", ro.created_at as "createdAt",
  (select a.name from actor a where a.company_id = ro.company_id and a.id = ro.created_by) as "createdBy",
  ro.closed_at as "closedAt"`

/** How far a receipt `rr` is. */
export const returnReceiptState = sql`case when rr.discarded_at is not null then 'discarded'
  when rr.posted_at is null then 'inPreparation' when rr.reversed_at is not null then 'reversed' else 'posted' end`

/** What of a line `l` is on receipts in preparation. */
export const quantityBeingReceived = sql`coalesce((select sum(rl.quantity) from return_receipt_line rl
  join return_receipt rr on rr.company_id = rl.company_id and rr.id = rl.return_receipt_id
  where rl.company_id = l.company_id and rl.return_order_line_id = l.id and rr.posted_at is null
    and rr.discarded_at is null), 0)`

const lines = sql`(select coalesce(json_agg(json_build_object('id', l.id, 'lineNumber', l.line_number, 'productId', p.id,
    'productNumber', p.number, 'description', coalesce(ol.description, p.name), 'unit', p.inventory_unit,
    'serialised', p.kind = 'stocked' and coalesce(g.active_in_sales_process, false),
    'blankReceiptAllowed', coalesce(g.blank_issue_allowed, false), 'quantity', l.quantity,
    'quantityReceived', l.quantity_received, 'quantityCredited', l.quantity_credited,
    'leftToReceive', greatest(0, l.quantity - l.quantity_received - ${quantityBeingReceived}),
    'announced', (select count(*) from return_unit u where u.company_id = l.company_id
      and u.return_order_line_id = l.id and u.active and u.return_receipt_line_id is null),
    'sale', case when ol.id is not null then json_build_object('salesOrderId', o.id, 'salesOrderNumber', o.number,
      'salesOrderLineId', ol.id, 'invoiceId', i.id, 'invoiceNumber', i.number, 'invoiceLineId', il.id) end,
    'salesPrice', trim_scale(l.sales_price)::text, 'taxCode', l.tax_code, 'returnReasonCode', l.return_reason_code,
    'disposition', l.disposition) order by l.line_number), '[]')
  from return_order_line l
  join product p on p.company_id = l.company_id and p.id = l.product_id
  left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
  left join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
  left join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
  left join invoice_line il on il.company_id = l.company_id and il.id = l.invoice_line_id
  left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
  where l.company_id = ro.company_id and l.return_order_id = ro.id)`

const receipts = sql`(select coalesce(json_agg(json_build_object('id', rr.id, 'number', rr.number,
    'state', ${returnReceiptState}) order by rr.created_at, rr.id), '[]')
  from return_receipt rr where rr.company_id = ro.company_id and rr.return_order_id = ro.id)`

const creditNotes = sql`(select coalesce(json_agg(json_build_object('id', i.id, 'number', i.number, 'state', 'posted')
    order by i.posted_at), '[]')
  from invoice i where i.company_id = ro.company_id and i.id in (
    select (e.data->>'creditNoteId')::uuid from event e
    where e.company_id = ro.company_id and e.subject_id = ro.id and e.kind = 'returnCredited'))`

const replacements = sql`(select coalesce(json_agg(json_build_object('id', o.id, 'number', o.number,
    'state', case when o.delivered then 'delivered' else 'open' end) order by o.number), '[]')
  from (select so.id, so.number, bool_and(ol.quantity_delivered + ol.quantity_cancelled = ol.quantity_ordered) as delivered
    from return_order_line l
    join return_unit u on u.company_id = l.company_id and u.return_order_line_id = l.id
      and u.replacement_line_id is not null
    join sales_order_line ol on ol.company_id = u.company_id and ol.id = u.replacement_line_id
    join sales_order so on so.company_id = ol.company_id and so.id = ol.sales_order_id
    where l.company_id = ro.company_id and l.return_order_id = ro.id group by so.id, so.number) o)`

/** One return order whole, with its lines and documents. */
export async function readReturnOrder({ db, caller }: Context, id: string): Promise<ReturnOrderView> {
  const { rows } = await sql<ReturnOrderView>`
    select ${returnOrderHead}, ro.version as edition, ro.note, ${lines} as lines, ${receipts} as receipts,
      ${creditNotes} as "creditNotes", ${replacements} as replacements, s.to_replace::int as "toReplace",
      s.in_repair::int as "inRepair", (s.to_credit + coalesce((select sum(${withoutRowToCredit})
        from return_order_line l ${receivedUnitsOfLine}
        where l.company_id = ro.company_id and l.return_order_id = ro.id), 0))::float8 as "toCredit"
    from ${returnOrderSource} where ro.company_id = ${caller.companyId} and ro.id = ${id}`.execute(db)
  const [order] = rows
  if (!order) throw new Refused([refuse('NOT_FOUND', { what: `return order ${id}` })])
  return order
}
