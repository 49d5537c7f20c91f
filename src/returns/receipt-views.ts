import { type Static, Type } from 'typebox'
import { Day, Id, Moment, Nullable, Quantity } from '#http/schemas.ts'
import { DocumentChange } from '#serial-numbers/views.ts'
import { Disposition, ReturnUnitView } from './views.ts'

const Text = Type.String()

export const returnReceiptStates = ['inPreparation', 'posted', 'reversed', 'discarded'] as const

/** A line of a receipt, counted as the lines of a packing slip are. */
export const ReturnReceiptLineView = Type.Object(
  {
    id: Id,
    lineNumber: Type.Integer(),
    returnOrderLineId: Id,
    productId: Id,
    productNumber: Text,
    description: Text,
    unit: Text,
    quantity: Quantity,
    serialised: Type.Boolean(),
    blankIssueAllowed: Type.Boolean({ description: 'D51: blank receipt allowed' }),
    registered: Type.Integer(),
    notReadable: Type.Integer(),
    missing: Quantity,
    surplus: Quantity,
    announced: Type.Integer({ description: 'Units of the line that are announced and not scanned yet' }),
    disposition: Disposition,
    returnReasonCode: Nullable(Text),
  },
  { title: 'ReturnReceiptLine' },
)
export type ReturnReceiptLineView = Static<typeof ReturnReceiptLineView>

/** D51: the packing slip of a return. */
export const ReturnReceiptView = Type.Object(
  {
    id: Id,
    number: Nullable(Text),
    state: Type.Enum([...returnReceiptStates]),
    edition: Type.Integer(),
    returnOrderId: Id,
    returnOrderNumber: Text,
    customerId: Id,
    customerNumber: Text,
    customerName: Text,
    customerReference: Nullable(Text),
    postingOn: Nullable(Day),
    createdAt: Moment,
    postedAt: Nullable(Moment),
    printedAt: Nullable(Moment),
    reversedAt: Nullable(Moment),
    reversedBy: Nullable(Text),
    reversalReason: Nullable(Text),
    lines: Type.Array(ReturnReceiptLineView),
  },
  { title: 'ReturnReceipt' },
)
export type ReturnReceiptView = Static<typeof ReturnReceiptView>

/** What changed on a receipt while somebody looks at it: as `DocumentChange`, with units of the return. */
export const ReceiptChange = Type.Object(
  { ...DocumentChange.properties, units: Type.Array(ReturnUnitView) },
  { title: 'ReceiptChange' },
)
