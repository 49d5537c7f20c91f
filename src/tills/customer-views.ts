import { type Static, Type } from 'typebox'
import { Address, EmailAddress, Id } from '#http/schemas.ts'

const { street, postalCode, city, country } = Address.properties
const name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })

/** Who buys at a till and is not known yet. */
export const TillCustomer = Type.Object(
  {
    id: Id,
    name,
    company: Type.Optional(name),
    address: Type.Optional(Type.Object({ street, postalCode, city, country }, { additionalProperties: false })),
    email: Type.Optional(EmailAddress),
    language: Type.Optional(Type.Enum(['nl', 'en'], { description: "That of the till's cashier where left out" })),
  },
  { additionalProperties: false, title: 'TillCustomer' },
)
export type TillCustomer = Static<typeof TillCustomer>
