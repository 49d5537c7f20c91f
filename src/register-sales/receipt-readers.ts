import type { Duty } from '#domain/duty.ts'

/** Whoever sells, invoices, takes back or inquires reads receipts. */
export const receiptReaders: readonly Duty[] = [
  'operatePointOfSale',
  'maintainSalesInvoices',
  'maintainReturnOrders',
  'inquireIntoSerialNumbers',
]
