import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockReturnOrder, refuseClosed, touchReturnOrder } from './store.ts'

/** D50: closes a return order: what is not received is not expected any longer, and announced units are free. */
export async function closeReturnOrder(context: Context, returnOrderId: string, ifMatch: number | null): Promise<void> {
  const { db, caller } = context
  const order = await lockReturnOrder(context, returnOrderId, ifMatch)
  refuseClosed(order)
  const { rows } = await sql`
    select from return_receipt where company_id = ${caller.companyId} and return_order_id = ${returnOrderId}
      and posted_at is null and discarded_at is null`.execute(db)
  if (rows.length > 0) throw new Refused([refuse('RETURN_RECEIPT_IN_PREPARATION', { returnOrder: order.number })])
  await sql`
    with unit as (
      update return_unit u set active = false, closed_as = 'removed', closed_at = clock_timestamp(),
        closed_by = ${caller.actorId}
      from return_order_line l
      where l.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId}
        and u.company_id = l.company_id and u.return_order_line_id = l.id and u.active and not u.posted)
    update return_order set closed_at = clock_timestamp(), closed_by = ${caller.actorId}
    where company_id = ${caller.companyId} and id = ${returnOrderId}`.execute(db)
  await touchReturnOrder(context, returnOrderId)
  await recordEvent(context, { kind: 'returnOrderClosed', subjectId: returnOrderId })
}
