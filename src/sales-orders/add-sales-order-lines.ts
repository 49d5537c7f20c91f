import type { Context } from '#db/context.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { judgeLines } from './lines-to-add.ts'
import { insertSalesOrderLines, lockSalesOrder, touchSalesOrder } from './store.ts'
import type { SalesOrderLineToAdd } from './views.ts'

/** Adds lines to a sales order. */
export async function addSalesOrderLines(
  context: Context,
  salesOrderId: string,
  asked: readonly SalesOrderLineToAdd[],
  ifMatch: number | null,
): Promise<void> {
  const { db, caller } = context
  const { version } = await lockSalesOrder(context, salesOrderId)
  throwIfRefused(reviewEdition(version, ifMatch))
  const last = await db
    .selectFrom('sales_order_line')
    .select((eb) => eb.fn.max('line_number').as('lineNumber'))
    .where('company_id', '=', caller.companyId)
    .where('sales_order_id', '=', salesOrderId)
    .executeTakeFirst()
  const lines = await judgeLines(context, salesOrderId, asked, last?.lineNumber ?? 0)
  await insertSalesOrderLines(context, lines)
  await touchSalesOrder(context, salesOrderId)
  await recordEvent(context, { kind: 'salesOrderLinesAdded', subjectId: salesOrderId, data: { lines: lines.length } })
}
