import type { Database } from '#db/database.ts'
import { newId } from '#db/id.ts'
import {
  hashOfToken,
  isSecure,
  longestSeconds,
  newSessionToken,
  sessionCookieName,
  tokenOfCookies,
} from './session-token.ts'

export interface SessionToBegin {
  readonly userId: string
  readonly companyId: string
  /** The till that it belongs to: it counts on the device of that till alone (D61). */
  readonly tillId: string
  /** After which nobody uses it any more. */
  readonly idleSeconds: number
  readonly address: string
  readonly userAgent: string
}

/** Begins a session at a till, and returns the cookie that carries it: as any other, and without better-auth's signature. */
export async function beginSession(db: Database, session: SessionToBegin, publicUrl: string): Promise<string> {
  const token = newSessionToken()
  await db
    .insertInto('auth_session')
    .values({
      id: newId(),
      token: hashOfToken(token),
      user_id: session.userId,
      company_id: session.companyId,
      till_id: session.tillId,
      idle_seconds: session.idleSeconds,
      expires_at: new Date(Date.now() + session.idleSeconds * 1000),
      ip_address: session.address,
      user_agent: session.userAgent,
    })
    .execute()
  return sessionCookie(token, publicUrl)
}

/** The Set-Cookie header of a session; an empty token takes the cookie away. */
export function sessionCookie(token: string, publicUrl: string): string {
  const age = token === '' ? 0 : longestSeconds
  const secure = isSecure(publicUrl) ? '; Secure' : ''
  return `${sessionCookieName(publicUrl)}=${token}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

/** Ends the session that a Cookie header carries, where it carries one. */
export async function endSessionOfCookies(db: Database, header: string | undefined, cookieName: string): Promise<void> {
  const token = tokenOfCookies(header, cookieName)
  if (token) await db.deleteFrom('auth_session').where('token', '=', hashOfToken(token)).execute()
}
