import { type Static, Type } from 'typebox'
import { dispositions, returnFindings, returnOrderStates } from '#domain/return.ts'
import { Day, Id, Moment, Nullable, Quantity, Refusal } from '#http/schemas.ts'
import { RefusedEntry } from '#serial-numbers/views.ts'

export const Disposition = Type.Enum([...dispositions])
export const ReturnReasonCode = Type.String({ minLength: 1, maxLength: 20 })
const Text = Type.String()

export const ReturnReasonView = Type.Object({ code: ReturnReasonCode, name: Text }, { title: 'ReturnReason' })
export type ReturnReasonView = Static<typeof ReturnReasonView>

/** The sale that a line or a unit of a return is of. */
const SaleOfLine = Type.Object({
  salesOrderId: Id,
  salesOrderNumber: Text,
  salesOrderLineId: Id,
  invoiceId: Nullable(Id),
  invoiceNumber: Nullable(Text),
  invoiceLineId: Nullable(Id),
})

export const ReturnOrderLineView = Type.Object(
  {
    id: Id,
    lineNumber: Type.Integer(),
    productId: Id,
    productNumber: Text,
    description: Text,
    unit: Text,
    serialised: Type.Boolean(),
    blankReceiptAllowed: Type.Boolean(),
    quantity: Type.Number({ ...Quantity, description: 'Expected, in the inventory unit' }),
    quantityReceived: Quantity,
    quantityCredited: Quantity,
    leftToReceive: Type.Number({ description: 'Neither received nor on a receipt in preparation' }),
    announced: Type.Integer({ description: 'Units announced and not received' }),
    sale: Nullable(SaleOfLine),
    salesPrice: Nullable(
      Type.String({ description: 'Of a line without a sale: what an inventory unit is credited for' }),
    ),
    taxCode: Nullable(Text),
    returnReasonCode: Nullable(Text),
    disposition: Disposition,
  },
  { title: 'ReturnOrderLine' },
)

export const ReturnOrderState = Type.Enum([...returnOrderStates])

export const ReturnOrderHeadView = Type.Object(
  {
    id: Id,
    number: Text,
    state: ReturnOrderState,
    customerId: Id,
    customerNumber: Text,
    customerName: Text,
    customerReference: Nullable(Text),
    quantity: Quantity,
    quantityReceived: Quantity,
    toSettle: Type.Integer({
      description: 'Units and lines received that are still to be credited, replaced or sent back',
    }),
    createdAt: Moment,
    createdBy: Text,
    closedAt: Nullable(Moment),
  },
  { title: 'ReturnOrderHead' },
)
export type ReturnOrderHeadView = Static<typeof ReturnOrderHeadView>

const Document = Type.Object({ id: Id, number: Nullable(Text), state: Text })

export const ReturnOrderView = Type.Object(
  {
    ...ReturnOrderHeadView.properties,
    edition: Type.Integer(),
    note: Text,
    lines: Type.Array(ReturnOrderLineView),
    receipts: Type.Array(Document, { description: 'inPreparation, posted, reversed or discarded' }),
    creditNotes: Type.Array(Document),
    replacements: Type.Array(Document, { description: 'Sales orders of the units that replace' }),
    toCredit: Quantity,
    toReplace: Type.Integer(),
    inRepair: Type.Integer(),
  },
  { title: 'ReturnOrder' },
)
export type ReturnOrderView = Static<typeof ReturnOrderView>

export const returnUnitStates = [
  'announced',
  'registered',
  'received',
  'credited',
  'replaced',
  'sentBack',
  'reversed',
  'removed',
] as const

const Place = Type.Object({ id: Id, number: Nullable(Text), lineId: Id, lineNumber: Type.Integer() })

/** A unit on its way back: where it is, whose sale it was, what becomes of it. */
export const ReturnUnitView = Type.Object(
  {
    id: Id,
    serialNumber: Nullable(Text),
    notReadable: Type.Boolean(),
    state: Type.Enum([...returnUnitStates]),
    productId: Id,
    productNumber: Text,
    productName: Text,
    returnOrderId: Id,
    returnOrderNumber: Text,
    returnOrderLineId: Id,
    returnReceipt: Nullable(Place),
    registrationId: Nullable(Type.String({ description: 'Its sale; null where it is not known' })),
    soldTo: Nullable(Type.Object({ customerId: Id, customerNumber: Text, customerName: Text })),
    salesOrderId: Nullable(Id),
    salesOrderNumber: Nullable(Text),
    invoiceId: Nullable(Id),
    invoiceNumber: Nullable(Text),
    disposition: Disposition,
    returnReasonCode: Nullable(Text),
    findings: Type.Array(Type.Enum([...returnFindings])),
    overrideReason: Text,
    announcedAt: Moment,
    registeredAt: Nullable(Moment),
    receivedOn: Nullable(Day),
    creditNote: Nullable(Type.Object({ id: Id, number: Nullable(Text) })),
    replacement: Nullable(
      Type.Object({
        salesOrderId: Id,
        salesOrderNumber: Text,
        registrationId: Nullable(Id),
        serialNumber: Nullable(Text),
      }),
    ),
    sentBackOn: Nullable(Day),
  },
  { title: 'ReturnUnit' },
)
export type ReturnUnitView = Static<typeof ReturnUnitView>

/** What became of units that were asked to be announced, with the return order as it is then. */
export const AnnouncedView = Type.Object(
  {
    ...ReturnOrderView.properties,
    accepted: Type.Integer({ description: 'Units announced' }),
    refused: Type.Array(RefusedEntry, { description: 'Entries that were not taken, with their reasons' }),
  },
  { title: 'AnnouncedReturn' },
)

/** What of an invoice may still come back. */
export const ReturnableView = Type.Object(
  {
    invoiceId: Id,
    invoiceNumber: Text,
    customerId: Id,
    customerNumber: Text,
    customerName: Text,
    refusals: Type.Array(Refusal, { description: 'NOTHING_TO_RETURN where none remain' }),
    lines: Type.Array(
      Type.Object({
        invoiceLineId: Id,
        lineNumber: Type.Integer(),
        productId: Id,
        productNumber: Text,
        description: Text,
        unit: Text,
        serialised: Type.Boolean(),
        quantity: Type.Number({ description: 'Invoiced, in the inventory unit' }),
        quantityLeft: Type.Number({ description: 'What may still come back, units included' }),
        units: Type.Array(Type.Object({ registrationId: Id, serialNumber: Nullable(Text) }), {
          description: 'Units not returned and not announced',
        }),
      }),
    ),
  },
  { title: 'Returnable' },
)
export type ReturnableView = Static<typeof ReturnableView>
