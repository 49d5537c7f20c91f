import { type Static, Type } from 'typebox'
import { tenderKinds } from '#domain/payment.ts'
import { Address, Id, Moment, Nullable, Quantity, Refusal } from '#http/schemas.ts'
import { lineFields, Money } from './views.ts'

export const ReceiptLineView = Type.Object(
  {
    ...lineFields,
    units: Type.Array(
      Type.Object({
        registrationId: Id,
        serialNumber: Nullable(Type.String()),
        state: Type.Enum(['sold', 'returned']),
        conflict: Type.Boolean({ description: 'Another sale has its serial number too, and nobody has settled that' }),
      }),
    ),
  },
  { title: 'ReceiptLine' },
)
export type ReceiptLineView = Static<typeof ReceiptLineView>

export const ReceiptReturnView = Type.Object(
  {
    productNumber: Type.String(),
    description: Type.String(),
    serialNumber: Nullable(Type.String()),
    quantity: Quantity,
    netAmount: Money,
    grossAmount: Money,
    returnReasonCode: Nullable(Type.String()),
    disposition: Type.String(),
  },
  { title: 'ReceiptReturn' },
)
export type ReceiptReturnView = Static<typeof ReceiptReturnView>

const Payment = Type.Object(
  {
    tender: Type.String(),
    name: Type.String(),
    kind: Type.Enum([...tenderKinds]),
    amount: Money,
    isChange: Type.Boolean(),
    reference: Type.String(),
    voucherCode: Nullable(Type.String()),
  },
  { title: 'Payment' },
)

export const ReceiptView = Type.Object(
  {
    id: Id,
    state: Type.Enum(['posted', 'stranded']),
    number: Type.String(),
    edition: Type.Integer(),
    tillId: Id,
    tillCode: Type.String(),
    tillName: Type.String(),
    shiftId: Nullable(Id),
    cashier: Type.String(),
    soldAt: Moment,
    postedAt: Nullable(Moment),
    offline: Type.Boolean({ description: 'Sold without connection (D62)' }),
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    note: Type.String(),
    currency: Type.String(),
    salesOrderId: Nullable(Id),
    invoiceId: Nullable(Id),
    invoiceNumber: Nullable(Type.String()),
    returnOrderId: Nullable(Id),
    creditNotes: Type.Array(Type.Object({ id: Id, number: Type.String() })),
    buyer: Nullable(
      Type.Object({ customerId: Id, customerNumber: Type.String(), name: Type.String(), address: Address }),
    ),
    lines: Type.Array(ReceiptLineView),
    returns: Type.Array(ReceiptReturnView),
    totals: Type.Object({
      net: Money,
      tax: Money,
      gross: Money,
      rounding: Money,
      toPay: Money,
      perRate: Type.Array(Type.Object({ percentage: Type.String(), net: Money, tax: Money })),
    }),
    payments: Type.Array(Payment),
    vouchers: Type.Array(Type.Object({ code: Type.String(), amount: Money, balance: Money })),
    stranded: Nullable(Type.Object({ because: Type.Array(Refusal) })),
  },
  { title: 'Receipt' },
)
export type ReceiptView = Static<typeof ReceiptView>

export const ReceiptHead = Type.Object(
  {
    id: Id,
    number: Type.String(),
    tillId: Id,
    tillCode: Type.String(),
    shiftId: Id,
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    cashier: Type.String(),
    soldAt: Moment,
    postedAt: Moment,
    netAmount: Money,
    taxAmount: Money,
    grossAmount: Money,
    roundingAmount: Money,
    offline: Type.Boolean(),
    invoiceId: Nullable(Id),
    invoiceNumber: Nullable(Type.String()),
  },
  { title: 'ReceiptHead' },
)
export type ReceiptHead = Static<typeof ReceiptHead>
