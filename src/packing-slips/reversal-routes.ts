import { Type } from 'typebox'
import { command, type Route } from '#http/route.ts'
import { Id, idParameter } from '#http/schemas.ts'
import { readPackingSlip } from './read-packing-slips.ts'
import { reversePackingSlip } from './reverse-packing-slip.ts'
import { PackingSlipView } from './views.ts'

const tag = 'Packing slips'
const params = idParameter('packingSlipId')
const strict = { additionalProperties: false }
const Remaining = Type.Number({ minimum: 0, maximum: 1_000_000, description: 'In the inventory unit' })
const Reason = Type.Optional(Type.String({ maxLength: 500 }))

const cancel = command({
  method: 'POST',
  url: '/packing-slips/:packingSlipId/cancellation',
  duty: 'correctPackingSlips',
  tag,
  summary: 'Cancel a posted packing slip: reverse all of it',
  description:
    'Refused if any unit of it is invoiced (D45). Its units wait for the next packing slip of the order line (D47).',
  schema: { params, body: Type.Object({ reason: Reason }, strict), response: PackingSlipView },
  handle: async (context, { params: { packingSlipId }, body }) => {
    const reason = body.reason ?? ''
    await reversePackingSlip(context, packingSlipId, { kind: 'cancellation', remaining: [], reason })
    return readPackingSlip(context, packingSlipId, null)
  },
})

const correct = command({
  method: 'POST',
  url: '/packing-slips/:packingSlipId/corrections',
  duty: 'correctPackingSlips',
  tag,
  summary: 'Lower quantities of a posted packing slip',
  description: 'Names the quantity that remains, by line. A line with serial numbers remains whole or becomes 0 (D45).',
  schema: {
    params,
    body: Type.Object(
      {
        lines: Type.Array(Type.Object({ lineId: Id, quantity: Remaining }, strict), { minItems: 1, maxItems: 1000 }),
        reason: Reason,
      },
      strict,
    ),
    response: PackingSlipView,
  },
  handle: async (context, { params: { packingSlipId }, body }) => {
    const { lines, reason = '' } = body
    await reversePackingSlip(context, packingSlipId, { kind: 'correction', remaining: lines, reason })
    return readPackingSlip(context, packingSlipId, null)
  },
})

export const reversalRoutes: readonly Route[] = [cancel, correct]
