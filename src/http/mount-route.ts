import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { idOfCommand } from '#db/id.ts'
import { runCommand } from '#db/run-command.ts'
import { inPreview } from '#db/transaction.ts'
import { type Caller, reviewDuty } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { isStream, type Streams, sendEvents } from './event-stream.ts'
import { speakTo } from './language.ts'
import { readQuery } from './query.ts'
import type { FileAnswer, Route, RouteRequest } from './route.ts'
import type { ServerParts } from './server.ts'

/** The one place where a request becomes a caller with a duty and a handler's call (D75). */
export function mountRoute(
  app: FastifyInstance,
  route: Route,
  parts: ServerParts & { readonly streams: Streams },
): void {
  const answerStatus = route.status ?? 200
  app.route({
    method: route.method,
    url: `/api/v1${route.url}`,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    schema: {
      summary: route.summary,
      description: describe(route),
      tags: [route.tag],
      ...(route.schema.params ? { params: route.schema.params } : {}),
      ...(route.schema.query ? { querystring: route.schema.query } : {}),
      ...(route.schema.body ? { body: route.schema.body } : {}),
      response: { [answerStatus]: route.schema.response ?? {} },
    },
    // The answer's schema is its document; a handler builds its answer field by field.
    serializerCompiler: () => (data) => JSON.stringify(data),
    preParsing: async (request, _reply, payload) => {
      callers.set(request, await callerOf(request, route, parts))
      return payload
    },
    preValidation: async (request) => {
      request.query = readQuery(route.schema.query, request.query)
      // A command without a body is one whose body says nothing.
      if (request.body === undefined || request.body === null) request.body = {}
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)
      if (!caller) throw new Refused([refuse('SIGN_IN_NEEDED')])
      const answered = await answer(route, request, caller, parts)
      if (!isStream(answered.body)) return send(reply, answered)
      return sendEvents(request, reply, answered.body, parts.streams, () => mayStill(request, route, parts, caller))
    },
  })
}

/** Known before the body is read, so that nobody unknown makes the server parse anything. */
const callers = new WeakMap<FastifyRequest, Caller>()

async function callerOf(request: FastifyRequest, route: Route, { authenticate }: ServerParts): Promise<Caller> {
  const caller = await authenticate(request)
  if (!caller) throw new Refused([refuse('SIGN_IN_NEEDED')])
  const language = speakTo(request, caller.language)
  const refusal = reviewDuty(caller, route.duty)
  if (refusal) throw new Refused([refusal])
  return { ...caller, language }
}

/** Asked now and then while a stream is open; a page that is only looked at does not keep a session. */
async function mayStill(request: FastifyRequest, route: Route, { authenticate }: ServerParts, asked: Caller) {
  const caller = await authenticate(request, { keepsSession: false })
  return caller?.companyId === asked.companyId && reviewDuty(caller, route.duty) === null
}

interface RouteAnswer {
  readonly status: number
  readonly body: unknown
}

async function answer(
  route: Route,
  request: FastifyRequest,
  signedIn: Caller,
  { connections, canMail = false, printedUrl = null }: ServerParts,
): Promise<RouteAnswer> {
  const status = route.status ?? 200
  const input = { ...requestOf(request), canMail, printedUrl }
  const caller = route.transaction === 'newCompany' ? inNewCompany(signedIn, input) : signedIn
  const db = connections.forCompany(caller.companyId)
  if (route.method === 'GET' || route.reads || route.transaction === 'own') {
    return { status, body: await route.handle({ db, caller }, input) }
  }
  if (route.previews && (input.body as { preview?: boolean }).preview) {
    return { status, body: await inPreview(db, (transaction) => route.handle({ db: transaction, caller }, input)) }
  }
  const { idempotencyKey } = input
  return runCommand(db, { caller, idempotencyKey, request: identityOf(route, request) }, async (transaction) => ({
    status,
    body: await route.handle({ db: transaction, caller }, input),
  }))
}

function inNewCompany(
  caller: Caller,
  { body, idempotencyKey }: RouteRequest<unknown, unknown, { id?: string }>,
): Caller {
  return { ...caller, companyId: body.id ?? idOfCommand(idempotencyKey, caller.actorId) }
}

function identityOf(route: Route, request: FastifyRequest): unknown {
  return [route.method, request.url, request.headers['if-match'] ?? null, request.body ?? null]
}

function requestOf(request: FastifyRequest): Omit<RouteRequest<never, never, never>, 'canMail' | 'printedUrl'> {
  return {
    params: (request.params ?? {}) as never,
    query: (request.query ?? {}) as never,
    body: (request.body ?? {}) as never,
    ifMatch: editionOf(request.headers['if-match']),
    accept: request.headers.accept ?? '*/*',
    idempotencyKey: keyOf(request.headers['idempotency-key']),
  }
}

function editionOf(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const edition = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (edition === undefined)
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'headers/if-match', problem: 'an ETag' })])
  return Number(edition)
}

function keyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header
  const problem = '1 to 200 visible ASCII characters'
  throw new Refused([refuse('REQUEST_SHAPE', { path: 'headers/idempotency-key', problem })])
}

function send(reply: FastifyReply, { status, body }: RouteAnswer): FastifyReply {
  reply.code(status)
  if (isFile(body)) {
    const name = body.fileName.replace(/[^\w.-]/g, '_')
    reply.header('content-type', body.mediaType).header('content-disposition', `attachment; filename="${name}"`)
    return reply.send(body.stream)
  }
  const edition = (body as { edition?: unknown } | null)?.edition
  if (typeof edition === 'number') reply.header('etag', `"${edition}"`)
  return reply.send(body ?? null)
}

function isFile(body: unknown): body is FileAnswer {
  return typeof body === 'object' && body !== null && 'stream' in body && 'fileName' in body
}

function describe(route: Route): string {
  const duties = typeof route.duty === 'string' ? [route.duty] : route.duty
  return [route.description, `Duty: ${duties.join(' or ')}.`].filter(Boolean).join('\n\n')
}
