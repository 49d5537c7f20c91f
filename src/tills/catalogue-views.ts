import { type Static, Type } from 'typebox'
import { productKinds } from '#domain/product.ts'
import { Id, Nullable } from '#http/schemas.ts'

const Text = Type.String()

const SerialNumbersOfProduct = Type.Object(
  {
    caseSensitive: Type.Boolean(),
    maximumLength: Type.Integer(),
    allowOtherLetters: Type.Boolean(),
    format: Nullable(
      Type.Object({
        minimumLength: Type.Optional(Type.Integer()),
        maximumLength: Type.Optional(Type.Integer()),
        characters: Type.Optional(Type.Enum(['digits', 'letters', 'lettersAndDigits', 'any'])),
        prefix: Type.Optional(Text),
      }),
    ),
  },
  { title: 'SerialNumbersOfProduct', description: 'What a serial number of the product looks like (D2, D13)' },
)

const CatalogueProduct = Type.Object(
  {
    id: Id,
    number: Text,
    name: Text,
    kind: Type.Enum([...productKinds]),
    salesUnit: Text,
    inventoryUnit: Text,
    salesUnitFactor: Type.Integer(),
    salesPrice: Text,
    taxCode: Nullable(Text),
    taxPercentage: Text,
    catchWeight: Type.Boolean(),
    serialised: Type.Boolean(),
    blankIssueAllowed: Type.Boolean(),
    serialNumbers: Nullable(SerialNumbersOfProduct),
    barcodes: Type.Array(Type.Object({ barcode: Text, kind: Type.Enum(['gtin', 'free']) })),
  },
  { title: 'CatalogueProduct' },
)

export const CatalogueCustomer = Type.Object(
  { id: Id, number: Text, name: Text, language: Type.Enum(['nl', 'en']), email: Nullable(Text), city: Nullable(Text) },
  { title: 'CatalogueCustomer' },
)
export type CatalogueCustomer = Static<typeof CatalogueCustomer>

export const CatalogueView = Type.Object(
  {
    token: Type.String({ description: 'What `since` is the next time' }),
    parts: Type.Array(
      Type.Object(
        {
          part: Type.Integer({ minimum: 0, maximum: 63 }),
          products: Type.Array(CatalogueProduct),
          customers: Type.Array(CatalogueCustomer),
        },
        { title: 'CataloguePart', description: 'In the place of all that was kept under its number' },
      ),
    ),
    conflicts: Type.Array(
      Type.Object(
        { productId: Id, serialNumber: Text, serialKey: Text },
        { title: 'OpenConflict', description: 'A serial number that was sold twice, and is not settled (D62)' },
      ),
    ),
  },
  { title: 'Catalogue' },
)
export type CatalogueView = Static<typeof CatalogueView>
