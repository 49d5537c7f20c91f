import { gs1Symbology } from '#domain/scan.ts'

/** A key as it came, with the time in milliseconds. */
export interface KeyRecord {
  readonly key: string
  readonly code: string
  readonly at: number
  readonly typed: string | null
}

export interface ScannerReport {
  readonly text: string
  /** The text with its group separators as ␝, for people. */
  readonly shown: string
  readonly suffix: 'Enter' | 'Tab' | 'none'
  readonly aimPrefix: string | null
  readonly separators: number
  readonly isGs1: boolean
  /** Whole milliseconds. */
  readonly averageGap: number
  readonly longestGap: number
}

/** What a scanner sent, key by key, in the words of its manual. */
export function readKeys(records: readonly KeyRecord[]): ScannerReport {
  const last = records.at(-1)?.key
  const suffix = last === 'Enter' || last === 'Tab' ? last : 'none'
  const text = records.map(({ typed }) => (typed?.length === 1 ? typed : '')).join('')
  const gaps = records.slice(1).map(({ at }, index) => at - (records[index]?.at ?? at))
  const sum = gaps.reduce((total, gap) => total + gap, 0)
  return {
    text,
    shown: text.replaceAll('\u001d', '␝'),
    suffix,
    aimPrefix: /^\][A-Za-z][0-9m]/.exec(text)?.[0] ?? null,
    separators: text.split('\u001d').length - 1,
    isGs1: gs1Symbology.test(text) || /^https?:\/\/\S+\/01\/\d/i.test(text),
    averageGap: gaps.length > 0 ? Math.round(sum / gaps.length) : 0,
    longestGap: Math.round(Math.max(0, ...gaps)),
  }
}
