import { type Duty, reviewDuty } from './duty.ts'
import { isSameDecimal } from './money.ts'
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
