import { addDays, addMonths, sameDayOfMonth } from './calendar.ts'

export const coverageKinds = ['warranty', 'service'] as const
export const coverageUnits = ['days', 'weeks', 'months', 'years'] as const
export const coverageStarts = ['delivery', 'invoice'] as const

/** D4: a promise that comes with every unit of a product. */
export interface CoverageTerm {
  readonly kind: (typeof coverageKinds)[number]
  readonly name: string
  readonly length: number
  readonly unit: (typeof coverageUnits)[number]
  readonly startsFrom: (typeof coverageStarts)[number]
}

/** When a unit was delivered and invoiced, as ISO days; null for not yet. */
export interface CoverageFacts {
  readonly deliveredOn: string | null
  readonly invoicedOn: string | null
}

/** A term of one unit. `from` and `until` are its first and its last day, both covered; null before it starts. */
export type Coverage<Term extends CoverageTerm = CoverageTerm> = Term & {
  readonly from: string | null
  readonly until: string | null
  readonly valid: boolean
}

/** D53: every term of a unit with its days, and whether it is valid on the ISO day `on`. */
export function coverageOf<Term extends CoverageTerm>(
  terms: readonly Term[],
  facts: CoverageFacts,
  on: string,
): Coverage<Term>[] {
  return terms.map((term) => {
    const from = term.startsFrom === 'delivery' ? facts.deliveredOn : facts.invoicedOn
    if (from === null) return { ...term, from: null, until: null, valid: false }
    const until = lastDayOf(term, from)
    return { ...term, from, until, valid: from <= on && on <= until }
  })
}

/**
 * D4: twelve months from 15 January end with 14 January. Where the last month has no such day, they end with that
 * month: one month from 31 January ends with the last day of February.
 */
function lastDayOf({ length, unit }: CoverageTerm, from: string): string {
  if (unit === 'days' || unit === 'weeks') return addDays(from, (unit === 'weeks' ? length * 7 : length) - 1)
  const sameDay = addMonths(from, unit === 'years' ? length * 12 : length)
  return sameDayOfMonth(sameDay, from) ? addDays(sameDay, -1) : sameDay
}
