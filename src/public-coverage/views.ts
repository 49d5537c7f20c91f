import { type Static, Type } from 'typebox'
import { buyerVerdicts } from '#domain/public-coverage.ts'
import { Day, Nullable } from '#http/schemas.ts'

const strict = { additionalProperties: false }
const hex = (characters: number) => Type.String({ pattern: `^[0-9a-f]{${characters}}$` })

/** A proof of work to do, as ALTCHA writes it (version 2), signed. */
export const Challenge = Type.Object(
  {
    parameters: Type.Object(
      {
        algorithm: Type.String({ maxLength: 20 }),
        cost: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        expiresAt: Type.Integer({ minimum: 1, maximum: 99_999_999_999, description: 'Seconds since 1970' }),
        keyLength: Type.Integer({ minimum: 1, maximum: 64 }),
        keyPrefix: Type.String({ pattern: '^[0-9a-f]{2,64}$', description: 'With what the derived key must begin' }),
        nonce: hex(32),
        salt: hex(32),
      },
      strict,
    ),
    signature: hex(64),
  },
  { ...strict, title: 'CoverageChallenge' },
)
export type Challenge = Static<typeof Challenge>

/** A challenge with the work done. */
export const SolvedChallenge = Type.Object(
  {
    challenge: Challenge,
    solution: Type.Object(
      { counter: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }), derivedKey: hex(64) },
      strict,
    ),
  },
  { ...strict, title: 'SolvedCoverageChallenge' },
)
export type SolvedChallenge = Static<typeof SolvedChallenge>

export const CoverageQuestion = Type.Object(
  {
    companyCode: Type.String({ maxLength: 40, examples: ['VOLT'], description: 'Who sold it' }),
    serialNumber: Type.String({ maxLength: 512, description: 'Typed or scanned, GS1 too' }),
    gtin: Type.Optional(
      Type.String({ pattern: '^(\\d{8}|\\d{12,14})$', description: 'Its product, where that is known' }),
    ),
    proof: Type.String({
      maxLength: 100,
      description: 'Number of the invoice, or postcode of the invoice or delivery address',
    }),
    challenge: Type.Optional(SolvedChallenge),
  },
  strict,
)
export type CoverageQuestion = Static<typeof CoverageQuestion>

const Verdict = Type.Object(
  {
    code: Type.Enum([...buyerVerdicts]),
    from: Nullable(Day),
    until: Nullable(Day),
  },
  { title: 'CoverageForBuyer' },
)

export const CoverageAnswer = Type.Object(
  {
    company: Type.String({ description: 'The name of the company that sold it' }),
    on: Type.String({ format: 'date', description: 'The day of the answer' }),
    units: Type.Array(Type.Object({ product: Type.String(), warranty: Verdict, service: Verdict }), {
      description: 'One, unless several products of one purchase have the same serial number',
    }),
    howToClaim: Nullable(Type.String({ description: 'In the language of Accept-Language, else in the other one' })),
  },
  { title: 'PublicCoverage' },
)
export type CoverageAnswer = Static<typeof CoverageAnswer>
