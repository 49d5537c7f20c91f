import { coverageOf } from '#domain/coverage.ts'
import { type CoverageVerdict, coverageVerdict } from '#domain/coverage-verdict.ts'
import type { BuyerVerdict } from '#domain/public-coverage.ts'
import { type CoveredUnit, factsOfUnit, type Replaced } from '#serial-numbers/unit-coverage.ts'

/** D53: what a buyer is told of the warranty and the service of a unit on a day. */
export function coverageForBuyer(
  unit: CoveredUnit,
  replaced: Replaced,
  on: string,
): { readonly warranty: BuyerVerdict; readonly service: BuyerVerdict } {
  const { warranty, service } = coverageVerdict(coverageOf(factsOfUnit(unit, replaced), on), on)
  return { warranty: forBuyer(warranty), service: forBuyer(service) }
}

/** What has no last day is none, whatever it waits for. */
function forBuyer({ code, from, until }: CoverageVerdict): BuyerVerdict {
  if (code === 'valid' || code === 'notBegun' || code === 'expired') return { code, from, until }
  return { code: 'none', from: null, until: null }
}
