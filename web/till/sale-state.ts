import { newId } from '#web/api/new-id.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { identity } from './identity.ts'
import { createStore } from './store.ts'
import { hearOfTickets, sendTicket } from './sync.ts'
import { emptyTicket, type Ticket } from './ticket.ts'
import type { RegisterSale } from './wire.ts'

/** What the last entry came to. */
export interface TillVerdict {
  readonly count: number
  readonly kind: 'product' | 'serialNumber' | 'notReadable' | 'removed' | 'changed' | 'parked' | 'discarded'
  readonly text: string
}

/** An entry that was refused; it stays until somebody acknowledges it. */
export interface RefusedEntry {
  readonly text: string
  readonly refusals: readonly Untold[]
}

/** Told by the server with its text, or by the till: then its code names a term of `refused`. */
export interface Untold {
  readonly code: string
  readonly details: object
  readonly text?: string
}

/** The sale in hand, and what the page shows of it. */
export interface SaleState {
  readonly ticket: Ticket | null
  readonly lineInHand: string | null
  /** The line in hand waits for a serial number: what is scanned is one. */
  readonly isAsking: boolean
  readonly verdict: TillVerdict | null
  readonly refused: readonly RefusedEntry[]
  /** Scans that came while a refusal stood there, and were not taken. */
  readonly ignored: readonly string[]
  /** Why the server does not take the ticket as it is. */
  readonly problem: readonly { readonly code: string; readonly text: string }[]
}

const nothing: SaleState = {
  ticket: null,
  lineInHand: null,
  isAsking: false,
  verdict: null,
  refused: [],
  ignored: [],
  problem: [],
}

export const sale = createStore<SaleState>(nothing)

/** The ticket in hand; a new one where there is none. */
export function ticketInHand(): Ticket {
  const { ticket } = sale.get()
  return ticket ?? emptyTicket(newId(), identity.get().cashier?.name ?? '', new Date().toISOString())
}

/** Changes the ticket in hand: kept on the device first, then sent whole. */
export function changeTicket(next: Ticket, more: Partial<SaleState> = {}): void {
  const ticket = { ...next, changedAt: new Date().toISOString() }
  sale.set({ ticket, problem: [], ...more })
  sendTicket(ticket)
}

/** Tells what an entry came to. */
export function verdictOf(kind: TillVerdict['kind'], text: string): TillVerdict {
  return { kind, text, count: (sale.get().verdict?.count ?? 0) + 1 }
}

/** Begins with another ticket, or with none. */
export function takeInHand(ticket: Ticket | null, verdict: TillVerdict | null = null): void {
  sale.set({ ...nothing, ticket, lineInHand: ticket?.lines.at(-1)?.id ?? null, verdict })
}

hearOfTickets({
  onAnswer(sent, answer) {
    if (sale.get().ticket?.id === sent.id && noteAnswer(sent, answer)) play('refused')
  },
  onRefused(sent, refusals) {
    if (sale.get().ticket?.id !== sent.id) return
    sale.set({ problem: refusals })
    play('refused')
  },
})

/** What the server said of the ticket in hand: serial numbers that it refused come off, amounts of returns on. */
function noteAnswer(sent: Ticket, answer: RegisterSale): boolean {
  const { ticket, refused } = sale.get()
  if (!ticket) return false
  const told = answer.refusedUnits.map(({ serialNumber, refusals }) => ({ text: serialNumber ?? '', refusals }))
  const first = answer.refusedUnits[0]?.lineId
  sale.set({
    ticket: withAmounts(withoutRefused(ticket, sent, answer), answer),
    problem: answer.returns.flatMap(({ refusals }) => refusals),
    refused: [...refused, ...told],
    ...(first ? { lineInHand: first, isAsking: true } : {}),
  })
  return told.length > 0
}

function withoutRefused(ticket: Ticket, sent: Ticket, { refusedUnits }: RegisterSale): Ticket {
  const refused = new Set(
    refusedUnits.map(({ lineId, index }) => sent.lines.find(({ id }) => id === lineId)?.units[index]?.id),
  )
  if (refused.size === 0) return ticket
  const lines = ticket.lines.map((line) => ({ ...line, units: line.units.filter(({ id }) => !refused.has(id)) }))
  return { ...ticket, lines }
}

function withAmounts(ticket: Ticket, { returns }: RegisterSale): Ticket {
  const amounts = new Map(returns.map(({ id, grossAmount }) => [id, grossAmount]))
  const told = ticket.returns.map((back) => ({
    ...back,
    told: { ...back.told, amount: amounts.get(back.id) ?? back.told.amount },
  }))
  return { ...ticket, returns: told }
}
