import { type CoverageKind, type CoverageTerm, coverageKinds, reviewBasis } from './coverage-terms.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The order line that is said to have sold coverage, in the inventory unit. */
export interface SellingLine {
  readonly order: string
  readonly line: number
  readonly product: string
  readonly ordered: number
  readonly cancelled: number
  readonly credited: number
  /** Other units that have coverage of it: their serial numbers, or ids of those that are not readable. */
  readonly others: readonly string[]
  readonly productTerms: readonly CoverageTerm[]
}

/** The unit that shall have a term of its own. */
export interface UnitToCover {
  readonly closedAs: string | null
  readonly isDelivered: boolean
}

/** D53: why a unit cannot have these terms; an empty list means that it can. */
export function reviewUnitTerms(
  { closedAs, isDelivered }: UnitToCover,
  line: SellingLine | null,
  terms: readonly Pick<CoverageTerm, 'kind' | 'basis'>[],
): Refusal[] {
  const closed = closedAs === null ? [] : [refuse('UNIT_CLOSED', { closedAs })]
  const waiting = closedAs === null && !isDelivered ? [refuse('UNIT_NOT_DELIVERED')] : []
  return [...closed, ...waiting, ...(line ? reviewLine(line, terms.length) : []), ...terms.flatMap(reviewBasis)]
}

/** What was sold is there, and for as many units as it was sold for. */
function reviewLine({ order, line, product, ordered, cancelled, credited, others }: SellingLine, terms: number) {
  const quantity = ordered - cancelled - credited
  if (quantity <= 0) return [refuse('COVERAGE_LINE_CANCELLED', { order, line })]
  if (terms === 0) return [refuse('COVERAGE_LINE_WITHOUT_TERMS', { order, line, product })]
  if (others.length < quantity) return []
  return [refuse('COVERAGE_LINE_USED_UP', { order, line, quantity, units: others.length, serialNumbers: [...others] })]
}

/** What coverage rests on that was sold on a line of its own. */
export function basisOfSold(kind: CoverageKind): CoverageTerm['basis'] {
  return kind === coverageKinds[1] ? 'serviceContract' : 'extendedWarranty'
}
