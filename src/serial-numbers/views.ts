import { type Static, Type } from 'typebox'
import { missingUnits } from '#domain/registration.ts'
import { Id, Moment, Nullable, Quantity, Refusal } from '#http/schemas.ts'
import { unitCoverage } from './coverage-views.ts'
import type { DocumentLine } from './document-lines.ts'

/** D26: how far a line is. */
export const LineCountView = Type.Object(
  {
    lineId: Id,
    lineNumber: Type.Integer(),
    quantity: Quantity,
    registered: Type.Integer(),
    notReadable: Type.Integer(),
    missing: Quantity,
  },
  { title: 'LineCount' },
)
export type LineCountView = Static<typeof LineCountView>

/** A line of any document on which units are registered, as far as it is counted. */
export type CountedLine = Pick<
  DocumentLine,
  'id' | 'lineNumber' | 'serialised' | 'quantity' | 'registered' | 'notReadable'
>

/** A line's counts as they go over the wire. */
export function lineCountView(line: CountedLine): LineCountView {
  const { id, lineNumber, quantity, registered, notReadable } = line
  return {
    lineId: id,
    lineNumber,
    quantity,
    registered,
    notReadable,
    missing: line.serialised ? missingUnits(line) : 0,
  }
}

/** What an entry in the scan field turned out to be (D23). */
export const ScanAnswer = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('registered'),
      Type.Literal('removed'),
      Type.Literal('line'),
      Type.Literal('command'),
    ]),
    registrationId: Type.Optional(Id),
    serialNumber: Type.Optional(Type.String()),
    command: Type.Optional(Type.String()),
    lineId: Type.Optional(Id),
    line: Type.Optional(LineCountView),
  },
  { title: 'ScanAnswer' },
)
export type ScanAnswer = Static<typeof ScanAnswer>

export const RefusedEntry = Type.Object(
  {
    position: Type.Integer({ description: 'Place in the list, from 0' }),
    entry: Type.String(),
    refusals: Type.Array(Refusal),
  },
  { title: 'RefusedEntry' },
)

/** An entry that is, or would be, registered or taken off. */
export const AcceptedEntry = Type.Object({
  position: Type.Integer(),
  serialNumber: Type.String(),
  lineNumber: Type.Integer(),
})
export type AcceptedEntry = Static<typeof AcceptedEntry>

/** Why a serial number that is held elsewhere is taken all the same (D14). */
export const OverrideReason = Type.Optional(
  Type.String({ minLength: 1, maxLength: 500, description: 'Why a duplicate is accepted, where the group only warns' }),
)

/** What became, or would become, of a list (D24). */
export const ListAnswer = Type.Object(
  {
    accepted: Type.Integer(),
    refused: Type.Array(RefusedEntry),
    lines: Type.Array(LineCountView),
    registered: Type.Optional(Type.Array(AcceptedEntry, { description: 'Of a preview: the entries accepted' })),
  },
  { title: 'ListAnswer' },
)

const Place = Nullable(Type.Object({ id: Id, number: Nullable(Type.String()), lineId: Id, lineNumber: Type.Integer() }))

export const unitStates = ['registered', 'shipped', 'invoiced', 'returned', 'reversed', 'removed'] as const

/** A unit in a list: where it is and whose it is (D81, D83). */
export const UnitView = Type.Object(
  {
    id: Id,
    serialNumber: Nullable(Type.String()),
    notReadable: Type.Boolean(),
    state: Type.Enum([...unitStates]),
    productId: Id,
    productNumber: Type.String(),
    productName: Type.String(),
    customerId: Id,
    customerNumber: Type.String(),
    customerName: Type.String(),
    salesOrderId: Id,
    salesOrderNumber: Type.String(),
    packingSlip: Place,
    invoice: Place,
    soldBefore: Type.Boolean({ description: 'Its invoice is of before Pakbon, and was imported' }),
    reused: Type.Boolean({ description: 'It came from a reversed packing slip of the order line (D47)' }),
    registeredAt: Moment,
    deliveredOn: Nullable(Type.String()),
    invoicedOn: Nullable(Type.String()),
  },
  { title: 'Unit' },
)
export type UnitView = Static<typeof UnitView>

/** What changed on a document while somebody looks at it. */
export const DocumentChange = Type.Object(
  {
    state: Type.Enum(['inPreparation', 'posted', 'discarded']),
    edition: Type.Integer(),
    lines: Type.Array(LineCountView, { description: 'As those of `counts`' }),
    units: Type.Array(UnitView, { description: 'Registered or changed lately; one may come again' }),
    removedIds: Type.Array(Id, { description: 'Registrations taken off lately' }),
    reload: Type.Boolean({ description: 'More changed than is told here: read the document again' }),
  },
  { title: 'DocumentChange' },
)
export type DocumentChange = Static<typeof DocumentChange>

const Verdict = Type.Object({
  allowed: Type.Boolean(),
  refusals: Type.Array(Refusal),
})

/** D16: one act in the life of a unit. */
export const UnitEventView = Type.Object({
  act: Type.String(),
  at: Moment,
  by: Type.String(),
  reason: Type.String(),
  documentKind: Type.Enum(['packingSlip', 'invoice', 'salesOrder', 'returnOrder', 'returnReceipt']),
  document: Nullable(Type.String()),
  documentId: Nullable(Id),
  from: Nullable(Type.String()),
  to: Nullable(Type.String()),
})

/** D82: everything about one unit. */
export const UnitCard = Type.Object({
  ...UnitView.properties,
  sold: Type.Boolean({ description: 'By us, also where it came back since' }),
  on: Type.String(),
  ...unitCoverage,
  mayDo: Type.Object({ correct: Verdict, reversePackingSlip: Verdict, invoice: Verdict }),
  life: Type.Array(UnitEventView),
})
export type UnitCard = Static<typeof UnitCard>

export const TraceAnswer = Type.Object({
  exact: Nullable(UnitCard),
  others: Type.Array(UnitView, {
    description: 'Other units with this serial number: of other products, or earlier lives',
  }),
  candidates: Type.Array(UnitView, { description: 'Units whose serial number begins so' }),
  endings: Type.Array(UnitView, {
    description: 'Units whose serial number ends so: the beginning of a scan was cut off; six characters at least',
  }),
  hints: Type.Array(UnitView, {
    description: 'Units that a misread character, two changed round, or an end too much would mean; never a guess',
  }),
  earlier: Type.Array(UnitView, { description: 'Units that had this serial number before a correction' }),
})
export type TraceAnswer = Static<typeof TraceAnswer>
