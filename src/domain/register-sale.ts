import { decimalOf, divideRounded, powerOfTen, textOfDecimal } from './decimal.ts'
import { type Duty, reviewDuty } from './duty.ts'
import { isSameDecimal, type PricedLine, sumQuantities, type Totals, totals } from './money.ts'
import { type Refusal, refuse } from './refusal.ts'

export const registerSaleStates = ['open', 'parked', 'discarded', 'stranded', 'posted'] as const
export type RegisterSaleState = (typeof registerSaleStates)[number]

/** A ticket or receipt, as far as it is decided who may change it. */
export interface SaleToChange {
  readonly state: RegisterSaleState
  readonly number: string | null
  readonly tillId: string
  /** The code of its till. */
  readonly till: string
}

/** D61: why a till may not change this ticket: it is closed, or another till has it and did not park it. */
export function reviewTicketChange({ state, number, tillId, till }: SaleToChange, here: string): Refusal[] {
  if (state !== 'open' && state !== 'parked') return [refuse('SALE_CLOSED', { state, number: number ?? '-' })]
  return tillId === here || state === 'parked' ? [] : [refuse('SALE_OF_OTHER_TILL', { till })]
}

/** What a line of a ticket is sold for, in decimal text. */
export interface LinePrice {
  readonly price: string
  readonly discountPercentage: string
}

/**
 * D60: another price than the product's, or a discount, needs its duty; so does changing one that is on the ticket.
 * One that somebody with the duty gave stays where somebody else goes on with the ticket.
 */
export function reviewPrice(
  line: { readonly lineNumber: number; readonly product: string; readonly productPrice: string },
  asked: LinePrice,
  before: LinePrice | null,
  caller: { readonly duties: ReadonlySet<Duty> },
): Refusal[] {
  if (isSamePrice(asked, { price: line.productPrice, discountPercentage: '0' })) return []
  if (before && isSamePrice(asked, before)) return []
  if (!reviewDuty(caller, 'changePointOfSalePrices')) return []
  const { lineNumber, product } = line
  return [refuse('POINT_OF_SALE_PRICE', { line: lineNumber, product, duties: ['changePointOfSalePrices'] })]
}

function isSamePrice(one: LinePrice, other: LinePrice): boolean {
  return isSameDecimal(one.price, other.price) && isSameDecimal(one.discountPercentage, other.discountPercentage)
}

/** D62: sales without connection come in the order in which the device numbered them. */
export function reviewOfflineNumber(offlineNumber: number, expected: number): Refusal[] {
  return offlineNumber === expected ? [] : [refuse('RECEIPT_OUT_OF_ORDER', { offlineNumber, expected })]
}

/** What is taken back for money: of a line that was sold, or at a price of its own. Quantity in the inventory unit. */
export interface CreditPart {
  /** The order whose credit note has it; parts without a sale are together on another. */
  readonly salesOrderId: string | null
  readonly salesOrderLineId: string | null
  readonly quantity: number
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxPercentage: string
}

/** D52: what parts come to on their credit notes: one for each order, on which a line credits all of its parts. */
export function creditTotals(parts: readonly CreditPart[]): readonly Totals[] {
  const orders = [...new Set(parts.map(({ salesOrderId }) => salesOrderId))]
  return orders.map((order) => {
    const own = parts.filter(({ salesOrderId }) => salesOrderId === order)
    const sold = [...new Set(own.flatMap(({ salesOrderLineId }) => salesOrderLineId ?? []))]
    const together = sold.flatMap((id) => sumOfParts(own.filter(({ salesOrderLineId }) => salesOrderLineId === id)))
    return totals([...together, ...own.filter(({ salesOrderLineId }) => salesOrderLineId === null)].map(pricedCredit))
  })
}

/** What one part alone comes to, with its tax. */
export function creditOf(part: CreditPart): Totals {
  return totals([pricedCredit(part)])
}

function sumOfParts(parts: readonly CreditPart[]): CreditPart[] {
  const [first] = parts
  return first ? [{ ...first, quantity: sumQuantities(...parts.map(({ quantity }) => quantity)) }] : []
}

/** A part of a sales unit is credited in inventory units, at their share of its price. */
function pricedCredit({ quantity, salesUnitFactor, salesPrice, ...part }: CreditPart): PricedLine {
  if (quantity % salesUnitFactor === 0) return { ...part, quantity, salesUnitFactor, salesPrice }
  const { units, scale } = decimalOf(salesPrice)
  const share = divideRounded(units * powerOfTen(6), powerOfTen(scale) * BigInt(salesUnitFactor))
  return { ...part, quantity, salesUnitFactor: 1, salesPrice: textOfDecimal({ units: share, scale: 6 }) }
}
