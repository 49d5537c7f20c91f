import { type Static, Type } from 'typebox'
import { tenderKinds } from '#domain/payment.ts'
import { Id, Moment, Nullable } from '#http/schemas.ts'
import { Money, NoDebt, strict, TenderTypeCode, TillName } from './views.ts'

export const shiftStates = ['open', 'closed'] as const

export const ShiftView = Type.Object(
  {
    id: Id,
    till: TillName,
    openingFloat: Money,
    openedAt: Moment,
    openedBy: Type.String(),
    number: Nullable(Type.String({ description: 'Of its closing (Z), without gaps for each till' })),
    closedAt: Nullable(Moment),
    closedBy: Nullable(Type.String()),
    note: Type.String(),
    difference: Nullable(Type.String({ description: 'Counted less what should be there, over all tender types' })),
  },
  { title: 'Shift' },
)
export type ShiftView = Static<typeof ShiftView>

const Reason = Type.String({ minLength: 1, maxLength: 200 })

export const CashMovementView = Type.Object(
  { id: Id, amount: Money, reason: Type.String(), movedAt: Moment, movedBy: Type.String() },
  { title: 'CashMovement' },
)
export type CashMovementView = Static<typeof CashMovementView>

export const ShiftWithMovements = Type.Object(
  { ...ShiftView.properties, movements: Type.Array(CashMovementView) },
  { title: 'ShiftWithMovements' },
)
export type ShiftWithMovements = Static<typeof ShiftWithMovements>

export const ShiftToOpen = Type.Object({ id: Type.Optional(Id), openingFloat: NoDebt }, strict)
export type ShiftToOpen = Static<typeof ShiftToOpen>

export const CashToMove = Type.Object(
  {
    id: Type.Optional(Id),
    amount: Type.String({
      pattern: '^-?(?=.*[1-9])\\d{1,12}(\\.\\d{1,2})?$',
      description: 'Taken out is negative; never zero',
    }),
    reason: Reason,
  },
  strict,
)
export type CashToMove = Static<typeof CashToMove>

export const ShiftToClose = Type.Object(
  {
    counted: Type.Array(Type.Object({ tender: TenderTypeCode, amount: Money }, strict), { maxItems: 100 }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
    unsent: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Sales that the device has not sent yet (D62)' }),
    ),
  },
  strict,
)
export type ShiftToClose = Static<typeof ShiftToClose>

const Count = Type.Integer({ minimum: 0 })
const SumOfReceipts = Type.Object(
  { count: Count, net: Money, tax: Money, gross: Money },
  { title: 'SumOfReceipts', description: 'What is given back is without a minus sign' },
)
const SumOfVouchers = Type.Object({ count: Count, amount: Money }, { title: 'SumOfVouchers' })

export const ShiftReport = Type.Object(
  {
    kind: Type.Enum(['X', 'Z'], { description: 'X while the shift is open, Z of its closing' }),
    at: Moment,
    shift: ShiftView,
    receipts: Type.Object({
      count: Count,
      first: Nullable(Type.String()),
      last: Nullable(Type.String()),
    }),
    discarded: Type.Integer({ minimum: 0, description: 'Tickets that were given up' }),
    sales: SumOfReceipts,
    returns: SumOfReceipts,
    taxes: Type.Array(
      Type.Object(
        { percentage: Type.String(), net: Money, tax: Money },
        { title: 'TaxOfShift', description: 'Sales less returns' },
      ),
    ),
    rounding: Money,
    tenders: Type.Array(
      Type.Object(
        {
          tender: Type.String(),
          name: Type.String(),
          kind: Type.Enum([...tenderKinds]),
          received: Money,
          given: Money,
          expected: Money,
          counted: Nullable(Money),
          difference: Nullable(Money),
        },
        { title: 'TenderOfShift', description: 'Change is not among what is received or given' },
      ),
    ),
    movements: Type.Array(CashMovementView),
    vouchers: Type.Object({ issued: SumOfVouchers, redeemed: SumOfVouchers }),
  },
  { title: 'ShiftReport' },
)
export type ShiftReport = Static<typeof ShiftReport>
