/** How a file writes decimals: which mark stands before the fraction, and whether the numbers themselves show it. */
export interface Notation {
  readonly decimalMark: '.' | ',' | null
  readonly proven: boolean
}

/** A number read by a notation: a decimal with a point, or why there is none. */
export type NumberText = { readonly decimal: string } | { readonly refused: 'ambiguous' | 'notANumber' }

type Mark = '.' | ','

/** What a text shows by itself. Ambiguous are `1.234` and `1,234`: three digits of a fraction, or thousands. */
type Shape =
  | { readonly kind: 'whole' }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'decimal'; readonly decimalMark: Mark }
  | { readonly kind: 'ambiguous'; readonly decimalMark: Mark }

/**
 * The notation of a file. Its numbers show it where all that are clear agree; where none is clear the separator
 * suggests it: programs that separate by `;` do so because the comma is their decimal mark, and the other way round.
 */
export function notationOf(numbers: Iterable<string>, delimiter: string): Notation {
  const marks = new Set<Mark>()
  for (const text of numbers) {
    const shape = shapeOf(text)
    if (shape.kind === 'decimal') marks.add(shape.decimalMark)
  }
  const [mark] = marks
  if (mark) return { decimalMark: marks.size === 1 ? mark : null, proven: true }
  return { decimalMark: delimiter === ';' ? ',' : delimiter === ',' ? '.' : null, proven: false }
}

/** A number as a decimal with a point. The separator alone makes no ambiguous one thousands. */
export function readNumber(text: string, { decimalMark, proven }: Notation): NumberText {
  const shape = shapeOf(text)
  if (shape.kind === 'notANumber') return { refused: 'notANumber' }
  if (shape.kind === 'whole') return { decimal: text }
  if (shape.kind === 'decimal') return { decimal: withPoint(text, shape.decimalMark) }
  if (decimalMark === null || (decimalMark !== shape.decimalMark && !proven)) return { refused: 'ambiguous' }
  return { decimal: withPoint(text, decimalMark) }
}

const maximumDigits = 40

function shapeOf(text: string): Shape {
  if (text.length > maximumDigits) return { kind: 'notANumber' }
  if (/^-?\d+$/.test(text)) return { kind: 'whole' }
  const groupsThenFraction = /^-?\d{1,3}([.,])\d{3}(?:\1\d{3})*(?!\1)([.,])\d+$/.exec(text)
  if (groupsThenFraction) return { kind: 'decimal', decimalMark: groupsThenFraction[2] as Mark }
  const groups = /^-?\d{1,3}([.,])\d{3}(?:\1\d{3})+$/.exec(text)
  if (groups) return { kind: 'decimal', decimalMark: groups[1] === ',' ? '.' : ',' }
  const mark = /^-?\d*([.,])\d+$/.exec(text)?.[1] as Mark | undefined
  if (!mark) return { kind: 'notANumber' }
  return { kind: /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? 'ambiguous' : 'decimal', decimalMark: mark }
}

function withPoint(text: string, decimalMark: Mark): string {
  const groupMark = decimalMark === '.' ? ',' : '.'
  return text.replaceAll(groupMark, '').replace(decimalMark, '.')
}
