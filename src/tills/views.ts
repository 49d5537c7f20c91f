import { type Static, Type } from 'typebox'
import { pinPattern } from '#domain/pin.ts'
import { Id, Moment, Nullable } from '#http/schemas.ts'

export const strict = { additionalProperties: false }

/** Money, in the currency of the company. */
export const Money = Type.String({ pattern: '^-?\\d{1,12}(\\.\\d{1,2})?$', description: 'Money as text, as 150.00' })
export const NoDebt = Type.String({
  pattern: '^\\d{1,12}(\\.\\d{1,2})?$',
  description: 'Money as text, not below zero',
})
const Name = Type.String({ minLength: 1, maxLength: 100 })
const TillCode = Type.String({
  pattern: '^[A-Z0-9-]{1,10}$',
  examples: ['T1'],
  description: 'Its receipts begin with it',
})

/** A till by its name. */
export const TillName = Type.Object({ id: Id, code: Type.String(), name: Type.String() }, { title: 'TillName' })
export type TillName = Static<typeof TillName>

/** A customer by its name. */
export const CustomerName = Type.Object(
  { id: Id, number: Type.String(), name: Type.String() },
  { title: 'CustomerName' },
)

const fields = {
  name: Name,
  openingFloat: NoDebt,
  receiptFooter: Type.String({ maxLength: 1000, description: 'Printed below every receipt' }),
  receiptWidth: Type.Integer({ minimum: 24, maximum: 80, description: 'Characters on a line of its printer' }),
  lockAfter: Type.Integer({ minimum: 1, maximum: 120, description: 'Minutes without a touch until it locks itself' }),
}

export const TillView = Type.Object(
  {
    id: Id,
    code: TillCode,
    ...fields,
    customer: CustomerName,
    blocked: Type.Boolean(),
    device: Nullable(
      Type.Object({
        name: Type.String(),
        ordinal: Type.Integer({ description: 'Counts on with each registration; numbers without connection have it' }),
        registeredAt: Moment,
        registeredBy: Type.String(),
      }),
    ),
    openShift: Nullable(Type.Object({ id: Id, openedAt: Moment, openedBy: Type.String() })),
    edition: Type.Integer(),
  },
  { title: 'Till' },
)
export type TillView = Static<typeof TillView>

const customerId = Type.String({ format: 'uuid', description: 'To whom it sells while nobody is named' })

export const TillToCreate = Type.Object(
  { ...Type.Partial(Type.Object(fields)).properties, id: Type.Optional(Id), code: TillCode, name: Name, customerId },
  strict,
)
export type TillToCreate = Static<typeof TillToCreate>

export const TillChange = Type.Object(
  Type.Partial(Type.Object({ ...fields, customerId, blocked: Type.Boolean() })).properties,
  strict,
)
export type TillChange = Static<typeof TillChange>

export const TenderTypeCode = Type.String({ pattern: '^[A-Z0-9-]{1,20}$', examples: ['CARD'] })

export const TenderTypeView = Type.Object(
  {
    code: TenderTypeCode,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    kind: Type.Enum(['cash', 'card', 'voucher'], { description: 'card: any amount that is recorded, as it was paid' }),
    position: Type.Integer({ minimum: 0, maximum: 1000 }),
    forRefunds: Type.Boolean(),
    blocked: Type.Boolean(),
  },
  { title: 'TenderType' },
)
export type TenderTypeView = Static<typeof TenderTypeView>

const { name, position, forRefunds, blocked } = TenderTypeView.properties

export const TenderTypeToPut = Type.Object(
  { name, ...Type.Partial(Type.Object({ position, forRefunds, blocked })).properties },
  strict,
)
export type TenderTypeToPut = Static<typeof TenderTypeToPut>

export const CashierView = Type.Object(
  {
    userId: Id,
    name: Type.String(),
    email: Type.String(),
    hasBadge: Type.Boolean(),
    mayOperate: Type.Boolean({ description: 'Has the duty operatePointOfSale; else signing in is refused' }),
    changedAt: Moment,
    changedBy: Type.String(),
  },
  { title: 'Cashier' },
)
export type CashierView = Static<typeof CashierView>

const Pin = Type.String({ pattern: pinPattern, description: 'Four to eight digits' })
const Badge = Type.String({ pattern: '^[!-~]{8,64}$', description: 'What a scanner reads of it' })

export const CashierToPut = Type.Object({ pin: Type.Optional(Pin), badge: Type.Optional(Nullable(Badge)) }, strict)
export type CashierToPut = Static<typeof CashierToPut>

export const DeviceToRegister = Type.Object({ tillId: Id, name: Name }, strict)
export type DeviceToRegister = Static<typeof DeviceToRegister>

export const RegisteredDevice = Type.Object(
  { till: TillName, device: Type.Object({ name: Type.String(), ordinal: Type.Integer() }) },
  { title: 'RegisteredDevice' },
)
export type RegisteredDevice = Static<typeof RegisteredDevice>

/** Somebody who may sign in at a till, by name. */
export const CashierName = Type.Object({ id: Id, name: Type.String() }, { title: 'CashierName' })
export type CashierName = Static<typeof CashierName>

export const TillOfDevice = Type.Object(
  {
    till: TillName,
    company: Type.Object({ id: Id, name: Type.String() }),
    language: Type.Enum(['nl', 'en']),
    cashiers: Type.Array(CashierName),
  },
  { title: 'TillOfDevice' },
)
export type TillOfDevice = Static<typeof TillOfDevice>

export const TillSignIn = Type.Union([
  Type.Object({ userId: Id, pin: Pin }, strict),
  Type.Object({ badge: Badge }, strict),
])
export type TillSignIn = Static<typeof TillSignIn>

export const TillSession = Type.Object({ user: CashierName, till: TillName }, { title: 'TillSession' })
export type TillSession = Static<typeof TillSession>
