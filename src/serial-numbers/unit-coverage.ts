import { type Coverage, coverageOf } from '#domain/coverage.ts'
import { type CoverageFacts, factsOfSale } from '#domain/coverage-facts.ts'
import { coverageKinds } from '#domain/coverage-terms.ts'
import { coverageVerdict } from '#domain/coverage-verdict.ts'
import { type WhereDocument, whereIs } from '#domain/whereabouts.ts'
import { stepText, termText, verdictText, whereText } from '#terms/coverage.ts'
import type { Language } from '#terms/text.ts'
import type { CoverageColumns } from './coverage-columns.ts'
import type { CoverageView, UnitCoverageView, UnitReturnView, VerdictView, WhereView } from './coverage-views.ts'
import type { UnitView } from './views.ts'

/** A unit with what its coverage and its place follow from. */
export interface CoveredUnit extends CoverageColumns {
  readonly unit: UnitView
}

/** The units that others were sent in place of, by their ids. */
export type Replaced = ReadonlyMap<string, CoveredUnit>

export interface CoverageAsked {
  readonly on: string
  readonly language: Language
  readonly replaced: Replaced
}

/** D50, D53: the coverage of a unit on a day with its verdict, where the unit is, and what it replaces or was replaced by. */
export function coverageOfUnit(unit: CoveredUnit, { on, language, replaced }: CoverageAsked): UnitCoverageView {
  const coverage = coverageOf(factsOfUnit(unit, replaced), on)
  return {
    coverage: coverage.map((term) => coverageView(term, language)),
    verdict: verdictView(coverage, on, language),
    whereIs: whereView(unit, language),
    replaces: unit.replaces,
    replacedBy: unit.returns.findLast(({ replacedBy }) => replacedBy !== null)?.replacedBy ?? null,
    returns: [...unit.returns],
  }
}

/** What the domain needs to know of a unit, and of those that it came in the place of. */
export function factsOfUnit(covered: CoveredUnit, replaced: Replaced): CoverageFacts {
  const { unit, returns, unitTerms, replacementMinimumDays } = covered
  const isThere = unit.state !== 'removed'
  const old = covered.replaces ? replaced.get(covered.replaces.registrationId) : undefined
  return factsOfSale(covered.productTerms, {
    serialNumber: unit.serialNumber,
    deliveredOn: isThere ? unit.deliveredOn : null,
    deliveredBy: deliveryOf(unit)?.number ?? null,
    deliveryReversed: unit.state === 'reversed',
    invoicedOn: isThere ? unit.invoicedOn : null,
    invoicedBy: unit.invoice?.number ?? null,
    unitTerms,
    repairs: returns.flatMap(repairOf),
    ended: returns.flatMap(endOf)[0] ?? null,
    replaces: old ? factsOfUnit(old, replaced) : null,
    replacementMinimumDays,
  })
}

/** The document that delivered it, or will. */
function deliveryOf({ packingSlip, invoice }: UnitView): WhereDocument | null {
  if (packingSlip) return { kind: 'packingSlip', id: packingSlip.id, number: packingSlip.number }
  return invoice && { kind: 'invoice', id: invoice.id, number: invoice.number }
}

function repairOf({ state, disposition, receivedOn, sentBackOn, receiptNumber }: UnitReturnView) {
  if (disposition !== 'repair' || receivedOn === null || !['received', 'sentBack'].includes(state)) return []
  return [{ receivedOn, sentBackOn, document: receiptNumber ?? '' }]
}

function endOf({ state, disposition, receivedOn, receiptNumber }: UnitReturnView) {
  if (disposition === 'repair' || receivedOn === null || state !== 'received') return []
  return [{ on: receivedOn, document: receiptNumber ?? '' }]
}

function coverageView({ steps, ...term }: Coverage, language: Language): CoverageView {
  return {
    ...term,
    text: termText(term, language),
    withdrawn: steps[0]?.code === 'withdrawn',
    steps: steps.map((step) => ({ ...step, text: stepText(step, language) })),
  }
}

function verdictView(coverage: readonly Coverage[], on: string, language: Language): VerdictView {
  const verdict = coverageVerdict(coverage, on)
  const [warranty, service] = coverageKinds.map((kind) => ({
    ...verdict[kind],
    text: verdictText(kind, verdict[kind], language),
  }))
  if (!warranty || !service) throw new Error('a kind of coverage without a verdict')
  return { warranty, service }
}

function whereView({ unit, returns }: CoveredUnit, language: Language): WhereView {
  const { state, deliveredOn } = unit
  const known = returns.map((one) => ({ ...one, isHere: one.state === 'received' }))
  const where = whereIs({ state, deliveredOn, delivery: deliveryOf(unit), returns: known })
  return { ...where, text: whereText(where, language) }
}
