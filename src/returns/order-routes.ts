import { Type } from 'typebox'
import type { Context } from '#db/context.ts'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, Nullable, PageQuery, sortQuery } from '#http/schemas.ts'
import { refusedView } from '#serial-numbers/list-answer.ts'
import { addReturnLines } from './add-return-lines.ts'
import { type AddedUnits, addReturnUnits, refuseEmptyList } from './add-return-units.ts'
import { LineToAdd, OverrideReason, strict, Units, unitsOf } from './bodies.ts'
import { changeReturnOrder } from './change-return-order.ts'
import { closeReturnOrder } from './close-return-order.ts'
import { createReturnOrder } from './create-return-order.ts'
import { listReturnUnits, returnUnitSorts } from './list-return-units.ts'
import { returnOrderListRoutes, returnReaders } from './list-routes.ts'
import { readReturnOrder } from './read-return-orders.ts'
import { readReturnable } from './returnable.ts'
import { AnnouncedView, ReturnableView, ReturnOrderView, ReturnUnitView } from './views.ts'

const tag = 'Returns'
const duty: Duty = 'maintainReturnOrders'
const params = idParameter('returnOrderId')
const Text = (maxLength: number) => Type.String({ maxLength })

/** The return order after units were added, with what became of each. */
async function announced(context: Context, id: string, { accepted, refused }: AddedUnits) {
  const order = await readReturnOrder(context, id)
  return { ...order, accepted, refused: refusedView(refused, context.caller.language) }
}

const create = command({
  method: 'POST',
  url: '/return-orders',
  status: 201,
  duty,
  tag,
  summary: 'Make a return order of units, of quantities of an invoice, or without a sale',
  description:
    'Each serial number, typed or scanned, finds its sale and is judged alone (D24, D50); the return policy of its group may refuse it or ask for a reason (D51). Lines name an invoice line, or a product alone where the policy allows it. With `preview` nothing is kept.',
  previews: true,
  schema: {
    body: Type.Object(
      {
        id: Type.Optional(Id),
        customerId: Type.Optional(Id),
        customerNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
        customerReference: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 200 }))),
        note: Type.Optional(Text(2000)),
        lines: Type.Optional(Type.Array(LineToAdd, { maxItems: 1000 })),
        ...Units,
      },
      strict,
    ),
    response: AnnouncedView,
  },
  handle: async (context, { body }) => {
    const { id, customerId, customerNumber, customerReference = null, note = '', lines = [] } = body
    const order = { id, customerId, customerNumber, customerReference, note, lines }
    const made = await createReturnOrder(context, { ...order, ...unitsOf(body) })
    return announced(context, made.id, made)
  },
})

const read = inquiry({
  method: 'GET',
  url: '/return-orders/:returnOrderId',
  duty: returnReaders,
  tag,
  summary: 'One return order with its lines, receipts and what came of them',
  schema: { params, response: ReturnOrderView },
  handle: (context, { params: { returnOrderId } }) => readReturnOrder(context, returnOrderId),
})

const change = command({
  method: 'PATCH',
  url: '/return-orders/:returnOrderId',
  duty,
  tag,
  summary: 'Change the reference and the note of a return order',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object(
      {
        customerReference: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 200 }))),
        note: Type.Optional(Text(2000)),
      },
      { ...strict, minProperties: 1 },
    ),
    response: ReturnOrderView,
  },
  handle: async (context, { params: { returnOrderId }, body, ifMatch }) => {
    await changeReturnOrder(context, returnOrderId, body, ifMatch)
    return readReturnOrder(context, returnOrderId)
  },
})

const addUnits = command({
  method: 'POST',
  url: '/return-orders/:returnOrderId/units',
  duty,
  tag,
  summary: 'Announce units on a return order',
  description:
    'Each is judged alone; with `allOrNothing` one refusal refuses all (D24). With `preview` nothing is kept.',
  previews: true,
  ifMatch: true,
  schema: { params, body: Type.Object(Units, strict), response: AnnouncedView },
  handle: async (context, { params: { returnOrderId }, body, ifMatch }) => {
    const units = unitsOf(body)
    refuseEmptyList(units)
    return announced(context, returnOrderId, await addReturnUnits(context, returnOrderId, units, ifMatch))
  },
})

const addLines = command({
  method: 'POST',
  url: '/return-orders/:returnOrderId/lines',
  duty,
  tag,
  summary: 'Add lines by quantity: of an invoice, or of a product without a sale',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object(
      { lines: Type.Array(LineToAdd, { minItems: 1, maxItems: 1000 }), overrideReason: OverrideReason },
      strict,
    ),
    response: ReturnOrderView,
  },
  handle: async (context, { params: { returnOrderId }, body, ifMatch }) => {
    const { lines, overrideReason = null } = body
    await addReturnLines(context, returnOrderId, lines, { overrideReason, ifMatch })
    return readReturnOrder(context, returnOrderId)
  },
})

const units = inquiry({
  method: 'GET',
  url: '/return-orders/:returnOrderId/units',
  duty: returnReaders,
  tag,
  summary: 'The units of a return order, in the order in which they were announced',
  schema: {
    params,
    query: Type.Object({ ...PageQuery, ...sortQuery(returnUnitSorts) }, strict),
    response: Type.Object({ items: Type.Array(ReturnUnitView), next: Nullable(Type.String()) }),
  },
  handle: async (context, { params: { returnOrderId }, query }) => {
    const page = await listReturnUnits(context, { ...query, returnOrderId })
    if (page.items.length === 0) await readReturnOrder(context, returnOrderId)
    return page
  },
})

const close = command({
  method: 'POST',
  url: '/return-orders/:returnOrderId/closing',
  duty,
  tag,
  summary: 'Close a return order: what is not received is not expected any longer',
  description: 'Units that were announced are free for another return. What was received can still be dealt with.',
  ifMatch: true,
  schema: { params, body: Type.Object({}, strict), response: ReturnOrderView },
  handle: async (context, { params: { returnOrderId }, ifMatch }) => {
    await closeReturnOrder(context, returnOrderId, ifMatch)
    return readReturnOrder(context, returnOrderId)
  },
})

const returnable = inquiry({
  method: 'GET',
  url: '/invoices/:invoiceId/returnable',
  duty: returnReaders,
  tag,
  summary: 'What of an invoice may still come back: units not returned and not announced, and quantities',
  description: 'Says NOTHING_TO_RETURN where none remain (D50).',
  schema: { params: idParameter('invoiceId'), response: ReturnableView },
  handle: (context, { params: { invoiceId } }) => readReturnable(context, invoiceId),
})

export const returnOrderRoutes: readonly Route[] = [
  create,
  ...returnOrderListRoutes,
  read,
  change,
  addLines,
  addUnits,
  units,
  close,
  returnable,
]
