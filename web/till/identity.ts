import { Problem } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import { type Disk, openDisk } from './disk.ts'
import { canKeepPins, keepPin, tryPin } from './pin.ts'
import { createStore } from './store.ts'
import type { Cashier, DeviceAnswer, Register } from './wire.ts'

/** What a cashier signs in with. */
export type Credentials = { readonly userId: string; readonly pin: string } | { readonly badge: string }

/** Which till this is, and who works at it. */
export interface Identity {
  readonly stage: 'starting' | 'notRegistered' | 'locked' | 'open'
  readonly device: DeviceAnswer | null
  readonly disk: Disk | null
  readonly register: Register | null
  readonly cashier: Cashier | null
  /** Whether the server knows who works here; without it nothing can be sent. */
  readonly isSignedIn: boolean
}

export const identity = createStore<Identity>({
  stage: 'starting',
  device: null,
  disk: null,
  register: null,
  cashier: null,
  isSignedIn: false,
})

const deviceKey = 'pakbon.till'
const cashierKey = 'pakbon.till.cashier'
/** In memory alone, so that a session that ended while there was no connection begins again by itself. */
let credentials: Credentials | null = null

/** Learns which till this is: from the server, or without a connection from what was kept. */
export async function learnTill(): Promise<void> {
  const device = await readDevice()
  if (!device) return identity.set({ stage: 'notRegistered', device: null })
  localStorage.setItem(deviceKey, JSON.stringify(device))
  const disk = identity.get().disk ?? (await openDisk(device.till.id))
  const register = ((await disk.get('kept', 'register')) as Register | undefined) ?? null
  identity.set({ device, disk, register, stage: 'locked' })
  if (sessionStorage.getItem(cashierKey)) await goOnAsBefore()
}

/** Asks again what the till works with. Throws Problem. */
export async function readRegister(): Promise<void> {
  identity.set({ register: await fetchRegister(), isSignedIn: true })
}

/** Why this device refuses a sign-in by itself; the names of terms. */
export type UnlockRefusal = 'pinWrong' | 'pinBlocked' | 'notKnownHere' | 'badgeAlone' | 'cannotKeep'

/** Signs a cashier in; without a connection one who signed in on this device before. Throws Problem. */
export async function unlock(given: Credentials): Promise<UnlockRefusal | null> {
  try {
    await signIn(given)
  } catch (error) {
    noteDevice(error)
    if (!(error instanceof Problem && error.isPassing && error.status !== 429)) throw error
    const refusal = await unlockAlone(given)
    if (refusal) return refusal
  }
  credentials = given
  return null
}

/** Ends the cashier's turn. The session ends with it, or as soon as all that waits has been sent. */
export function lock(): void {
  sessionStorage.removeItem(cashierKey)
  identity.set({ stage: 'locked', cashier: null })
}

/** Ends the session of a till that is locked and has nothing more to send. */
export async function endSession(): Promise<void> {
  if (identity.get().stage !== 'locked' || !identity.get().isSignedIn) return
  credentials = null
  identity.set({ isSignedIn: false })
  await ask({ method: 'POST', url: '/api/auth/till/lock' }).catch(() => {})
}

/** Begins a session again that ended meanwhile; false where only the cashier can. */
export async function signInAgain(): Promise<boolean> {
  if (!credentials || !connection.get().isConnected) return false
  try {
    await ask({ method: 'POST', url: '/api/auth/till/sign-in', body: credentials })
    await readRegister()
    return true
  } catch (error) {
    noteDevice(error)
    if (error instanceof Problem && !error.isPassing) credentials = null
    return false
  }
}

/** Another device has become the till meanwhile, or nobody's is: this one says so, and keeps what it has. */
function noteDevice(error: unknown): void {
  if (!(error instanceof Problem && error.has('DEVICE_NOT_REGISTERED'))) return
  sessionStorage.removeItem(cashierKey)
  identity.set({ stage: 'notRegistered', device: null, cashier: null, isSignedIn: false })
}

async function fetchRegister(): Promise<Register> {
  const register = await ask<Register>({ url: '/register' })
  await identity.get().disk?.put('kept', register, 'register')
  return register
}

async function readDevice(): Promise<DeviceAnswer | null> {
  try {
    return await ask<DeviceAnswer>({ url: '/api/auth/till' })
  } catch (error) {
    if (error instanceof Problem && !error.isPassing) return null
    const kept = localStorage.getItem(deviceKey)
    return kept ? (JSON.parse(kept) as DeviceAnswer) : null
  }
}

/** After a reload in the middle of work, where the session is still that of the same cashier. */
async function goOnAsBefore(): Promise<void> {
  const register = await fetchRegister().catch(() => null)
  if (register && register.user.id === sessionStorage.getItem(cashierKey)) begin(register.user, register)
}

async function signIn(given: Credentials): Promise<void> {
  await ask({ method: 'POST', url: '/api/auth/till/sign-in', body: given })
  const register = await fetchRegister()
  const { disk } = identity.get()
  if ('pin' in given && canKeepPins) await disk?.put('pin', await keepPin(register.user, given.pin))
  begin(register.user, register)
}

async function unlockAlone(given: Credentials): Promise<UnlockRefusal | null> {
  const { disk, register } = identity.get()
  if (!canKeepPins) return 'cannotKeep'
  if (!('pin' in given)) return 'badgeAlone'
  const kept = await disk?.get('pin', given.userId)
  if (!kept || !register) return 'notKnownHere'
  const { verdict, kept: next } = await tryPin(kept, given.pin, Date.now())
  await disk?.put('pin', next)
  if (verdict !== 'right') return verdict === 'blocked' ? 'pinBlocked' : 'pinWrong'
  begin({ id: kept.userId, name: kept.name }, null)
  return null
}

/** In one step: a session without somebody at work is ended. `told` is what the server said; null without it. */
function begin(cashier: Cashier, told: Register | null): void {
  sessionStorage.setItem(cashierKey, cashier.id)
  const known = told ? { register: told, isSignedIn: true } : { isSignedIn: false }
  identity.set({ stage: 'open', cashier, ...known })
}
