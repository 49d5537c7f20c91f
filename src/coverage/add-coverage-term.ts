import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import type { CoverageTerm } from '#domain/coverage-terms.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { basisOfSold, reviewUnitTerms, type SellingLine } from '#domain/unit-term.ts'
import { recordEvent } from '#events/record.ts'
import {
  insertUnitTerms,
  lockOrders,
  readSellingLine,
  readUnitTerm,
  readUnitToCover,
  type StoredTerm,
} from './store.ts'
import type { CoverageTermToAdd } from './views.ts'

/**
 * D53: gives one unit coverage of its own: what a line sold for it, a contract, or goodwill. Without fields of its own
 * it has the terms of the product that the line sold. A repeated id is answered as the first was.
 */
export async function addCoverageTerm(
  context: Context,
  registrationId: string,
  asked: CoverageTermToAdd,
): Promise<void> {
  const { id = newId(), salesOrderLineId = null } = asked
  const reason = asked.reason?.trim() ?? ''
  await lockOrders(context, registrationId, salesOrderLineId)
  const unit = await readUnitToCover(context, registrationId)
  const line = salesOrderLineId === null ? null : await readSellingLine(context, salesOrderLineId, registrationId)
  const known = await readUnitTerm(context, registrationId, id)
  if (known && isRepeated(asked, known)) return
  if (reason === '') throw new Refused([refuse('REASON_NEEDED')])
  const terms = termsAsked(asked, line)
  throwIfRefused(reviewUnitTerms(unit, line, terms))
  const stored = terms.map((term, index) => {
    return { ...term, id: index === 0 ? id : newId(), registrationId, salesOrderLineId, reason }
  })
  await insertUnitTerms(context, stored)
  const data = { terms: terms.map((term, index) => ({ ...term, id: stored[index]?.id })), salesOrderLineId, reason }
  await recordEvent(context, { kind: 'coverageTermAdded', subjectId: registrationId, data })
}

/** The same again, as far as it says. */
function isRepeated({ id: _, ...asked }: CoverageTermToAdd, known: StoredTerm): boolean {
  const said = { ...asked, reason: asked.reason?.trim() }
  return Object.entries(said).every(([name, value]) => known[name as keyof StoredTerm] === value)
}

type NewTerm = Pick<StoredTerm, keyof CoverageTerm | 'startsOn' | 'insteadOfProduct'>

function termsAsked(asked: CoverageTermToAdd, line: SellingLine | null): NewTerm[] {
  const { kind, length, unit, insteadOfProduct = false } = asked
  if (kind === undefined && length === undefined && unit === undefined && line !== null) {
    return line.productTerms.map((term) => ofProduct(term, asked))
  }
  if (kind === undefined || length === undefined || unit === undefined) {
    throw misshapen('kind, length and unit, or salesOrderLineId alone')
  }
  const basis = asked.basis ?? (line ? basisOfSold(kind) : undefined)
  if (basis === undefined) throw misshapen('basis, where no line sold it')
  const startsFrom = asked.startsFrom ?? (asked.startsOn ? 'day' : line ? 'invoice' : 'delivery')
  const own = { kind, basis, name: asked.name ?? '', length, unit, insteadOfProduct }
  return [{ ...own, ...startAsked(startsFrom, asked.startsOn) }]
}

/** A term of the product that was sold, with what is said otherwise. */
function ofProduct({ kind, name, length, unit, startsFrom }: CoverageTerm, asked: CoverageTermToAdd): NewTerm {
  const { basis = basisOfSold(kind), insteadOfProduct = false, startsOn } = asked
  const start = startAsked(asked.startsFrom ?? (startsOn ? 'day' : startsFrom), startsOn)
  return { kind, basis, name: asked.name ?? name, length, unit, insteadOfProduct, ...start }
}

function startAsked(startsFrom: CoverageTerm['startsFrom'], startsOn: string | undefined) {
  if ((startsFrom === 'day') !== (startsOn !== undefined)) throw misshapen('startsOn if and only if startsFrom is day')
  return { startsFrom, startsOn: startsOn ?? null }
}

function misshapen(problem: string): Refused {
  return new Refused([refuse('REQUEST_SHAPE', { path: 'body', problem })])
}
