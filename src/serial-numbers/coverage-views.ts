import { type Static, Type } from 'typebox'
import { coverageKinds, coverageUnits, unitCoverageBases, unitCoverageStarts } from '#domain/coverage-terms.ts'
import { verdictCodes } from '#domain/coverage-verdict.ts'
import { dispositions, places } from '#domain/whereabouts.ts'
import { Day, Id, Nullable } from '#http/schemas.ts'

const Text = Type.String({ description: 'For people, in the language of Accept-Language' })
const days = { from: Nullable(Day), until: Nullable(Day) }

/** One reason for the days of a term; its details go by its code. */
const CoverageStep = Type.Object(
  {
    code: Type.Enum([
      'started',
      'notDelivered',
      'deliveryReversed',
      'notInvoiced',
      'notSold',
      'saleCredited',
      'withdrawn',
      'runs',
      'inherited',
      'minimum',
      'repair',
      'ended',
    ]),
    text: Text,
  },
  { title: 'CoverageStep', additionalProperties: true },
)

/** D53: a coverage term of the unit, with its first and last day, and how they came about. */
export const CoverageView = Type.Object(
  {
    kind: Type.Enum([...coverageKinds]),
    basis: Type.Enum([...unitCoverageBases]),
    name: Type.String(),
    text: Type.String({ description: 'Its name, or what it rests on, in the language of Accept-Language' }),
    length: Type.Integer(),
    unit: Type.Enum([...coverageUnits]),
    startsFrom: Type.Enum([...unitCoverageStarts]),
    startsOn: Nullable(Day),
    unitTermId: Nullable(Id),
    reason: Type.String({ description: 'Of a term of this unit alone' }),
    ...days,
    valid: Type.Boolean(),
    withdrawn: Type.Boolean(),
    steps: Type.Array(CoverageStep, { description: 'How the days came about, in order' }),
  },
  { title: 'Coverage' },
)
export type CoverageView = Static<typeof CoverageView>

const KindVerdict = Type.Object(
  { valid: Type.Boolean(), code: Type.Enum([...verdictCodes]), ...days, text: Text },
  { title: 'CoverageVerdict' },
)

/** D50: whether warranty and service hold on the day asked for: until when, or why not. */
export const VerdictView = Type.Object({ warranty: KindVerdict, service: KindVerdict })
export type VerdictView = Static<typeof VerdictView>

/** Where the unit is now. */
export const WhereView = Type.Object(
  {
    place: Type.Enum([...places]),
    since: Nullable(Day),
    document: Nullable(
      Type.Object({
        kind: Type.Enum(['packingSlip', 'invoice', 'returnOrder', 'returnReceipt']),
        id: Id,
        number: Nullable(Type.String()),
      }),
    ),
    text: Text,
  },
  { title: 'Whereabouts' },
)
export type WhereView = Static<typeof WhereView>

/** Another unit of a chain of replacements. */
export const UnitLink = Type.Object(
  { registrationId: Id, serialNumber: Nullable(Type.String()), productNumber: Type.String() },
  { title: 'UnitLink' },
)
export type UnitLink = Static<typeof UnitLink>

const returnStates = ['announced', 'receiving', 'received', 'sentBack', 'reversed'] as const

/** D50: a return of the unit. */
export const UnitReturnView = Type.Object(
  {
    id: Id,
    state: Type.Enum([...returnStates]),
    disposition: Type.Enum([...dispositions]),
    reasonCode: Nullable(Type.String()),
    returnOrderId: Id,
    returnOrderNumber: Type.String(),
    receiptId: Nullable(Id),
    receiptNumber: Nullable(Type.String()),
    receivedOn: Nullable(Day),
    sentBackOn: Nullable(Day),
    creditNote: Nullable(Type.Object({ id: Id, number: Nullable(Type.String()) })),
    replacedBy: Nullable(UnitLink),
  },
  { title: 'UnitReturn' },
)
export type UnitReturnView = Static<typeof UnitReturnView>

/** What a unit's coverage adds to its card. */
export const unitCoverage = {
  coverage: Type.Array(CoverageView),
  verdict: VerdictView,
  whereIs: WhereView,
  replaces: Nullable(UnitLink),
  replacedBy: Nullable(UnitLink),
  returns: Type.Array(UnitReturnView, { description: 'The oldest first' }),
}
const UnitCoverageView = Type.Object(unitCoverage)
export type UnitCoverageView = Static<typeof UnitCoverageView>
