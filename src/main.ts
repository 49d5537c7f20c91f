import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { companyRoutes } from '#companies/routes.ts'
import { conflictRoutes } from '#conflicts/routes.ts'
import { coverageRoutes } from '#coverage/routes.ts'
import { customerRoutes } from '#customers/routes.ts'
import type { Connections } from '#db/database.ts'
import { deliveryRoutes } from '#deliveries/routes.ts'
import type { Caller } from '#domain/duty.ts'
import type { PublicRoute } from '#http/public-route.ts'
import type { Route } from '#http/route.ts'
import { buildServer, type ServerParts } from '#http/server.ts'
import { invoiceRoutes } from '#invoices/routes.ts'
import { listViewRoutes } from '#list-views/routes.ts'
import { packingSlipRoutes } from '#packing-slips/routes.ts'
import { printingRoutes } from '#printing/routes.ts'
import { productRoutes } from '#products/routes.ts'
import { publicCoverageRoutes } from '#public-coverage/routes.ts'
import { receiptRoutes } from '#register-sales/receipt-routes.ts'
import { registerSaleRoutes } from '#register-sales/routes.ts'
import { shiftReportRoutes } from '#register-sales/shift-report-routes.ts'
import { returnRoutes } from '#returns/routes.ts'
import { salesOrderRoutes } from '#sales-orders/routes.ts'
import { searchRoutes } from '#search/routes.ts'
import { authenticator } from '#security/authenticate.ts'
import { securityRoutes } from '#security/routes.ts'
import { serialNumberRoutes } from '#serial-numbers/routes.ts'
import { soldUnitRoutes } from '#sold-units/routes.ts'
import { mountTillSignIn } from '#tills/mount-till-sign-in.ts'
import { tillRoutes } from '#tills/routes.ts'
import { trackingDimensionGroupRoutes } from '#tracking-dimension-groups/routes.ts'
import { workRoutes } from '#work/routes.ts'

/** Every route, in the order of the paper trail. */
export const routes: readonly Route[] = [
  ...securityRoutes,
  ...companyRoutes,
  ...listViewRoutes,
  ...customerRoutes,
  ...trackingDimensionGroupRoutes,
  ...productRoutes,
  ...salesOrderRoutes,
  ...serialNumberRoutes,
  ...packingSlipRoutes,
  ...invoiceRoutes,
  ...coverageRoutes,
  ...soldUnitRoutes,
  ...returnRoutes,
  ...printingRoutes,
  ...deliveryRoutes,
  ...workRoutes,
  ...searchRoutes,
  ...tillRoutes,
  ...registerSaleRoutes,
  ...receiptRoutes,
  ...shiftReportRoutes,
  ...conflictRoutes,
]

/** What everybody may ask without signing in; the tests know each of them (D75). */
export const publicRoutes: readonly PublicRoute[] = [...publicCoverageRoutes]

export interface PakbonParts {
  readonly connections: Connections
  readonly logger: FastifyBaseLogger
  readonly publicUrl: string
  /** Where links on paper lead; none are printed where it is left out. */
  readonly printedUrl?: string | null
  readonly requestsPerThreeSeconds?: ServerParts['requestsPerThreeSeconds']
  readonly trustProxy?: string | false
  /** Whether this server can send e-mail; not where left out. */
  readonly canMail?: boolean
  /** The command line's own caller: every request of this server, which then never listens, is its own (D75). */
  readonly operator?: Caller
}

/** Pakbon as a server, not yet listening: what HTTP, the command line and the tests all go through. */
export async function buildPakbon(parts: PakbonParts): Promise<FastifyInstance> {
  const { connections, logger, publicUrl, operator } = parts
  const bySession = authenticator(connections, parts)
  return buildServer({
    connections,
    routes,
    publicRoutes,
    logger,
    publicUrl,
    trustProxy: parts.trustProxy ?? false,
    canMail: parts.canMail ?? false,
    printedUrl: parts.printedUrl ?? null,
    requestsPerThreeSeconds: operator ? unlimited : (parts.requestsPerThreeSeconds ?? { session: 240, apiKey: 3000 }),
    authenticate: operator ? async () => operator : bySession,
    ...(operator ? {} : { mount: (app) => mountForBrowsers(app, parts) }),
  })
}

/** Nobody reaches the command line's own server, which does not even load what this takes. */
async function mountForBrowsers(app: FastifyInstance, parts: PakbonParts): Promise<void> {
  const [{ mountReference }, { mountPages }, { mountSignIn }] = await Promise.all([
    import('#http/reference.ts'),
    import('#http/pages.ts'),
    import('#security/sign-in.ts'),
  ])
  await mountReference(app, routes)
  await mountPages(app)
  await mountSignIn(app, parts)
  mountTillSignIn(app, parts)
}

/** The command line waits for nobody but itself. */
const unlimited = { session: Number.MAX_SAFE_INTEGER, apiKey: Number.MAX_SAFE_INTEGER }
