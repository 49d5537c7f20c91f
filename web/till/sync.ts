import { Problem, type ToldRefusal } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import { identity, signInAgain } from './identity.ts'
import { createStore } from './store.ts'
import { bodyOf, isEmpty, type Ticket } from './ticket.ts'
import type { RegisterSale } from './wire.ts'

/** Tickets of this device by their id: the one in hand, those that are parked, and those whose end the server waits for. */
export const tickets = createStore<{ all: ReadonlyMap<string, Ticket> }>({ all: new Map() })

interface TicketEars {
  readonly onAnswer: (sent: Ticket, answer: RegisterSale) => void
  readonly onRefused: (sent: Ticket, refusals: readonly ToldRefusal[]) => void
}

let ears: TicketEars | null = null

/** Who hears what the server says of a ticket. */
export function hearOfTickets(listener: TicketEars): void {
  ears = listener
}

/** Those whose last state the server does not have. */
const unsent = new Set<string>()
const known = new Set<string>()
let writing: Promise<unknown> = Promise.resolve()
let isRunning = false

/** Reads the tickets of this device; each is sent once more, whole. */
export async function loadTickets(): Promise<void> {
  const kept = (await identity.get().disk?.getAll('ticket')) ?? []
  tickets.set({ all: new Map(kept.map((ticket) => [ticket.id, ticket])) })
  for (const { id } of kept) {
    unsent.add(id)
    known.add(id)
  }
}

/** Keeps a ticket as it now is, on the disk first, and sends it. What changes meanwhile goes out with the next one. */
export function sendTicket(ticket: Ticket): void {
  remember(ticket)
  writing = writing.then(() => identity.get().disk?.put('ticket', ticket)).catch(() => {})
  if (isEmpty(ticket) && ticket.state !== 'discarded' && !known.has(ticket.id)) return
  unsent.add(ticket.id)
  void writing.then(sendTickets)
}

/** Answers once all that was told to be kept is on the disk. */
export function allKept(): Promise<unknown> {
  return writing
}

/** A ticket that has become a sale is no longer one. */
export function forgetTicket(id: string): void {
  unsent.delete(id)
  const all = new Map(tickets.get().all)
  all.delete(id)
  tickets.set({ all })
}

/** Sends what is not sent, one after the other, for as long as that goes. */
export async function sendTickets(): Promise<void> {
  if (isRunning) return
  isRunning = true
  try {
    for (const id of unsent) if (!(await sendOne(id))) return
  } finally {
    isRunning = false
  }
}

async function sendOne(id: string): Promise<boolean> {
  const ticket = tickets.get().all.get(id)
  if (!ticket) return unsent.delete(id)
  if (!connection.get().isConnected || !identity.get().isSignedIn) return false
  unsent.delete(id)
  try {
    if (ticket.state === 'discarded') await discard(ticket)
    else {
      const body = { ...bodyOf(ticket), state: ticket.state }
      const answer = await ask<RegisterSale>({ method: 'PUT', url: `/register-sales/${id}`, body })
      known.add(id)
      ears?.onAnswer(ticket, answer)
    }
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return afterProblem(ticket, error)
  }
}

async function discard({ id }: Ticket): Promise<void> {
  await ask({ method: 'DELETE', url: `/register-sales/${id}` }).catch((error) => {
    // One that never reached the server is not there.
    if (!(error instanceof Problem && error.status === 404)) throw error
  })
  forgetTicket(id)
  await identity.get().disk?.delete('ticket', id)
}

async function afterProblem(ticket: Ticket, problem: Problem): Promise<boolean> {
  if (problem.isPassing || problem.status === 401) unsent.add(ticket.id)
  if (problem.status === 401) return signInAgain()
  if (problem.isPassing) {
    window.setTimeout(sendTickets, 2000)
    return false
  }
  ears?.onRefused(ticket, problem.refusals)
  return true
}

function remember(ticket: Ticket): void {
  tickets.set({ all: new Map(tickets.get().all).set(ticket.id, ticket) })
}
