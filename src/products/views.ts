import { type Static, Type } from 'typebox'
import { coverageBases, coverageKinds, coverageStarts, coverageUnits } from '#domain/coverage-terms.ts'
import { type GroupOfProduct, isSerialised, productKinds } from '#domain/product.ts'
import { Id, Nullable } from '#http/schemas.ts'

const Unit = Type.String({ minLength: 1, maxLength: 20 })

const Barcode = Type.Object(
  {
    barcode: Type.String({ minLength: 1, maxLength: 80 }),
    kind: Type.Enum(['gtin', 'free'], { description: 'A GTIN-8, 12, 13 or 14 with its check digit, or any text' }),
  },
  { additionalProperties: false },
)

const CoverageTerm = Type.Object(
  {
    kind: Type.Enum([...coverageKinds]),
    basis: Type.Enum([...coverageBases], { description: 'What it rests on; serviceContract if and only if service' }),
    name: Type.String({ maxLength: 100 }),
    length: Type.Integer({ minimum: 1, maximum: 10_000 }),
    unit: Type.Enum([...coverageUnits]),
    startsFrom: Type.Enum([...coverageStarts]),
  },
  { additionalProperties: false },
)

const CoverageTermToPut = Type.Object(
  {
    ...CoverageTerm.properties,
    basis: Type.Optional(CoverageTerm.properties.basis),
    name: Type.Optional(CoverageTerm.properties.name),
    startsFrom: Type.Optional(CoverageTerm.properties.startsFrom),
  },
  { additionalProperties: false },
)

const required = {
  number: Type.String({ minLength: 1, maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 300 }),
}

const fields = {
  ...required,
  kind: Type.Enum([...productKinds]),
  inventoryUnit: Unit,
  salesUnit: Unit,
  salesUnitFactor: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Inventory units in one sales unit' }),
  catchWeight: Type.Boolean(),
  trackingDimensionGroupId: Nullable(Id),
  salesPrice: Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,6})?$', description: 'Per sales unit, as text' }),
  taxCode: Nullable(Type.String({ minLength: 1, maxLength: 20 })),
}

export const ProductView = Type.Object(
  {
    id: Id,
    ...fields,
    trackingDimensionGroupCode: Nullable(Type.String()),
    serialised: Type.Boolean({ description: 'Serial numbers are asked for (D3)' }),
    barcodes: Type.Array(Barcode),
    coverageTerms: Type.Array(CoverageTerm),
    edition: Type.Integer(),
  },
  { title: 'Product' },
)
export type ProductView = Static<typeof ProductView>

const changeable = {
  ...Type.Partial(Type.Object(fields)).properties,
  barcodes: Type.Optional(Type.Array(Barcode, { maxItems: 100, description: 'All of them; replaced as a whole' })),
  coverageTerms: Type.Optional(
    Type.Array(CoverageTermToPut, { maxItems: 20, description: 'All of them; replaced as a whole' }),
  ),
}

export const ProductChange = Type.Object(changeable, { additionalProperties: false })
export type ProductChange = Static<typeof ProductChange>

export const ProductToCreate = Type.Object(
  { ...changeable, ...required, id: Type.Optional(Id) },
  { additionalProperties: false },
)
export type ProductToCreate = Static<typeof ProductToCreate>

/** A product as it is stored, with what its group says of it. */
export interface Product extends Omit<ProductView, 'trackingDimensionGroupCode' | 'serialised'> {
  readonly group: GroupOfProduct | null
}

/** A product on the wire. */
export function productView({ group, ...product }: Product): ProductView {
  return { ...product, trackingDimensionGroupCode: group?.code ?? null, serialised: isSerialised(product, group) }
}
