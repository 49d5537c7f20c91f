import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { command, type Route } from '#http/route.ts'
import { Id, idParameter, someOf } from '#http/schemas.ts'
import { invoiceReaders } from '#invoices/list-routes.ts'
import { packingSlipReaders } from '#packing-slips/list-routes.ts'
import type { PrintableDocument } from '#printing/make-print.ts'
import { requestDelivery, retryDelivery } from './request-delivery.ts'
import { type DeliveryFilter, deliverySorts, listDeliveries } from './store.ts'
import { DeliveryToRequest, DeliveryView, deliveryStates } from './views.ts'

const tag = 'Deliveries'

function requestRoute(kind: PrintableDocument['kind'], url: string, id: string, duty: Duty): Route {
  return command({
    method: 'POST',
    url: `${url}/:${id}/deliveries`,
    status: 201,
    duty,
    tag,
    summary: `Send a posted ${kind === 'packingSlip' ? 'packing slip' : 'invoice or credit note'} by e-mail`,
    description:
      'D80: the print that is kept of it as it is now, or a new one, as an attachment. Recipient, subject and message ' +
      'are the customer’s and the usual ones where left out. It is tried again until the mail server takes it, for two days.',
    schema: { params: idParameter(id), body: DeliveryToRequest, response: DeliveryView },
    handle: (context, { params, body, canMail, printedUrl }) => {
      const printable = { kind, id: (params as Record<string, string>)[id] ?? '' }
      return requestDelivery(context, printable, { ...body, canMail, printedUrl })
    },
  })
}

const list = listRoutes<DeliveryFilter, DeliveryView>({
  url: '/deliveries',
  duty: [...new Set([...packingSlipReaders, ...invoiceReaders])],
  tag,
  summary: 'Documents sent by e-mail, the newest first',
  filters: {
    packingSlipId: Type.Optional(Id),
    invoiceId: Type.Optional(Id),
    receiptId: Type.Optional(Id),
    state: Type.Optional(someOf(deliveryStates)),
  },
  sorts: deliverySorts,
  view: DeliveryView,
  read: listDeliveries,
  columns: {
    number: (delivery) => delivery.number,
    state: (delivery) => delivery.state,
    recipient: (delivery) => delivery.recipient,
    subject: (delivery) => delivery.subject,
    requestedAt: (delivery) => delivery.requestedAt,
    requestedBy: (delivery) => delivery.requestedBy,
    attempts: (delivery) => delivery.attempts,
    sentAt: (delivery) => delivery.sentAt,
    lastError: (delivery) => delivery.lastError,
  },
})

const retry = command({
  method: 'POST',
  url: '/deliveries/:deliveryId/retry',
  duty: ['maintainSalesPackingSlips', 'maintainSalesInvoices'],
  tag,
  summary: 'Try a delivery again that was given up',
  schema: { params: idParameter('deliveryId'), response: DeliveryView },
  handle: (context, { params: { deliveryId } }) => retryDelivery(context, deliveryId),
})

export const deliveryRoutes: readonly Route[] = [
  requestRoute('packingSlip', '/packing-slips', 'packingSlipId', 'maintainSalesPackingSlips'),
  requestRoute('invoice', '/invoices', 'invoiceId', 'maintainSalesInvoices'),
  ...list,
  retry,
]
