import { Type } from 'typebox'
import { Id, Nullable } from '#http/schemas.ts'
import type { UnitsToAdd } from './add-return-units.ts'
import { Disposition, ReturnReasonCode } from './views.ts'

/** What bodies of the routes of returns share. */
export const strict = { additionalProperties: false }
export const Quantity = Type.Number({ minimum: 0.000001, maximum: 1_000_000, multipleOf: 0.000001 })
export const LineQuantity = Type.Number({ minimum: 0, maximum: 1_000_000, multipleOf: 0.000001 })
export const Price = Type.String({
  pattern: '^\\d{1,12}(\\.\\d{1,6})?$',
  description: 'For an inventory unit, without tax, as text',
})
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const OverrideReason = Type.Optional(
  Type.String({ minLength: 1, maxLength: 500, description: 'Why it is taken back where the return policy only warns' }),
)

export const Units = {
  entries: Type.Optional(
    Type.Array(Type.String({ maxLength: 512 }), { minItems: 1, maxItems: 1000, description: 'As typed or scanned' }),
  ),
  registrationIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000, description: 'Units by their sale' })),
  productId: Type.Optional(Nullable(Id)),
  returnReasonCode: Type.Optional(Nullable(ReturnReasonCode)),
  disposition: Type.Optional(Disposition),
  overrideReason: OverrideReason,
  allOrNothing: Type.Optional(Type.Boolean({ default: false })),
  preview: Type.Optional(Type.Boolean({ default: false, description: 'Only say what would become of it' })),
}

export const LineToAdd = Type.Object(
  {
    invoiceLineId: Type.Optional(Id),
    productId: Type.Optional(Id),
    productNumber: Type.Optional(Text(60)),
    quantity: Type.Number({ ...Quantity, description: 'In the inventory unit' }),
    salesPrice: Type.Optional(Price),
    taxCode: Type.Optional(Text(20)),
    returnReasonCode: Type.Optional(Nullable(ReturnReasonCode)),
    disposition: Type.Optional(Disposition),
  },
  { ...strict, title: 'ReturnLineToAdd' },
)

interface UnitsBody {
  readonly entries?: string[]
  readonly registrationIds?: string[]
  readonly productId?: string | null
  readonly returnReasonCode?: string | null
  readonly disposition?: UnitsToAdd['disposition']
  readonly overrideReason?: string
  readonly allOrNothing?: boolean
}

/** Units to announce, with what a body leaves out. */
export function unitsOf(body: UnitsBody): UnitsToAdd {
  return {
    entries: body.entries ?? [],
    registrationIds: body.registrationIds ?? [],
    productId: body.productId ?? null,
    returnReasonCode: body.returnReasonCode ?? null,
    disposition: body.disposition ?? 'credit',
    overrideReason: body.overrideReason ?? null,
    allOrNothing: body.allOrNothing ?? false,
  }
}
