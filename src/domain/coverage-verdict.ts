import { addDays } from './calendar.ts'
import type { Coverage } from './coverage.ts'
import { type CoverageKind, coverageKinds } from './coverage-terms.ts'

export const verdictCodes = [
  'valid',
  'noTerm',
  'notBegun',
  'expired',
  'ended',
  'notDelivered',
  'deliveryReversed',
  'notInvoiced',
  'notSold',
  'saleCredited',
] as const

/** D50: whether warranty, or service, holds on a day: until when, or why not. */
export interface CoverageVerdict {
  readonly valid: boolean
  readonly code: (typeof verdictCodes)[number]
  /** The first day of the term that decides: the one that lasts longest, or begins next. */
  readonly from: string | null
  /** Its last day, or that of the terms that follow it without a day between them. */
  readonly until: string | null
}

/** The verdict of each kind on the ISO day `on`, of a unit's coverage on that day. */
export function coverageVerdict(all: readonly Coverage[], on: string): Readonly<Record<CoverageKind, CoverageVerdict>> {
  const [warranty, service] = coverageKinds.map((kind) => {
    return verdictOf(
      all.filter((term) => term.kind === kind),
      on,
    )
  })
  return { warranty: warranty ?? noTerm, service: service ?? noTerm }
}

const noTerm: CoverageVerdict = { valid: false, code: 'noTerm', from: null, until: null }

function verdictOf(terms: readonly Coverage[], on: string): CoverageVerdict {
  const begun = terms.flatMap(({ from, until }) =>
    from !== null && until !== null && from <= until ? [{ from, until }] : [],
  )
  const valid = longest(terms.filter((term) => term.valid))
  if (valid) return { valid: true, code: 'valid', from: valid.from, until: throughout(valid.until, begun) }
  const [next] = begun.filter(({ from }) => from > on).sort((a, b) => compare(a.from, b.from))
  if (next) return { valid: false, code: 'notBegun', from: next.from, until: throughout(next.until, begun) }
  const last = longest(terms.filter(({ until }) => until !== null))
  if (last) {
    const code = last.steps.at(-1)?.code === 'ended' ? 'ended' : 'expired'
    return { valid: false, code, from: last.from, until: last.until }
  }
  return terms.flatMap(notStarted)[0] ?? noTerm
}

/** The last day that is covered without a day between: one term may go on where another ends. */
function throughout(until: string | null, terms: readonly { readonly from: string; readonly until: string }[]) {
  return [...terms]
    .sort((a, b) => compare(a.from, b.from))
    .reduce((end, term) => (end !== null && term.from <= addDays(end, 1) && term.until > end ? term.until : end), until)
}

function notStarted({ steps }: Coverage): CoverageVerdict[] {
  const code = verdictCodes.find((one) => one === steps[0]?.code)
  return code ? [{ valid: false, code, from: null, until: null }] : []
}

function longest(terms: readonly Coverage[]): Coverage | undefined {
  return [...terms].sort((a, b) => compare(b.until, a.until))[0]
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '').localeCompare(other ?? '')
}
