import type { Entry, RefusedEntry, ScanLine, ScanMode, ScanRow, Verdict } from './entry.ts'

/** What the scan page shows. */
export interface ScanState {
  readonly mode: ScanMode
  readonly lineInHand: string | null
  readonly lines: readonly ScanLine[]
  readonly rows: readonly ScanRow[]
  /** Entries without an answer, in their order. */
  readonly waiting: readonly Entry[]
  /** Why nothing goes out just now; null while it does. */
  readonly stopped: 'connection' | 'signedOut' | null
  /** False where this device keeps nothing: what waits is lost with the page. */
  readonly isKept: boolean
  readonly verdict: Verdict | null
  readonly refused: readonly RefusedEntry[]
  /** Scans that came while a refusal stood there, and were not taken. */
  readonly ignored: readonly string[]
  /** What can be undone, the last one last. */
  readonly done: readonly Done[]
}

/** An act of this page that undo takes back. */
export type Done =
  | { readonly kind: 'registered'; readonly registrationId: string; readonly serialNumber: string | null }
  | { readonly kind: 'removed'; readonly serialNumber: string; readonly lineId: string }

export const undoLimit = 10

export const emptyState: ScanState = {
  mode: 'add',
  lineInHand: null,
  lines: [],
  rows: [],
  waiting: [],
  stopped: null,
  isKept: true,
  verdict: null,
  refused: [],
  ignored: [],
  done: [],
}

/** The next line after this one, in turn, that misses something; null where none does. */
export function nextOpenLine(lines: readonly ScanLine[], after: string | null): ScanLine | null {
  const start = lines.findIndex(({ id }) => id === after) + 1
  const inTurn = [...lines.slice(start), ...lines.slice(0, start)]
  return inTurn.find((line) => line.serialised && line.missing > 0 && line.id !== after) ?? null
}

/** A line that a colleague completes gives way to the next, unless entries for it are still under way. */
export function lineAfterNews({ lineInHand, lines, waiting }: ScanState, now: readonly ScanLine[]): string | null {
  const missing = (all: readonly ScanLine[]) => all.find(({ id }) => id === lineInHand)?.missing ?? 0
  if (waiting.length > 0 || missing(lines) === 0 || missing(now) > 0) return lineInHand
  return nextOpenLine(now, lineInHand)?.id ?? lineInHand
}

/** The line to begin with: the first that misses something, else the first with serial numbers. */
export function firstLine(lines: readonly ScanLine[]): ScanLine | null {
  const serialised = lines.filter((line) => line.serialised)
  return serialised.find(({ missing }) => missing > 0) ?? serialised[0] ?? null
}

/** The lines with new counts for some of them. */
export function withCounts(
  lines: readonly ScanLine[],
  counts: readonly (Pick<ScanLine, 'quantity' | 'registered' | 'notReadable' | 'missing'> & {
    readonly lineId: string
  })[],
): readonly ScanLine[] {
  const byLine = new Map(counts.map((count) => [count.lineId, count]))
  return lines.map((line) => {
    const count = byLine.get(line.id)
    if (!count) return line
    const { quantity, registered, notReadable, missing } = count
    return { ...line, quantity, registered, notReadable, missing }
  })
}

/** The rows with these at the top; a row that was there already only changes its text. */
export function withRows(rows: readonly ScanRow[], added: readonly ScanRow[]): readonly ScanRow[] {
  if (added.length === 0) return rows
  const changed = new Map(added.map((row) => [row.id, row]))
  const kept = rows.map((row) => {
    const same = changed.get(row.id)
    changed.delete(row.id)
    return same ? { ...row, serialNumber: same.serialNumber } : row
  })
  return changed.size === 0 ? kept : [...added.filter(({ id }) => changed.has(id)), ...kept]
}

/** Whether nothing is missing any more on any line that asks for serial numbers. */
export function isComplete(lines: readonly ScanLine[]): boolean {
  return lines.every((line) => !line.serialised || line.missing === 0)
}
