import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth/minimal'
import type { Connections, Database } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { hashPassword, maximumPasswordLength, minimumPasswordLength, verifyPassword } from './password.ts'
import { idleSeconds, isSecure, longestSeconds, newSessionToken, sessionCookieName } from './session-token.ts'
import { signInTables } from './sign-in-tables.ts'

export type SignInEngine = Awaited<ReturnType<typeof createSignInEngine>>

/** better-auth on our tables: passwords, sessions and their cookie. It reaches no network and mounts nothing itself. */
export async function createSignInEngine(
  { withoutCompany }: Connections,
  publicUrl: string,
  logError: (text: string) => void,
) {
  return betterAuth({
    appName: 'Pakbon',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: await readSecret(withoutCompany),
    database: signInTables(withoutCompany),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, text) => logError(text) }, // never what was asked: it may hold a token
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: minimumPasswordLength,
      maxPasswordLength: maximumPasswordLength,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: { language: { type: 'string', required: false, input: false } },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        ...times,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: longestSeconds,
      disableSessionRefresh: true,
    },
    account: { modelName: 'auth_account', fields: accountFields },
    verification: { modelName: 'auth_verification', fields: { ...times, expiresAt: 'expires_at' } },
    databaseHooks: { session: { create: { before: async (session) => ({ data: { ...session, ...beginning() } }) } } },
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      useSecureCookies: false, // its prefix is __Secure-; ours says more and is part of the name
      cookies: {
        session_token: {
          name: sessionCookieName(publicUrl),
          attributes: { secure: isSecure(publicUrl), httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
  })
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

const accountFields = {
  ...times,
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
}

/** A session begins with a token of 256 bits and ends when nobody uses it; authenticate.ts moves that end on. */
function beginning() {
  return { token: newSessionToken(), expiresAt: new Date(Date.now() + idleSeconds * 1000) }
}

/** One secret for all processes of a database, made by the first. */
async function readSecret(db: Database): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await db
    .insertInto('sign_in_secret')
    .values({ secret })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await db.selectFrom('sign_in_secret').select('secret').executeTakeFirstOrThrow()).secret
}
