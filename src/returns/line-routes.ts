import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, type Route } from '#http/route.ts'
import { Id, Nullable } from '#http/schemas.ts'
import { LineQuantity, Price, strict } from './bodies.ts'
import { changeDispositions } from './change-dispositions.ts'
import { changeReturnLine } from './change-return-line.ts'
import { readReturnOrder } from './read-return-orders.ts'
import { removeReturnUnit } from './remove-return-unit.ts'
import { Disposition, ReturnOrderView, ReturnReasonCode } from './views.ts'

const tag = 'Returns'
const duty: Duty = 'maintainReturnOrders'
const order = { returnOrderId: Id }

const changeLine = command({
  method: 'PATCH',
  url: '/return-orders/:returnOrderId/lines/:returnOrderLineId',
  duty,
  tag,
  summary: 'Change what a line expects, its price, reason and disposition',
  description:
    'The quantity down to what is there; price and disposition while nothing of the line was received (D50).',
  ifMatch: true,
  schema: {
    params: Type.Object({ ...order, returnOrderLineId: Id }),
    body: Type.Object(
      {
        quantity: Type.Optional(LineQuantity),
        salesPrice: Type.Optional(Nullable(Price)),
        taxCode: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 20 }))),
        returnReasonCode: Type.Optional(Nullable(ReturnReasonCode)),
        disposition: Type.Optional(Disposition),
      },
      { ...strict, minProperties: 1 },
    ),
    response: ReturnOrderView,
  },
  handle: async (context, { params: { returnOrderId, returnOrderLineId: lineId }, body, ifMatch }) => {
    await changeReturnLine(context, { returnOrderId, lineId }, body, ifMatch)
    return readReturnOrder(context, returnOrderId)
  },
})

const decide = command({
  method: 'PATCH',
  url: '/return-orders/:returnOrderId/units',
  duty,
  tag,
  summary: 'Decide what becomes of units: credit, replace, repair or scrap',
  description: 'Until they are credited, replaced or sent back; a received unit does not go back to repair (D52).',
  schema: {
    params: Type.Object(order),
    body: Type.Object(
      {
        returnUnitIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
        disposition: Type.Optional(Disposition),
        returnReasonCode: Type.Optional(Nullable(ReturnReasonCode)),
      },
      strict,
    ),
    response: ReturnOrderView,
  },
  handle: async (context, { params: { returnOrderId }, body: { returnUnitIds: unitIds, ...asked } }) => {
    await changeDispositions(context, returnOrderId, { unitIds, ...asked })
    return readReturnOrder(context, returnOrderId)
  },
})

const removeUnit = command({
  method: 'DELETE',
  url: '/return-orders/:returnOrderId/units/:returnUnitId',
  duty,
  tag,
  summary: 'Take an announced unit off a return order',
  ifMatch: true,
  schema: { params: Type.Object({ ...order, returnUnitId: Id }), response: ReturnOrderView },
  handle: async (context, { params: { returnOrderId, returnUnitId: unitId }, ifMatch }) => {
    await removeReturnUnit(context, { returnOrderId, unitId }, ifMatch)
    return readReturnOrder(context, returnOrderId)
  },
})

export const returnLineRoutes: readonly Route[] = [changeLine, decide, removeUnit]
