import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Day, Id, idParameter, Refusal } from '#http/schemas.ts'
import { registrationRoutes } from '#serial-numbers/registration-routes.ts'
import { refusalText } from '#terms/text.ts'
import { changePackingSlip } from './change-packing-slip.ts'
import { discardPackingSlip } from './discard-packing-slip.ts'
import { packingSlipListRoutes, packingSlipReaders } from './list-routes.ts'
import { postPackingSlip } from './post-packing-slip.ts'
import { preparePackingSlip } from './prepare-packing-slip.ts'
import { readPackingSlip } from './read-packing-slips.ts'
import { reversalRoutes } from './reversal-routes.ts'
import { PackingSlipView } from './views.ts'

const tag = 'Packing slips'
const duty: Duty = 'maintainSalesPackingSlips'
const params = idParameter('packingSlipId')
const strict = { additionalProperties: false }
const LineQuantity = Type.Number({ minimum: 0, maximum: 1_000_000, multipleOf: 0.000001 })

const prepare = command({
  method: 'POST',
  url: '/packing-slips',
  status: 201,
  duty,
  tag,
  summary: 'Prepare a packing slip of a sales order',
  description:
    'Without lines: all that is left to deliver (D30). Units of reversed packing slips come along registered (D47); `notReused` names those that are held elsewhere meanwhile.',
  schema: {
    body: Type.Object(
      {
        id: Type.Optional(Id),
        salesOrderId: Id,
        lines: Type.Optional(
          Type.Array(Type.Object({ salesOrderLineId: Id, quantity: LineQuantity }, strict), {
            minItems: 1,
            maxItems: 1000,
          }),
        ),
      },
      strict,
    ),
    response: Type.Object({ ...PackingSlipView.properties, notReused: Type.Array(Refusal) }),
  },
  handle: async (context, { body }) => {
    const { id, notReused } = await preparePackingSlip(context, body)
    const { language } = context.caller
    const refused = notReused.map((refusal) => ({ ...refusal, text: refusalText(refusal, language) }))
    return { ...(await readPackingSlip(context, id, null)), notReused: refused }
  },
})

const read = inquiry({
  method: 'GET',
  url: '/packing-slips/:packingSlipId',
  duty: packingSlipReaders,
  tag,
  summary: 'One packing slip with its lines, counts and reversals',
  description: 'With `version`, as it was before later reversals (D46).',
  schema: {
    params,
    query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }, strict),
    response: PackingSlipView,
  },
  handle: (context, { params: { packingSlipId }, query }) =>
    readPackingSlip(context, packingSlipId, query.version ?? null),
})

const change = command({
  method: 'PATCH',
  url: '/packing-slips/:packingSlipId',
  duty,
  tag,
  summary: 'Change the quantities of a preparation',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object(
      {
        lines: Type.Array(Type.Object({ lineId: Id, quantity: LineQuantity }, strict), { minItems: 1, maxItems: 1000 }),
      },
      strict,
    ),
    response: PackingSlipView,
  },
  handle: async (context, { params: { packingSlipId }, body, ifMatch }) => {
    await changePackingSlip(context, packingSlipId, body.lines, ifMatch)
    return readPackingSlip(context, packingSlipId, null)
  },
})

const discard = command({
  method: 'DELETE',
  url: '/packing-slips/:packingSlipId',
  duty,
  tag,
  summary: 'Discard a preparation; its serial numbers are free at once',
  ifMatch: true,
  schema: { params, response: PackingSlipView },
  handle: async (context, { params: { packingSlipId }, ifMatch }) => {
    await discardPackingSlip(context, packingSlipId, ifMatch)
    return readPackingSlip(context, packingSlipId, null)
  },
})

const post = command({
  method: 'POST',
  url: '/packing-slips/:packingSlipId/posting',
  duty,
  tag,
  summary: 'Post a packing slip',
  description: 'Refused with every line that misses serial numbers or has too many (D31). All or nothing (D33).',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object({ postingOn: Type.Optional(Day) }, strict),
    response: PackingSlipView,
  },
  handle: (context, { params: { packingSlipId }, body, ifMatch }) =>
    postPackingSlip(context, packingSlipId, { postingOn: body.postingOn ?? null, ifMatch }),
})

export const packingSlipRoutes: readonly Route[] = [
  prepare,
  ...packingSlipListRoutes,
  read,
  change,
  discard,
  post,
  ...reversalRoutes,
  ...registrationRoutes('packingSlip', '/packing-slips/:packingSlipId', duty),
]
