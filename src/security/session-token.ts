import { createHash, randomBytes } from 'node:crypto'

/** Seconds after which a session that nobody uses ends, and after which every session ends. */
export const idleSeconds = 30 * 60
export const longestSeconds = 12 * 60 * 60

/** What a browser carries to be known again: 256 random bits. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token, so that a copy of the database opens no session. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Over https a name that no other host and no plain page can set; plain http is for loopback alone. */
export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-pakbon.session' : 'pakbon.session'
}

/** Whether browsers reach Pakbon over https. */
export function isSecure(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === 'https:'
}

/** The token in a Cookie header, without the signature behind it: the token alone is the secret. */
export function tokenOfCookies(header: string | undefined, cookieName: string): string | null {
  const cookie = header?.split(';').find((pair) => pair.trimStart().startsWith(`${cookieName}=`))
  const value = cookie?.slice(cookie.indexOf('=') + 1).trim()
  return value?.match(/^[\w-]{43}(?=[.%]|$)/)?.[0] ?? null
}
