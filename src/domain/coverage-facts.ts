import type { CoverageLength, CoverageTerm, UnitTerm } from './coverage-terms.ts'

/** Out for repair and back; `sentBackOn` is null while it is still here. */
export interface Repair {
  readonly receivedOn: string
  readonly sentBackOn: string | null
  readonly document: string
}

/** All that the coverage of a unit follows from; days are ISO days, null for not yet. */
export interface CoverageFacts {
  readonly serialNumber: string | null
  readonly deliveredOn: string | null
  readonly deliveredBy: string | null
  readonly deliveryReversed: boolean
  readonly invoicedOn: string | null
  readonly invoicedBy: string | null
  readonly productTerms: readonly CoverageTerm[]
  readonly unitTerms: readonly UnitTerm[]
  readonly repairs: readonly Repair[]
  /** It came back for good. */
  readonly ended: { readonly on: string; readonly document: string } | null
  /** The unit in whose place this one was sent. */
  readonly replaces: CoverageFacts | null
  readonly replacementMinimumDays: number
}

/** Facts of a unit to which nothing happened but its sale. */
export function factsOfSale(productTerms: readonly CoverageTerm[], sale: Partial<CoverageFacts>): CoverageFacts {
  return { ...nothing, productTerms, ...sale }
}

const nothing: CoverageFacts = {
  serialNumber: null,
  deliveredOn: null,
  deliveredBy: null,
  deliveryReversed: false,
  invoicedOn: null,
  invoicedBy: null,
  productTerms: [],
  unitTerms: [],
  repairs: [],
  ended: null,
  replaces: null,
  replacementMinimumDays: 0,
}

/** One reason for the days of a term; all of them, in order, explain it. */
export type CoverageStep =
  | Start
  | NoStart
  | (CoverageLength & { readonly code: 'runs'; readonly until: string })
  | { readonly code: 'inherited'; readonly serialNumber: string | null; readonly until: string }
  | { readonly code: 'minimum'; readonly days: number; readonly until: string }
  | {
      readonly code: 'repair'
      readonly days: number
      readonly document: string
      readonly isStillHere: boolean
      readonly until: string
    }
  | { readonly code: 'ended'; readonly day: string; readonly document: string }

/** What a term begins with. */
export interface Start {
  readonly code: 'started'
  /** `sale`: the invoice of the line that sold the term. */
  readonly rule: 'delivery' | 'invoice' | 'sale' | 'day'
  readonly day: string
  readonly document: string | null
}

/** Why a term has not begun. */
export type NoStart =
  | { readonly code: 'notDelivered' }
  | { readonly code: 'deliveryReversed'; readonly document: string | null }
  | { readonly code: 'notInvoiced' }
  | { readonly code: 'notSold'; readonly order: string; readonly line: number }
  | { readonly code: 'saleCredited'; readonly order: string; readonly line: number }
  | { readonly code: 'withdrawn'; readonly day: string; readonly reason: string }
