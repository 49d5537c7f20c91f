import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockSalesOrder, quantityBeingPrepared, touchSalesOrder } from './store.ts'

interface LineToCancel {
  readonly id: string
  readonly lineNumber: number
  readonly left: number
  readonly inPreparation: boolean
}

/**
 * Cancels what is left to deliver of one line, or of all. Reversed units that waited for the next packing slip of the
 * line are forgotten (D47). Refused while a packing slip or invoice is being prepared for it.
 */
export async function cancelRest(context: Context, salesOrderId: string, lineId: string | null): Promise<void> {
  const order = await lockSalesOrder(context, salesOrderId)
  const lines = await readLines(context, salesOrderId, lineId)
  if (lineId !== null && lines.length === 0)
    throw new Refused([refuse('NOT_FOUND', { what: `sales order line ${lineId}` })])
  const open = lines.filter((line) => line.left > 0)
  throwIfRefused(
    open.length === 0 ? [refuse('NOTHING_TO_CANCEL', { order: order.number })] : open.flatMap(beingPrepared),
  )
  await cancel(
    context,
    open.map((line) => line.id),
  )
  await touchSalesOrder(context, salesOrderId)
  const data = { lines: open.map(({ id, left }) => ({ id, quantity: left })) }
  await recordEvent(context, { kind: 'salesOrderRestCancelled', subjectId: salesOrderId, data })
}

async function readLines({ db, caller }: Context, salesOrderId: string, lineId: string | null) {
  const { rows } = await sql<LineToCancel>`
    select l.id, l.line_number as "lineNumber",
      (l.quantity_ordered - l.quantity_cancelled - l.quantity_delivered)::float8 as left,
      ${quantityBeingPrepared} > 0 as "inPreparation"
    from sales_order_line l
    where l.company_id = ${caller.companyId} and l.sales_order_id = ${salesOrderId} and l.quantity_ordered > 0
      ${lineId === null ? sql`` : sql`and l.id = ${lineId}`}
    order by l.line_number`.execute(db)
  return rows
}

function beingPrepared({ inPreparation, lineNumber }: LineToCancel): Refusal[] {
  return inPreparation ? [refuse('LINE_BEING_PREPARED', { line: lineNumber })] : []
}

async function cancel({ db, caller }: Context, lineIds: readonly string[]): Promise<void> {
  await sql`
    with line as (
      update sales_order_line set quantity_cancelled = quantity_ordered - quantity_delivered
      where company_id = ${caller.companyId} and id = any(${lineIds}::uuid[]) returning id)
    insert into reversed_units_forgotten (company_id, sales_order_line_id, forgotten_at, forgotten_by)
    select ${caller.companyId}, id, clock_timestamp(), ${caller.actorId} from line`.execute(db)
}
