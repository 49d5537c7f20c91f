import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { quantityBeingReceived } from './read-return-orders.ts'
import { lockReturnOrder, touchReturnOrder } from './store.ts'

/** D50: takes an announced unit off a return order; its line expects one less, and it is free for another return. */
export async function removeReturnUnit(
  context: Context,
  { returnOrderId, unitId }: { readonly returnOrderId: string; readonly unitId: string },
  ifMatch: number | null,
): Promise<void> {
  const { db, caller } = context
  await lockReturnOrder(context, returnOrderId, ifMatch)
  const { rows } = await sql<{ id: string }>`
    with unit as (
      update return_unit u set active = false, closed_as = 'removed', closed_at = clock_timestamp(),
        closed_by = ${caller.actorId}
      from return_order_line l
      where u.company_id = ${caller.companyId} and u.id = ${unitId} and u.active and u.return_receipt_line_id is null
        and l.company_id = u.company_id and l.id = u.return_order_line_id and l.return_order_id = ${returnOrderId}
      returning u.id, u.return_order_line_id as line_id),
    line as (
      update return_order_line l set quantity = greatest(l.quantity - 1, l.quantity_received + ${quantityBeingReceived})
      from unit where l.company_id = ${caller.companyId} and l.id = unit.line_id)
    select id from unit`.execute(db)
  if (rows.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `announced unit ${unitId}` })])
  await touchReturnOrder(context, returnOrderId)
  await recordEvent(context, { kind: 'returnUnitRemoved', subjectId: returnOrderId, data: { unitId } })
}
