import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter } from '#http/schemas.ts'
import { refusalText } from '#terms/text.ts'
import { addSalesOrderLines } from './add-sales-order-lines.ts'
import { cancelRest } from './cancel-rest.ts'
import { changeSalesOrderLine } from './change-sales-order-line.ts'
import { createSalesOrder } from './create-sales-order.ts'
import { creditSalesOrderLine } from './credit-sales-order-line.ts'
import { importOrders } from './import-orders.ts'
import { mostBytesOfRequest, OrdersImport, OrdersToImport } from './import-views.ts'
import { salesOrderListRoutes, salesOrderReaders } from './list-routes.ts'
import { readSalesOrder } from './read-sales-orders.ts'
import { CreditToMake, SalesOrderLineChange, SalesOrderLineToAdd, SalesOrderToCreate, SalesOrderView } from './views.ts'

const tag = 'Sales orders'
const duty: Duty = 'maintainSalesOrders'
const params = idParameter('salesOrderId')
const lineParams = Type.Object({ salesOrderId: Id, lineId: Id }, { additionalProperties: false })
const strict = { additionalProperties: false }

const create = command({
  method: 'POST',
  url: '/sales-orders',
  status: 201,
  duty,
  tag,
  summary: 'Take in a sales order',
  description: 'What it leaves out comes from its customer and products: addresses, prices, tax codes, its number.',
  schema: { body: SalesOrderToCreate, response: SalesOrderView },
  handle: async (context, { body }) => readSalesOrder(context, await createSalesOrder(context, body)),
})

const importFiles = command({
  method: 'POST',
  url: '/sales-orders/imports',
  duty,
  tag,
  summary: 'Import sales orders from files',
  description:
    'UBL 2 orders, and CSV of the Dynamics 365 entities Sales order headers V2 and Sales order lines V2, all files or none. Every refusal names its file and line. Orders that are here already and the same stay as they are; unknown customers and products are made, unless `strict`.',
  bodyLimit: mostBytesOfRequest,
  schema: { body: OrdersToImport, response: OrdersImport },
  handle: async (context, { body }) => {
    const { notes, ...done } = await importOrders(context, body)
    const { language } = context.caller
    return { ...done, notes: notes.map((note) => ({ ...note, text: refusalText(note, language) })) }
  },
})

const read = inquiry({
  method: 'GET',
  url: '/sales-orders/:salesOrderId',
  duty: salesOrderReaders,
  tag,
  summary: 'One sales order with its lines and documents',
  schema: { params, response: SalesOrderView },
  handle: (context, { params: { salesOrderId } }) => readSalesOrder(context, salesOrderId),
})

const addLines = command({
  method: 'POST',
  url: '/sales-orders/:salesOrderId/lines',
  status: 201,
  duty,
  tag,
  summary: 'Add lines to a sales order',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object({ lines: Type.Array(SalesOrderLineToAdd, { minItems: 1, maxItems: 1000 }) }, strict),
    response: SalesOrderView,
  },
  handle: async (context, { params: { salesOrderId }, body, ifMatch }) => {
    await addSalesOrderLines(context, salesOrderId, body.lines, ifMatch)
    return readSalesOrder(context, salesOrderId)
  },
})

const changeLine = command({
  method: 'PATCH',
  url: '/sales-orders/:salesOrderId/lines/:lineId',
  duty,
  tag,
  summary: 'Change a line of a sales order',
  description:
    'The quantity down to what is delivered, cancelled or being prepared (D30); price, discount and tax while nothing of the line is invoiced (D37).',
  ifMatch: true,
  schema: { params: lineParams, body: SalesOrderLineChange, response: SalesOrderView },
  handle: async (context, { params, body, ifMatch }) => {
    await changeSalesOrderLine(context, params, body, ifMatch)
    return readSalesOrder(context, params.salesOrderId)
  },
})

const credit = command({
  method: 'POST',
  url: '/sales-orders/:salesOrderId/lines/:lineId/credits',
  status: 201,
  duty,
  tag,
  summary: 'Correct an invoiced line by a negative quantity',
  description:
    'Makes a line with a negative quantity, for a credit note to take (D52). From then on the serial numbers of the corrected line cannot be changed (D42). Quantity in the sales unit.',
  schema: {
    params: lineParams,
    body: CreditToMake,
    response: SalesOrderView,
  },
  handle: async (context, { params: { salesOrderId, lineId }, body }) => {
    await creditSalesOrderLine(context, salesOrderId, lineId, body)
    return readSalesOrder(context, salesOrderId)
  },
})

const cancelLine = command({
  method: 'POST',
  url: '/sales-orders/:salesOrderId/lines/:lineId/cancellation',
  duty,
  tag,
  summary: 'Cancel what is left to deliver of a line',
  description: 'Units of reversed packing slips that waited for this line are forgotten (D47).',
  schema: { params: lineParams, response: SalesOrderView },
  handle: async (context, { params: { salesOrderId, lineId } }) => {
    await cancelRest(context, salesOrderId, lineId)
    return readSalesOrder(context, salesOrderId)
  },
})

const cancelOrder = command({
  method: 'POST',
  url: '/sales-orders/:salesOrderId/cancellation',
  duty,
  tag,
  summary: 'Cancel what is left to deliver of the whole order',
  schema: { params, response: SalesOrderView },
  handle: async (context, { params: { salesOrderId } }) => {
    await cancelRest(context, salesOrderId, null)
    return readSalesOrder(context, salesOrderId)
  },
})

export const salesOrderRoutes: readonly Route[] = [
  create,
  importFiles,
  ...salesOrderListRoutes,
  read,
  addLines,
  changeLine,
  credit,
  cancelLine,
  cancelOrder,
]
