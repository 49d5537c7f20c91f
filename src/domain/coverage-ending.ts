import { addDays, addMonths } from './calendar.ts'
import { coverageOf } from './coverage.ts'
import type { CoverageFacts } from './coverage-facts.ts'
import { type CoverageKind, type CoverageLength, coverageKinds } from './coverage-terms.ts'
import { coverageVerdict } from './coverage-verdict.ts'

/** Days, the first and the last included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

/** Coverage of a unit that ends. */
export interface Ending {
  readonly kind: CoverageKind
  readonly until: string
}

/** D53: what of a unit is valid on the first of these days and ends on one of them. */
export function endingOf(facts: CoverageFacts, { from, to }: DayRange): Ending[] {
  const verdict = coverageVerdict(coverageOf(facts, from), from)
  return coverageKinds.flatMap((kind) => {
    const { valid, until } = verdict[kind]
    return valid && until !== null && until <= to ? [{ kind, until }] : []
  })
}

/**
 * Days on which terms of this length began that may end on one of these days. Some more are among them, since months
 * differ; none is missing.
 */
export function startsBefore({ length, unit }: CoverageLength, { from, to }: DayRange): DayRange {
  const monthsOf = unit === 'years' ? length * 12 : length
  const back = (day: string) => {
    if (unit === 'days' || unit === 'weeks')
      return notBeforeTime(addDays(day, -(unit === 'weeks' ? length * 7 : length)))
    return Number(day.slice(0, 4)) * 12 - monthsOf < 24 ? beginning : addDays(addMonths(day, -monthsOf), -slack)
  }
  return { from: back(from), to: addDays(back(to), 2 * slack) }
}

/** Months differ by three days at most, and a term ends on the day before. */
const slack = 4
const beginning = '0001-01-01'

function notBeforeTime(day: string): string {
  return day < beginning || day.length !== beginning.length ? beginning : day
}
