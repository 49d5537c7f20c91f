import type { ToldRefusal } from '#web/api/problem.ts'
import type { Tone } from '#web/ui/scan-field/tones.ts'
import type { Entry, RefusedEntry, ScanLine, ScanRow, Verdict } from './entry.ts'
import { type Done, isComplete, nextOpenLine, type ScanState, undoLimit, withCounts, withRows } from './scan-state.ts'

type Counts = Parameters<typeof withCounts>[1]

/** What the server did with an entry, in one form for all of them. */
export interface EntryAnswer {
  readonly kind: Verdict['kind']
  readonly serialNumber?: string | null
  /** Units that came or went. */
  readonly added?: readonly { readonly id: string; readonly serialNumber: string | null; readonly lineId: string }[]
  readonly removedIds?: readonly string[]
  readonly lineId?: string | null
  readonly counts?: Counts
}

/** Does one entry on the server, with the line in hand of its turn. */
export type Perform = (entry: Entry, state: ScanState) => Promise<EntryAnswer>

export type Answered =
  | { readonly kind: 'done'; readonly answer: EntryAnswer }
  | { readonly kind: 'refused'; readonly refusals: readonly ToldRefusal[] }

/** What the page shows after an answer, and the tone that says it. */
export function stateAfter(
  state: ScanState,
  entry: Entry,
  answered: Answered,
): { readonly next: Partial<ScanState>; readonly tone: Tone | null } {
  if (answered.kind === 'refused')
    return { next: { refused: [...state.refused, refusedEntry(entry, answered)] }, tone: 'refused' }
  const { answer } = answered
  const lines = withCounts(state.lines, answer.counts ?? [])
  const gone = new Set(answer.removedIds ?? [])
  const left = gone.size > 0 ? state.rows.filter(({ id }) => !gone.has(id)) : state.rows
  const rows = withRows(left, rowsOf(answer, entry.at))
  const line = lines.find(({ id }) => id === (answer.lineId ?? state.lineInHand)) ?? null
  const completed = completedBy(answer, lines, line)
  const verdict: Verdict = {
    count: (state.verdict?.count ?? 0) + 1,
    kind: answer.kind,
    serialNumber: answer.serialNumber ?? null,
    line,
    completed,
  }
  const next = {
    lines,
    rows,
    verdict,
    lineInHand: lineAfter(state, answer, lines, completed),
    done: doneAfter(state.done, entry, answer),
  }
  return { next, tone: toneOf(verdict) }
}

function refusedEntry(entry: Entry, { refusals }: { readonly refusals: readonly ToldRefusal[] }): RefusedEntry {
  return { id: entry.id, text: entry.kind === 'scan' ? entry.text : '', refusals }
}

function rowsOf({ added = [] }: EntryAnswer, at: string): readonly ScanRow[] {
  return added.map((unit) => ({ ...unit, at }))
}

/**
 * Told by the entry whose answer says that nothing is missing any more. What the page knew before does not count: the
 * news of one's own scan may come before its answer.
 */
function completedBy({ kind }: EntryAnswer, lines: readonly ScanLine[], line: ScanLine | null): Verdict['completed'] {
  const isRegistered = kind === 'registered' || kind === 'notReadable'
  if (!isRegistered || !line || line.missing > 0) return null
  return isComplete(lines) ? 'document' : 'line'
}

/** A scanned barcode changes the line in hand; a complete line gives way to the next that misses something. */
function lineAfter(
  state: ScanState,
  answer: EntryAnswer,
  lines: readonly ScanLine[],
  completed: Verdict['completed'],
): string | null {
  const inHand = answer.lineId ?? state.lineInHand
  return completed ? (nextOpenLine(lines, inHand)?.id ?? inHand) : inHand
}

function doneAfter(done: readonly Done[], entry: Entry, answer: EntryAnswer): readonly Done[] {
  if (entry.kind === 'undo') return done.slice(0, -1)
  return [...done, ...doneBy(entry, answer)].slice(-undoLimit)
}

function doneBy(entry: Entry, { kind, added = [], serialNumber, lineId }: EntryAnswer): readonly Done[] {
  if (kind === 'removed' && entry.kind !== 'undo' && serialNumber && lineId) return [{ kind, serialNumber, lineId }]
  return added.map(({ id, serialNumber: text }) => ({ kind: 'registered', registrationId: id, serialNumber: text }))
}

function toneOf({ kind, completed }: Verdict): Tone | null {
  if (completed) return completed === 'document' ? 'documentComplete' : 'lineComplete'
  if (kind === 'registered' || kind === 'notReadable') return 'accepted'
  if (kind === 'nothing') return null
  return kind === 'removed' ? 'removed' : 'changed'
}
