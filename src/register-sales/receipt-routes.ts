import { Type } from 'typebox'
import { listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, PeriodQuery, TextQuery } from '#http/schemas.ts'
import { FoundSale, findReceipt } from './find-receipt.ts'
import { listReceipts, type ReceiptFilter, receiptSorts } from './list-receipts.ts'
import { nameBuyer } from './name-buyer.ts'
import { readReceipt } from './read-receipt.ts'
import { receiptPrintRoutes } from './receipt-print-routes.ts'
import { receiptReaders } from './receipt-readers.ts'
import { ReceiptHead, ReceiptView } from './receipt-views.ts'
import { strict } from './views.ts'

const tag = 'Receipts'
const params = idParameter('receiptId')

const lists = listRoutes<ReceiptFilter, ReceiptHead>({
  url: '/receipts',
  duty: receiptReaders,
  tag,
  summary: 'Receipts, newest first',
  filters: {
    tillId: Type.Optional(Id),
    shiftId: Type.Optional(Id),
    customerId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 60 })),
    ...TextQuery('A part of the number of the receipt or its invoice, or of the number or name of the customer'),
    ...PeriodQuery('sold on'),
  },
  sorts: receiptSorts,
  view: ReceiptHead,
  read: listReceipts,
  columns: {
    number: (receipt) => receipt.number,
    tillCode: (receipt) => receipt.tillCode,
    customerNumber: (receipt) => receipt.customerNumber,
    customerName: (receipt) => receipt.customerName,
    cashier: (receipt) => receipt.cashier,
    soldAt: (receipt) => receipt.soldAt,
    postedAt: (receipt) => receipt.postedAt,
    netAmount: (receipt) => ({ amount: receipt.netAmount }),
    taxAmount: (receipt) => ({ amount: receipt.taxAmount }),
    grossAmount: (receipt) => ({ amount: receipt.grossAmount }),
    roundingAmount: (receipt) => ({ amount: receipt.roundingAmount }),
    invoiceNumber: (receipt) => receipt.invoiceNumber,
  },
})

const lookup = inquiry({
  method: 'GET',
  url: '/receipts/lookup',
  duty: receiptReaders,
  tag,
  summary: 'What was sold, by the number of its receipt or by a serial number',
  description: 'With the verdict of D50 and what the return policy has to say about taking it back (D61).',
  schema: {
    query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 512 }) }, strict),
    response: FoundSale,
  },
  handle: (context, { query: { text } }) => findReceipt(context, text),
})

const read = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId',
  duty: receiptReaders,
  tag,
  summary: 'One receipt with its lines, units, returns, taxes and payments',
  schema: { params, response: ReceiptView },
  handle: (context, { params: { receiptId } }) => readReceipt(context, receiptId),
})

const buyer = command({
  method: 'PUT',
  url: '/receipts/:receiptId/buyer',
  duty: ['operatePointOfSale', 'maintainSalesInvoices'],
  tag,
  summary: 'Name the buyer of a receipt, for an invoice on demand',
  description: 'Once. The posted invoice never changes (D37); its prints and e-documents name the buyer from then on.',
  schema: { params, body: Type.Object({ customerId: Id }, strict), response: ReceiptView },
  handle: (context, { params: { receiptId }, body }) => nameBuyer(context, receiptId, body.customerId),
})

export const receiptRoutes: readonly Route[] = [...lists, lookup, read, buyer, ...receiptPrintRoutes]
