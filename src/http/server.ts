import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { Connections } from '#db/database.ts'
import type { Caller } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { compileLater } from './compile-later.ts'
import { keepStreams, senderOf } from './event-stream.ts'
import { mountPublicRoute } from './mount-public-route.ts'
import { mountRoute } from './mount-route.ts'
import { mountOperations } from './operations.ts'
import { answerProblem } from './problem.ts'
import type { PublicRoute } from './public-route.ts'
import type { Route } from './route.ts'

/**
 * Pages load nothing from elsewhere, run nothing inline, and stand in nobody's frame. The one style element allowed is
 * the empty one (this is the hash of nothing), to which the application adds its rules by script; WebAssembly reads
 * barcodes from the camera.
 */
const ownPagesOnly = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
}

export interface ServerParts {
  readonly connections: Connections
  readonly routes: readonly Route[]
  /** What everybody may ask without signing in. */
  readonly publicRoutes?: readonly PublicRoute[]
  /** Who sends this request; null for nobody. */
  readonly authenticate: (
    request: FastifyRequest,
    options?: { readonly keepsSession: boolean },
  ) => Promise<Caller | null>
  /** Mounts what needs the bare server, before its routes: pages, signing in. */
  readonly mount?: (app: FastifyInstance) => Promise<void>
  readonly logger: FastifyBaseLogger
  /** The address that browsers use, e.g. http://127.0.0.1:4400. */
  readonly publicUrl: string
  /** Addresses of proxies whose word about the sender's address is taken; false for none. */
  readonly trustProxy?: string | false
  /** Whether this server can send e-mail; not where left out. */
  readonly canMail?: boolean
  /** Where links on paper lead; none are printed where it is left out. */
  readonly printedUrl?: string | null
  /** Requests that one session may send in three seconds. */
  readonly requestsPerThreeSeconds: { readonly session: number; readonly apiKey: number }
}

/** The server with every route mounted, not yet listening; tests and the command line inject into it. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.logger,
    trustProxy: parts.trustProxy ?? false,
    bodyLimit: 256 * 1024,
    requestTimeout: 15_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 60_000,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 600 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false, multipleOfPrecision: 7 } },
    schemaController: { compilersFactory: { buildValidator: compileLater } },
    http: { headersTimeout: 10_000 },
  })
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(answerProblem)
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: ownPagesOnly } })
  closeUnusedConnections(app)
  refuseForeignOrigins(app, parts.publicUrl)
  await limitRequests(app, parts)
  await parts.mount?.(app)
  mountOperations(app, parts.connections)
  const streams = keepStreams(app)
  for (const route of parts.routes) mountRoute(app, route, { ...parts, streams })
  for (const route of parts.publicRoutes ?? []) mountPublicRoute(app, route, parts)
  return app
}

/** Browsers open connections ahead; a server that closes does not wait for those on which nothing was ever asked. */
function closeUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>()
  app.server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.addHook('onRequest', async ({ socket }) => {
    unused.delete(socket)
  })
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy()
  })
}

/** CSRF: an unsafe request from a page of another origin is refused before anything else. */
function refuseForeignOrigins(app: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl).origin
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']
    const foreign =
      origin !== undefined && origin !== own && origin !== `http://${host}` && origin !== `https://${host}`
    if (foreign || site === 'cross-site') throw new Refused([refuse('REQUEST_ORIGIN', { origin: origin ?? '' })])
  })
}

async function limitRequests(app: FastifyInstance, { requestsPerThreeSeconds }: ServerParts): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 3000,
    keyGenerator: senderOf,
    // The files of the application are many at once, cost next to nothing, and say nothing.
    allowList: (request) => !/^\/(api|01)\//.test(request.url),
    max: (request) =>
      request.headers.authorization ? requestsPerThreeSeconds.apiKey : requestsPerThreeSeconds.session,
  })
}
