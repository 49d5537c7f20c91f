import type { ImportCode, RefusalCode } from '#domain/refusal.ts'

/** All text of Pakbon in one language; a missing term does not compile. */
export interface Terms {
  readonly refusal: Readonly<Record<RefusalCode, { readonly title: string; readonly text: string }>>
  /** Columns of a list of units, in the order of the export. */
  readonly unitColumns: readonly string[]
}

/** The text of what can be wrong with a file of orders. */
export type ImportTerms = Pick<Terms['refusal'], ImportCode>
