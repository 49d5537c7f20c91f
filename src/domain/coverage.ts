import { addDays, addMonths, daysBetween, laterDay, sameDayOfMonth } from './calendar.ts'
import type { CoverageFacts, CoverageStep, NoStart, Repair, Start } from './coverage-facts.ts'
import { startOf, startOfUnitTerm } from './coverage-start.ts'
import type { CoverageLength, CoverageTerm, UnitTerm } from './coverage-terms.ts'

/** A term of one unit. `from` and `until` are its first and its last day, both covered; null before it starts. */
export interface Coverage extends CoverageTerm {
  /** Of a term of this unit alone. */
  readonly unitTermId: string | null
  readonly startsOn: string | null
  readonly reason: string
  readonly from: string | null
  readonly until: string | null
  readonly valid: boolean
  /** How these days came about, in order. */
  readonly steps: readonly CoverageStep[]
}

/** D53: every term of a unit with its days, and whether it is valid on the ISO day `on`; each time from the facts. */
export function coverageOf(facts: CoverageFacts, on: string): Coverage[] {
  return uncut(facts, on).map((term) => {
    const days = cutOff(term, facts.ended)
    const { from, until } = days
    return { ...term, ...days, valid: from !== null && until !== null && from <= on && on <= until }
  })
}

interface Days {
  readonly from: string | null
  readonly until: string | null
  readonly steps: readonly CoverageStep[]
}
type Uncut = Omit<Coverage, 'valid'>

/** As if the unit had not come back for good: what a unit in its place takes over. */
function uncut(facts: CoverageFacts, on: string): Uncut[] {
  const { replaces, repairs } = facts
  const displaced = new Set(facts.unitTerms.filter((term) => displaces(term, facts)).map(({ kind }) => kind))
  const common = replaces ? inherited(facts, uncut(replaces, on)) : facts.productTerms.map(ofProduct)
  const terms = [...common.filter(({ kind }) => !displaced.has(kind)), ...facts.unitTerms.map(ofUnit)]
  return terms.map((term) => ({ ...term, ...extended(term, repairs, on) }))

  function ofProduct(term: CoverageTerm): Uncut {
    return { ...term, unitTermId: null, startsOn: null, reason: '', ...run(term, startOf(term.startsFrom, facts)) }
  }

  function ofUnit(term: UnitTerm): Uncut {
    const { id, kind, basis, name, length, unit, startsFrom, startsOn, reason } = term
    const own = { kind, basis, name, length, unit, startsFrom, startsOn, reason, unitTermId: id }
    return { ...own, ...run(term, startOfUnitTerm(term, facts)) }
  }
}

/** A term that stands in place of the product's ones of its kind does so once it counts itself. */
function displaces(term: UnitTerm, facts: CoverageFacts): boolean {
  return term.insteadOfProduct && !['withdrawn', 'notSold', 'saleCredited'].includes(startOfUnitTerm(term, facts).code)
}

function run(term: CoverageLength, start: Start | NoStart): Days {
  if (start.code !== 'started') return { from: null, until: null, steps: [start] }
  const until = lastDayOf(term, start.day)
  return { from: start.day, until, steps: [start, { code: 'runs', length: term.length, unit: term.unit, until }] }
}

/**
 * D4: twelve months from 15 January end with 14 January. Where the last month has no such day, they end with that
 * month: one month from 31 January ends with the last day of February.
 */
function lastDayOf({ length, unit }: CoverageLength, from: string): string {
  if (unit === 'days' || unit === 'weeks') return addDays(from, (unit === 'weeks' ? length * 7 : length) - 1)
  const sameDay = addMonths(from, unit === 'years' ? length * 12 : length)
  return sameDayOfMonth(sameDay, from) ? addDays(sameDay, -1) : sameDay
}

/** D53: a unit in the place of another has the rest of each of its terms, from its own delivery on. */
function inherited(facts: CoverageFacts, old: readonly Uncut[]): Uncut[] {
  const start = startOf('delivery', facts)
  return old
    .filter(({ steps }) => steps[0]?.code !== 'withdrawn')
    .map((term) => ({ ...term, unitTermId: null, ...takenOver(term, start, facts) }))
}

/** The rest of a term, or the least that the company gives on a replacement where that is longer. */
function takenOver({ kind, from, until, steps }: Uncut, start: Start | NoStart, facts: CoverageFacts): Days {
  if (start.code !== 'started') return { from: null, until: null, steps: [start] }
  if (from === null || until === null) return { from, until, steps }
  const { replaces, replacementMinimumDays: days } = facts
  const least = addDays(start.day, days - 1)
  const taken = [start, { code: 'inherited', serialNumber: replaces?.serialNumber ?? null, until }] as const
  const rest = { from: laterDay(from, start.day), until, steps: taken }
  if (kind !== 'warranty' || days === 0 || least <= until) return rest
  return { ...rest, until: least, steps: [...taken, { code: 'minimum', days, until: least }] }
}

/** D53: the days that a unit was here for repair come after the end, for each repair that began before it. */
function extended({ from, until, steps }: Days, repairs: readonly Repair[], on: string): Days {
  if (from === null || until === null) return { from, until, steps }
  const all = [...steps]
  let end = until
  for (const repair of [...repairs].sort((a, b) => a.receivedOn.localeCompare(b.receivedOn))) {
    const { receivedOn, sentBackOn, document } = repair
    const days = daysBetween(receivedOn, sentBackOn ?? on)
    if (days <= 0 || receivedOn < from || receivedOn > end) continue
    end = addDays(end, days)
    all.push({ code: 'repair', days, document, isStillHere: sentBackOn === null, until: end })
  }
  return { from, until: end, steps: all }
}

/** A unit that came back for good is covered up to that day. */
function cutOff({ from, until, steps }: Days, ended: CoverageFacts['ended']): Days {
  if (from === null || until === null || !ended || ended.on >= until) return { from, until, steps }
  const step = { code: 'ended', day: ended.on, document: ended.document } as const
  return { from, until: ended.on, steps: [...steps, step] }
}
