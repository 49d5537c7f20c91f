import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { Id, PeriodQuery, someOf, TextQuery } from '#http/schemas.ts'
import { listPackingSlips, type PackingSlipFilter, packingSlipSorts } from './list-packing-slips.ts'
import { PackingSlipHeadView, packingSlipStates } from './views.ts'

/** Whoever works with what comes before or after a packing slip may read it. */
export const packingSlipReaders: readonly Duty[] = [
  'maintainSalesPackingSlips',
  'correctPackingSlips',
  'maintainSalesOrders',
  'maintainSalesInvoices',
  'inquireIntoSerialNumbers',
]

export const packingSlipListRoutes = listRoutes<PackingSlipFilter, PackingSlipHeadView>({
  url: '/packing-slips',
  duty: packingSlipReaders,
  tag: 'Packing slips',
  summary: 'Packing slips, newest first',
  filters: {
    salesOrderId: Type.Optional(Id),
    customerId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 60 })),
    state: Type.Optional(someOf(packingSlipStates)),
    ...TextQuery('A part of the number of the slip or its order, or of the number or name of the customer'),
    ...PeriodQuery('posting date'),
    changedSincePrint: Type.Optional(Type.Boolean({ description: 'A serial number was changed after printing (D41)' })),
  },
  sorts: packingSlipSorts,
  view: PackingSlipHeadView,
  read: listPackingSlips,
  columns: {
    number: (slip) => slip.number,
    state: (slip) => slip.state,
    salesOrderNumber: (slip) => slip.salesOrderNumber,
    customerNumber: (slip) => slip.customerNumber,
    customerName: (slip) => slip.customerName,
    postingOn: (slip) => slip.postingOn,
    createdAt: (slip) => slip.createdAt,
    postedAt: (slip) => slip.postedAt,
    printedAt: (slip) => slip.printedAt,
    serialNumbersChangedSincePrint: (slip) => slip.serialNumbersChangedSincePrint,
  },
})
