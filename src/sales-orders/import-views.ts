import { type Static, Type } from 'typebox'
import { Id, Nullable, Refusal } from '#http/schemas.ts'

const strict = { additionalProperties: false }

/** What a request with files of orders may weigh: the largest file, with its line breaks and quotation marks escaped. */
export const mostBytesOfRequest = 14 * 1024 * 1024

/** Printable text, whole characters alone. */
const fileName = '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]+$'

export const OrdersToImport = Type.Object(
  {
    files: Type.Array(
      Type.Object(
        {
          name: Type.String({ pattern: fileName, maxLength: 255, description: 'Faults name it' }),
          content: Type.String({ maxLength: mostBytesOfRequest, description: 'The text of the file: UBL, or CSV' }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 1000, description: 'Headers and lines of CSV may be two files' },
    ),
    strict: Type.Optional(
      Type.Boolean({ description: 'Refuse unknown customers and products; otherwise they are made' }),
    ),
  },
  strict,
)
export type OrdersToImport = Static<typeof OrdersToImport>

const OrderOfFile = {
  id: Id,
  number: Type.String(),
  customerNumber: Type.String(),
  customerOrderNumber: Nullable(Type.String({ description: 'The number that the customer itself gave the order' })),
}

const ImportedThing = Type.Object({ id: Id, number: Type.String(), name: Type.String() })
export type ImportedThing = Static<typeof ImportedThing>

export const OrdersImport = Type.Object({
  imported: Type.Array(
    Type.Object({ ...OrderOfFile, lines: Type.Integer(), file: Type.String(), line: Type.Integer() }),
  ),
  unchanged: Type.Array(Type.Object(OrderOfFile), { description: 'Here already, and the same' }),
  products: Type.Array(ImportedThing, { description: 'Made because nobody had yet' }),
  customers: Type.Array(ImportedThing, { description: 'Made because nobody had yet' }),
  notes: Type.Array(Refusal, { description: 'What is not taken over, and amounts that differ; they refuse nothing' }),
})
export type OrdersImport = Static<typeof OrdersImport>
