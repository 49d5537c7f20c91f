import { type Static, Type } from 'typebox'
import { Id, Nullable } from '#http/schemas.ts'
import { strict } from './views.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Price = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,6})?$', description: 'Without tax, as text' })
const Percentage = Type.String({
  pattern: '^(100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?)$',
  description: '0 to 100, as text',
})
const Count = Type.Number({ minimum: 0.000001, maximum: 1_000_000, multipleOf: 0.000001 })

export const TicketLineToKeep = Type.Object(
  {
    id: Id,
    productId: Id,
    quantity: Type.Number({ ...Count, description: 'In the sales unit' }),
    price: Type.Optional(Price),
    discountPercentage: Type.Optional(Percentage),
    units: Type.Optional(
      Type.Array(
        Type.Object(
          {
            serialNumber: Nullable(
              Type.String({ maxLength: 512, description: 'As typed or scanned; null: not readable (D15)' }),
            ),
          },
          strict,
        ),
        { maxItems: 10_000 },
      ),
    ),
  },
  { ...strict, title: 'TicketLineToKeep' },
)
export type TicketLineToKeep = Static<typeof TicketLineToKeep>

export const TicketReturnToKeep = Type.Object(
  {
    id: Id,
    registrationId: Type.Optional(Id),
    serialNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 512, description: 'As typed or scanned' })),
    productId: Type.Optional(Id),
    invoiceLineId: Type.Optional(Id),
    quantity: Type.Optional(Type.Number({ ...Count, description: 'In the inventory unit, of what has no units' })),
    price: Type.Optional(Price),
    returnReasonCode: Type.Optional(Nullable(Text(20))),
    disposition: Type.Optional(Type.Enum(['credit', 'repair', 'scrap'])),
    overrideReason: Type.Optional(Text(500)),
  },
  { ...strict, title: 'TicketReturnToKeep' },
)
export type TicketReturnToKeep = Static<typeof TicketReturnToKeep>

export const ticketFields = {
  customerId: Type.Optional(Nullable(Type.String({ format: 'uuid', description: 'The till’s own where left out' }))),
  note: Type.Optional(Type.String({ maxLength: 200 })),
  overrideReason: Type.Optional(
    Type.String({ minLength: 1, maxLength: 500, description: 'Takes serial numbers held elsewhere (D14 `warn`)' }),
  ),
  lines: Type.Array(TicketLineToKeep, { maxItems: 500 }),
  returns: Type.Optional(Type.Array(TicketReturnToKeep, { maxItems: 200 })),
}

export const TicketToKeep = Type.Object(
  { state: Type.Optional(Type.Enum(['open', 'parked'], { default: 'open' })), ...ticketFields },
  { ...strict, title: 'TicketToKeep' },
)
export type TicketToKeep = Static<typeof TicketToKeep>
/** The ticket as any of its requests has it. */
export type Ticket = Omit<TicketToKeep, 'state'>

export const PaymentOffered = Type.Object(
  {
    tender: Type.String({ pattern: '^[A-Z0-9-]{1,20}$', examples: ['CASH'] }),
    amount: Type.String({
      pattern: '^-?\\d{1,12}(\\.\\d{1,2})?$',
      description: 'Of cash: what was handed over. Negative: given back',
    }),
    reference: Type.Optional(Type.String({ maxLength: 100 })),
    voucherCode: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  },
  { ...strict, title: 'PaymentOffered' },
)

export const SaleToPost = Type.Object(
  {
    ...ticketFields,
    payments: Type.Array(PaymentOffered, { maxItems: 50 }),
    soldAt: Type.String({ format: 'date-time', description: 'By the clock of the device' }),
    offlineNumber: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 999_999_999,
        description: 'The device’s own number of a sale without connection (D62)',
      }),
    ),
    offlineDevice: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description:
          'Whose number that is, as `device.ordinal` of GET /register told then; the present device’s where left out',
      }),
    ),
  },
  { ...strict, title: 'SaleToPost' },
)
export type SaleToPost = Static<typeof SaleToPost>
