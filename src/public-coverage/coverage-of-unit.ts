import { type Coverage, coverageOf } from '#domain/coverage.ts'
import type { BuyerVerdict } from '#domain/public-coverage.ts'
import type { SoldUnit } from './store.ts'

/** D53: what a buyer is told of the warranty and the service of a unit on a day. */
export function coverageForBuyer(
  { terms, ...facts }: SoldUnit,
  on: string,
): { readonly warranty: BuyerVerdict; readonly service: BuyerVerdict } {
  const coverage = coverageOf(terms, facts, on)
  return { warranty: verdictOf(coverage, 'warranty', on), service: verdictOf(coverage, 'service', on) }
}

function verdictOf(coverage: readonly Coverage[], kind: Coverage['kind'], on: string): BuyerVerdict {
  const begun = coverage.filter((term) => term.kind === kind && term.from !== null)
  const [last] = [...begun].sort((a, b) => (b.until ?? '').localeCompare(a.until ?? ''))
  if (!last) return { code: 'none', from: null, until: null }
  const { from, until } = last
  if (begun.some(({ valid }) => valid)) return { code: 'valid', from, until }
  return { code: (from ?? '') > on ? 'notBegun' : 'expired', from, until }
}
