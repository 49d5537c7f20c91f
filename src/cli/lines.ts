import { InvalidArgumentError } from 'commander'
import { refusedError } from './failure.ts'

/** A line of a document by its number, with a quantity. */
export interface LineQuantity {
  readonly lineNumber: number
  readonly quantity: number
}

/** Reads `N=QUANTITY`; given several times, all of them. */
export function collectLineQuantities(text: string, before: readonly LineQuantity[] = []): readonly LineQuantity[] {
  const [, line, quantity] = /^(\d{1,6})=(\d{1,9}(?:\.\d{1,6})?)$/.exec(text) ?? []
  if (line === undefined) throw new InvalidArgumentError('Give a line and its quantity, as 1=5.')
  return [...before, { lineNumber: Number(line), quantity: Number(quantity) }]
}

/** Reads a whole number of at least one. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number.')
}

/** The line with this number; with none asked, the routes choose the line in hand (D23). */
export function lineWithNumber<Line extends { readonly lineNumber: number }>(
  lines: readonly Line[],
  lineNumber: number,
): Line {
  const line = lines.find((one) => one.lineNumber === lineNumber)
  if (line) return line
  throw refusedError(`There is no line ${lineNumber}. There is: ${lines.map((one) => one.lineNumber).join(', ')}`)
}
