import type { CoverageFacts, NoStart, Start } from './coverage-facts.ts'
import type { CoverageTerm, UnitTerm } from './coverage-terms.ts'

/** The step that begins a term of a product, or the one that says why it has not begun. */
export function startOf(startsFrom: CoverageTerm['startsFrom'], facts: CoverageFacts): Start | NoStart {
  const { deliveredOn, deliveredBy, invoicedOn, invoicedBy, deliveryReversed } = facts
  if (deliveryReversed) return { code: 'deliveryReversed', document: deliveredBy }
  if (startsFrom === 'invoice') {
    if (invoicedOn === null) return { code: 'notInvoiced' }
    return { code: 'started', rule: 'invoice', day: invoicedOn, document: invoicedBy }
  }
  if (deliveredOn === null) return { code: 'notDelivered' }
  return { code: 'started', rule: 'delivery', day: deliveredOn, document: deliveredBy }
}

/** The same of a term of one unit. What was sold counts once it is invoiced and not credited in full. */
export function startOfUnitTerm(term: UnitTerm, facts: CoverageFacts): Start | NoStart {
  const { startsFrom, startsOn, sale, withdrawn } = term
  if (withdrawn) return { code: 'withdrawn', day: withdrawn.on, reason: withdrawn.reason }
  const delivery = startOf('delivery', facts)
  if (delivery.code !== 'started') return delivery
  if (sale?.credited) return { code: 'saleCredited', order: sale.order, line: sale.line }
  if (sale && sale.invoicedOn === null) return { code: 'notSold', order: sale.order, line: sale.line }
  if (startsFrom === 'day' && startsOn !== null) {
    return { code: 'started', rule: 'day', day: startsOn, document: null }
  }
  if (startsFrom !== 'invoice' || !sale?.invoicedOn) return startOf(startsFrom, facts)
  return { code: 'started', rule: 'sale', day: sale.invoicedOn, document: sale.invoice }
}
