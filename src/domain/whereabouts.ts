export const places = [
  'inPreparation',
  'withCustomer',
  'inRepair',
  'returned',
  'replaced',
  'scrapped',
  'reversed',
  'removed',
] as const
export type Place = (typeof places)[number]

export const dispositions = ['credit', 'replace', 'repair', 'scrap'] as const
export type Disposition = (typeof dispositions)[number]

/** A document that a place is known by. */
export interface WhereDocument {
  readonly kind: 'packingSlip' | 'invoice' | 'returnOrder' | 'returnReceipt'
  readonly id: string
  readonly number: string | null
}

/** Where a unit is now, since when, and by which document that is known. */
export interface Whereabouts {
  readonly place: Place
  readonly since: string | null
  readonly document: WhereDocument | null
}

/** A return of the unit, as far as it is. */
export interface UnitReturn {
  readonly disposition: Disposition
  /** It is with us by a posted receipt that stands. */
  readonly isHere: boolean
  readonly receivedOn: string | null
  readonly sentBackOn: string | null
  readonly receiptId: string | null
  readonly receiptNumber: string | null
}

/** What the place of a unit follows from. */
export interface WhereFacts {
  readonly state: 'registered' | 'shipped' | 'invoiced' | 'returned' | 'reversed' | 'removed'
  readonly deliveredOn: string | null
  readonly delivery: WhereDocument | null
  /** The oldest first. */
  readonly returns: readonly UnitReturn[]
}

/** D50: where a unit is now: the last that happened to it decides. */
export function whereIs({ state, deliveredOn, delivery, returns }: WhereFacts): Whereabouts {
  if (state === 'reversed' || state === 'removed') return { place: state, since: null, document: delivery }
  const here = returns.findLast(({ isHere }) => isHere)
  if (here) return { place: placeHere(here.disposition), since: here.receivedOn, document: receiptOf(here) }
  if (state === 'returned') return { place: 'returned', since: null, document: null }
  if (state === 'registered') return { place: 'inPreparation', since: null, document: delivery }
  const back = returns.findLast(({ sentBackOn }) => sentBackOn !== null)
  if (back) return { place: 'withCustomer', since: back.sentBackOn, document: receiptOf(back) }
  return { place: 'withCustomer', since: deliveredOn, document: delivery }
}

function placeHere(disposition: Disposition): Place {
  return ({ credit: 'returned', replace: 'replaced', repair: 'inRepair', scrap: 'scrapped' } as const)[disposition]
}

function receiptOf({ receiptId, receiptNumber }: UnitReturn): WhereDocument | null {
  return receiptId === null ? null : { kind: 'returnReceipt', id: receiptId, number: receiptNumber }
}
