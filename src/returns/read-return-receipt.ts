import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { missingUnits, surplusUnits } from '#domain/registration.ts'
import { returnReceiptState } from './read-return-orders.ts'
import type { ReturnReceiptView } from './receipt-views.ts'

const lines = sql`(select coalesce(json_agg(json_build_object('id', l.id, 'lineNumber', l.line_number,
    'returnOrderLineId', l.return_order_line_id, 'productId', p.id, 'productNumber', p.number,
    'description', coalesce(ol.description, p.name), 'unit', p.inventory_unit, 'quantity', l.quantity,
    'serialised', l.serialised, 'blankIssueAllowed', l.blank_issue_allowed, 'registered', l.quantity_registered,
    'notReadable', l.quantity_not_readable, 'announced', (select count(*) from return_unit u
      where u.company_id = l.company_id and u.return_order_line_id = l.return_order_line_id and u.active
        and u.return_receipt_line_id is null),
    'disposition', o.disposition, 'returnReasonCode', o.return_reason_code) order by l.line_number), '[]')
  from return_receipt_line l
  join return_order_line o on o.company_id = l.company_id and o.id = l.return_order_line_id
  join product p on p.company_id = l.company_id and p.id = l.product_id
  left join sales_order_line ol on ol.company_id = o.company_id and ol.id = o.sales_order_line_id
  where l.company_id = rr.company_id and l.return_receipt_id = rr.id)`

/** One receipt whole. */
export async function readReturnReceipt({ db, caller }: Context, id: string): Promise<ReturnReceiptView> {
  const { rows } = await sql<ReturnReceiptView>`
    select rr.id, rr.number, ${returnReceiptState} as state, rr.edition, ro.id as "returnOrderId",
      ro.number as "returnOrderNumber", c.id as "customerId", c.number as "customerNumber", c.name as "customerName",
      ro.customer_reference as "customerReference", rr.posting_on as "postingOn", rr.created_at as "createdAt",
      rr.posted_at as "postedAt", rr.printed_at as "printedAt", rr.reversed_at as "reversedAt",
      (select a.name from actor a where a.company_id = rr.company_id and a.id = rr.reversed_by) as "reversedBy",
      rr.reversal_reason as "reversalReason", ${lines} as lines
    from return_receipt rr
    join return_order ro on ro.company_id = rr.company_id and ro.id = rr.return_order_id
    join customer c on c.company_id = ro.company_id and c.id = ro.customer_id
    where rr.company_id = ${caller.companyId} and rr.id = ${id}`.execute(db)
  const [receipt] = rows
  if (!receipt) throw new Refused([refuse('NOT_FOUND', { what: `return receipt ${id}` })])
  return {
    ...receipt,
    lines: receipt.lines.map((line) => ({
      ...line,
      missing: line.serialised ? missingUnits(line) : 0,
      surplus: line.serialised ? surplusUnits(line) : 0,
    })),
  }
}
