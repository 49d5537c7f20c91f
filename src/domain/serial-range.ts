import { type Refusal, refuse } from './refusal.ts'

/** From the first to the last serial number of a box (D24). */
export interface SerialRange {
  readonly prefix: string
  readonly first: string
  readonly last: string
}

const mostOfRange = 10_000

/**
 * D24: every serial number of a range, leading zeros kept. What first and last have in common before their digits is
 * part of the prefix, so A0098 to A0102 is a range too. Refused: no digits at the end, reversed, or more than 10,000.
 */
export function expandRange({ prefix, first, last }: SerialRange): readonly string[] | Refusal {
  const from = splitDigits(first.trim())
  const to = splitDigits(last.trim())
  const no = (reason: string, more: Readonly<Record<string, string | number>> = {}) =>
    refuse('SERIAL_NUMBER_RANGE', { first: shown(first), last: shown(last), reason, ...more })
  if (!from || !to) return no('digits')
  if (from.text !== to.text) return no('prefix')
  if (from.digits.length > to.digits.length) return no('length')
  const [low, high] = [BigInt(from.digits), BigInt(to.digits)]
  if (low > high) return no('reversed')
  const count = high - low + 1n
  if (count > BigInt(mostOfRange)) return no('count', { count: String(count), maximum: mostOfRange })
  const width = from.digits.length
  return Array.from({ length: Number(count) }, (_, index) => {
    return `${prefix}${from.text}${String(low + BigInt(index)).padStart(width, '0')}`
  })
}

/** Serial numbers that follow each other, from the first to the last; of one alone they are the same. */
export interface SerialRun {
  readonly first: string
  readonly last: string
  readonly count: number
}

/** D5: serial numbers in their order, consecutive ones as one run; leading zeros count. */
export function foldRuns(serialNumbers: readonly string[]): readonly SerialRun[] {
  const runs: SerialRun[] = []
  for (const serialNumber of [...serialNumbers].sort(byDigits)) {
    const run = runs.at(-1)
    if (run && follows(run.last, serialNumber)) {
      runs[runs.length - 1] = { ...run, last: serialNumber, count: run.count + 1 }
    } else runs.push({ first: serialNumber, last: serialNumber, count: 1 })
  }
  return runs
}

function follows(before: string, after: string): boolean {
  const [one, next] = [splitDigits(before), splitDigits(after)]
  if (!one || !next || one.text !== next.text || one.digits.length !== next.digits.length) return false
  return BigInt(next.digits) === BigInt(one.digits) + 1n
}

function byDigits(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : Number(one > other)
}

/** The text before the last run of digits, and that run; null for text that does not end in digits. */
function splitDigits(text: string): { readonly text: string; readonly digits: string } | null {
  if (text.length > 80) return null
  const digits = /[0-9]+$/.exec(text)?.[0]
  return digits ? { text: text.slice(0, -digits.length), digits } : null
}

function shown(text: string): string {
  return text.slice(0, 80)
}
