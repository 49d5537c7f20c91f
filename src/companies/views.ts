import { type Static, Type } from 'typebox'
import { numberedDocuments } from '#domain/number-sequence.ts'
import { Address, ElectronicAddress, EmailAddress, Id, Nullable } from '#http/schemas.ts'

const Text = Type.String({ minLength: 1, maxLength: 200 })

const documentText = Type.Object(
  { nl: Type.Optional(Type.String({ maxLength: 2000 })), en: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
)

/** How its documents look, and what is printed at their end. */
const documents = {
  paper: Type.Enum(['A4', 'Letter']),
  documentColour: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
  documentTexts: Type.Object(
    {
      packingSlip: Type.Optional(documentText),
      invoice: Type.Optional(documentText),
      creditNote: Type.Optional(documentText),
    },
    { additionalProperties: false },
  ),
}

/** D53: the page on which buyers ask how long a unit is covered. */
const forBuyers = {
  publicCoverage: Type.Boolean({ description: 'D53: buyers may ask how long a unit is covered, without signing in' }),
  publicCoverageChallenge: Type.Boolean({ description: 'D53: whoever asks has to solve a challenge first' }),
  claimTexts: documentText,
}

const changeable = {
  name: Text,
  language: Type.Enum(['nl', 'en']),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'Fixed once there is a sales order' }),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  address: Address,
  timeZone: Type.String({ maxLength: 60, examples: ['Europe/Amsterdam'], description: 'Whose days documents have' }),
  vatNumber: Nullable(Type.String({ maxLength: 30 })),
  registrationNumber: Nullable(Type.String({ maxLength: 30, description: 'For a Dutch company its KVK number' })),
  iban: Nullable(Type.String({ maxLength: 34, pattern: '^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$' })),
  bic: Nullable(Type.String({ pattern: '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$' })),
  email: Nullable(EmailAddress),
  phone: Nullable(Type.String({ maxLength: 30 })),
  website: Nullable(Type.String({ maxLength: 200 })),
  electronicAddress: Nullable(ElectronicAddress),
  ...documents,
  partialPackingSlips: Type.Enum(['one', 'free'], { description: 'D36: packing slips that one invoice takes in part' }),
  completeAfterInvoice: Type.Boolean({ description: 'D43: a not readable unit may get its serial number later' }),
  ...forBuyers,
  cashRounding: Type.Boolean({ description: 'D60: what is paid in cash is rounded to five cents' }),
  replacementMinimumDays: Type.Integer({
    minimum: 0,
    maximum: 3660,
    description: 'D53: days of warranty that a replacement has at least, from its delivery',
  }),
}

const fixed = { code: Type.String({ pattern: '^[A-Z0-9-]{1,20}$' }) }

export const CompanyView = Type.Object(
  { id: Id, ...fixed, ...changeable, hasLogo: Type.Boolean() },
  { title: 'Company' },
)
export type CompanyView = Static<typeof CompanyView>

const { name, language, currency, country, address, timeZone, vatNumber, registrationNumber } = changeable

export const CompanyToAdd = Type.Object(
  {
    id: Type.Optional(Id),
    ...fixed,
    currency,
    country,
    name,
    language,
    address: Type.Optional(address),
    timeZone: Type.Optional(timeZone),
    vatNumber: Type.Optional(vatNumber),
    registrationNumber: Type.Optional(registrationNumber),
  },
  { additionalProperties: false },
)
export type CompanyToAdd = Static<typeof CompanyToAdd>

export const CompanyChange = Type.Object(Type.Partial(Type.Object(changeable)).properties, {
  additionalProperties: false,
})
export type CompanyChange = Static<typeof CompanyChange>

const TaxCode = Type.String({ minLength: 1, maxLength: 20 })
const percentage = Type.String({ pattern: '^(100|\\d{1,2}(\\.\\d{1,4})?)$', description: 'A decimal number as text' })

const category = Type.Enum(['S', 'Z', 'E', 'AE', 'K', 'G'], {
  description:
    'UNCL5305: standard, zero, exempt, reverse charge, within the Union, export; S if and only if above zero',
})

export const TaxCodeView = Type.Object({ code: TaxCode, name: Text, percentage, category }, { title: 'TaxCode' })
export type TaxCodeView = Static<typeof TaxCodeView>

export const TaxCodeToPut = Type.Object(
  { name: Text, percentage, category: Type.Optional(category) },
  { additionalProperties: false },
)
export type TaxCodeToPut = Static<typeof TaxCodeToPut>

export const LogoToPut = Type.Object(
  {
    mediaType: Type.Enum(['image/png', 'image/jpeg']),
    content: Type.String({ maxLength: 280_000, description: 'Base64; at most 200,000 bytes' }),
  },
  { additionalProperties: false },
)

export const TaxCodeParameter = Type.Object({ taxCode: TaxCode }, { additionalProperties: false })

export const NumberSequenceView = Type.Object(
  {
    documentType: Type.Enum([...numberedDocuments]),
    format: Type.String(),
    nextNumber: Type.Integer(),
    nextDocumentNumber: Type.String({ description: 'The next number in its format' }),
    started: Type.Boolean({ description: 'A document of the series is posted: its next number is fixed' }),
  },
  { title: 'NumberSequence' },
)
export type NumberSequenceView = Static<typeof NumberSequenceView>

export const NumberSequenceChange = Type.Object(
  {
    format: Type.Optional(Type.String({ minLength: 1, maxLength: 40, examples: ['PS-######'] })),
    nextNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999_999_999 })),
  },
  { additionalProperties: false },
)
export type NumberSequenceChange = Static<typeof NumberSequenceChange>

export const NumberSequenceParameter = Type.Object(
  { documentType: Type.Enum([...numberedDocuments]) },
  { additionalProperties: false },
)
