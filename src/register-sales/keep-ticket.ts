import type { Context } from '#db/context.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { reviewTicketChange } from '#domain/register-sale.ts'
import { recordEvent } from '#events/record.ts'
import { refusalText } from '#terms/text.ts'
import type { TicketToKeep } from './bodies.ts'
import { customerOf, matchTicket } from './match-ticket.ts'
import { readTicket } from './read-ticket.ts'
import { lockSale, readTillHere, writeSale } from './store.ts'
import type { RegisterSaleView } from './views.ts'

/**
 * D60, D61: keeps a ticket as its device has it: all of it is sent after every change, and what was kept before becomes
 * equal to it. A parked one may be taken over by another till. Answers it as kept, with what was refused of its units.
 */
export async function keepTicket(context: Context, id: string, ticket: TicketToKeep): Promise<RegisterSaleView> {
  const till = await readTillHere(context)
  const sale = await lockSale(context, id, till)
  throwIfRefused(reviewTicketChange(sale, till.id))
  const { state = 'open', note = '', returns = [] } = ticket
  const customerId = await customerOf(context, ticket.customerId ?? null, till.customerId)
  const prepared = await matchTicket(context, sale, ticket, { customerId, offline: false })
  const { salesOrderId, invoiceId, refusedUnits } = prepared
  await writeSale(context, { id, tillId: till.id, state, customerId, note, returns, salesOrderId, invoiceId })
  const data = { till: till.code, state, lines: ticket.lines.length, returns: returns.length }
  await recordEvent(context, { kind: 'registerSaleKept', subjectId: id, data })
  const { language } = context.caller
  const refused = refusedUnits.map((unit) => ({
    ...unit,
    refusals: unit.refusals.map((one) => ({ ...one, details: { ...one.details }, text: refusalText(one, language) })),
  }))
  return readTicket(context, id, refused)
}
