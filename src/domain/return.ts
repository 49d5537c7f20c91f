import { type Refusal, refuse } from './refusal.ts'

/** D52: what becomes of a unit that comes back. */
export const dispositions = ['credit', 'replace', 'repair', 'scrap'] as const
export type Disposition = (typeof dispositions)[number]

/** D51: what the return policy may find about a unit. */
export const returnFindings = ['unknown', 'returnedBefore', 'otherCustomer', 'otherInvoice'] as const
export type ReturnFinding = (typeof returnFindings)[number]

export type ReturnPolicy = 'block' | 'warn' | 'off'

/** Where a unit is on its way back: the document that has it, and since when. */
export interface UnitOnReturn {
  readonly unitId: string
  readonly returnOrderId: string
  readonly returnOrderLineId: string
  readonly returnReceiptId: string | null
  readonly document: string
  readonly day: string
  readonly received: boolean
}

/** One sale of a unit with a serial number: whose it is, and how far it is. */
export interface Sale {
  readonly registrationId: string
  readonly serialNumber: string | null
  readonly productId: string
  readonly product: string
  readonly salesOrderId: string
  readonly salesOrderLineId: string
  readonly customerId: string
  readonly invoiceId: string | null
  readonly invoiceLineId: string | null
  readonly freeOfCharge: boolean
  readonly shipped: boolean
  readonly open: boolean
  /** An earlier life of the unit came back. */
  readonly returnedBefore: boolean
  readonly onReturn: UnitOnReturn | null
}

/** What a serial number stands for: one sale, none that is known, or a reason to take nothing back. */
export type SaleFound =
  | { readonly kind: 'sale'; readonly sale: Sale }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Who brings the unit, and the products that are expected; they decide where a serial number is ambiguous. */
export interface Expected {
  readonly serialNumber: string
  readonly customerId: string | null
  readonly productIds: ReadonlySet<string>
}

/** D50: the sale that a serial number means. Of several products or several open units nothing is guessed. */
export function findSale(sales: readonly Sale[], expected: Expected): SaleFound {
  const { serialNumber } = expected
  const ofProduct = narrowed(sales, ({ productId }) => expected.productIds.has(productId))
  const products = [...new Set(ofProduct.map(({ product }) => product))]
  if (products.length > 1) return { kind: 'refused', refusal: refuse('SERIAL_AMBIGUOUS', { serialNumber, products }) }
  const open = ofProduct.filter((sale) => sale.open)
  const own = narrowed(open, ({ customerId }) => customerId === expected.customerId)
  const [sale, another] = narrowed(own, isSold)
  if (another) return { kind: 'refused', refusal: refuse('SERIAL_AMBIGUOUS', { serialNumber, products }) }
  if (sale) return { kind: 'sale', sale }
  const returned = ofProduct.find(({ onReturn }) => onReturn !== null) ?? ofProduct[0]
  return returned ? { kind: 'sale', sale: returned } : { kind: 'unknown' }
}

/** Those that the condition leaves, or all where it leaves none. */
function narrowed<T>(all: readonly T[], condition: (one: T) => boolean): readonly T[] {
  const some = all.filter(condition)
  return some.length > 0 ? some : all
}

function isSold({ invoiceLineId, freeOfCharge, shipped }: Sale): boolean {
  return invoiceLineId !== null || (freeOfCharge && shipped)
}

/** D51, I24: why this sale cannot come back, whatever the policy: it did already, or it was never invoiced. */
export function reviewSale(sale: Sale): Refusal | null {
  const { serialNumber, product, onReturn } = sale
  if (onReturn) return returnedAlready(serialNumber, onReturn)
  if (!sale.open) return refuse('UNIT_CLOSED', { closedAs: 'returned' })
  return isSold(sale) ? null : refuse('UNIT_NOT_INVOICED', { serialNumber, product })
}

/** I24: a sale comes back once; which document has it, and since when. */
export function returnedAlready(serialNumber: string | null, on: UnitOnReturn): Refusal {
  const { document, day, received, returnReceiptId, returnOrderId } = on
  const holder = received ? { returnReceiptId } : { returnOrderId }
  return refuse('UNIT_RETURNED_ALREADY', { serialNumber, document, day, ...holder })
}

/** D51: what the policy has to say about a sale that this customer brings back; `onLine` is what it is taken on. */
export function findingsOf(
  sale: Pick<Sale, 'customerId' | 'returnedBefore'> | null,
  customerId: string,
  onLine: { readonly ofOtherInvoice: boolean },
): readonly ReturnFinding[] {
  if (sale === null) return ['unknown']
  return [
    ...(sale.returnedBefore ? (['returnedBefore'] as const) : []),
    ...(sale.customerId === customerId ? [] : (['otherCustomer'] as const)),
    ...(onLine.ofOtherInvoice ? (['otherInvoice'] as const) : []),
  ]
}

/** D51: why what was found stands in the way; null where nothing was, or it is only kept. */
export function reviewFindings(
  serialNumber: string,
  findings: readonly ReturnFinding[],
  policy: ReturnPolicy,
  overrideReason: string | null,
): Refusal | null {
  if (findings.length === 0 || policy === 'off') return null
  if (policy === 'block') return refuse('RETURN_NOT_ALLOWED', { serialNumber, findings })
  return overrideReason ? null : refuse('RETURN_REASON_NEEDED', { serialNumber, findings })
}

/** D52: only units with a row of their own can be replaced or repaired. */
export function reviewDisposition(
  { lineNumber, serialised }: { readonly lineNumber: number; readonly serialised: boolean },
  disposition: Disposition,
): Refusal[] {
  const needsUnit = disposition === 'replace' || disposition === 'repair'
  return needsUnit && !serialised ? [refuse('DISPOSITION_NEEDS_UNITS', { line: lineNumber, disposition })] : []
}

/** A unit on a return, as far as it may be decided about. */
export interface UnitToDecide {
  readonly serialNumber: string | null
  readonly disposition: Disposition
  readonly posted: boolean
  readonly active: boolean
  readonly creditNote: string | null
  readonly replacement: string | null
}

/** D52: why this unit cannot get another disposition: it was acted on, or is no longer the customer's. */
export function reviewNewDisposition(unit: UnitToDecide, asked: Disposition): Refusal[] {
  const { serialNumber, creditNote, replacement } = unit
  const document = creditNote ?? replacement
  if (!unit.active || document !== null) return [refuse('UNIT_SETTLED', { serialNumber, document: document ?? '-' })]
  if (unit.posted && asked === 'repair' && unit.disposition !== 'repair')
    return [refuse('NOT_BACK_TO_REPAIR', { serialNumber })]
  return []
}

/** Whether a unit with this disposition leaves its sale when it is received; a repaired one stays the customer's. */
export function leavesItsSale(disposition: Disposition): boolean {
  return disposition !== 'repair'
}

/** D51: no more comes in than the return order expects. */
export function reviewReceived({
  lineNumber,
  quantity,
  left,
}: {
  readonly lineNumber: number
  readonly quantity: number
  readonly left: number
}): Refusal[] {
  return quantity <= left ? [] : [refuse('RECEIVED_MORE_THAN_EXPECTED', { line: lineNumber, quantity, left })]
}

export type ReturnOrderState = 'open' | 'partlyReceived' | 'received' | 'closed'
export const returnOrderStates = ['open', 'partlyReceived', 'received', 'closed'] as const
