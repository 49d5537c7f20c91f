import { type Static, Type } from 'typebox'
import { Day, Id, Nullable, Refusal } from '#http/schemas.ts'
import { VerdictView, WhereView } from '#serial-numbers/coverage-views.ts'
import { UnitView } from '#serial-numbers/views.ts'

/** Serial numbers to ask about at once. */
export const StatusesAsked = Type.Object(
  {
    serials: Type.Array(Type.String({ maxLength: 512 }), {
      minItems: 1,
      maxItems: 1000,
      description: 'As typed or scanned, GS1 too',
    }),
    productId: Type.Optional(Id),
    on: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type StatusesAsked = Static<typeof StatusesAsked>

export const statusResults = ['sold', 'notSold', 'ambiguous', 'unknown', 'notValid'] as const

/** D50: what is known of one serial number. */
export const UnitStatus = Type.Object(
  {
    position: Type.Integer({ description: 'Place in the list, from 0' }),
    entry: Type.String(),
    result: Type.Enum([...statusResults], {
      description: 'notSold: known, but in preparation or reversed; notValid: no serial number can be so',
    }),
    unit: Nullable(UnitView),
    verdict: Nullable(VerdictView),
    whereIs: Nullable(WhereView),
    products: Type.Array(Type.Object({ id: Id, number: Type.String(), name: Type.String() }), {
      description: 'Of an ambiguous one: which products have it',
    }),
    nearMisses: Type.Integer({ description: 'Of an unknown one: units that a misread or cut-off scan would mean' }),
    refusals: Type.Array(Refusal),
  },
  { title: 'UnitStatus' },
)
export type UnitStatus = Static<typeof UnitStatus>

export const UnitStatuses = Type.Object({ on: Day, items: Type.Array(UnitStatus) }, { title: 'UnitStatuses' })
export type UnitStatuses = Static<typeof UnitStatuses>
