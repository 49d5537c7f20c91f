import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, Nullable, PageQuery, someOf } from '#http/schemas.ts'
import { SaleToPost, TicketToKeep } from './bodies.ts'
import { giveUpTicket } from './give-up-ticket.ts'
import { keepTicket } from './keep-ticket.ts'
import { listTickets } from './list-tickets.ts'
import { postSale } from './post-sale.ts'
import { readTicket } from './read-ticket.ts'
import { ReceiptView } from './receipt-views.ts'
import { RegisterSaleHead, RegisterSaleView, strict } from './views.ts'

const tag = 'Register sales'
const duty: Duty = 'operatePointOfSale'
const params = idParameter('registerSaleId')
/** Who settles what could not be posted sees it as well. */
const readers: readonly Duty[] = [duty, 'maintainSerialNumberCorrections', 'inquireIntoSerialNumbers']
const bodyLimit = 2 * 1024 * 1024

const keep = command({
  method: 'PUT',
  url: '/register-sales/:registerSaleId',
  duty,
  tag,
  summary: 'Keep a ticket as its till has it',
  description:
    'All of the ticket, after every change; what was kept before becomes equal to it (D60, D61). Serial numbers that are refused are named in `refusedUnits`, and the rest is kept (D24). A parked ticket may be taken over by another till.',
  bodyLimit,
  schema: { params, body: TicketToKeep, response: RegisterSaleView },
  handle: (context, { params: { registerSaleId }, body }) => keepTicket(context, registerSaleId.toLowerCase(), body),
})

const giveUp = command({
  method: 'DELETE',
  url: '/register-sales/:registerSaleId',
  duty,
  tag,
  summary: 'Give a ticket up',
  description: 'Its serial numbers are free at once (D61).',
  schema: { params, response: RegisterSaleView },
  handle: (context, { params: { registerSaleId } }) => giveUpTicket(context, registerSaleId.toLowerCase()),
})

const list = inquiry({
  method: 'GET',
  url: '/register-sales',
  duty: readers,
  tag,
  summary: 'Tickets that wait: open, parked, and those that could not be posted',
  schema: {
    query: Type.Object(
      { state: Type.Optional(someOf(['open', 'parked', 'stranded'])), tillId: Type.Optional(Id), ...PageQuery },
      strict,
    ),
    response: Type.Object({ items: Type.Array(RegisterSaleHead), next: Nullable(Type.String()) }),
  },
  handle: (context, { query }) => listTickets(context, query),
})

const read = inquiry({
  method: 'GET',
  url: '/register-sales/:registerSaleId',
  duty: readers,
  tag,
  summary: 'One ticket with its lines, units, returns and what it comes to',
  schema: { params, response: RegisterSaleView },
  handle: (context, { params: { registerSaleId } }) => readTicket(context, registerSaleId),
})

const post = command({
  method: 'POST',
  url: '/register-sales/:registerSaleId/posting',
  duty,
  tag,
  summary: 'Post a register sale: order, delivery, invoice, returns, payments and receipt at once',
  description:
    'All or nothing (D60); the same sale again answers its receipt. With `offlineNumber` it was sold without connection: it comes in the order of its device and is never refused for what it sold (D62); what cannot be posted is answered as `stranded`, with all that came, and is posted by another such request.',
  bodyLimit,
  schema: { params, body: SaleToPost, response: ReceiptView },
  handle: (context, { params: { registerSaleId }, body }) => postSale(context, registerSaleId.toLowerCase(), body),
})

export const registerSaleRoutes: readonly Route[] = [keep, giveUp, list, read, post]
