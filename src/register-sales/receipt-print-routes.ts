import { Type } from 'typebox'
import { DeliveryToRequest, DeliveryView } from '#deliveries/views.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter } from '#http/schemas.ts'
import { presentPrintFile, printFile } from '#printing/document-files.ts'
import { listPrints, readPrint, refuseUnknownDocument } from '#printing/store.ts'
import { PrintAsked, PrintView } from '#printing/views.ts'
import { invoiceOf } from './invoice-of-receipt.ts'
import { mailReceipt } from './mail-receipt.ts'
import { presentReceiptPrint, printReceipt } from './print-receipt.ts'
import { receiptEscPosFile, receiptTextFile } from './receipt-files.ts'
import { receiptReaders as duty } from './receipt-readers.ts'
import { strict } from './views.ts'

const tag = 'Receipts'
const params = idParameter('receiptId')
const query = Type.Object(
  { language: Type.Optional(Type.Enum(['nl', 'en'], { description: "The customer's where left out" })) },
  strict,
)
const Prints = Type.Object({ items: Type.Array(PrintView), next: Type.Null() })

const text = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId.txt',
  duty,
  tag,
  summary: 'A receipt as text, as wide as the printer of its till',
  description: 'D61, D80: every serial number below its line.',
  schema: { params, query },
  handle: (context, { params: { receiptId }, query: asked, printedUrl }) =>
    receiptTextFile(context, receiptId, { ...asked, printedUrl }),
})

const escPos = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId.escpos',
  duty,
  tag,
  summary: 'A receipt for a receipt printer (ESC/POS)',
  description: 'With the code of its number, and a pulse that opens the drawer where there was cash.',
  schema: { params, query },
  handle: (context, { params: { receiptId }, query: asked, printedUrl }) =>
    receiptEscPosFile(context, receiptId, { ...asked, printedUrl }),
})

const pdf = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId.pdf',
  duty,
  tag,
  summary: 'A posted receipt as PDF, 80 mm wide',
  description:
    'D80: the print that is kept of it as it is now, in that language; where there is none it is made and kept.',
  schema: { params, query },
  handle: async (context, { params: { receiptId }, query: asked, printedUrl }) =>
    printFile(context, await presentReceiptPrint(context, receiptId, { ...asked, printedUrl })),
})

const make = command({
  method: 'POST',
  url: '/receipts/:receiptId/prints',
  status: 201,
  duty,
  tag,
  summary: 'Print a posted receipt',
  description:
    'D41, D80: the print is kept, byte for byte. One of what did not change since an earlier print says that it is a copy. ' +
    'Its file is at `/receipts/{receiptId}/prints/{printId}.pdf`.',
  schema: { params, body: PrintAsked, response: PrintView },
  handle: (context, { params: { receiptId }, body, printedUrl }) =>
    printReceipt(context, receiptId, { ...body, printedUrl }),
})

const list = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId/prints',
  duty,
  tag,
  summary: 'The prints of a receipt, the first one first',
  schema: { params, response: Prints },
  handle: async (context, { params: { receiptId: id } }) => {
    await refuseUnknownDocument(context, { kind: 'receipt', id })
    return { items: await listPrints(context, { kind: 'receipt', id }), next: null }
  },
})

const onePrint = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId/prints/:printId.pdf',
  duty,
  tag,
  summary: 'A print of a receipt as it was made',
  schema: { params: Type.Object({ receiptId: Id, printId: Id }, strict) },
  handle: async (context, { params: { receiptId, printId } }) => {
    const print = await readPrint(context, printId)
    if (print.receiptId !== receiptId) throw new Refused([refuse('NOT_FOUND', { what: `print ${printId}` })])
    return printFile(context, print)
  },
})

const invoice = inquiry({
  method: 'GET',
  url: '/receipts/:receiptId/invoice.pdf',
  duty,
  tag,
  summary: 'The invoice of a receipt as PDF, for who sells at a till',
  description: 'D60: of its buyer, where one was named. The print is kept as with `GET /invoices/{invoiceId}.pdf`.',
  schema: { params, query },
  handle: async (context, { params: { receiptId }, query: asked, printedUrl }) =>
    presentPrintFile(context, await invoiceOf(context, receiptId), { ...asked, printedUrl }),
})

const ReceiptDelivery = Type.Object(
  {
    ...DeliveryToRequest.properties,
    document: Type.Optional(Type.Enum(['receipt', 'invoice'], { description: 'The receipt where left out' })),
  },
  strict,
)

const mail = command({
  method: 'POST',
  url: '/receipts/:receiptId/deliveries',
  status: 201,
  duty: ['operatePointOfSale', 'maintainSalesInvoices'],
  tag,
  summary: 'Send a posted receipt by e-mail, or its invoice',
  description:
    'D80: the print that is kept of it as it is now, or a new one, as an attachment. Recipient, subject and message are ' +
    "the customer's and the usual ones where left out. It is tried again until the mail server takes it, for two days.",
  schema: { params, body: ReceiptDelivery, response: DeliveryView },
  handle: (context, { params: { receiptId }, body, canMail, printedUrl }) =>
    mailReceipt(context, receiptId, { ...body, canMail, printedUrl }),
})

/** A receipt on paper, as a file and by e-mail. */
export const receiptPrintRoutes: readonly Route[] = [text, escPos, pdf, make, list, onePrint, invoice, mail]
