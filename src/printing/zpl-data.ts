import type { Modules } from './symbol.ts'

/**
 * The data of a field, in which all but letters, digits and spaces are written as hexadecimal UTF-8 with `\` before
 * each byte: nothing in it can be a command, an escape or the end of the field.
 */
export function dataOf(text: string): string {
  return `^FH\\^FD${text.replace(/[^A-Za-z0-9 ]/gu, hexadecimal)}`
}

function hexadecimal(letter: string): string {
  return Array.from(Buffer.from(letter), (byte) => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** Data Matrix with `_` as its escape: `_1` is FNC1, which makes it GS1's, and `__` is an underscore. */
export function gs1Data(elementString: string): string {
  const [, gtin = '', serialNumber = ''] = /^\(01\)(\d{14})\(21\)(.*)$/.exec(elementString) ?? []
  return dataOf(`_101${gtin}21${serialNumber.replaceAll('_', '__')}`)
}

/** Code 128 from set B, with long runs of digits in set C, two to a character. */
export function code128Data(text: string): string {
  return dataOf(charactersOf(text).join(''))
}

/** How many modules wide Code 128 of a text is, with its check character, stop and quiet zones. */
export function code128Modules(text: string): number {
  return 11 * (charactersOf(text).length + 1) + 13 + 20
}

const [startB, toC, toB] = ['>:', '>5', '>6']

/** What the printer reads as one character of the symbol each; `>` is its escape. */
function charactersOf(text: string): readonly string[] {
  const pieces = text.split(/((?:\d\d){3,})/)
  const characters = pieces.flatMap((piece, index) => {
    if (index % 2 === 0) return [...piece].map((letter) => escaped[letter] ?? letter)
    const isLast = index === pieces.length - 2 && pieces[index + 1] === ''
    return [toC, ...(piece.match(/../g) ?? []), ...(isLast ? [] : [toB])]
  })
  return [startB, ...characters]
}

const escaped: Readonly<Record<string, string>> = { '>': '>0', '^': '><', '~': '>=' }

/** A symbol as a picture, which needs nothing of the printer; `module` in dots. A colon repeats the row before. */
export function graphicOf({ columns, rows, runs }: Modules, module: number): string {
  const bytes = Math.ceil((columns * module) / 8)
  const lines = Array.from({ length: rows }, () => new Array<string>(bytes * 8).fill('0'))
  for (const { row, column, length } of runs) lines[row]?.fill('1', column * module, (column + length) * module)
  const data = lines.map((bits) => `${hexadecimalOf(bits.join(''))}${':'.repeat(module - 1)}`).join('')
  const total = bytes * rows * module
  return `^GFA,${total},${total},${bytes},${data}`
}

function hexadecimalOf(bits: string): string {
  return (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16).toUpperCase()).join('')
}
