import { sql } from 'kysely'
import type { Check } from './check.ts'

/** Receipts that were not reversed. */
const received = sql`(select l.* from return_receipt_line l
  join return_receipt r on r.company_id = l.company_id and r.id = l.return_receipt_id
  where l.posted and r.reversed_at is null)`

/** Of what return orders expect, receive and credit, and of what that leaves of sales. */
export const returnLineChecks: readonly Check[] = [
  {
    name: 'receivedSum',
    invariant: 'I16',
    statement: 'What is received of a return order line is what its receipts, less reversed ones, say.',
    subject: 'returnOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('received', l.quantity_received, 'byReceipts', coalesce(d.quantity, 0)) as figures
      from return_order_line l
      left join (select company_id, return_order_line_id as id, sum(quantity) as quantity
        from ${received} r group by 1, 2) d using (company_id, id)
      where l.quantity_received <> coalesce(d.quantity, 0)`,
  },
  {
    name: 'receivedWithinExpected',
    invariant: 'D51',
    statement: 'Of a return order line no more is received than is expected.',
    subject: 'returnOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('expected', l.quantity, 'received', l.quantity_received) as figures
      from return_order_line l where l.quantity_received < 0 or l.quantity_received > l.quantity`,
  },
  {
    name: 'creditedOfReturn',
    invariant: 'D52',
    statement: 'Of a return order line no more is credited than was received, and at least its credited units.',
    subject: 'returnOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('credited', l.quantity_credited, 'units', coalesce(u.units, 0)) as figures
      from return_order_line l
      left join (select company_id, return_order_line_id as id, count(*) as units from return_unit
        where credit_line_id is not null group by 1, 2) u using (company_id, id)
      where l.quantity_credited < coalesce(u.units, 0) or l.quantity_credited > l.quantity_received`,
  },
  {
    name: 'returnedSum',
    invariant: 'I15, I16',
    statement: 'What came back of an order line is what posted receipts took back of it, and no more than was sold.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id, json_build_object('returned', l.quantity_returned, 'byReceipts',
        coalesce(d.quantity, 0), 'invoiced', l.quantity_invoiced, 'delivered', l.quantity_delivered) as figures
      from sales_order_line l
      left join (select company_id, id, sum(quantity) as quantity from (
          select company_id, sales_order_line_id as id, 1 as quantity from return_unit
          where posted and active and disposition <> 'repair' and sales_order_line_id is not null
          union all select r.company_id, o.sales_order_line_id,
            r.quantity - r.quantity_registered - r.quantity_not_readable
          from ${received} r
          join return_order_line o on o.company_id = r.company_id and o.id = r.return_order_line_id
          where o.sales_order_line_id is not null and o.disposition <> 'repair') x group by 1, 2) d
        using (company_id, id)
      where l.quantity_returned <> coalesce(d.quantity, 0)
        or l.quantity_returned > case when l.free_of_charge then l.quantity_delivered
          else greatest(l.quantity_invoiced, 0) end`,
  },
  {
    name: 'receiptOfItsOrder',
    invariant: 'D51',
    statement: 'The lines of a receipt are of lines of its return order, with their products.',
    subject: 'returnReceiptLine',
    sql: sql`select l.company_id, l.id, json_build_object('returnOrderLineId', l.return_order_line_id) as figures
      from return_receipt_line l
      join return_receipt r on r.company_id = l.company_id and r.id = l.return_receipt_id
      left join return_order_line o on o.company_id = l.company_id and o.id = l.return_order_line_id
      where (o.return_order_id, o.product_id) is distinct from (r.return_order_id, l.product_id)`,
  },
]
