import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Day, Id, idParameter, Nullable, PageQuery, sortQuery } from '#http/schemas.ts'
import { registeringRoutes } from '#serial-numbers/registration-routes.ts'
import { LineQuantity, strict } from './bodies.ts'
import { changeReturnReceipt } from './change-return-receipt.ts'
import { discardReturnReceipt } from './discard-return-receipt.ts'
import { listReturnUnits, returnUnitSorts } from './list-return-units.ts'
import { returnReaders } from './list-routes.ts'
import { postReturnReceipt } from './post-return-receipt.ts'
import { prepareReturnReceipt } from './prepare-return-receipt.ts'
import { readReturnReceipt } from './read-return-receipt.ts'
import { ReturnReceiptView } from './receipt-views.ts'
import { registeringOnReceipt } from './register-on-receipt.ts'
import { reverseReturnReceipt } from './reverse-return-receipt.ts'
import { ReturnUnitView } from './views.ts'

const tag = 'Returns'
const duty: Duty = 'maintainReturnOrders'
const params = idParameter('returnReceiptId')

const prepare = command({
  method: 'POST',
  url: '/return-receipts',
  status: 201,
  duty,
  tag,
  summary: 'Prepare a receipt of a return order, of all or of a part',
  description: 'Without lines: all that is expected and not being received (D51).',
  schema: {
    body: Type.Object(
      {
        id: Type.Optional(Id),
        returnOrderId: Id,
        lines: Type.Optional(
          Type.Array(Type.Object({ returnOrderLineId: Id, quantity: LineQuantity }, strict), {
            minItems: 1,
            maxItems: 1000,
          }),
        ),
      },
      strict,
    ),
    response: ReturnReceiptView,
  },
  handle: async (context, { body }) => readReturnReceipt(context, await prepareReturnReceipt(context, body)),
})

const read = inquiry({
  method: 'GET',
  url: '/return-receipts/:returnReceiptId',
  duty: returnReaders,
  tag,
  summary: 'One return receipt with its lines and counts',
  schema: { params, response: ReturnReceiptView },
  handle: (context, { params: { returnReceiptId } }) => readReturnReceipt(context, returnReceiptId),
})

const change = command({
  method: 'PATCH',
  url: '/return-receipts/:returnReceiptId',
  duty,
  tag,
  summary: 'Change the quantities of a receipt in preparation',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object(
      {
        lines: Type.Array(Type.Object({ lineId: Id, quantity: LineQuantity }, strict), { minItems: 1, maxItems: 1000 }),
      },
      strict,
    ),
    response: ReturnReceiptView,
  },
  handle: async (context, { params: { returnReceiptId }, body, ifMatch }) => {
    await changeReturnReceipt(context, returnReceiptId, body.lines, ifMatch)
    return readReturnReceipt(context, returnReceiptId)
  },
})

const discard = command({
  method: 'DELETE',
  url: '/return-receipts/:returnReceiptId',
  duty,
  tag,
  summary: 'Discard a receipt in preparation; its units are announced again, or free',
  ifMatch: true,
  schema: { params, response: ReturnReceiptView },
  handle: async (context, { params: { returnReceiptId }, ifMatch }) => {
    await discardReturnReceipt(context, returnReceiptId, ifMatch)
    return readReturnReceipt(context, returnReceiptId)
  },
})

const post = command({
  method: 'POST',
  url: '/return-receipts/:returnReceiptId/posting',
  duty,
  tag,
  summary: 'Post a return receipt',
  description:
    'Refused with every line that misses serial numbers or has too many (D31, D51). All or nothing. Its units leave their sales, save those for repair, and may be sold again.',
  ifMatch: true,
  schema: { params, body: Type.Object({ postingOn: Type.Optional(Day) }, strict), response: ReturnReceiptView },
  handle: (context, { params: { returnReceiptId }, body, ifMatch }) =>
    postReturnReceipt(context, returnReceiptId, { postingOn: body.postingOn ?? null, ifMatch }),
})

const reverse = command({
  method: 'POST',
  url: '/return-receipts/:returnReceiptId/reversal',
  duty,
  tag,
  summary: 'Reverse a posted return receipt in full',
  description:
    'Refused once a unit of it was credited, replaced or sent back, or its serial number was sold again (D51).',
  schema: {
    params,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, strict),
    response: ReturnReceiptView,
  },
  handle: async (context, { params: { returnReceiptId }, body: { reason } }) => {
    await reverseReturnReceipt(context, returnReceiptId, reason)
    return readReturnReceipt(context, returnReceiptId)
  },
})

const units = inquiry({
  method: 'GET',
  url: '/return-receipts/:returnReceiptId/registrations',
  duty: returnReaders,
  tag,
  summary: 'The units of a return receipt',
  schema: {
    params,
    query: Type.Object(
      { ...PageQuery, ...sortQuery(returnUnitSorts), notReadable: Type.Optional(Type.Boolean()) },
      strict,
    ),
    response: Type.Object({ items: Type.Array(ReturnUnitView), next: Nullable(Type.String()) }),
  },
  handle: async (context, { params: { returnReceiptId }, query }) => {
    const page = await listReturnUnits(context, { ...query, returnReceiptId })
    if (page.items.length === 0) await readReturnReceipt(context, returnReceiptId)
    return page
  },
})

export const returnReceiptRoutes: readonly Route[] = [
  prepare,
  read,
  change,
  discard,
  post,
  reverse,
  units,
  ...registeringRoutes(registeringOnReceipt, '/return-receipts/:returnReceiptId', duty),
]
