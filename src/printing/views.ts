import { type Static, Type } from 'typebox'
import { Id, Moment, Nullable } from '#http/schemas.ts'

export const PrintView = Type.Object(
  {
    id: Id,
    packingSlipId: Nullable(Id),
    invoiceId: Nullable(Id),
    returnReceiptId: Nullable(Id),
    receiptId: Nullable(Id),
    number: Type.String({ description: 'Of the document' }),
    version: Type.Integer({
      description: 'Of the packing slip (D46); 2 of an invoice or receipt whose buyer was named afterwards (D60)',
    }),
    language: Type.Enum(['nl', 'en']),
    printedAt: Moment,
    printedBy: Type.String({ description: 'Who: the name of a user, an API key or the command line' }),
    copy: Type.Boolean({ description: 'It says that it is a copy' }),
    serialNumbersChanged: Type.Boolean({ description: 'It says that serial numbers changed since an earlier print' }),
    sha256: Type.String({ description: 'Of its bytes, in hexadecimal' }),
    bytes: Type.Integer(),
  },
  { title: 'Print' },
)
export type PrintView = Static<typeof PrintView>

export const PrintAsked = Type.Object(
  {
    id: Type.Optional(Id),
    language: Type.Optional(Type.Enum(['nl', 'en'], { description: "The customer's where left out" })),
  },
  { additionalProperties: false },
)
export type PrintAsked = Static<typeof PrintAsked>
