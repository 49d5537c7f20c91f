import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { addLines, lockSalesOrder, touchSalesOrder } from './store.ts'
import type { SalesOrderLineToAdd } from './views.ts'

/** Adds lines to a sales order. */
export async function addSalesOrderLines(
  context: Context,
  salesOrderId: string,
  lines: readonly SalesOrderLineToAdd[],
  ifMatch: number | null,
): Promise<void> {
  const { db, caller } = context
  const { version } = await lockSalesOrder(context, salesOrderId)
  if (ifMatch !== null && ifMatch !== version) throw new Refused([refuse('EDITION_CHANGED', { edition: version })])
  const last = await db
    .selectFrom('sales_order_line')
    .select((eb) => eb.fn.max('line_number').as('lineNumber'))
    .where('company_id', '=', caller.companyId)
    .where('sales_order_id', '=', salesOrderId)
    .executeTakeFirst()
  await addLines(context, salesOrderId, lines, last?.lineNumber ?? 0)
  await touchSalesOrder(context, salesOrderId)
  await recordEvent(context, { kind: 'salesOrderLinesAdded', subjectId: salesOrderId, data: { lines: lines.length } })
}
