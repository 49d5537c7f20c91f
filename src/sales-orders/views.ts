import { type Static, Type } from 'typebox'
import { Address, Day, Id, Moment, Nullable, Quantity } from '#http/schemas.ts'

const strict = { additionalProperties: false }
const SalesQuantity = Type.Number({ minimum: -1_000_000, maximum: 1_000_000, multipleOf: 0.000001 })
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Price = Type.String({
  pattern: '^\\d{1,12}(\\.\\d{1,6})?$',
  description: 'For a sales unit, without tax, as text',
})
const Percentage = Type.String({
  pattern: '^(100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?)$',
  description: '0 to 100, as text',
})

export const salesOrderStates = ['open', 'partlyDelivered', 'delivered', 'invoiced', 'cancelled'] as const
export const SalesOrderState = Type.Enum([...salesOrderStates])

export const SalesOrderLineToAdd = Type.Object(
  {
    id: Type.Optional(Id),
    productId: Type.Optional(Id),
    productNumber: Type.Optional(Text(60)),
    description: Type.Optional(Text(300)),
    quantity: Type.Number({ ...SalesQuantity, description: 'In the sales unit; negative for a credit without goods' }),
    salesPrice: Type.Optional(Price),
    discountPercentage: Type.Optional(Percentage),
    taxCode: Type.Optional(Text(20)),
  },
  { ...strict, title: 'SalesOrderLineToAdd' },
)
export type SalesOrderLineToAdd = Static<typeof SalesOrderLineToAdd>

export const SalesOrderLineChange = Type.Object(
  {
    quantity: Type.Optional(Type.Number({ ...SalesQuantity, minimum: 0.000001, description: 'In the sales unit' })),
    salesPrice: Type.Optional(Price),
    discountPercentage: Type.Optional(Percentage),
    taxCode: Type.Optional(Nullable(Text(20))),
  },
  { ...strict, minProperties: 1 },
)
export type SalesOrderLineChange = Static<typeof SalesOrderLineChange>

export const CreditToMake = Type.Object(
  {
    id: Type.Optional(Id),
    quantity: Type.Number({ ...SalesQuantity, minimum: 0.000001, description: 'In the sales unit' }),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  },
  strict,
)
export type CreditToMake = Static<typeof CreditToMake>

export const SalesOrderToCreate = Type.Object(
  {
    id: Type.Optional(Id),
    number: Type.Optional(Text(60)),
    customerId: Type.Optional(Id),
    customerNumber: Type.Optional(Text(60)),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    customerReference: Type.Optional(Nullable(Text(200))),
    customerOrderNumber: Type.Optional(Nullable(Text(60))),
    orderedOn: Type.Optional(Day),
    requestedDeliveryOn: Type.Optional(Nullable(Day)),
    invoiceAddress: Type.Optional(Address),
    deliveryAddress: Type.Optional(Address),
    lines: Type.Array(SalesOrderLineToAdd, { minItems: 1, maxItems: 1000 }),
  },
  strict,
)
export type SalesOrderToCreate = Static<typeof SalesOrderToCreate>

export const SalesOrderLineView = Type.Object(
  {
    id: Id,
    lineNumber: Type.Integer(),
    productId: Id,
    productNumber: Type.String(),
    description: Type.String(),
    salesUnit: Type.String(),
    salesUnitFactor: Type.Integer(),
    quantity: Quantity,
    salesPrice: Type.String(),
    discountPercentage: Type.String(),
    taxCode: Nullable(Type.String()),
    taxPercentage: Type.String(),
    netAmount: Type.String({ description: 'Of what is not cancelled, without tax' }),
    serialised: Type.Boolean(),
    quantityOrdered: Quantity,
    quantityCancelled: Quantity,
    quantityDelivered: Quantity,
    quantityInvoiced: Quantity,
    quantityCredited: Quantity,
    quantityReturned: Quantity,
    freeOfCharge: Type.Boolean({ description: 'It replaces a returned unit: delivered, never invoiced (D52)' }),
    leftToDeliver: Quantity,
    correctsLineId: Nullable(Id),
    frozen: Type.Boolean({ description: 'Corrected by a negative quantity: its serial numbers stay (D42)' }),
  },
  { title: 'SalesOrderLine' },
)

const Place = Type.Object({ id: Id, number: Nullable(Type.String()), state: Type.String() })

export const SalesOrderHeadView = Type.Object(
  {
    id: Id,
    number: Type.String(),
    state: SalesOrderState,
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    currency: Type.String(),
    customerReference: Nullable(Type.String()),
    customerOrderNumber: Nullable(Type.String({ description: 'The number that the customer itself gave the order' })),
    orderedOn: Day,
    requestedDeliveryOn: Nullable(Day),
    createdAt: Moment,
  },
  { title: 'SalesOrderHead' },
)
export type SalesOrderHeadView = Static<typeof SalesOrderHeadView>

const Amounts = Type.Object({
  net: Type.String(),
  tax: Type.String(),
  gross: Type.String(),
  perRate: Type.Array(Type.Object({ percentage: Type.String(), net: Type.String(), tax: Type.String() })),
})

export const SalesOrderView = Type.Object(
  {
    ...SalesOrderHeadView.properties,
    edition: Type.Integer(),
    invoiceAddress: Address,
    deliveryAddress: Address,
    lines: Type.Array(SalesOrderLineView),
    amounts: Amounts,
    packingSlips: Type.Array(Place),
    invoices: Type.Array(Place),
  },
  { title: 'SalesOrder' },
)
export type SalesOrderView = Static<typeof SalesOrderView>
