import { isSameDecimal } from '#domain/money.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import type { ImportedOrder } from '#exchange/imported-order.ts'
import type { KnownLine, KnownOrder } from './known-orders.ts'
import type { ResolvedLine } from './resolve-lines.ts'

/** What an order of a file has otherwise than the one of its number that is here; an empty list means nothing. */
export function differencesOf(
  order: ImportedOrder,
  lines: readonly ResolvedLine[],
  known: KnownOrder & { readonly lines: readonly KnownLine[] },
): Refusal[] {
  const differs = (field: string, expected: string, value: string, source = order.source) =>
    expected === value
      ? []
      : [refuse('IMPORT_ORDER_DIFFERS', { ...source, order: order.number, field, expected, value })]
  const knownLines = new Map(known.lines.map((line) => [line.lineNumber, line]))
  const numbers = new Set(lines.map((line) => line.lineNumber))
  return [
    ...differs('customerNumber', known.customerNumber, order.customer.number),
    ...differs('currency', known.currency, order.currency),
    ...differs('orderedOn', known.orderedOn, order.orderedOn ?? known.orderedOn),
    ...lines.flatMap((line) => {
      const before = knownLines.get(line.lineNumber)
      const name = `lines[${line.lineNumber}]`
      if (!before) return differs(name, '-', briefly(line), line.source)
      return fields
        .filter((field) => !isSame(field, before[field], line[field]))
        .flatMap((field) => differs(`${name}.${field}`, before[field], line[field], line.source))
    }),
    ...known.lines
      .filter((line) => !numbers.has(line.lineNumber))
      .flatMap((line) => differs(`lines[${line.lineNumber}]`, briefly(line), '-')),
  ]
}

const fields = ['productNumber', 'salesUnit', 'quantity', 'salesPrice', 'discountPercentage'] as const

/** 12.5 and 12.50 are one price; products 12.5 and 12.50 are two. */
function isSame(field: (typeof fields)[number], one: string, other: string): boolean {
  const isText = field === 'productNumber' || field === 'salesUnit'
  return isText ? one === other : isSameDecimal(one, other)
}

function briefly({ quantity, salesUnit, productNumber }: KnownLine | ResolvedLine): string {
  return `${quantity} ${salesUnit} ${productNumber}`
}
