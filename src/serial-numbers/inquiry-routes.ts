import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { inquiry, type Route } from '#http/route.ts'
import { Day, Id, idParameter, Nullable, PageQuery, someOf, sortQuery } from '#http/schemas.ts'
import { listUnits, type UnitFilter, unitSorts } from './list-units.ts'
import { refuseUnknown, type UnitPlace } from './refuse-unknown.ts'
import { trace } from './trace.ts'
import { readUnitCard } from './unit-card.ts'
import { TraceAnswer, UnitCard, UnitView, unitStates } from './views.ts'

const tag = 'Serial numbers'
const duty: Duty = 'inquireIntoSerialNumbers'
const strict = { additionalProperties: false }
const UnitPage = Type.Object({ items: Type.Array(UnitView), next: Nullable(Type.String()) })

const filters = {
  salesOrderId: Type.Optional(Id),
  packingSlipId: Type.Optional(Id),
  packingSlipLineId: Type.Optional(Id),
  invoiceId: Type.Optional(Id),
  invoiceLineId: Type.Optional(Id),
  customerId: Type.Optional(Id),
  productId: Type.Optional(Id),
  deliveredFrom: Type.Optional(Day),
  deliveredTo: Type.Optional(Day),
  invoicedFrom: Type.Optional(Day),
  invoicedTo: Type.Optional(Day),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'What the serial number begins with' })),
  state: Type.Optional(someOf(unitStates)),
  notReadable: Type.Optional(Type.Boolean()),
  toComplete: Type.Optional(
    Type.Boolean({ description: 'Delivered, not readable, and free to get their serial number (D40, D43)' }),
  ),
}

const traceRoute = inquiry({
  method: 'GET',
  url: '/serial-numbers/trace',
  duty,
  tag,
  summary: 'Did we sell this unit, to whom, on which invoice, and does its coverage hold',
  description:
    'The serial number as typed or scanned, GS1 too. What matches exactly comes first; otherwise units that begin or end so and near misses are offered, and nothing is guessed (D82). Coverage is that of `on`, or of today (D53).',
  schema: {
    query: Type.Object(
      { serial: Type.String({ minLength: 1, maxLength: 512 }), productId: Type.Optional(Id), on: Type.Optional(Day) },
      strict,
    ),
    response: TraceAnswer,
  },
  handle: (context, { query: { serial, productId = null, on = null } }) => trace(context, { serial, productId, on }),
})

const list = listRoutes<UnitFilter, UnitView>({
  url: '/serial-numbers',
  duty,
  tag,
  summary: 'Units of a document, a customer, a product or a period',
  description:
    'In the order in which they were registered, where no other sort is asked for; removed ones only with `state=removed` (D81, D83).',
  filters,
  sorts: unitSorts,
  view: UnitView,
  read: listUnits,
  columns: {
    serialNumber: (unit) => unit.serialNumber,
    notReadable: (unit) => unit.notReadable,
    state: (unit) => unit.state,
    productNumber: (unit) => unit.productNumber,
    productName: (unit) => unit.productName,
    customerNumber: (unit) => unit.customerNumber,
    customerName: (unit) => unit.customerName,
    salesOrderNumber: (unit) => unit.salesOrderNumber,
    packingSlipNumber: (unit) => unit.packingSlip?.number ?? null,
    invoiceNumber: (unit) => unit.invoice?.number ?? null,
    deliveredOn: (unit) => unit.deliveredOn,
    invoicedOn: (unit) => unit.invoicedOn,
    registeredAt: (unit) => unit.registeredAt,
  },
})

const card = inquiry({
  method: 'GET',
  url: '/registrations/:registrationId',
  duty: [duty, 'maintainSalesPackingSlips', 'maintainSalesInvoices'],
  tag,
  summary: 'One unit: its documents, its whole life, its coverage, and what may be done',
  schema: {
    params: idParameter('registrationId'),
    query: Type.Object({ on: Type.Optional(Day) }, strict),
    response: UnitCard,
  },
  handle: (context, { params: { registrationId }, query }) => readUnitCard(context, registrationId, query.on ?? null),
})

const { state, notReadable } = filters

/** D81: the units of a document, for whoever works on it. */
function listOf(base: string, filter: keyof UnitFilter, place: UnitPlace, clerk: Duty): Route {
  return inquiry({
    method: 'GET',
    url: `${base}/:${filter}/registrations`,
    duty: [duty, clerk],
    tag,
    summary: 'The units of this document, in the order in which they were registered',
    schema: {
      params: Type.Object({ [filter]: Id }),
      query: Type.Object({ ...PageQuery, ...sortQuery(unitSorts), state, notReadable }, strict),
      response: UnitPage,
    },
    handle: async (context, { params, query }) => {
      const id = (params as Record<string, string>)[filter] ?? ''
      const page = await listUnits(context, { ...query, [filter]: id })
      if (page.items.length === 0) await refuseUnknown(context, place, id)
      return page
    },
  })
}

export const inquiryRoutes: readonly Route[] = [
  traceRoute,
  ...list,
  card,
  listOf('/packing-slips', 'packingSlipId', 'packing_slip', 'maintainSalesPackingSlips'),
  listOf('/packing-slip-lines', 'packingSlipLineId', 'packing_slip_line', 'maintainSalesPackingSlips'),
  listOf('/invoices', 'invoiceId', 'invoice', 'maintainSalesInvoices'),
  listOf('/invoice-lines', 'invoiceLineId', 'invoice_line', 'maintainSalesInvoices'),
]
