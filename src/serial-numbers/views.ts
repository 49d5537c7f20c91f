import { type Static, Type } from 'typebox'
import { missingUnits } from '#domain/registration.ts'
import { Id, Moment, Nullable, Quantity, Refusal } from '#http/schemas.ts'
import type { DocumentLine } from './document-lines.ts'

/** D26: how far a line is. */
export const LineCountView = Type.Object({
  lineId: Id,
  lineNumber: Type.Integer(),
  quantity: Quantity,
  registered: Type.Integer(),
  notReadable: Type.Integer(),
  missing: Quantity,
})
export type LineCountView = Static<typeof LineCountView>

export function lineCountView(
  line: Pick<DocumentLine, 'id' | 'lineNumber' | 'quantity' | 'registered' | 'notReadable'>,
): LineCountView {
  const { id, lineNumber, quantity, registered, notReadable } = line
  return { lineId: id, lineNumber, quantity, registered, notReadable, missing: missingUnits(line) }
}

/** What an entry in the scan field turned out to be (D23). */
export const ScanAnswer = Type.Object({
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
})
export type ScanAnswer = Static<typeof ScanAnswer>

export const RefusedEntry = Type.Object({
  position: Type.Integer({ description: 'Place in the list, from 0' }),
  entry: Type.String(),
  refusals: Type.Array(Refusal),
})

/** What became of a list (D24). */
export const ListAnswer = Type.Object({
  accepted: Type.Integer(),
  refused: Type.Array(RefusedEntry),
  lines: Type.Array(LineCountView),
})

const Place = Nullable(Type.Object({ id: Id, number: Nullable(Type.String()), lineId: Id, lineNumber: Type.Integer() }))

/** A unit in a list: where it is and whose it is (D81, D83). */
export const UnitView = Type.Object({
  id: Id,
  serialNumber: Nullable(Type.String()),
  notReadable: Type.Boolean(),
  state: Type.Union(
    ['registered', 'shipped', 'invoiced', 'returned', 'reversed', 'removed'].map((state) => Type.Literal(state)),
  ),
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
  registeredAt: Moment,
  deliveredOn: Nullable(Type.String()),
  invoicedOn: Nullable(Type.String()),
})
export type UnitView = Static<typeof UnitView>
