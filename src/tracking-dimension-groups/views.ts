import { type Static, Type } from 'typebox'
import { duplicatePolicies, groupSettings, returnPolicies } from '#domain/tracking-dimension-group.ts'
import { Id, Nullable } from '#http/schemas.ts'

const Selected = Type.Boolean()

/** The settings of the serial number dimension (D2). */
const settings = {
  active: Selected,
  activeInSalesProcess: Type.Boolean({ description: 'Serial numbers are registered in the sales process only' }),
  serialNumberControl: Selected,
  primaryStocking: Selected,
  blankReceiptAllowed: Selected,
  blankIssueAllowed: Type.Boolean({ description: 'Fewer serial numbers than units may be posted' }),
  physicalInventory: Selected,
  financialInventory: Selected,
  coveragePlanByDimension: Selected,
  forPurchasePrices: Selected,
  forSalesPrices: Selected,
}

const SerialFormatView = Type.Object(
  {
    minimumLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 80 })),
    maximumLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 80 })),
    characters: Type.Optional(Type.Enum(['digits', 'letters', 'lettersAndDigits', 'any'])),
    prefix: Type.Optional(Type.String({ maxLength: 80 })),
  },
  { additionalProperties: false, description: 'What a serial number of the group looks like' },
)

const policies = {
  duplicatePolicy: Type.Enum([...duplicatePolicies]),
  returnPolicy: Type.Enum([...returnPolicies]),
  caseSensitive: Type.Boolean({ description: 'Upper and lower case are different serial numbers' }),
  maximumLength: Type.Integer({ minimum: 1, maximum: 80 }),
  allowOtherLetters: Type.Boolean({ description: 'Letters beyond printable ASCII' }),
  serialFormat: Nullable(SerialFormatView),
}

const words = {
  code: Type.String({ minLength: 1, maxLength: 20 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.String({ maxLength: 1000 }),
}

export const GroupView = Type.Object(
  { id: Id, ...words, ...settings, ...policies, edition: Type.Integer() },
  { title: 'TrackingDimensionGroup' },
)
export type GroupView = Static<typeof GroupView>

/** A group after a change, and what its activation cleared (D2). */
export const ChangedGroup = Type.Object(
  {
    ...GroupView.properties,
    cleared: Type.Array(Type.Enum([...groupSettings]), { description: 'Settings that the change cleared' }),
  },
  { title: 'ChangedTrackingDimensionGroup' },
)
export type ChangedGroup = Static<typeof ChangedGroup>

const changeable = Type.Partial(Type.Object({ ...words, ...settings, ...policies }))

export const GroupChange = Type.Object(changeable.properties, { additionalProperties: false })
export type GroupChange = Static<typeof GroupChange>

export const GroupToCreate = Type.Object(
  { ...changeable.properties, id: Type.Optional(Id), code: words.code, name: words.name },
  { additionalProperties: false },
)
export type GroupToCreate = Static<typeof GroupToCreate>
