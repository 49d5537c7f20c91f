import { type Static, Type } from 'typebox'
import { Address, ElectronicAddress, EmailAddress, Id, Nullable } from '#http/schemas.ts'

const PrintSerialNumbers = Type.Object(
  {
    packingSlip: Type.Boolean(),
    invoice: Type.Boolean(),
    foldRuns: Type.Optional(Type.Boolean({ description: 'Consecutive serial numbers as a run: A001 – A050 (50)' })),
  },
  { additionalProperties: false, description: 'Documents that print the serial numbers (D5), and how' },
)

const fields = {
  number: Type.String({ minLength: 1, maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 300 }),
  vatNumber: Nullable(Type.String({ maxLength: 30 })),
  registrationNumber: Nullable(Type.String({ maxLength: 30, description: 'For a Dutch company its KVK number' })),
  electronicAddress: Nullable(ElectronicAddress),
  email: Nullable(EmailAddress),
  language: Type.Enum(['nl', 'en']),
  paymentDays: Type.Integer({ minimum: 0, maximum: 365 }),
  invoiceAddress: Address,
  deliveryAddress: Address,
  printSerialNumbers: PrintSerialNumbers,
}

export const CustomerView = Type.Object({ id: Id, ...fields, edition: Type.Integer() }, { title: 'Customer' })
export type CustomerView = Static<typeof CustomerView>

const changeable = Type.Partial(Type.Object(fields)).properties

export const CustomerChange = Type.Object(changeable, { additionalProperties: false })
export type CustomerChange = Static<typeof CustomerChange>

export const CustomerToCreate = Type.Object(
  { ...changeable, id: Type.Optional(Id), number: fields.number, name: fields.name },
  { additionalProperties: false },
)
export type CustomerToCreate = Static<typeof CustomerToCreate>
