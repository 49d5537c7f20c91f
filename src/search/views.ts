import { type Static, Type } from 'typebox'
import { Id, Nullable } from '#http/schemas.ts'

export const SearchHit = Type.Object(
  {
    kind: Type.Enum([
      'salesOrder',
      'packingSlip',
      'invoice',
      'returnOrder',
      'returnReceipt',
      'customer',
      'product',
      'unit',
    ]),
    id: Id,
    number: Nullable(Type.String({ description: 'Of a unit its serial number' })),
    title: Type.String(),
    detail: Nullable(Type.String({ description: 'The customer of a document, the number of what has a name' })),
    state: Nullable(Type.String()),
    exact: Type.Boolean({ description: 'It is what was asked for, not only like it' }),
  },
  { title: 'SearchHit' },
)
export type SearchHit = Static<typeof SearchHit>
