import { Type } from 'typebox'
import { command, type Route } from '#http/route.ts'
import { Day, Id, idParameter } from '#http/schemas.ts'
import { InvoiceView } from '#invoices/views.ts'
import { readSalesOrder } from '#sales-orders/read-sales-orders.ts'
import { SalesOrderView } from '#sales-orders/views.ts'
import { strict } from './bodies.ts'
import { creditReturns } from './credit-returns.ts'
import { readReturnOrder } from './read-return-orders.ts'
import { replaceUnits } from './replace-units.ts'
import { sendBackRepairs } from './send-back-repairs.ts'
import { ReturnOrderView } from './views.ts'

const tag = 'Returns'
const params = idParameter('returnOrderId')
const UnitIds = Type.Array(Id, { minItems: 1, maxItems: 1000 })
const preview = Type.Optional(Type.Boolean({ default: false, description: 'Only say what would become of it' }))

const credit = command({
  method: 'POST',
  url: '/return-orders/:returnOrderId/credit-notes',
  status: 201,
  duty: 'maintainSalesInvoices',
  tag,
  summary: 'Credit what was received for credit',
  description:
    'All that is received for credit and not credited, or these units alone: one posted credit note for each sales order, whose corrected lines keep their serial numbers from then on (D42, D52). With `preview` nothing is kept.',
  previews: true,
  schema: {
    params,
    body: Type.Object({ invoiceOn: Type.Optional(Day), returnUnitIds: Type.Optional(UnitIds), preview }, strict),
    response: Type.Object({ creditNotes: Type.Array(InvoiceView), returnOrder: ReturnOrderView }),
  },
  handle: async (context, { params: { returnOrderId }, body }) => {
    const { invoiceOn = null, returnUnitIds: unitIds = null } = body
    const creditNotes = await creditReturns(context, returnOrderId, { invoiceOn, unitIds })
    return { creditNotes, returnOrder: await readReturnOrder(context, returnOrderId) }
  },
})

const replace = command({
  method: 'POST',
  url: '/return-orders/:returnOrderId/replacements',
  status: 201,
  duty: 'maintainReturnOrders',
  tag,
  summary: 'Order new units, free of charge, for those received for replacement',
  description:
    'A sales order of the customer, shipped on a packing slip like any other and never invoiced; each new unit takes over the rest of the coverage of the one it replaces (D52, D53). With `preview` nothing is kept.',
  previews: true,
  schema: {
    params,
    body: Type.Object({ returnUnitIds: Type.Optional(UnitIds), preview }, strict),
    response: Type.Object({ salesOrder: SalesOrderView, returnOrder: ReturnOrderView }),
  },
  handle: async (context, { params: { returnOrderId }, body: { returnUnitIds: unitIds = null } }) => {
    const salesOrderId = await replaceUnits(context, returnOrderId, unitIds)
    const salesOrder = await readSalesOrder(context, salesOrderId)
    return { salesOrder, returnOrder: await readReturnOrder(context, returnOrderId) }
  },
})

const sendBack = command({
  method: 'POST',
  url: '/return-orders/:returnOrderId/repair-returns',
  duty: 'maintainReturnOrders',
  tag,
  summary: 'Send repaired units back to their customer',
  description: 'Their coverage is longer by the days they were away (D53); they may come back again.',
  schema: {
    params,
    body: Type.Object(
      {
        returnUnitIds: UnitIds,
        sentBackOn: Type.Optional(Day),
        note: Type.Optional(Type.String({ maxLength: 500 })),
      },
      strict,
    ),
    response: ReturnOrderView,
  },
  handle: async (context, { params: { returnOrderId }, body }) => {
    const { returnUnitIds: unitIds, sentBackOn = null, note = '' } = body
    await sendBackRepairs(context, returnOrderId, { unitIds, sentBackOn, note })
    return readReturnOrder(context, returnOrderId)
  },
})

export const settleRoutes: readonly Route[] = [credit, replace, sendBack]
