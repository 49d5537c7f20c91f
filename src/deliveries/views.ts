import { type Static, Type } from 'typebox'
import { EmailAddress, Id, Moment, Nullable } from '#http/schemas.ts'

export const deliveryStates = ['waiting', 'sent', 'givenUp'] as const

export const DeliveryView = Type.Object(
  {
    id: Id,
    packingSlipId: Nullable(Id),
    invoiceId: Nullable(Id),
    receiptId: Nullable(Id),
    number: Type.String({ description: 'Of the document' }),
    printId: Id,
    state: Type.Enum([...deliveryStates]),
    recipient: Type.String(),
    subject: Type.String(),
    message: Type.String(),
    requestedAt: Moment,
    requestedBy: Type.String(),
    attempts: Type.Integer(),
    nextAttemptAt: Nullable(Moment),
    sentAt: Nullable(Moment),
    lastError: Nullable(Type.String({ description: 'What the mail server said at the last attempt' })),
  },
  { title: 'Delivery' },
)
export type DeliveryView = Static<typeof DeliveryView>

const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })

export const DeliveryToRequest = Type.Object(
  {
    id: Type.Optional(Id),
    recipient: Type.Optional(EmailAddress),
    subject: Type.Optional(line(200)),
    message: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
    language: Type.Optional(Type.Enum(['nl', 'en'], { description: "The customer's where left out" })),
  },
  { additionalProperties: false },
)
export type DeliveryToRequest = Static<typeof DeliveryToRequest>
