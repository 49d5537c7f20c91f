import { lineAmount } from '#domain/money.ts'
import type { SalesDocumentLine } from '#sales-documents/sales-document.ts'

/** A line's amounts before its discount, of its discount, and after it; decimal text, two decimals. */
export interface LineAmounts {
  readonly base: string
  readonly allowance: string
  readonly net: string
}

/** What EN 16931 tells apart of a line; the three add up whatever was rounded. */
export function amountsOf({ quantity, price }: SalesDocumentLine): LineAmounts {
  if (!price) throw new Error('a line without a price is not invoiced')
  const base = lineAmount({ ...price, quantity, discountPercentage: '0' })
  return { base, allowance: difference(base, price.netAmount), net: price.netAmount }
}

function difference(one: string, other: string): string {
  const cents = BigInt(one.replace('.', '')) - BigInt(other.replace('.', ''))
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
