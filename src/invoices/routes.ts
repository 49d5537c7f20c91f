import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Day, Id, idParameter, Refusal } from '#http/schemas.ts'
import { registrationRoutes } from '#serial-numbers/registration-routes.ts'
import { refusalText } from '#terms/text.ts'
import { chooseUnitsToInvoice } from './choose-units-to-invoice.ts'
import { discardInvoice } from './discard-invoice.ts'
import { invoiceListRoutes, invoiceReaders } from './list-routes.ts'
import { postInvoice } from './post-invoice.ts'
import { prepareInvoice } from './prepare-invoice.ts'
import { readInvoice } from './read-invoices.ts'
import { InvoiceView } from './views.ts'

const tag = 'Invoices'
const duty: Duty = 'maintainSalesInvoices'
const params = idParameter('invoiceId')
const strict = { additionalProperties: false }
const LineQuantity = Type.Number({ minimum: 0, maximum: 1_000_000, multipleOf: 0.000001 })

const prepare = command({
  method: 'POST',
  url: '/invoices',
  status: 201,
  duty,
  tag,
  summary: 'Prepare an invoice from packing slips, directly, or both; or a credit note',
  description:
    'Naming nothing takes every posted packing slip with something left; all that is left is proposed, units included (D34, D35). `directLines` are delivered by the invoice itself. `creditLineIds` are order lines with a negative quantity and make a credit note (D52).',
  schema: {
    body: Type.Object(
      {
        id: Type.Optional(Id),
        salesOrderId: Id,
        packingSlipIds: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
        directLines: Type.Optional(
          Type.Array(Type.Object({ salesOrderLineId: Id, quantity: LineQuantity }, strict), { maxItems: 1000 }),
        ),
        creditLineIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
      },
      strict,
    ),
    response: Type.Object({ ...InvoiceView.properties, notReused: Type.Array(Refusal) }),
  },
  handle: async (context, { body }) => {
    const { id, notReused } = await prepareInvoice(context, body)
    const { language } = context.caller
    const refused = notReused.map((refusal) => ({ ...refusal, text: refusalText(refusal, language) }))
    return { ...(await readInvoice(context, id)), notReused: refused }
  },
})

const read = inquiry({
  method: 'GET',
  url: '/invoices/:invoiceId',
  duty: invoiceReaders,
  tag,
  summary: 'One invoice with its lines and what it takes of each packing slip',
  schema: { params, response: InvoiceView },
  handle: (context, { params: { invoiceId } }) => readInvoice(context, invoiceId),
})

const Selection = Type.Object(
  {
    registrationIds: Type.Optional(Type.Array(Id, { maxItems: 10_000 })),
    serialNumbers: Type.Optional(Type.Array(Type.String({ maxLength: 512 }), { maxItems: 10_000 })),
    packingSlipLineIds: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
  },
  strict,
)

const choose = command({
  method: 'POST',
  url: '/invoices/:invoiceId/choices',
  duty,
  tag,
  summary: 'Tick and untick the units that go on the invoice',
  description:
    'By row, by serial number as scanned, or a whole packing slip line; `quantities` for unnumbered units and products without serial numbers (D35). Refused where more than one packing slip would be invoiced in part (D36).',
  bodyLimit: 6 * 1024 * 1024,
  ifMatch: true,
  schema: {
    params,
    body: Type.Object(
      {
        take: Type.Optional(Selection),
        leave: Type.Optional(Selection),
        quantities: Type.Optional(
          Type.Array(Type.Object({ packingSlipLineId: Id, quantity: LineQuantity }, strict), { maxItems: 1000 }),
        ),
      },
      strict,
    ),
    response: InvoiceView,
  },
  handle: async (context, { params: { invoiceId }, body, ifMatch }) => {
    await chooseUnitsToInvoice(context, invoiceId, body, ifMatch)
    return readInvoice(context, invoiceId)
  },
})

const discard = command({
  method: 'DELETE',
  url: '/invoices/:invoiceId',
  duty,
  tag,
  summary: 'Discard an invoice in preparation',
  ifMatch: true,
  schema: { params, response: InvoiceView },
  handle: async (context, { params: { invoiceId }, ifMatch }) => {
    await discardInvoice(context, invoiceId, ifMatch)
    return readInvoice(context, invoiceId)
  },
})

const post = command({
  method: 'POST',
  url: '/invoices/:invoiceId/posting',
  duty,
  tag,
  summary: 'Post an invoice or credit note',
  description: 'All or nothing; its number has no gaps (D6, D33). A posted invoice never changes (D37).',
  ifMatch: true,
  schema: {
    params,
    body: Type.Object({ invoiceOn: Type.Optional(Day) }, strict),
    response: InvoiceView,
  },
  handle: (context, { params: { invoiceId }, body, ifMatch }) =>
    postInvoice(context, invoiceId, { invoiceOn: body.invoiceOn ?? null, ifMatch }),
})

export const invoiceRoutes: readonly Route[] = [
  prepare,
  ...invoiceListRoutes,
  read,
  choose,
  discard,
  post,
  ...registrationRoutes('invoice', '/invoices/:invoiceId', duty),
]
