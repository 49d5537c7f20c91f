import { type Static, Type } from 'typebox'
import { Id, Nullable } from '#http/schemas.ts'

const strict = { additionalProperties: false }

export const ListName = Type.Enum([
  'salesOrders',
  'packingSlips',
  'invoices',
  'customers',
  'products',
  'trackingDimensionGroups',
  'units',
  'users',
  'returnOrders',
])

const definition = {
  columns: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 50,
    description: 'Names of columns, in their order',
  }),
  sort: Nullable(Type.String({ maxLength: 60, description: 'As the parameter `sort` of the list' })),
  filters: Type.Record(Type.String({ pattern: '^[A-Za-z]{1,60}$' }), Type.String({ maxLength: 1000 }), {
    ...strict,
    maxProperties: 30,
    description: 'Parameters of the list by their names',
  }),
}

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  shared: Type.Boolean({ description: 'Everybody in the company sees it' }),
}

export const ListViewView = Type.Object(
  {
    id: Id,
    list: ListName,
    ...fields,
    definition: Type.Object(definition),
    mine: Type.Boolean({ description: 'Made by whoever asks' }),
    edition: Type.Integer(),
  },
  { title: 'ListView' },
)
export type ListViewView = Static<typeof ListViewView>

const Definition = Type.Object(Type.Partial(Type.Object(definition)).properties, strict)

export const ListViewToCreate = Type.Object(
  {
    id: Type.Optional(Id),
    list: ListName,
    name: fields.name,
    definition: Definition,
    shared: Type.Optional(fields.shared),
  },
  strict,
)
export type ListViewToCreate = Static<typeof ListViewToCreate>

export const ListViewChange = Type.Object(
  {
    name: Type.Optional(fields.name),
    definition: Type.Optional(Definition),
    shared: Type.Optional(fields.shared),
  },
  strict,
)
export type ListViewChange = Static<typeof ListViewChange>

/** A definition whole: what is left out of one is the list as it comes. */
export function wholeDefinition(asked: Static<typeof Definition>): ListViewView['definition'] {
  return { columns: [], sort: null, filters: {}, ...asked }
}
