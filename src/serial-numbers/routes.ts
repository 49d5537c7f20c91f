import { Type } from 'typebox'
import { command, type Route } from '#http/route.ts'
import { idParameter, Nullable } from '#http/schemas.ts'
import { correctSerialNumber } from './correct-serial-number.ts'
import { inquiryRoutes } from './inquiry-routes.ts'
import { readUnitCard } from './unit-card.ts'
import { UnitCard } from './views.ts'

const correct = command({
  method: 'POST',
  url: '/registrations/:registrationId/corrections',
  duty: ['maintainSalesPackingSlips', 'maintainSalesInvoices', 'maintainSerialNumberCorrections'],
  tag: 'Serial numbers',
  summary: 'Give a unit another serial number, complete a not readable one, or mark it not readable',
  description:
    'Once its packing slip is posted this needs maintainSerialNumberCorrections and a reason (D40). Refused once invoiced, and on a line corrected by a negative quantity (D42).',
  schema: {
    params: idParameter('registrationId'),
    body: Type.Object(
      {
        serialNumber: Nullable(Type.String({ maxLength: 512 })),
        reason: Type.Optional(Type.String({ maxLength: 500 })),
      },
      { additionalProperties: false },
    ),
    response: UnitCard,
  },
  handle: async (context, { params: { registrationId }, body }) => {
    const { serialNumber, reason = '' } = body
    await correctSerialNumber(context, { registrationId, serialNumber, reason })
    return readUnitCard(context, registrationId, null)
  },
})

export const serialNumberRoutes: readonly Route[] = [correct, ...inquiryRoutes]
