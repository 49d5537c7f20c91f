import { type Static, Type } from 'typebox'
import { duties } from '#domain/duty.ts'
import { Address, Id, Nullable } from '#http/schemas.ts'
import { ShiftView } from './shift-views.ts'
import { CashierName, Money, TenderTypeView, TillName, TillView } from './views.ts'

const NextNumber = Type.Object(
  {
    series: Type.String(),
    format: Type.String({ description: 'A run of # is the number, padded with zeros (D6)' }),
    nextNumber: Type.Integer(),
  },
  { title: 'NextNumber' },
)
export type NextNumber = Static<typeof NextNumber>

const { customer, receiptFooter, receiptWidth, lockAfter } = TillView.properties
const Text = Type.String()
const OptionalText = Nullable(Text)

/** All that a till needs when it starts. */
export const RegisterView = Type.Object(
  {
    till: Type.Object({
      ...TillName.properties,
      customer,
      openingFloat: Money,
      receiptFooter,
      receiptWidth,
      lockAfter,
    }),
    device: Type.Object({ name: Text, ordinal: Type.Integer() }),
    company: Type.Object({
      id: Id,
      code: Text,
      name: Text,
      language: Type.Enum(['nl', 'en']),
      currency: Text,
      country: Text,
      address: Address,
      timeZone: Text,
      vatNumber: OptionalText,
      registrationNumber: OptionalText,
      email: OptionalText,
      phone: OptionalText,
      website: OptionalText,
      hasLogo: Type.Boolean(),
      cashRounding: Type.Boolean(),
    }),
    user: Type.Object({
      id: Id,
      name: Text,
      language: Type.Enum(['nl', 'en']),
      duties: Type.Array(Type.Enum([...duties])),
    }),
    cashiers: Type.Array(CashierName),
    tenderTypes: Type.Array(TenderTypeView),
    shift: Nullable(ShiftView),
    numbers: Type.Object({ online: NextNumber, offline: NextNumber }),
    returnReasons: Type.Array(Type.Object({ code: Text, name: Text })),
    canMail: Type.Boolean({ description: 'Whether this server can send receipts by e-mail' }),
    printedUrl: Nullable(Type.String({ description: 'Where links on paper lead' })),
  },
  { title: 'Register' },
)
export type RegisterView = Static<typeof RegisterView>
