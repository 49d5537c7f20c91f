import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { type Static, Type } from 'typebox'
import type { Connections, Database } from '#db/database.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { authenticator } from './authenticate.ts'
import { endSessionOfCookies } from './begin-session.ts'
import { mountMe } from './me.ts'
import { reviewPassword } from './password.ts'
import { sessionCookieName } from './session-token.ts'
import { accountSubject, countTry, forgetOldTries, forgiveTry } from './sign-in-attempts.ts'
import { createSignInEngine, type SignInEngine } from './sign-in-engine.ts'
import { PasswordChange, SessionView, SignIn } from './views.ts'

export interface SignInParts {
  readonly connections: Connections
  /** The address that browsers use: over https its cookies are secure. */
  readonly publicUrl: string
}

interface Mounted {
  readonly engine: SignInEngine
  readonly db: Database
  readonly cookieName: string
}

const hour = 60 * 60 * 1000

/** Signing in and out, the session and one's own password, under /api/auth; who one is, at /api/v1/me. */
export async function mountSignIn(app: FastifyInstance, { connections, publicUrl }: SignInParts): Promise<void> {
  const engine = await createSignInEngine(connections, publicUrl, (text) => app.log.error(text))
  const mounted = { engine, db: connections.withoutCompany, cookieName: sessionCookieName(publicUrl) }
  app.post(
    '/api/auth/sign-in/email',
    schemaOf('Sign in with e-mail address and password', { body: SignIn, security: [] }),
    (request, reply) => signIn(mounted, request, reply, request.body as Static<typeof SignIn>),
  )
  app.post(
    '/api/auth/sign-out',
    schemaOf('Sign out', { response: { 204: Type.Null({ description: 'Signed out' }) } }),
    (request, reply) => signOut(mounted, request, reply),
  )
  app.get('/api/auth/get-session', schemaOf('Read the session'), (request) => readSession(mounted, request))
  app.post('/api/auth/change-password', schemaOf('Change your password', { body: PasswordChange }), (request, reply) =>
    changePassword(mounted, request, reply, request.body as Static<typeof PasswordChange>),
  )
  mountMe(app, connections, authenticator(connections, { publicUrl }))
  const forgetting = setInterval(() => forgetOldTries(mounted.db).catch((error) => app.log.error(error)), hour).unref()
  app.addHook('onClose', () => clearInterval(forgetting))
}

function schemaOf(summary: string, more: FastifySchema = {}) {
  const description = 'For everybody; no duty is asked for.'
  return {
    schema: {
      summary,
      description,
      tags: ['Signing in'],
      security: [{ session: [] }],
      response: { 200: SessionView },
      ...more,
    },
  }
}

/** A session of before is ended, so that what a browser carried in is never what it carries on. */
async function signIn(
  mounted: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
  { email, password }: Static<typeof SignIn>,
): Promise<Static<typeof SessionView>> {
  const { engine, db } = mounted
  await refuseTooMany(mounted, reply, email, request.ip)
  const answer = engine.api.signInEmail({ body: { email, password }, headers: headersOf(request), returnHeaders: true })
  const { headers, response } = await answer.catch((error) => refuseAs('SIGN_IN_FAILED', error))
  await endSession(mounted, request)
  await forgiveTry(db, accountSubject(email), request.ip)
  request.log.info({ userId: response.user.id }, 'signed in')
  passCookies(headers, reply)
  return sessionView(response.user)
}

async function signOut(mounted: Mounted, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await endSession(mounted, request)
  const { headers } = await mounted.engine.api.signOut({ headers: headersOf(request), returnHeaders: true })
  passCookies(headers, reply)
  return reply.code(204).send()
}

/** Ours to do: better-auth would go on where the database failed, and say that all is well. */
function endSession({ db, cookieName }: Mounted, { headers }: FastifyRequest): Promise<void> {
  return endSessionOfCookies(db, headers.cookie, cookieName)
}

async function readSession({ engine }: Mounted, request: FastifyRequest): Promise<Static<typeof SessionView>> {
  const session = await engine.api.getSession({ headers: headersOf(request) })
  if (!session) throw new Refused([refuse('SIGN_IN_NEEDED')])
  return sessionView(session.user)
}

/** All other sessions of the user end. Guessing the present password is counted as signing in is. */
async function changePassword(
  mounted: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
  { currentPassword, newPassword }: Static<typeof PasswordChange>,
): Promise<Static<typeof SessionView>> {
  const { engine, db } = mounted
  const { user } = await readSession(mounted, request)
  const refusals = reviewPassword(newPassword)
  if (refusals.length > 0) throw new Refused(refusals)
  await refuseTooMany(mounted, reply, user.email, null)
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  const answer = engine.api.changePassword({ body, headers: headersOf(request), returnHeaders: true })
  const { headers } = await answer.catch((error) => refuseAs('PASSWORD_WRONG', error))
  await forgiveTry(db, accountSubject(user.email), null)
  request.log.info({ userId: user.id }, 'password changed')
  passCookies(headers, reply)
  return { user }
}

async function refuseTooMany({ db }: Mounted, reply: FastifyReply, email: string, address: string | null) {
  const refusal = await countTry(db, accountSubject(email), address)
  if (!refusal) return
  reply.header('retry-after', String(refusal.details.seconds))
  throw new Refused([refusal])
}

/** What better-auth says no to is told in one way, whatever the cause; anything else is a fault and is thrown on. */
function refuseAs(code: 'SIGN_IN_FAILED' | 'PASSWORD_WRONG', error: unknown): never {
  const status = (error as { statusCode?: unknown }).statusCode
  if (typeof status === 'number' && status < 500) throw new Refused([refuse(code)])
  throw error
}

/** What better-auth may know of the request; the address is that of the connection, never one that the caller names. */
function headersOf(request: FastifyRequest): Headers {
  return new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 300),
    'x-forwarded-for': request.ip,
  })
}

function passCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}

/** The token stays in the cookie, where no script can read it. */
function sessionView(user: {
  readonly id: string
  readonly name: string
  readonly email: string
}): Static<typeof SessionView> {
  return { user: { id: user.id, name: user.name, email: user.email } }
}
