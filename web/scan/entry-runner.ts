import { Problem } from '#web/api/problem.ts'
import type { Entry } from './entry.ts'
import type { KeptEntries } from './outbox.ts'
import type { Answered, Perform } from './scan-answer.ts'
import type { ScanState } from './scan-state.ts'

interface RunnerParts {
  readonly kept: KeptEntries
  readonly perform: Perform
  readonly getState: () => ScanState
  readonly onAnswered: (entry: Entry, answered: Answered) => void
  readonly onStopped: (why: NonNullable<ScanState['stopped']>) => void
  /** Whether the device kept the entry. */
  readonly onKept: (isKept: boolean) => void
  /** Nothing waits any more. */
  readonly onIdle: () => void
}

/** Does the waiting entries one after the other, each until it is decided; keeps them on the device meanwhile (D25). */
export function createEntryRunner({ kept, perform, getState, onAnswered, onStopped, onKept, onIdle }: RunnerParts) {
  const places = new Map<string, Promise<number | null>>()
  let isRunning = false
  let wakeUp = () => {}

  /** Null where nothing was decided: it is tried again after a pause. */
  async function attempt(entry: Entry): Promise<Answered | null> {
    try {
      return { kind: 'done', answer: await perform(entry, getState()) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (!error.isPassing && error.status !== 401) return { kind: 'refused', refusals: error.refusals }
      if (error.status !== 429) onStopped(error.status === 401 ? 'signedOut' : 'connection')
      // Who signs in next may be somebody else: whoever it is, the page of the entries' own user wakes them.
      await pause(error.status === 401 ? null : error.status === 429 ? 300 : 1500)
      return null
    }
  }

  /** Null: until it is woken. */
  function pause(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function drop(id: string): Promise<void> {
    const place = await places.get(id)
    places.delete(id)
    if (place !== undefined && place !== null) await kept.drop(place)
  }

  return {
    keep(entry: Entry): void {
      const place = kept.keep(entry)
      places.set(entry.id, place)
      void place.then((kept) => onKept(kept !== null))
    },
    /** What was left here before a reload, in its order. */
    async restore(): Promise<readonly Entry[]> {
      const entries = await kept.read()
      for (const { place, entry } of entries) places.set(entry.id, Promise.resolve(place))
      return entries.map(({ entry }) => entry)
    },
    drop,
    async run(): Promise<void> {
      if (isRunning) return
      isRunning = true
      for (let entry = getState().waiting[0]; entry; entry = getState().waiting[0]) {
        const answered = await attempt(entry)
        if (!answered) continue
        await drop(entry.id)
        onAnswered(entry, answered)
      }
      isRunning = false
      onIdle()
    },
    /** Ends a pause at once. */
    wake: () => wakeUp(),
  }
}
