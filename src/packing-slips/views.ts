import { type Static, Type } from 'typebox'
import { Address, Day, Id, Moment, Nullable, Quantity } from '#http/schemas.ts'

export const packingSlipStates = ['inPreparation', 'posted', 'cancelled', 'discarded'] as const
export const PackingSlipState = Type.Enum([...packingSlipStates])

export const PackingSlipLineView = Type.Object(
  {
    id: Id,
    lineNumber: Type.Integer(),
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
    quantityReversed: Quantity,
    quantityInvoiced: Quantity,
  },
  { title: 'PackingSlipLine' },
)

export const ReversalView = Type.Object(
  {
    version: Type.Integer(),
    kind: Type.Union([Type.Literal('cancellation'), Type.Literal('correction')]),
    reason: Type.String(),
    reversedAt: Moment,
    reversedBy: Id,
    lines: Type.Array(Type.Object({ lineId: Id, quantity: Quantity })),
  },
  { title: 'Reversal' },
)

export const PackingSlipHeadView = Type.Object(
  {
    id: Id,
    number: Nullable(Type.String()),
    state: PackingSlipState,
    salesOrderId: Id,
    salesOrderNumber: Type.String(),
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    postingOn: Nullable(Day),
    createdAt: Moment,
    postedAt: Nullable(Moment),
    printedAt: Nullable(Moment),
    serialNumbersChangedSincePrint: Type.Boolean(),
  },
  { title: 'PackingSlipHead' },
)

/** D32, D46: `version` 1 is the slip as it was posted; each reversal makes the next. */
export const PackingSlipView = Type.Object(
  {
    ...PackingSlipHeadView.properties,
    edition: Type.Integer(),
    version: Type.Integer(),
    deliveryAddress: Address,
    customerReference: Nullable(Type.String()),
    serialNumbersChangedAt: Nullable(Moment),
    lines: Type.Array(PackingSlipLineView),
    reversals: Type.Array(ReversalView),
  },
  { title: 'PackingSlip' },
)
export type PackingSlipView = Static<typeof PackingSlipView>
export type PackingSlipHeadView = Static<typeof PackingSlipHeadView>
