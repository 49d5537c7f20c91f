import { type Static, Type } from 'typebox'
import { registerSaleStates } from '#domain/register-sale.ts'
import { returnFindings } from '#domain/return.ts'
import { Id, Moment, Nullable, Quantity, Refusal } from '#http/schemas.ts'

export const strict = { additionalProperties: false }
export const Money = Type.String({ description: 'Money as text, as 12.50' })

const Amounts = {
  net: Money,
  tax: Money,
  gross: Money,
  perRate: Type.Array(Type.Object({ percentage: Type.String(), net: Money, tax: Money })),
}

export const lineFields = {
  id: Id,
  lineNumber: Type.Integer(),
  productId: Id,
  productNumber: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  quantity: Type.Number({ ...Quantity, description: 'In the sales unit' }),
  price: Type.String(),
  discountPercentage: Type.String(),
  taxPercentage: Type.String(),
  netAmount: Money,
  grossAmount: Money,
  serialised: Type.Boolean(),
}

export const TicketLineView = Type.Object(
  {
    ...lineFields,
    salesUnitFactor: Type.Integer(),
    blankIssueAllowed: Type.Boolean(),
    registered: Type.Integer(),
    notReadable: Type.Integer(),
    missing: Type.Number({ description: 'What payment waits for (D60)' }),
    units: Type.Array(Type.Object({ registrationId: Id, serialNumber: Nullable(Type.String()) })),
  },
  { title: 'TicketLine' },
)
export type TicketLineView = Static<typeof TicketLineView>

export const TicketReturnView = Type.Object(
  {
    id: Id,
    productId: Nullable(Id),
    productNumber: Type.String(),
    description: Type.String(),
    serialNumber: Nullable(Type.String()),
    quantity: Quantity,
    netAmount: Money,
    grossAmount: Money,
    registrationId: Nullable(Id),
    invoiceNumber: Nullable(Type.String()),
    soldOn: Nullable(Type.String()),
    customerName: Nullable(Type.String()),
    findings: Type.Array(Type.Enum([...returnFindings])),
    refusals: Type.Array(Refusal),
  },
  { title: 'TicketReturn' },
)
export type TicketReturnView = Static<typeof TicketReturnView>

export const RefusedUnit = Type.Object(
  {
    lineId: Id,
    index: Type.Integer({ description: 'Its place among the units that were sent' }),
    serialNumber: Nullable(Type.String()),
    refusals: Type.Array(Refusal),
  },
  { title: 'RefusedUnit' },
)
export type RefusedUnit = Static<typeof RefusedUnit>

export const State = Type.Enum([...registerSaleStates])

export const Stranded = Type.Object(
  {
    offlineNumber: Type.Integer(),
    number: Type.String(),
    soldAt: Moment,
    because: Type.Array(Refusal),
    sent: Type.Object({}, { additionalProperties: true }),
  },
  { title: 'Stranded', description: 'Why it could not be posted when it came in, and all that came (D62)' },
)

export const RegisterSaleView = Type.Object(
  {
    id: Id,
    state: State,
    edition: Type.Integer(),
    tillId: Id,
    tillCode: Type.String(),
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    note: Type.String(),
    createdAt: Moment,
    changedAt: Moment,
    salesOrderId: Nullable(Id),
    invoiceId: Nullable(Id),
    lines: Type.Array(TicketLineView),
    returns: Type.Array(TicketReturnView),
    refusedUnits: Type.Array(RefusedUnit),
    totals: Type.Object({ ...Amounts, credit: Money, due: Money, dueInCash: Money }),
    stranded: Nullable(Stranded),
  },
  { title: 'RegisterSale' },
)
export type RegisterSaleView = Static<typeof RegisterSaleView>

export const RegisterSaleHead = Type.Object(
  {
    id: Id,
    state: State,
    tillId: Id,
    tillCode: Type.String(),
    customerId: Id,
    customerName: Type.String(),
    note: Type.String(),
    lines: Type.Integer(),
    net: Money,
    createdAt: Moment,
    changedAt: Moment,
    cashier: Type.String(),
    offlineNumber: Nullable(Type.Integer()),
  },
  { title: 'RegisterSaleHead' },
)
export type RegisterSaleHead = Static<typeof RegisterSaleHead>
