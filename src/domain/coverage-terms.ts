import { type Refusal, refuse } from './refusal.ts'

export const coverageKinds = ['warranty', 'service'] as const
export const coverageUnits = ['days', 'weeks', 'months', 'years'] as const
/** What a term of a product may start from; one of a single unit also from a day of its own. */
export const coverageStarts = ['delivery', 'invoice'] as const
export const unitCoverageStarts = [...coverageStarts, 'day'] as const
/** What a term of a product rests on; one of a single unit may also have been sold later, or be goodwill. */
export const coverageBases = ['legalGuarantee', 'manufacturerWarranty', 'serviceContract'] as const
export const unitCoverageBases = [...coverageBases, 'extendedWarranty', 'goodwill'] as const

export type CoverageKind = (typeof coverageKinds)[number]

/** How long a promise lasts. */
export interface CoverageLength {
  readonly length: number
  readonly unit: (typeof coverageUnits)[number]
}

/** D4: a promise that comes with every unit of a product. */
export interface CoverageTerm extends CoverageLength {
  readonly kind: CoverageKind
  readonly basis: (typeof unitCoverageBases)[number]
  readonly name: string
  readonly startsFrom: (typeof unitCoverageStarts)[number]
}

/** The order line that sold a term, and the first invoice that has it. */
export interface TermSale {
  readonly order: string
  readonly line: number
  readonly invoice: string | null
  readonly invoicedOn: string | null
  /** In full. */
  readonly credited: boolean
}

/** D53: a promise about one unit alone. */
export interface UnitTerm extends CoverageTerm {
  readonly id: string
  readonly startsOn: string | null
  /** In place of the product's terms of the same kind. */
  readonly insteadOfProduct: boolean
  readonly reason: string
  /** Null where nobody had to buy it. */
  readonly sale: TermSale | null
  readonly withdrawn: { readonly on: string; readonly reason: string } | null
}

/** D4: service rests on a contract and warranty on anything else; goodwill may be either. */
export function reviewBasis({ kind, basis }: Pick<CoverageTerm, 'kind' | 'basis'>): Refusal[] {
  const fits = basis === 'goodwill' || (basis === 'serviceContract') === (kind === 'service')
  return fits ? [] : [refuse('COVERAGE_BASIS_OF_KIND', { kind, basis })]
}

/** What a term of a product rests on where nothing is said. */
export function usualBasis(kind: CoverageKind): (typeof coverageBases)[number] {
  return kind === 'service' ? 'serviceContract' : 'manufacturerWarranty'
}
