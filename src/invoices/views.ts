import { type Static, Type } from 'typebox'
import { Address, Day, Id, Moment, Nullable, Quantity } from '#http/schemas.ts'

export const invoiceStates = ['inPreparation', 'posted', 'discarded'] as const
export const InvoiceState = Type.Enum([...invoiceStates])
export const InvoiceKind = Type.Enum(['invoice', 'creditNote', 'imported'], {
  description: '`imported`: of before Pakbon, under the number that it had',
})
const Money = Nullable(Type.String())

/** D35, D36: what the invoice takes of one packing slip line. */
export const ShareView = Type.Object(
  {
    packingSlipLineId: Id,
    packingSlipId: Id,
    packingSlipNumber: Type.String(),
    taken: Quantity,
    left: Quantity,
    units: Type.Integer(),
    unnumbered: Quantity,
    unnumberedLeft: Type.Number({ description: 'Units without a registration that may be taken; 0 once posted' }),
    inPart: Type.Boolean(),
  },
  { title: 'Share' },
)

export const InvoiceLineView = Type.Object(
  {
    id: Id,
    lineNumber: Type.Integer(),
    section: Type.Union([Type.Literal('delivered'), Type.Literal('direct'), Type.Literal('credit')]),
    salesOrderLineId: Id,
    productId: Id,
    productNumber: Type.String(),
    description: Type.String(),
    unit: Type.String(),
    quantity: Quantity,
    serialised: Type.Boolean(),
    blankIssueAllowed: Type.Boolean(),
    registered: Type.Integer(),
    notReadable: Type.Integer(),
    missing: Quantity,
    surplus: Quantity,
    salesPrice: Type.String(),
    discountPercentage: Type.String(),
    taxPercentage: Type.String(),
    netAmount: Money,
    packingSlips: Type.Array(ShareView),
  },
  { title: 'InvoiceLine' },
)

export const InvoiceHeadView = Type.Object(
  {
    id: Id,
    number: Nullable(Type.String()),
    kind: InvoiceKind,
    state: InvoiceState,
    salesOrderId: Id,
    salesOrderNumber: Type.String(),
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    currency: Type.String(),
    invoiceOn: Nullable(Day),
    dueOn: Nullable(Day),
    netAmount: Money,
    taxAmount: Money,
    grossAmount: Money,
    createdAt: Moment,
    postedAt: Nullable(Moment),
  },
  { title: 'InvoiceHead' },
)
export type InvoiceHeadView = Static<typeof InvoiceHeadView>

export const InvoiceView = Type.Object(
  {
    ...InvoiceHeadView.properties,
    edition: Type.Integer(),
    invoiceAddress: Address,
    customerReference: Nullable(Type.String()),
    serialNumbersChangedAt: Nullable(Moment),
    lines: Type.Array(InvoiceLineView),
  },
  { title: 'Invoice' },
)
export type InvoiceView = Static<typeof InvoiceView>
