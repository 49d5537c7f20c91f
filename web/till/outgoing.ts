import { Problem, type ToldRefusal } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import type { Disk } from './disk.ts'
import { identity, signInAgain } from './identity.ts'
import type { OutgoingSale } from './outgoing-sale.ts'
import { createStore } from './store.ts'
import { allKept, forgetTicket } from './sync.ts'
import { bodyOf } from './ticket.ts'
import type { Receipt } from './wire.ts'

export interface WaitingSale extends OutgoingSale {
  readonly place: number
}

/** The paid sales that the server may not have, in their order. */
export const outgoing = createStore<{ waiting: readonly WaitingSale[] }>({ waiting: [] })

/** What became of a sale that was handed over. */
export type Outcome =
  | { readonly kind: 'posted'; readonly receipt: Receipt }
  /** It waits on the device: made without a connection, or sent without an answer. */
  | { readonly kind: 'waits'; readonly sale: OutgoingSale }
  | { readonly kind: 'refused'; readonly refusals: readonly ToldRefusal[] }

/** Those whose cashier still waits for the answer. */
const awaited = new Map<string, (outcome: Outcome) => void>()
let isRunning = false

/** Reads what waits on the device. */
export async function loadOutgoing(): Promise<void> {
  const { disk } = identity.get()
  if (!disk) return
  const waiting: WaitingSale[] = []
  for await (const cursor of disk.transaction('outgoing').store) {
    waiting.push({ ...cursor.value, place: cursor.primaryKey })
  }
  outgoing.set({ waiting })
}

/**
 * Takes a paid sale over: on the disk first, in one step with the end of its ticket and its number; then it is sent. With
 * a connection, and nothing before it, its number is the server's.
 */
export async function handOver(sale: Omit<OutgoingSale, 'offlineNumber' | 'refusals'>): Promise<Outcome> {
  await allKept()
  const isDirect = connection.get().isConnected && identity.get().isSignedIn && outgoing.get().waiting.length === 0
  const kept = await put({ ...sale, offlineNumber: null, refusals: [] }, !isDirect)
  forgetTicket(sale.id)
  if (!isDirect) {
    void sendSales()
    return { kind: 'waits', sale: kept }
  }
  const outcome = new Promise<Outcome>((resolve) => awaited.set(sale.id, resolve))
  void sendSales()
  return outcome
}

/** Sends what waits, one after the other, for as long as that goes. */
export async function sendSales(): Promise<void> {
  if (isRunning) return
  isRunning = true
  try {
    for (let first = outgoing.get().waiting[0]; first; first = outgoing.get().waiting[0]) {
      if (!(await sendFirst(first))) return
    }
  } finally {
    isRunning = false
  }
}

async function sendFirst(first: WaitingSale): Promise<boolean> {
  const { isSignedIn } = identity.get()
  if (!connection.get().isConnected) return letGo(first)
  if (!isSignedIn && !(await signInAgain())) return letGo(first)
  try {
    await settle(first, await post(first))
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401) {
      identity.set({ isSignedIn: false })
      return (await signInAgain()) || letGo(first)
    }
    if (!error.isPassing) return refused(first, error)
    window.setTimeout(sendSales, 3000)
    return letGo(first)
  }
}

function post({ id, ticket, payments, soldAt, offlineNumber, numberedBy }: WaitingSale): Promise<Receipt> {
  const own = offlineNumber === null ? {} : { offlineNumber, ...(numberedBy && { offlineDevice: numberedBy.ordinal }) }
  const body = { ...bodyOf(ticket), payments, soldAt, ...own }
  return ask<Receipt>({ method: 'POST', url: `/register-sales/${id}/posting`, body })
}

async function settle(first: WaitingSale, receipt: Receipt): Promise<void> {
  const disk = diskNow()
  const change = disk.transaction(['outgoing', 'receipt'], 'readwrite', { durability: 'strict' })
  await Promise.all([
    change.objectStore('outgoing').delete(first.place),
    change.objectStore('receipt').put({ id: receipt.id, at: receipt.soldAt, receipt }),
    change.done,
  ])
  drop(first)
  answer(first, { kind: 'posted', receipt })
}

/** The cashier need not wait for a sale without an answer: it stays, and goes out when it can. */
function letGo(first: WaitingSale): false {
  answer(first, { kind: 'waits', sale: first })
  return false
}

/**
 * A refusal that the cashier still hears goes back to the ticket. A sale that was let go without a number of the device
 * gets one, behind those that have theirs: then it is taken whatever it sold (D62). All else stays first, and says why.
 */
async function refused(first: WaitingSale, { refusals }: Problem): Promise<boolean> {
  if (first.offlineNumber === null && awaited.has(first.id)) {
    await takeBack(first)
    answer(first, { kind: 'refused', refusals })
    return true
  }
  const disk = diskNow()
  if (first.offlineNumber === null) {
    const { place, ...sale } = first
    await put(sale, true, place)
    return true
  }
  const { place, ...sale } = { ...first, refusals }
  await disk.put('outgoing', sale, place)
  outgoing.set({ waiting: outgoing.get().waiting.map((one) => (one.place === place ? { ...sale, place } : one)) })
  return false
}

async function takeBack({ place, ticket }: WaitingSale): Promise<void> {
  const change = diskNow().transaction(['outgoing', 'ticket'], 'readwrite')
  await Promise.all([
    change.objectStore('outgoing').delete(place),
    change.objectStore('ticket').put(ticket),
    change.done,
  ])
  drop({ place })
}

/** Puts a sale at the end, with the next number of the device where it needs one; instead of its place of before. */
async function put(sale: OutgoingSale, needsNumber: boolean, before?: number): Promise<OutgoingSale> {
  const change = diskNow().transaction(['outgoing', 'ticket', 'kept'], 'readwrite', { durability: 'strict' })
  const numbered = needsNumber ? await takeNumber(change.objectStore('kept')) : { offlineNumber: null }
  const kept = { ...sale, ...numbered }
  const [place] = await Promise.all([
    change.objectStore('outgoing').add(kept),
    before === undefined ? null : change.objectStore('outgoing').delete(before),
    change.objectStore('ticket').delete(sale.id),
    change.done,
  ])
  const others = outgoing.get().waiting.filter((one) => one.place !== before)
  outgoing.set({ waiting: [...others, { ...kept, place }] })
  return kept
}

interface KeptThings {
  get(key: string): Promise<unknown>
  put(value: unknown, key: string): Promise<unknown>
}

async function takeNumber(kept: KeptThings): Promise<Pick<OutgoingSale, 'offlineNumber' | 'numberedBy'>> {
  const { register } = identity.get()
  const key = `nextNumber ${register?.device.ordinal}`
  const next = Math.max(Number((await kept.get(key)) ?? 1), register?.numbers.offline.nextNumber ?? 1)
  await kept.put(next + 1, key)
  if (!register) return { offlineNumber: next }
  const { device, numbers } = register
  return { offlineNumber: next, numberedBy: { ordinal: device.ordinal, format: numbers.offline.format } }
}

function answer({ id }: OutgoingSale, outcome: Outcome): void {
  awaited.get(id)?.(outcome)
  awaited.delete(id)
}

function drop({ place }: Pick<WaitingSale, 'place'>): void {
  outgoing.set({ waiting: outgoing.get().waiting.filter((one) => one.place !== place) })
}

function diskNow(): Disk {
  const { disk } = identity.get()
  if (!disk) throw new Error('There is no till yet.')
  return disk
}
