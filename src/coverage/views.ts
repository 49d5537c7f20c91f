import { type Static, Type } from 'typebox'
import { coverageKinds, coverageUnits, unitCoverageBases, unitCoverageStarts } from '#domain/coverage-terms.ts'
import { Day, Id } from '#http/schemas.ts'

const strict = { additionalProperties: false }
const Reason = Type.Optional(Type.String({ maxLength: 500, description: 'Why, in a few words; it is needed' }))

/** D53: coverage of one unit alone: its own fields, or the order line that sold it, or both. */
export const CoverageTermToAdd = Type.Object(
  {
    id: Type.Optional(Id),
    reason: Reason,
    salesOrderLineId: Type.Optional(Id),
    kind: Type.Optional(Type.Enum([...coverageKinds])),
    basis: Type.Optional(Type.Enum([...unitCoverageBases])),
    name: Type.Optional(Type.String({ maxLength: 100 })),
    length: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    unit: Type.Optional(Type.Enum([...coverageUnits])),
    startsFrom: Type.Optional(
      Type.Enum([...unitCoverageStarts], {
        description: 'Of what a line sold, `invoice` is the invoice of that line; `day` is `startsOn`',
      }),
    ),
    startsOn: Type.Optional(Day),
    insteadOfProduct: Type.Optional(
      Type.Boolean({ description: "In place of the product's terms of the same kind, as long as it counts" }),
    ),
  },
  strict,
)
export type CoverageTermToAdd = Static<typeof CoverageTermToAdd>

export const Withdrawal = Type.Object({ reason: Reason }, strict)
