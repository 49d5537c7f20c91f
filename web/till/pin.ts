import type { Cashier } from './wire.ts'

/** What a cashier who signed in on this device before is known by without a connection; never the PIN itself. */
export interface KeptPin {
  readonly userId: string
  readonly name: string
  readonly salt: Uint8Array<ArrayBuffer>
  readonly hash: Uint8Array<ArrayBuffer>
  readonly rounds: number
  /** Wrong ones in a row, and until when none is taken. */
  readonly wrong: number
  readonly blockedUntil: number
}

const rounds = 600_000
const freeTries = 5

/** Whether this device can know a PIN again; a browser does so on a page of https alone. */
export const canKeepPins = typeof globalThis.crypto?.subtle !== 'undefined'

/** What to keep of a PIN that the server has just taken. */
export async function keepPin({ id, name }: Cashier, pin: string): Promise<KeptPin> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { userId: id, name, salt, rounds, hash: await derive(pin, salt, rounds), wrong: 0, blockedUntil: 0 }
}

/** Whether it is that cashier's PIN, and what to keep after the try: wrong ones make the next one wait, ever longer. */
export async function tryPin(
  kept: KeptPin,
  pin: string,
  now: number,
): Promise<{ readonly verdict: 'right' | 'wrong' | 'blocked'; readonly kept: KeptPin }> {
  if (now < kept.blockedUntil) return { verdict: 'blocked', kept }
  const hash = await derive(pin, kept.salt, kept.rounds)
  if (isSame(hash, kept.hash)) return { verdict: 'right', kept: { ...kept, wrong: 0, blockedUntil: 0 } }
  const wrong = kept.wrong + 1
  const wait = wrong < freeTries ? 0 : 30_000 * 2 ** Math.min(wrong - freeTries, 6)
  return { verdict: 'wrong', kept: { ...kept, wrong, blockedUntil: now + wait } }
}

async function derive(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256))
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
