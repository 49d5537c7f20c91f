import type { ToldRefusal } from '#web/api/problem.ts'
import type { ScanMode } from '#web/ui/scan-field/scan-field.tsx'

export type { ScanMode } from '#web/ui/scan-field/scan-field.tsx'

/** What the queue does, in the order in which the user did it. Its id makes it happen once (D25). */
export type Entry = { readonly id: string; readonly at: string } & (
  | { readonly kind: 'scan'; readonly text: string; readonly mode: ScanMode; readonly overrideReason?: string }
  | { readonly kind: 'notReadable' }
  | { readonly kind: 'remove'; readonly registrationId: string }
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'undo' }
)

/** A line of the document as the page shows it (D26). */
export interface ScanLine {
  readonly id: string
  readonly lineNumber: number
  readonly productNumber: string
  readonly description: string
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  readonly quantity: number
  readonly registered: number
  readonly notReadable: number
  readonly missing: number
}

/** A registered unit as a row of the page, the newest at the top (D22). */
export interface ScanRow {
  readonly id: string
  /** Null: not readable. */
  readonly serialNumber: string | null
  readonly lineId: string
  readonly at: string
  /** It came from a reversed packing slip (D47). */
  readonly isReused?: boolean
}

/** What the last entry came to. */
export interface Verdict {
  /** Grows with every verdict, so that the same one twice is told twice. */
  readonly count: number
  readonly kind: 'registered' | 'removed' | 'notReadable' | 'line' | 'mode' | 'undone' | 'nothing'
  readonly serialNumber: string | null
  readonly line: ScanLine | null
  readonly completed: 'line' | 'document' | null
}

/** An entry that was refused; it stays until somebody acknowledges it. */
export interface RefusedEntry {
  readonly id: string
  readonly text: string
  readonly refusals: readonly ToldRefusal[]
}
