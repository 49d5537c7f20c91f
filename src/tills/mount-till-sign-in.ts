import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { type Static, Type } from 'typebox'
import type { Context } from '#db/context.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Caller, reviewDuty } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { authenticator } from '#security/authenticate.ts'
import { beginSession, endSessionOfCookies, sessionCookie } from '#security/begin-session.ts'
import { sessionCookieName } from '#security/session-token.ts'
import type { SignInParts } from '#security/sign-in.ts'
import { deviceCookie, deviceOfCookies, keptOnDevice, newDeviceSecret } from '#security/till-device.ts'
import { findTillOfDevice, freeDevice, registerDevice } from './register-device.ts'
import { findCashier, idleSecondsOf, readTillOfDevice, tillOfDevice } from './sign-in-at-till.ts'
import { DeviceToRegister, RegisteredDevice, TillOfDevice, TillSession, TillSignIn } from './views.ts'

/** D61: a device that becomes a till, and the PIN or badge with which a cashier signs in there, under /api/auth/till. */
export function mountTillSignIn(app: FastifyInstance, parts: SignInParts): void {
  app.get(
    '/api/auth/till',
    words('getThisTill', 'Which till this device is', { response: { 200: TillOfDevice } }),
    (request) => readTillOfDevice(parts.connections, deviceOf(request, parts)),
  )
  app.post(
    '/api/auth/till/device',
    words(
      'registerThisDevice',
      'Make this device a till',
      { body: DeviceToRegister, response: { 200: RegisteredDevice } },
      'session',
    ),
    (request, reply) => register(parts, request, reply, request.body as Static<typeof DeviceToRegister>),
  )
  app.delete(
    '/api/auth/till/device',
    words(
      'freeThisDevice',
      'Make this device no till any more',
      {
        description:
          'D61. Duty: administerUsers; or anybody who is signed in at this till. It takes away the cookie pakbon-till of this device.',
        response: nothing('Free'),
      },
      'session',
    ),
    (request, reply) => free(parts, request, reply),
  )
  app.post(
    '/api/auth/till/sign-in',
    words('signInAtTill', 'Sign in at a till with PIN or badge', { body: TillSignIn, response: { 200: TillSession } }),
    (request, reply) => signIn(parts, request, reply, request.body as Static<typeof TillSignIn>),
  )
  app.post(
    '/api/auth/till/lock',
    words('lockTill', 'Lock a till: its session ends', { response: nothing('Locked') }),
    (request, reply) => lock(parts, request, reply),
  )
}

const nothing = (description: string) => ({ 204: Type.Null({ description }) })

function words(operationId: string, summary: string, more: FastifySchema, by: 'session' | 'till' = 'till') {
  const description =
    by === 'till'
      ? 'D61. The device is known by its cookie pakbon-till; no duty is asked for.'
      : 'D61. Duty: administerUsers. It sets or takes away the cookie pakbon-till of this device.'
  return { schema: { operationId, summary, description, tags: ['Signing in'], security: [{ [by]: [] }], ...more } }
}

async function register(
  parts: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Static<typeof DeviceToRegister>,
): Promise<RegisteredDevice> {
  const caller = await administratorOf(parts, request)
  const { secret, hash } = newDeviceSecret()
  const before = deviceOf(request, parts)
  const registered = await change(parts, caller, async (context) => {
    const user = await context.db
      .selectFrom('auth_user')
      .select('id')
      .where('id', '=', caller.actorId)
      .executeTakeFirst()
    if (!user) throw new Refused([refuse('USER_NEEDED')])
    const other = before && (await findTillOfDevice(context, before))
    if (other && other !== asked.tillId) await freeDevice(context, other)
    return registerDevice(context, asked, hash)
  })
  reply.header('set-cookie', keptOnDevice(secret, parts.publicUrl))
  return registered
}

/** By an administrator; or by whoever is signed in at the till, on its device. */
async function free(parts: SignInParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const device = deviceOf(request, parts)
  const caller = await callerOf(parts, request)
  if (caller.tillId === null) refuseWithoutDuty(caller)
  await change(parts, caller, async (context) => {
    const tillId = device && (await findTillOfDevice(context, device))
    if (tillId) await freeDevice(context, tillId)
  })
  reply.header('set-cookie', keptOnDevice('', parts.publicUrl))
  return reply.code(204).send()
}

/** A session of before is ended, so that what a browser carried in is never what it carries on. */
async function signIn(
  parts: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Static<typeof TillSignIn>,
): Promise<Static<typeof TillSession>> {
  const { connections, publicUrl } = parts
  const known = await tillOfDevice(connections, deviceOf(request, parts))
  const db = connections.forCompany(known.company.id)
  const user = await findCashier(db, known, asked).catch((error) => tellToWait(reply, error))
  await endSessionOfCookies(db, request.headers.cookie, sessionCookieName(publicUrl))
  const session = {
    userId: user.id,
    companyId: known.company.id,
    tillId: known.till.id,
    idleSeconds: await idleSecondsOf(db, known),
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
  }
  reply.header('set-cookie', await beginSession(db, session, publicUrl))
  const kept = deviceCookie(request.headers.cookie, publicUrl)
  if (kept) reply.header('set-cookie', kept)
  request.log.info({ userId: user.id, tillId: known.till.id }, 'signed in at a till')
  return { user, till: known.till }
}

async function lock({ connections, publicUrl }: SignInParts, request: FastifyRequest, reply: FastifyReply) {
  await endSessionOfCookies(connections.withoutCompany, request.headers.cookie, sessionCookieName(publicUrl))
  reply.header('set-cookie', sessionCookie('', publicUrl))
  return reply.code(204).send()
}

function deviceOf({ headers }: FastifyRequest, { publicUrl }: SignInParts): Buffer | null {
  return deviceOfCookies(headers.cookie, publicUrl)
}

async function callerOf({ connections, publicUrl }: SignInParts, request: FastifyRequest): Promise<Caller> {
  const caller = await authenticator(connections, { publicUrl })(request)
  if (!caller) throw new Refused([refuse('SIGN_IN_NEEDED')])
  return caller
}

async function administratorOf(parts: SignInParts, request: FastifyRequest): Promise<Caller> {
  const caller = await callerOf(parts, request)
  refuseWithoutDuty(caller)
  return caller
}

function refuseWithoutDuty(caller: Caller): void {
  const refusal = reviewDuty(caller, 'administerUsers')
  if (refusal) throw new Refused([refusal])
}

function change<T>({ connections }: SignInParts, caller: Caller, work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(connections.forCompany(caller.companyId), false, (db) => work({ db, caller }))
}

function tellToWait(reply: FastifyReply, error: unknown): never {
  const seconds = error instanceof Refused && error.refusals[0]?.details.seconds
  if (seconds) reply.header('retry-after', String(seconds))
  throw error
}
