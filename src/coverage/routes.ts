import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, type Route } from '#http/route.ts'
import { Id, idParameter } from '#http/schemas.ts'
import { readUnitCard } from '#serial-numbers/unit-card.ts'
import { UnitCard } from '#serial-numbers/views.ts'
import { addCoverageTerm } from './add-coverage-term.ts'
import { endingRoutes } from './ending-routes.ts'
import { statusRoutes } from './status-routes.ts'
import { CoverageTermToAdd, Withdrawal } from './views.ts'
import { withdrawCoverageTerm } from './withdraw-coverage-term.ts'

const tag = 'Coverage'
/** Whoever sells it, and whoever is asked for goodwill. */
const duty: readonly Duty[] = ['maintainReturnOrders', 'maintainSalesOrders']

const addTerm = command({
  method: 'POST',
  url: '/registrations/:registrationId/coverage-terms',
  duty,
  tag,
  summary: 'Give one unit coverage of its own: sold later, a contract, or goodwill',
  description:
    'D53: with `salesOrderLineId` alone the unit gets the terms of the product of that line, which count from its invoice on. One request with the same `id` again is answered as the first was. The answer is the card of the unit.',
  status: 201,
  schema: { params: idParameter('registrationId'), body: CoverageTermToAdd, response: UnitCard },
  handle: async (context, { params: { registrationId }, body }) => {
    await addCoverageTerm(context, registrationId, body)
    return readUnitCard(context, registrationId, null)
  },
})

const withdrawTerm = command({
  method: 'POST',
  url: '/registrations/:registrationId/coverage-terms/:coverageTermId/withdrawal',
  duty,
  tag,
  summary: 'Withdraw coverage of one unit, with a reason',
  description: 'D53: it counts on no day any longer, and stays to be seen. The answer is the card of the unit.',
  schema: {
    params: Type.Object({ registrationId: Id, coverageTermId: Id }, { additionalProperties: false }),
    body: Withdrawal,
    response: UnitCard,
  },
  handle: async (context, { params: { registrationId, coverageTermId }, body }) => {
    await withdrawCoverageTerm(context, registrationId, coverageTermId, body.reason ?? '')
    return readUnitCard(context, registrationId, null)
  },
})

export const coverageRoutes: readonly Route[] = [addTerm, withdrawTerm, ...statusRoutes, ...endingRoutes]
