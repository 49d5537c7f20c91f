import { type Static, Type } from 'typebox'
import { mostSoldUnits, mostSoldUnitsOfRequest, type SoldUnitColumn, soldUnitColumns } from '#domain/sold-unit.ts'
import { Id, Moment, Nullable, Refusal } from '#http/schemas.ts'

const strict = { additionalProperties: false }

/** Texts as the file has them; longer ones are no value of any column. */
const cell = (description: string) => Type.Optional(Type.String({ maxLength: 600, description }))
const columnName = Type.Optional(Type.String({ maxLength: 100 }))

/** For each column of the file something. */
function perColumn<Schema>(make: (column: SoldUnitColumn) => Schema): Record<SoldUnitColumn, Schema> {
  return Object.fromEntries(soldUnitColumns.map((column) => [column, make(column)])) as Record<SoldUnitColumn, Schema>
}

export const ImportToBegin = Type.Object(
  {
    id: Type.Optional(Id),
    fileName: Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]+$', maxLength: 255 }),
    columnNames: Type.Optional(
      Type.Object(
        perColumn(() => columnName),
        { ...strict, description: 'What the file calls its columns: refusals name them so' },
      ),
    ),
  },
  strict,
)
export type ImportToBegin = Static<typeof ImportToBegin>

const columns = {
  serialNumber: cell('Needed. As scanned or typed (D13)'),
  product: cell('Needed. Its number, or one of its barcodes'),
  customer: cell('Needed. Its number'),
  invoiceNumber: cell('Needed. As the invoice was numbered, 1 to 50 characters'),
  invoiceOn: cell('Needed. A day: 2026-01-31, 31-01-2026, 31.01.2026, or 01/31/2026'),
  deliveredOn: cell('A day; that of the invoice where it is left out'),
  warrantyUntil: cell('The last day of warranty; by the product’s terms where it is left out (D4)'),
  serviceUntil: cell('The last day of service; by the product’s terms where it is left out (D4)'),
  price: cell('Of one unit, without VAT; 0 where it is left out'),
}

export const RowsToAdd = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          row: Type.Integer({
            minimum: 2,
            maximum: 1_048_576,
            description: 'In the file, whose first has the names of columns',
          }),
          ...columns,
        },
        strict,
      ),
      { minItems: 1, maxItems: mostSoldUnitsOfRequest },
    ),
  },
  strict,
)
export type RowsToAdd = Static<typeof RowsToAdd>

export const soldUnitOutcomes = ['new', 'imported', 'here', 'refused'] as const

export const PostingAsked = Type.Object(
  {
    allOrNothing: Type.Optional(Type.Boolean({ description: 'In one transaction, unless a row is refused' })),
    atMost: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: mostSoldUnits,
        description: 'Rows of a portion; ask again while `new` is left',
      }),
    ),
  },
  strict,
)
export type PostingAsked = Static<typeof PostingAsked>

export const SoldUnitImportView = Type.Object(
  {
    id: Id,
    fileName: Type.String(),
    state: Type.Enum(['inPreparation', 'posted']),
    createdAt: Moment,
    postedAt: Nullable(Moment),
    rows: Type.Integer(),
    new: Type.Integer({ description: 'Units that would be imported' }),
    imported: Type.Integer(),
    here: Type.Integer({ description: 'Units that an earlier import brought; they are left as they are' }),
    refused: Type.Integer(),
    invoices: Type.Integer({ description: 'Of the units that are imported or would be' }),
    reasons: Type.Array(Type.Object({ code: Type.String(), title: Type.String(), rows: Type.Integer() }), {
      description: 'Why rows are refused, the most frequent first',
    }),
  },
  { title: 'SoldUnitImport' },
)
export type SoldUnitImportView = Static<typeof SoldUnitImportView>

export const SoldUnitRowView = Type.Object(
  {
    row: Type.Integer(),
    ...perColumn(() => Nullable(Type.String())),
    outcome: Type.Enum([...soldUnitOutcomes]),
    refusals: Type.Array(Refusal),
  },
  { title: 'SoldUnitRow' },
)
export type SoldUnitRowView = Static<typeof SoldUnitRowView>
