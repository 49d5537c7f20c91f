import { readCommand, type ScanCommand } from '#domain/scan.ts'
import type { Tone } from '#web/ui/scan-field/tones.ts'
import type { Entry, ScanLine, ScanMode, ScanRow, Verdict } from './entry.ts'
import { createEntryRunner } from './entry-runner.ts'
import type { KeptEntries } from './outbox.ts'
import { type Perform, stateAfter } from './scan-answer.ts'
import {
  emptyState,
  firstLine,
  lineAfterNews,
  nextOpenLine,
  type ScanState,
  withCounts,
  withRows,
} from './scan-state.ts'

/** What others did to the document meanwhile, as the server tells it. */
export interface LiveChange {
  readonly lines: Parameters<typeof withCounts>[1]
  readonly rows: readonly ScanRow[]
  readonly removedIds: readonly string[]
}

interface QueueParts {
  readonly kept: KeptEntries
  /** Does one entry on the server. Throws Problem. */
  readonly perform: Perform
  readonly play: (tone: Tone) => void
  readonly onPost: () => void
  readonly now: () => string
  readonly newId: () => string
}

export type ScanQueue = ReturnType<typeof createScanQueue>

/**
 * The queue of one document: takes entries at once and has them done in their order, one after the other, each once
 * (D20, D25). Begins with what was left in it before a reload.
 */
export function createScanQueue({ kept, perform, play, onPost, now, newId }: QueueParts) {
  let state: ScanState = emptyState
  let answers = 0
  const listeners = new Set<() => void>()
  const tellAll = () => {
    for (const listener of listeners) listener()
  }
  const change = (next: Partial<ScanState>) => {
    if (next.lineInHand !== undefined && next.lineInHand !== state.lineInHand) void kept.keepLine(next.lineInHand)
    state = { ...state, ...next }
    tellAll()
  }
  const tell = (verdict: Pick<Verdict, 'kind' | 'serialNumber'>) => {
    change({ verdict: { line: null, completed: null, ...verdict, count: (state.verdict?.count ?? 0) + 1 } })
    play('changed')
  }
  const runner = createEntryRunner({
    kept,
    perform,
    getState: () => state,
    onAnswered: (entry, answered) => {
      answers += 1
      const { next, tone } = stateAfter(state, entry, answered)
      change({ ...next, waiting: state.waiting.filter(({ id }) => id !== entry.id), stopped: null })
      if (tone) play(tone)
    },
    onStopped: (stopped) => change({ stopped }),
    onKept: (isKept) => isKept !== state.isKept && change({ isKept }),
    onIdle: tellAll,
  })
  const restored = restore()

  async function restore(): Promise<void> {
    const [entries, lineId] = await Promise.all([runner.restore(), kept.readLine()])
    if (entries.length === 0) return
    change({ waiting: [...entries, ...state.waiting], lineInHand: lineId ?? state.lineInHand })
  }

  /** Nothing goes out before what was left from earlier is in its place. */
  const run = () => restored.then(runner.run)

  type Act = Entry extends infer One ? (One extends Entry ? Omit<One, 'id' | 'at'> : never) : never

  function add(act: Act): void {
    const entry = { ...act, id: newId(), at: now() } as Entry
    if (entry.kind !== 'undo') runner.keep(entry)
    change({ waiting: [...state.waiting, entry] })
    if (state.stopped) play('waiting')
    void run()
  }

  const acts: Readonly<Record<ScanCommand, () => void>> = {
    add: () => setMode('add'),
    remove: () => setMode('remove'),
    notReadable: registerNotReadable,
    nextLine,
    undo,
    post: onPost,
    acknowledge,
  }

  function enter(text: string, overrideReason?: string): void {
    const command = readCommand(text)
    if (state.refused.length > 0 && command !== 'acknowledge') {
      change({ ignored: [...state.ignored, text].slice(-20) })
      play('refused')
    } else if (command) acts[command]()
    else add({ kind: 'scan', text, mode: state.mode, ...(overrideReason ? { overrideReason } : {}) })
  }

  function registerNotReadable(): void {
    if (state.refused.length > 0) play('refused')
    else add({ kind: 'notReadable' })
  }

  /** An entry that did not go out yet is simply taken back; the one under way is undone after its answer. */
  function undo(): void {
    const last = state.waiting.at(-1)
    if (!last || last.kind === 'undo' || state.waiting.length === 1) {
      add({ kind: 'undo' })
      return
    }
    void runner.drop(last.id)
    change({ waiting: state.waiting.slice(0, -1) })
    tell({ kind: 'undone', serialNumber: last.kind === 'scan' ? last.text : null })
  }

  function setMode(mode: ScanMode): void {
    if (mode === state.mode) return
    change({ mode })
    tell({ kind: 'mode', serialNumber: null })
  }

  function nextLine(): void {
    const line = nextOpenLine(state.lines, state.lineInHand)
    if (line) add({ kind: 'line', lineId: line.id })
  }

  function acknowledge(): void {
    if (state.refused.length > 0 || state.ignored.length > 0) change({ refused: [], ignored: [] })
  }

  return {
    getState: () => state,
    /** How many entries were answered: what was read while it grew may miss some of them. */
    countAnswers: () => answers,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** An ended entry of the field: a command is followed, anything else waits for its turn. */
    enter,
    registerNotReadable,
    remove: (registrationId: string) => add({ kind: 'remove', registrationId }),
    undo,
    setMode,
    nextLine,
    /** In its turn, so that what was entered before it still goes to the line of then. */
    chooseLine: (lineId: string) => add({ kind: 'line', lineId }),
    acknowledge,
    /** Lines and rows as the server has them. */
    load: (lines: readonly ScanLine[], rows: readonly ScanRow[]) => {
      const isKnown = lines.some(({ id, serialised }) => serialised && id === state.lineInHand)
      change({ lines, rows, lineInHand: isKnown ? state.lineInHand : (firstLine(lines)?.id ?? null) })
      void run()
    },
    addOlder: (rows: readonly ScanRow[]) => {
      const known = new Set(state.rows.map(({ id }) => id))
      change({ rows: [...state.rows, ...rows.filter(({ id }) => !known.has(id))] })
    },
    merge: ({ lines, rows, removedIds }: LiveChange) => {
      const gone = new Set(removedIds)
      const left = gone.size > 0 ? state.rows.filter(({ id }) => !gone.has(id)) : state.rows
      const added = rows.filter(({ id }) => !gone.has(id))
      const counted = withCounts(state.lines, lines)
      change({ lines: counted, rows: withRows(left, added), lineInHand: lineAfterNews(state, counted) })
    },
    /** Sends what was left from earlier, without the page of the document. */
    resume: () => {
      void run()
      runner.wake()
    },
    /** Tries again at once what waits for the connection. */
    wake: runner.wake,
    /** Answers when nothing waits; true where something was refused, or cannot go out. */
    settled: () =>
      new Promise<boolean>((resolve) => {
        const look = () => {
          if (state.waiting.length > 0 && !state.stopped) return
          listeners.delete(look)
          resolve(state.waiting.length > 0 || state.refused.length > 0)
        }
        listeners.add(look)
        look()
      }),
  }
}
