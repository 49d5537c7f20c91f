import { Type } from 'typebox'

/** Shapes that several documents share on the wire. */
export const Id = Type.String({ format: 'uuid', description: 'A UUID; chosen by the caller or by Pakbon' })
export const Day = Type.String({ format: 'date', description: 'A day, as 2026-01-31' })
export const Moment = Type.String({ format: 'date-time' })
export const Quantity = Type.Number({ description: 'In the inventory unit, at most six decimals' })
export const Amount = Type.String({ pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$', description: 'A decimal number as text' })
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

const line = (maxLength: number) => Type.String({ maxLength })

export const Address = Type.Object(
  {
    name: Type.Optional(line(300)),
    street: Type.Optional(line(300)),
    postalCode: Type.Optional(line(20)),
    city: Type.Optional(line(200)),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
  },
  { additionalProperties: false, title: 'Address' },
)

/** One e-mail address, without a name, on one line. */
export const EmailAddress = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@<>(),;:"\\\\\\[\\]]{1,64}@[^\\s@<>(),;:"\\\\\\[\\]]+\\.[^\\s@<>(),;:"\\\\\\[\\]]+$',
  examples: ['inkoop@voorbeeld.nl'],
})

/** Where electronic documents come from or go to (Peppol): scheme (EAS), colon, identifier. */
export const ElectronicAddress = Type.String({ pattern: '^\\d{4}:[A-Za-z0-9._-]{1,50}$', examples: ['0106:12345678'] })

/** Paging: at most 200 rows, then `next` of the answer as `cursor`. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 4000 })),
}

/** The sorts of a list: a field's name, from high to low with `-` before it; rows without a value come last. */
export const sortQuery = (sorts: Readonly<Record<string, unknown>>) => ({
  sort: Type.Optional(Type.Enum(Object.keys(sorts).flatMap((name) => [name, `-${name}`]))),
})

/** One or several of these, with commas between them. */
export const someOf = (values: readonly string[], description = 'One or several, with commas between them') => {
  const one = `(${values.join('|')})`
  return Type.String({ pattern: `^${one}(,${one}){0,${values.length - 1}}$`, maxLength: 2000, description })
}

/** A text that a list's rows contain, whatever its capitals. */
export const TextQuery = (description: string) => ({
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description })),
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'The same as `text`' })),
})

/** The first and the last day of a list. */
export const PeriodQuery = (day: string) => ({
  from: Type.Optional(Type.String({ format: 'date', description: `First day: ${day}` })),
  to: Type.Optional(Type.String({ format: 'date', description: `Last day: ${day}` })),
})

/** The parameters of a route that names one thing. */
export const idParameter = <Name extends string>(name: Name) =>
  Type.Object({ [name]: Id } as Record<Name, typeof Id>, { additionalProperties: false })

export const Refusal = Type.Object(
  {
    code: Type.String({ description: 'docs/errors.md has them all' }),
    rule: Type.String({ description: 'The number of the rule that says no' }),
    details: Type.Object({}, { additionalProperties: true }),
    text: Type.String({ description: 'For people, in the language of Accept-Language' }),
  },
  { title: 'Refusal' },
)

/** Every "no" (RFC 9457), with all refusals at once. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    requestId: Type.String(),
    refusals: Type.Array(Refusal),
  },
  { title: 'Problem' },
)
