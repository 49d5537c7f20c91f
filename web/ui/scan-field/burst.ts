/** A key as the burst reader sees it: what it types, and when, in milliseconds. */
export interface KeyPress {
  /** One character, `Enter` or `Tab`; anything else ends a burst. */
  readonly key: string
  readonly at: number
}

export type BurstVerdict =
  /** Not, or not yet, part of a burst: the page may have it. */
  | { readonly kind: 'ordinary' }
  /** Part of a burst that is under way: the page must not have it. */
  | { readonly kind: 'swallowed' }
  /** The key that ends a burst, with its text. */
  | { readonly kind: 'ended'; readonly text: string }

const longestGap = 50
const shortestBurst = 4

/** Tells a scanner from a hand: at most 50 ms between keys, at least 4 characters. */
export function createBurstReader() {
  let text = ''
  let last = Number.NEGATIVE_INFINITY
  const end = () => {
    const ended = text
    text = ''
    return ended
  }
  return {
    /** Judges a key. */
    press({ key, at }: KeyPress): BurstVerdict {
      if (at - last > longestGap) text = ''
      last = at
      if (key.length === 1) {
        text += key
        return { kind: text.length > 1 ? 'swallowed' : 'ordinary' }
      }
      const isEnd = key === 'Enter' || key === 'Tab'
      if (isEnd && text.length >= shortestBurst) return { kind: 'ended', text: end() }
      text = ''
      return { kind: 'ordinary' }
    },
    /** Whether a key at this moment would go on with a burst: then it is the burst's, wherever the focus has gone. */
    isUnderWay(at: number): boolean {
      return text !== '' && at - last <= longestGap
    },
    /** The text of a burst whose scanner sends no ending key, once it is quiet; empty where there is none. */
    settle(at: number): string {
      return at - last > longestGap && text.length >= shortestBurst ? end() : ''
    },
  }
}

const groupSeparator = '\u001d'

/** What a key types for a scanner: GS comes as Ctrl+] from most of them. Null: it types nothing. */
export function typedBy(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>): string | null {
  if (event.key === groupSeparator) return groupSeparator
  if (event.ctrlKey && !event.altKey && (event.key === ']' || event.code === 'BracketRight')) return groupSeparator
  if (event.metaKey || (event.ctrlKey && !event.altKey)) return null
  return event.key.length === 1 || event.key === 'Enter' || event.key === 'Tab' ? event.key : null
}
