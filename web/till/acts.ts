import { newId } from '#web/api/new-id.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { catalogueStore } from './catalogue.ts'
import { changeTicket, sale, takeInHand, ticketInHand, verdictOf } from './sale-state.ts'
import { sendTicket, tickets } from './sync.ts'
import { isEmpty, missingOn, type Ticket, type TicketLine, type TicketReturn, withLine, withoutLine } from './ticket.ts'

/** Another quantity on a line: fewer takes the last serial numbers off, more asks for theirs. */
export function setQuantity(lineId: string, quantity: number) {
  const line = lineOf(lineId)
  const product = line && catalogueStore.get().products.get(line.productId)
  if (!line || !product) return
  if (quantity <= 0) return removeLine(lineId)
  const most = Math.floor(quantity * product.salesUnitFactor)
  const changed = { ...line, quantity, units: line.units.slice(0, most) }
  const more = { lineInHand: lineId, isAsking: missingOn(changed, product) > 0 }
  changeTicket(withLine(ticketInHand(), changed), { ...more, verdict: verdictOf('changed', product.name) })
  play('changed')
}

/** Another price (null: the product's) or a discount, for whoever has the duty (D60). */
export function setPrice(lineId: string, price: string | null, discountPercentage: string): void {
  const line = lineOf(lineId)
  if (!line) return
  changeTicket(withLine(ticketInHand(), { ...line, price, discountPercentage }))
  play('changed')
}

/** Takes a unit off its line, which then misses one. */
export function removeUnit(lineId: string, unitId: string): void {
  const line = lineOf(lineId)
  if (!line) return
  const units = line.units.filter(({ id }) => id !== unitId)
  const gone = line.units.find(({ id }) => id === unitId)
  const verdict = verdictOf('removed', gone?.serialNumber ?? '')
  changeTicket(withLine(ticketInHand(), { ...line, units }), { lineInHand: lineId, isAsking: true, verdict })
  play('removed')
}

/** Takes a line off the ticket. */
export function removeLine(lineId: string): void {
  const line = lineOf(lineId)
  if (!line) return
  const ticket = withoutLine(ticketInHand(), lineId)
  const name = catalogueStore.get().products.get(line.productId)?.name ?? ''
  changeTicket(ticket, {
    lineInHand: ticket.lines.at(-1)?.id ?? null,
    isAsking: false,
    verdict: verdictOf('removed', name),
  })
  play('removed')
}

/** The line above or below becomes the one in hand. */
export function moveInHand(step: -1 | 1): void {
  const { ticket, lineInHand } = sale.get()
  const lines = ticket?.lines ?? []
  const place = lines.findIndex(({ id }) => id === lineInHand) + step
  const line = lines[Math.min(Math.max(place, 0), lines.length - 1)]
  if (line) sale.set({ lineInHand: line.id, isAsking: false })
}

/** To whom it is sold; null for nobody in particular. */
export function setCustomer(customerId: string | null): void {
  changeTicket({ ...ticketInHand(), customerId })
}

/** A word to find the ticket by, and on the receipt. */
export function setNote(note: string): void {
  changeTicket({ ...ticketInHand(), note })
}

/** Takes something back on the ticket. */
export function addReturn(back: Omit<TicketReturn, 'id'>): void {
  const ticket = ticketInHand()
  changeTicket({ ...ticket, returns: [...ticket.returns, { ...back, id: newId() }] })
  play('accepted')
}

/** What was to come back stays with the customer. */
export function removeReturn(returnId: string): void {
  const ticket = ticketInHand()
  changeTicket({ ...ticket, returns: ticket.returns.filter(({ id }) => id !== returnId) })
  play('removed')
}

/** D61: puts the ticket aside with its serial numbers. */
export function park() {
  const { ticket } = sale.get()
  if (!ticket || isEmpty(ticket)) return play('waiting')
  sendTicket({ ...ticket, state: 'parked', changedAt: new Date().toISOString() })
  takeInHand(null, verdictOf('parked', ''))
  play('changed')
}

/** Goes on with a ticket; one in hand is parked first. */
export function resume(ticket: Ticket): void {
  const { ticket: inHand } = sale.get()
  if (inHand && !isEmpty(inHand)) park()
  const open: Ticket = { ...ticket, state: 'open' }
  takeInHand(open)
  sendTicket(open)
}

/** Gives the ticket up; its serial numbers are free again. */
export function discard(): void {
  const { ticket } = sale.get()
  if (!ticket) return
  if (tickets.get().all.has(ticket.id)) sendTicket({ ...ticket, state: 'discarded' })
  takeInHand(null, verdictOf('discarded', ''))
  play('removed')
}

function lineOf(lineId: string): TicketLine | null {
  return sale.get().ticket?.lines.find(({ id }) => id === lineId) ?? null
}
