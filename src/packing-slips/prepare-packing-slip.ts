import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId, newIds } from '#db/id.ts'
import { reviewDelivery } from '#domain/packing-slip.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { reuseReversedUnits } from '#serial-numbers/reuse-reversed-units.ts'
import { lockOrder, type OrderLineToDeliver, readOrderLinesToDeliver } from './store.ts'

export interface PackingSlipToPrepare {
  readonly id?: string | undefined
  readonly salesOrderId: string
  /** Quantities in the inventory unit; without lines all that is left and not being prepared elsewhere. */
  readonly lines?: readonly { readonly salesOrderLineId: string; readonly quantity: number }[] | undefined
}

/** A new preparation, and the remembered units that could not come along because somebody else has them (D47). */
export interface PreparedPackingSlip {
  readonly id: string
  readonly notReused: readonly Refusal[]
}

/** D30: prepares a packing slip of an order; reversed units of its lines come along registered (D47). */
export async function preparePackingSlip(context: Context, asked: PackingSlipToPrepare): Promise<PreparedPackingSlip> {
  const { db, caller } = context
  const order = await lockOrder(context, asked.salesOrderId)
  const lines = linesToPrepare(await readOrderLinesToDeliver(context, order.id), asked, order.number)
  const id = asked.id ?? newId()
  await db
    .insertInto('packing_slip')
    .values({
      company_id: caller.companyId,
      id,
      sales_order_id: order.id,
      delivery_address: JSON.stringify(order.deliveryAddress),
      created_by: caller.actorId,
    })
    .execute()
  await insertLines(context, id, lines)
  const notReused = lines.some((line) => line.serialised)
    ? await reuseReversedUnits(context, { kind: 'packingSlip', id })
    : []
  await recordEvent(context, { kind: 'packingSlipPrepared', subjectId: id, data: { salesOrderId: order.id } })
  return { id, notReused }
}

type LineToPrepare = OrderLineToDeliver & { readonly quantity: number }

function linesToPrepare(
  orderLines: readonly OrderLineToDeliver[],
  { lines }: PackingSlipToPrepare,
  order: string,
): readonly LineToPrepare[] {
  const prepared = lines ? askedLines(orderLines, lines) : allThatIsLeft(orderLines)
  throwIfRefused(prepared.flatMap(reviewDelivery))
  if (prepared.length === 0) throw new Refused([refuse('NOTHING_TO_DELIVER', { order })])
  return prepared
}

function allThatIsLeft(orderLines: readonly OrderLineToDeliver[]): readonly LineToPrepare[] {
  return orderLines
    .map((line) => ({ ...line, quantity: Math.max(0, line.leftToDeliver - line.inPreparation) }))
    .filter((line) => line.quantity > 0)
}

function askedLines(
  orderLines: readonly OrderLineToDeliver[],
  asked: NonNullable<PackingSlipToPrepare['lines']>,
): readonly LineToPrepare[] {
  const lineOf = new Map(orderLines.map((line) => [line.id, line]))
  const quantities = new Map(asked.map((line) => [line.salesOrderLineId, line.quantity]))
  const unknown = [...quantities.keys()].filter((id) => !lineOf.has(id))
  throwIfRefused(unknown.map((id) => refuse('NOT_FOUND', { what: `sales order line ${id}` })))
  return orderLines.flatMap((line) => {
    const quantity = quantities.get(line.id)
    return quantity === undefined ? [] : [{ ...line, quantity }]
  })
}

async function insertLines({ db, caller }: Context, packingSlipId: string, lines: readonly LineToPrepare[]) {
  const ids = newIds(lines.length)
  await sql`
    insert into packing_slip_line (company_id, id, packing_slip_id, sales_order_line_id, product_id, line_number,
      quantity, serialised, blank_issue_allowed, quantity_registrable)
    select ${caller.companyId}, n.id, ${packingSlipId}, n.sales_order_line_id, n.product_id, n.line_number,
      n.quantity, n.serialised, n.blank_issue_allowed, case when n.serialised then n.quantity else 0 end
    from unnest(${ids}::uuid[], ${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.productId)}::uuid[],
      ${lines.map((line) => line.lineNumber)}::int[], ${lines.map((line) => line.quantity)}::numeric[],
      ${lines.map((line) => line.serialised)}::bool[], ${lines.map((line) => line.blankIssueAllowed)}::bool[])
      as n(id, sales_order_line_id, product_id, line_number, quantity, serialised, blank_issue_allowed)`.execute(db)
}
