import type { Context } from '#db/context.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { reviewTicketChange } from '#domain/register-sale.ts'
import { recordEvent } from '#events/record.ts'
import { discardInvoice } from '#invoices/discard-invoice.ts'
import { cancelRest } from '#sales-orders/cancel-rest.ts'
import { readTicket } from './read-ticket.ts'
import { lockKnownSale, readTillHere, writeSale } from './store.ts'
import type { RegisterSaleView } from './views.ts'

/** D61: gives a ticket up: its serial numbers are free at once. Once more changes nothing. */
export async function giveUpTicket(context: Context, id: string): Promise<RegisterSaleView> {
  const till = await readTillHere(context)
  const sale = await lockKnownSale(context, id)
  if (sale.state === 'discarded') return readTicket(context, id)
  throwIfRefused(reviewTicketChange(sale, till.id))
  const { customerId, salesOrderId, invoiceId } = sale
  const { note, lines } = await readTicket(context, id)
  if (invoiceId !== null) await discardInvoice(context, invoiceId, null)
  if (salesOrderId !== null && lines.length > 0) await cancelRest(context, salesOrderId, null)
  const tillId = till.id
  await writeSale(context, { id, tillId, state: 'discarded', customerId, note, returns: [], salesOrderId, invoiceId })
  await recordEvent(context, { kind: 'registerSaleGivenUp', subjectId: id, data: { till: till.code } })
  return readTicket(context, id)
}
