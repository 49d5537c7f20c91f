import { negated, sumMoney, type TenderKind } from './payment.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A way to pay, and what a shift took in and gave back with it; change is not among either. */
export interface TenderOfShift {
  readonly tender: string
  readonly kind: TenderKind
  readonly blocked: boolean
  readonly received: string
  readonly given: string
}

/** What the rules of a closing look at. */
export interface ClosingToReview {
  readonly tenders: readonly TenderOfShift[]
  /** Codes of what was counted. */
  readonly counted: readonly string[]
  /** Tickets that are open on the till. */
  readonly openTickets: number
  /** Sales that the device has not sent yet, as it says itself. */
  readonly unsent: number
}

/** D61: why a shift cannot be closed so; an empty list means that it can. */
export function reviewClosing({ tenders, counted, openTickets, unsent }: ClosingToReview): Refusal[] {
  const unknown = counted.filter((code) => !tenders.some(({ tender }) => tender === code))
  const left = tenders.filter(isToCount).filter(({ tender }) => !counted.includes(tender))
  return [
    ...unknown.map((code) => refuse('TENDER_UNKNOWN', { tender: code })),
    ...(openTickets > 0 ? [refuse('SHIFT_TICKETS_OPEN', { tickets: openTickets })] : []),
    ...(unsent > 0 ? [refuse('SALES_UNSENT', { unsent })] : []),
    ...(left.length > 0 ? [refuse('COUNT_MISSING', { tenders: left.map(({ tender }) => tender) })] : []),
  ]
}

/** The drawer itself, what customers pay with now, and what they paid with in this shift. */
function isToCount({ kind, blocked, received, given }: TenderOfShift): boolean {
  return kind === 'cash' || !blocked || sumMoney(received) !== '0.00' || sumMoney(given) !== '0.00'
}

/**
 * D61: what should be there. Of cash also what lay in the drawer and what was put in or taken out; of vouchers those that
 * were handed in, since one that is given out leaves the till.
 */
export function expectedAmount(
  { kind, received, given }: Pick<TenderOfShift, 'kind' | 'received' | 'given'>,
  { openingFloat, movements }: { readonly openingFloat: string; readonly movements: readonly string[] },
): string {
  if (kind === 'voucher') return sumMoney(received)
  const taken = sumMoney(received, negated(given))
  return kind === 'cash' ? sumMoney(openingFloat, taken, ...movements) : taken
}

/** D61: what was counted less what should be there. */
export function countDifference(counted: string, expected: string): string {
  return sumMoney(counted, negated(expected))
}
