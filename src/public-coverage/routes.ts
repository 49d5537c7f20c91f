import { type PublicRoute, publicRoute } from '#http/public-route.ts'
import { askCoverage } from './ask-coverage.ts'
import { makeChallenge } from './challenge.ts'
import { findPage } from './find-page.ts'
import { Challenge, CoverageAnswer, CoverageQuestion } from './views.ts'

const tag = 'For buyers'

export const publicCoverageRoutes: readonly PublicRoute[] = [
  publicRoute({
    method: 'POST',
    url: '/api/v1/public/coverage',
    summary: 'How long a unit is covered, for whoever bought it',
    description:
      'D53: of companies that have their page for buyers on. Asks for the serial number and a proof of the purchase; ' +
      'tells the product, warranty and service, and how to claim. Whatever else is the case is answered ' +
      '`COVERAGE_NOT_FOUND`, after the same time. A company may want a solved challenge; send one always.',
    tag,
    schema: { body: CoverageQuestion, response: CoverageAnswer },
    handle: (asker, { body }) => askCoverage(asker, body),
  }),
  publicRoute({
    method: 'GET',
    url: '/api/v1/public/coverage/challenge',
    summary: 'A challenge to solve before asking',
    description:
      'A proof of work of ALTCHA (version 2, PBKDF2), to be solved within ten minutes and used once. It is the same for ' +
      'all companies, whether they want it or not.',
    tag,
    schema: { response: Challenge },
    handle: ({ connections }) => makeChallenge(connections.withoutCompany),
  }),
  publicRoute({
    method: 'GET',
    url: '/01/*',
    summary: 'A GS1 Digital Link, which leads to the page for buyers',
    tag,
    leadsToPage: true,
    schema: {},
    handle: (asker, { url }) => findPage(asker, url),
  }),
]
