import { type Static, Type } from 'typebox'
import { Id, Moment, Nullable } from '#http/schemas.ts'
import { Money, TillName } from './views.ts'

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
