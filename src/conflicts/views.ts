import { type Static, Type } from 'typebox'
import { Day, Id, Moment, Nullable } from '#http/schemas.ts'

/** One of the sales that have the same serial number. */
const ConflictSale = Type.Object(
  {
    registrationId: Id,
    state: Type.Enum(['registered', 'shipped', 'invoiced']),
    overridden: Type.Boolean({ description: 'It was accepted although another one had the serial number' }),
    kind: Type.Enum(['packingSlip', 'invoice', 'salesOrder']),
    documentId: Id,
    document: Nullable(Type.String()),
    receiptId: Nullable(Id),
    receiptNumber: Nullable(Type.String()),
    tillCode: Nullable(Type.String()),
    customerId: Id,
    customerName: Type.String(),
    soldOn: Nullable(Day),
    registeredAt: Moment,
    registeredBy: Type.String(),
  },
  { title: 'ConflictSale' },
)

export const settlements = ['corrected', 'takenBack', 'accepted'] as const

export const ConflictView = Type.Object(
  {
    registrationId: Type.String({ format: 'uuid', description: 'Of the unit that was accepted' }),
    serialNumber: Nullable(Type.String()),
    productId: Id,
    productNumber: Type.String(),
    productName: Type.String(),
    acceptedAt: Moment,
    acceptedBy: Type.String(),
    reason: Type.String(),
    sales: Type.Array(ConflictSale, { description: 'As they were registered' }),
    settlement: Nullable(
      Type.Object({ how: Type.Enum([...settlements]), reason: Type.String(), at: Moment, by: Type.String() }),
    ),
  },
  { title: 'Conflict' },
)
export type ConflictView = Static<typeof ConflictView>
