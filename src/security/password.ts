import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'

export const minimumPasswordLength = 12
export const maximumPasswordLength = 128

/** What each new password costs to check: 32 MiB of memory and about 0.15 s. Older ones keep theirs. */
const cost = { N: 2 ** 15, r: 8, p: 3 }
/** Of a PIN, which is short whatever it costs, and typed all day: what holds is that it counts on its till alone. */
const costOfPin = { N: 2 ** 14, r: 8, p: 1 }
const keyLength = 32
const memoryLimit = 64 * 1024 * 1024

/** Why this cannot be a password; empty when it can. Length is what counts, so nothing else is asked of it. */
export function reviewPassword(password: string): Refusal[] {
  if ([...password].length >= minimumPasswordLength) return []
  return [refuse('PASSWORD_TOO_SHORT', { minimum: minimumPasswordLength })]
}

/** A password that somebody gets, as it is kept: made before a transaction begins, which would wait for it too long. */
export async function hashNewPassword(password: string | undefined): Promise<string | null> {
  return password === undefined || reviewPassword(password).length > 0 ? null : hashPassword(password)
}

/** The password as it is kept: `scrypt$N$r$p$salt$key`. */
export function hashPassword(password: string): Promise<string> {
  return hashAt(password, cost)
}

/** The PIN of a cashier, kept in the same way. */
export function hashPin(pin: string): Promise<string> {
  return hashAt(pin, costOfPin)
}

async function hashAt(password: string, at: typeof cost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, at)
  return ['scrypt', at.N, at.r, at.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether the password is the one that was kept, in a time that does not tell how near it was. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || salt === undefined || key === undefined)
    throw new Error('A password is kept in no known way.')
  const asked = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(asked, Buffer.from(key, 'base64url'))
}

/** The same password typed on two keyboards may differ in how its accents are composed; NFKC makes them one. */
function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: memoryLimit }
  return oneOfFew(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
}

/** So that many who sign in at once take neither the memory nor the threads that others need. */
const atOnce = 2
const waitingAtMost = 100
let running = 0
const waiting: (() => void)[] = []

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= waitingAtMost) throw new Refused([refuse('BUSY')])
  if (running === atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
