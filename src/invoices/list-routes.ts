import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { Id, PeriodQuery, someOf, TextQuery } from '#http/schemas.ts'
import { type InvoiceFilter, invoiceSorts, listInvoices } from './list-invoices.ts'
import { InvoiceHeadView, InvoiceKind, invoiceStates } from './views.ts'

/** Whoever works with what comes before or after an invoice may read it. */
export const invoiceReaders: readonly Duty[] = [
  'maintainSalesInvoices',
  'maintainSalesOrders',
  'maintainReturnOrders',
  'inquireIntoSerialNumbers',
]

export const invoiceListRoutes = listRoutes<InvoiceFilter, InvoiceHeadView>({
  url: '/invoices',
  duty: invoiceReaders,
  tag: 'Invoices',
  summary: 'Invoices and credit notes, newest first',
  filters: {
    salesOrderId: Type.Optional(Id),
    customerId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 60 })),
    kind: Type.Optional(InvoiceKind),
    state: Type.Optional(someOf(invoiceStates)),
    ...TextQuery('A part of the number of the invoice or its order, or of the number or name of the customer'),
    ...PeriodQuery('invoice date'),
  },
  sorts: invoiceSorts,
  view: InvoiceHeadView,
  read: listInvoices,
  columns: {
    number: (invoice) => invoice.number,
    kind: (invoice) => invoice.kind,
    state: (invoice) => invoice.state,
    salesOrderNumber: (invoice) => invoice.salesOrderNumber,
    customerNumber: (invoice) => invoice.customerNumber,
    customerName: (invoice) => invoice.customerName,
    currency: (invoice) => invoice.currency,
    invoiceOn: (invoice) => invoice.invoiceOn,
    dueOn: (invoice) => invoice.dueOn,
    netAmount: (invoice) => ({ amount: invoice.netAmount }),
    taxAmount: (invoice) => ({ amount: invoice.taxAmount }),
    grossAmount: (invoice) => ({ amount: invoice.grossAmount }),
    createdAt: (invoice) => invoice.createdAt,
    postedAt: (invoice) => invoice.postedAt,
  },
})
