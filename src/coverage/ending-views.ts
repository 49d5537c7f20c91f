import { type Static, Type } from 'typebox'
import { coverageKinds } from '#domain/coverage-terms.ts'
import { Day, Id } from '#http/schemas.ts'
import { UnitView } from '#serial-numbers/views.ts'

export const endingFilters = {
  days: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 366, default: 30, description: 'How many days from `on` are looked at' }),
  ),
  on: Type.Optional(Type.String({ format: 'date', description: 'The first of these days; today where left out' })),
  kind: Type.Optional(Type.Enum([...coverageKinds])),
  customerId: Type.Optional(Id),
  productId: Type.Optional(Id),
}

export interface EndingFilter {
  readonly days?: number | undefined
  readonly on?: string | undefined
  readonly kind?: (typeof coverageKinds)[number] | undefined
  readonly customerId?: string | undefined
  readonly productId?: string | undefined
}

/** A unit whose warranty, or service, ends soon. */
export const EndingView = Type.Object(
  { ...UnitView.properties, kind: Type.Enum([...coverageKinds]), until: Day, text: Type.String() },
  { title: 'CoverageEnding' },
)
export type EndingView = Static<typeof EndingView>
