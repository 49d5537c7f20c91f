import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { Id, PeriodQuery, someOf, TextQuery } from '#http/schemas.ts'
import { listSalesOrders, type SalesOrderFilter, salesOrderSorts } from './list-sales-orders.ts'
import { SalesOrderHeadView, salesOrderStates } from './views.ts'

/** Whoever works with what comes of an order may read it. */
export const salesOrderReaders: readonly Duty[] = [
  'maintainSalesOrders',
  'maintainSalesPackingSlips',
  'maintainSalesInvoices',
  'maintainReturnOrders',
  'operatePointOfSale',
  'inquireIntoSerialNumbers',
]

export const salesOrderListRoutes = listRoutes<SalesOrderFilter, SalesOrderHeadView>({
  url: '/sales-orders',
  duty: salesOrderReaders,
  tag: 'Sales orders',
  summary: 'Sales orders, newest first',
  filters: {
    state: Type.Optional(someOf(salesOrderStates)),
    customerId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 60 })),
    ...TextQuery("A part of the order's number, its reference, or the number or name of its customer"),
    ...PeriodQuery('ordered on'),
  },
  sorts: salesOrderSorts,
  view: SalesOrderHeadView,
  read: listSalesOrders,
  columns: {
    number: (order) => order.number,
    state: (order) => order.state,
    customerNumber: (order) => order.customerNumber,
    customerName: (order) => order.customerName,
    customerReference: (order) => order.customerReference,
    customerOrderNumber: (order) => order.customerOrderNumber,
    currency: (order) => order.currency,
    orderedOn: (order) => order.orderedOn,
    requestedDeliveryOn: (order) => order.requestedDeliveryOn,
    createdAt: (order) => order.createdAt,
  },
})
