import { createHash, randomBytes } from 'node:crypto'
import { isSecure, tokenOfCookies } from './session-token.ts'

/** Days that a device stays a till without being used; browsers keep no cookie for longer. */
const days = 400

/** The secret that makes a device a till, and what the database keeps of it. */
export function newDeviceSecret(): { readonly secret: string; readonly hash: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashOfSecret(secret) }
}

/** The hash of the secret of the device that a Cookie header comes from; null where it has none. */
export function deviceOfCookies(header: string | undefined, publicUrl: string): Buffer | null {
  const secret = tokenOfCookies(header, cookieName(publicUrl))
  return secret ? hashOfSecret(secret) : null
}

/** The Set-Cookie header that keeps the secret on the device, renewed whenever somebody signs in there. */
export function deviceCookie(header: string | undefined, publicUrl: string): string | null {
  const secret = tokenOfCookies(header, cookieName(publicUrl))
  return secret && keptOnDevice(secret, publicUrl)
}

/** The Set-Cookie header of a secret; an empty one takes the cookie away. */
export function keptOnDevice(secret: string, publicUrl: string): string {
  const age = secret === '' ? 0 : days * 24 * 60 * 60
  const secure = isSecure(publicUrl) ? '; Secure' : ''
  return `${cookieName(publicUrl)}=${secret}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Strict${secure}`
}

function cookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-pakbon-till' : 'pakbon-till'
}

function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
