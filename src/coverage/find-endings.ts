import { createHash } from 'node:crypto'
import type { Context } from '#db/context.ts'
import { cursorKey, type List, type PageAsked } from '#db/page.ts'
import { addDays, daysBetween } from '#domain/calendar.ts'
import { type DayRange, type Ending, endingOf } from '#domain/coverage-ending.ts'
import { factsOfSale } from '#domain/coverage-facts.ts'
import { readFacts } from '#serial-numbers/read-units.ts'
import { findCandidates, readTermsInForce, type SaleDay, type TermsInForce } from './ending-candidates.ts'
import type { EndingFilter } from './ending-views.ts'
import { type ExtendedUnit, readExtended } from './extended-candidates.ts'

export type UnitEnding = Ending & { readonly id: string }

/**
 * What ends within the days asked for: at least what the page asked for shows, and one more. In the order of the last
 * day a few days are looked at, then more of them, until there are enough. Which units may end then is found by the
 * days on which their terms began; whether one does is what the coverage of the unit says.
 */
export async function findEndings(
  context: Context,
  list: List<never, unknown>,
  asked: EndingFilter & PageAsked,
): Promise<readonly UnitEnding[]> {
  const { sort = list.sort, limit = 50 } = asked
  const terms = await readTermsInForce(context)
  const on = asked.on ?? terms.today
  const days = { from: on, to: addDays(on, asked.days ?? 30) }
  const inForce = { ...terms, on, extended: await readExtended(context, days, on) }
  const read = (range: DayRange) => endingsOn(context, inForce, range, asked)
  if (sort.replace('-', '') !== 'until') return read(days)
  const goesDown = sort === '-until'
  const after = cursorKey(asked, list)
  const comesAfter = after ? (ending: UnitEnding) => isAfter(placeOf(ending), after, goesDown) : () => true
  const found: UnitEnding[] = []
  for (const range of rangesFrom(days, after?.[0] ?? null, goesDown)) {
    found.push(...(await read(range)).filter(comesAfter))
    if (found.length > limit) break
  }
  return found.sort((a, b) => (isAfter(placeOf(a), placeOf(b), goesDown) ? 1 : -1)).slice(0, limit + 1)
}

type Place = readonly (string | null)[]

/** The last day, and the id that the list gives the row. */
function placeOf({ id, kind, until }: UnitEnding): Place {
  return [until, createHash('md5').update(`${id}${kind}`).digest('hex')]
}

function isAfter([day, id]: Place, [otherDay, otherId]: Place, goesDown: boolean): boolean {
  const [one, other] = [`${day} ${id}`, `${otherDay} ${otherId?.replaceAll('-', '')}`]
  return goesDown ? one < other : one > other
}

/** Parts of the days in their order, from one of them on: the first is a single day, each next four times as long. */
function* rangesFrom({ from, to }: DayRange, first: string | null, goesDown: boolean): Generator<DayRange> {
  let left = goesDown ? { from, to: first ?? to } : { from: first ?? from, to }
  for (let length = 1; left.from <= left.to; length *= 4) {
    const count = Math.min(length, daysBetween(left.from, left.to) + 1)
    const part = goesDown
      ? { from: addDays(left.to, 1 - count), to: left.to }
      : { from: left.from, to: addDays(left.from, count - 1) }
    yield part
    if (part.from === left.from && part.to === left.to) return
    left = goesDown ? { from: left.from, to: addDays(part.from, -1) } : { from: addDays(part.to, 1), to: left.to }
  }
}

interface InForce extends TermsInForce {
  readonly on: string
  readonly extended: readonly ExtendedUnit[]
}

/** What is valid on the day `on`, and ends on one of these days. */
async function endingsOn(
  context: Context,
  { on, extended, ...terms }: InForce,
  days: DayRange,
  asked: EndingFilter,
): Promise<UnitEnding[]> {
  const sales = await findCandidates(context, terms, days, extended, asked)
  const apart = sales.filter(({ isSpecial }) => isSpecial).flatMap(({ registrationIds }) => registrationIds)
  const facts = await readFacts(context, apart)
  const isShown = ({ kind, until }: Ending) => until >= days.from && (asked.kind === undefined || kind === asked.kind)
  const valid = { from: on, to: days.to }
  return [
    ...sales.filter(({ isSpecial }) => !isSpecial).flatMap((sale) => endingsOfSale(sale, terms, valid)),
    ...[...facts].flatMap(([id, one]) => endingOf(one, valid).map((ending) => ({ id, ...ending }))),
  ].filter(isShown)
}

/** Units that were sold alike end alike. */
function endingsOfSale(sale: SaleDay, { byProduct }: TermsInForce, days: DayRange): UnitEnding[] {
  const { productId, deliveredOn, invoicedOn, registrationIds } = sale
  const endings = endingOf(factsOfSale(byProduct.get(productId) ?? [], { deliveredOn, invoicedOn }), days)
  return endings.flatMap((ending) => registrationIds.map((id) => ({ id, ...ending })))
}
