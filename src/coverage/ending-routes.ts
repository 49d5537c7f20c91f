import { listRoutes } from '#http/list-routes.ts'
import type { Route } from '#http/route.ts'
import { type EndingFilter, EndingView, endingFilters } from './ending-views.ts'
import { endingSorts, listEnding } from './list-ending.ts'

/** `GET /coverage/ending`, and as files. */
export const endingRoutes: readonly Route[] = listRoutes<EndingFilter, EndingView>({
  url: '/coverage/ending',
  duty: ['inquireIntoSerialNumbers', 'maintainSalesOrders', 'maintainReturnOrders'],
  tag: 'Coverage',
  summary: 'Units whose warranty or service ends within some days',
  description:
    'D53: what is valid on `on`, or today, and ends within `days` days, the first to end first where no other sort is asked for. A unit stands here for its warranty and for its service.',
  filters: endingFilters,
  sorts: endingSorts,
  view: EndingView,
  read: listEnding,
  columns: {
    serialNumber: (unit) => unit.serialNumber,
    productNumber: (unit) => unit.productNumber,
    productName: (unit) => unit.productName,
    customerNumber: (unit) => unit.customerNumber,
    customerName: (unit) => unit.customerName,
    kind: (unit) => unit.kind,
    until: (unit) => unit.until,
    deliveredOn: (unit) => unit.deliveredOn,
    invoiceNumber: (unit) => unit.invoice?.number ?? null,
    invoicedOn: (unit) => unit.invoicedOn,
  },
})
