import { type Static, type TSchema, Type } from 'typebox'
import { Day, Id, Moment, Nullable, Quantity } from '#http/schemas.ts'

/** A list of work: how much there is, and what comes first. */
const part = <Item extends TSchema>(item: Item, description: string) =>
  Type.Optional(
    Type.Object(
      {
        count: Type.Integer({ description: 'At most 1,000' }),
        capped: Type.Boolean({ description: 'There is more than the count says' }),
        items: Type.Array(item, { description: 'The first ten' }),
      },
      { description },
    ),
  )

const customer = { customerId: Id, customerNumber: Type.String(), customerName: Type.String() }

const OrderToDo = Type.Object(
  {
    id: Id,
    number: Type.String(),
    ...customer,
    orderedOn: Day,
    requestedDeliveryOn: Nullable(Day),
    lines: Type.Integer({ description: 'Lines with something left to do' }),
    preparations: Type.Integer({ description: 'Packing slips, or invoices, in preparation of this order' }),
  },
  { title: 'OrderToDo' },
)

const Preparation = Type.Object(
  {
    id: Id,
    salesOrderId: Id,
    salesOrderNumber: Type.String(),
    ...customer,
    createdAt: Moment,
    quantity: Quantity,
    registered: Type.Integer(),
    notReadable: Type.Integer(),
  },
  { title: 'PreparationToDo', description: 'Counts are those of the lines on which serial numbers are registered' },
)

const UnitToComplete = Type.Object(
  {
    id: Id,
    productId: Id,
    productNumber: Type.String(),
    productName: Type.String(),
    ...customer,
    documentKind: Type.Enum(['packingSlip', 'invoice'], { description: 'What delivered it' }),
    documentId: Id,
    documentNumber: Type.String(),
    deliveredOn: Day,
    ageInDays: Type.Integer({ description: 'Since its delivery' }),
  },
  { title: 'UnitToComplete' },
)

const product = { productId: Id, productNumber: Type.String(), productName: Type.String() }

const DuplicateUnit = Type.Object(
  {
    id: Id,
    serialNumber: Nullable(Type.String()),
    ...product,
    ...customer,
    salesOrderId: Id,
    salesOrderNumber: Type.String(),
    overriddenAt: Moment,
    overriddenBy: Type.String(),
    reason: Type.String(),
  },
  { title: 'DuplicateUnit' },
)

const ReturnFinding = Type.Object(
  {
    id: Id,
    serialNumber: Nullable(Type.String()),
    registrationId: Nullable(Id),
    findings: Type.Array(Type.String()),
    overrideReason: Type.String(),
    ...product,
    ...customer,
    returnOrderId: Id,
    returnOrderNumber: Type.String(),
    receivedOn: Day,
  },
  { title: 'ReturnFinding' },
)

const ChangedSlip = Type.Object(
  {
    id: Id,
    number: Type.String(),
    salesOrderId: Id,
    salesOrderNumber: Type.String(),
    ...customer,
    postingOn: Day,
    printedAt: Moment,
    serialNumbersChangedAt: Moment,
  },
  { title: 'ChangedSlip' },
)

/** What there is to do, as far as the caller's duties go. */
export const WorkView = Type.Object(
  {
    toPack: part(OrderToDo, 'Sales orders with something left to deliver, the first requested first'),
    inPreparation: part(Preparation, 'Packing slips in preparation, the oldest first'),
    toInvoice: part(OrderToDo, 'Sales orders delivered and not wholly invoiced, the first requested first'),
    invoicesInPreparation: part(Preparation, 'Invoices in preparation, the oldest first'),
    notReadable: part(
      UnitToComplete,
      'Delivered units, not readable, that may still get their serial number (D40, D43)',
    ),
    duplicates: part(DuplicateUnit, 'Units registered though their serial number is active elsewhere too (D14)'),
    returnFindings: part(ReturnFinding, 'Received units of which the return policy found something, not settled (D51)'),
    changedSincePrint: part(ChangedSlip, 'Packing slips whose serial numbers changed since they were printed (D41)'),
  },
  { title: 'Work' },
)
export type WorkView = Static<typeof WorkView>

/** A list of work of these items. */
export interface Part<Item> {
  readonly count: number
  readonly capped: boolean
  readonly items: Item[]
}
export type OrderToDo = Static<typeof OrderToDo>
export type Preparation = Static<typeof Preparation>
export type UnitToComplete = Static<typeof UnitToComplete>
export type DuplicateUnit = Static<typeof DuplicateUnit>
export type ReturnFinding = Static<typeof ReturnFinding>
export type ChangedSlip = Static<typeof ChangedSlip>
