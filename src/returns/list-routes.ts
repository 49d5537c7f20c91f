import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { returnOrderStates } from '#domain/return.ts'
import { listRoutes } from '#http/list-routes.ts'
import { Id, PeriodQuery, someOf, TextQuery } from '#http/schemas.ts'
import { listReturnOrders, type ReturnOrderFilter, returnOrderSorts } from './list-return-orders.ts'
import { ReturnOrderHeadView } from './views.ts'

/** Whoever works with returns, or with what comes before and after them, may read them. */
export const returnReaders: readonly Duty[] = [
  'maintainReturnOrders',
  'maintainSalesInvoices',
  'inquireIntoSerialNumbers',
]

export const returnOrderListRoutes = listRoutes<ReturnOrderFilter, ReturnOrderHeadView>({
  url: '/return-orders',
  duty: returnReaders,
  tag: 'Returns',
  summary: 'Return orders, newest first',
  filters: {
    state: Type.Optional(someOf(returnOrderStates)),
    customerId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 60 })),
    ...TextQuery("A part of the order's number, its reference, or the number or name of its customer"),
    ...PeriodQuery('made on'),
    toSettle: Type.Optional(Type.Boolean({ description: 'With units to credit, to replace, or in repair' })),
  },
  sorts: returnOrderSorts,
  view: ReturnOrderHeadView,
  read: listReturnOrders,
  columns: {
    number: (order) => order.number,
    state: (order) => order.state,
    customerNumber: (order) => order.customerNumber,
    customerName: (order) => order.customerName,
    customerReference: (order) => order.customerReference,
    quantity: (order) => order.quantity,
    quantityReceived: (order) => order.quantityReceived,
    toSettle: (order) => order.toSettle,
    createdAt: (order) => order.createdAt,
    createdBy: (order) => order.createdBy,
    closedAt: (order) => order.closedAt,
  },
})
