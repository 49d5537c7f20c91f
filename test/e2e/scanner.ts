import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { type KeyEvent, strokeOf, strokeOfKey, strokeWithControl } from './keys.ts'

export interface ScannerSettings {
  /** Milliseconds from one character to the next; 2 by itself. */
  readonly msPerKey?: number
  /** Milliseconds of silence after each scan; none by itself. */
  readonly pause?: number
  /** What ends a scan; Enter by itself. */
  readonly suffix?: 'Enter' | 'Tab' | 'none'
  /** The symbology that the scanner names first, e.g. `]d2`. */
  readonly aim?: string
  /** How the scanner types the separator GS (character 29): Control with `]`, or the bare character. */
  readonly separator?: 'control' | 'character'
}

export interface Scanned {
  readonly keys: number
  /** From the first key to the page's answer to the last, in milliseconds. */
  readonly took: number
  /** How much later than it should the latest key was sent, in milliseconds. */
  readonly latest: number
}

/** A hand scanner at a page: it types wherever the focus is, and waits for nobody. */
export interface Scanner {
  scan(codes: string | readonly string[], settings?: ScannerSettings): Promise<Scanned>
}

/** Connects a scanner to a page, with settings that each scan may replace. */
export async function connectScanner(page: Page, fixed: ScannerSettings = {}): Promise<Scanner> {
  const session = await page.context().newCDPSession(page)
  return {
    scan(codes, settings = {}) {
      const all = { ...fixed, ...settings }
      return send(session, schedule([codes].flat(), all))
    },
  }
}

interface Stroke {
  /** Milliseconds after the first stroke. */
  readonly at: number
  readonly events: readonly KeyEvent[]
}

function schedule(codes: readonly string[], settings: ScannerSettings): readonly Stroke[] {
  const { msPerKey = 2, pause = 0 } = settings
  const strokes: Stroke[] = []
  let at = 0
  for (const code of codes) {
    for (const events of strokesOf(code, settings)) {
      strokes.push({ at, events })
      at += msPerKey
    }
    at += pause
  }
  return strokes
}

function strokesOf(code: string, { suffix = 'Enter', aim = '', separator = 'control' }: ScannerSettings) {
  const strokes = [...aim, ...code].map((character) =>
    character === '\x1d' && separator === 'control' ? strokeWithControl(']') : strokeOf(character),
  )
  return suffix === 'none' ? strokes : [...strokes, strokeOfKey(suffix)]
}

/**
 * Each stroke at its time, none awaited before the next: the protocol keeps their order. They carry the time at which
 * they should have been sent, so that a page reads the scanner's rate from its events, however busy this process is.
 */
async function send(session: CDPSession, strokes: readonly Stroke[]): Promise<Scanned> {
  const began = performance.now()
  const zero = Date.now()
  const answers: Promise<unknown>[] = []
  let closed = false
  let latest = 0
  for (const { at, events } of strokes) {
    if (closed) break
    const early = began + at - performance.now()
    if (early > 0) await sleep(early)
    latest = Math.max(latest, performance.now() - began - at)
    for (const event of events) {
      const answer = session.send('Input.dispatchKeyEvent', { ...event, timestamp: (zero + at) / 1000 })
      answer.catch(() => {
        closed = true // told below
      })
      answers.push(answer)
    }
  }
  await Promise.all(answers)
  return { keys: strokes.length, took: performance.now() - began, latest }
}
