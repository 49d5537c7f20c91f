import { totals } from '#domain/money.ts'
import type { DocumentTax, SalesDocument, SalesDocumentLine } from './sales-document.ts'

/** What the lines of an invoice come to, by kind and rate of tax, as it was when they were posted (D37). */
export function taxesOf(lines: readonly SalesDocumentLine[]): SalesDocument['totals'] {
  const priced = lines.flatMap(({ quantity, price }) => (price ? [{ quantity, ...price }] : []))
  const kinds = [...new Set(priced.map(kindOf))]
  const taxes = kinds.flatMap((kind): DocumentTax[] => {
    const group = priced.filter((line) => kindOf(line) === kind)
    const { taxCategory: category, taxPercentage: percentage } = group[0] ?? {}
    const { net, tax } = totals(group)
    return category && percentage ? [{ category, percentage, net, tax }] : []
  })
  const { net, tax, gross } = totals(priced)
  return { net, tax, gross, taxes }
}

function kindOf({
  taxCategory,
  taxPercentage,
}: {
  readonly taxCategory: string
  readonly taxPercentage: string
}): string {
  return `${taxCategory} ${taxPercentage}`
}

/** A line of a credit note: what is given back, without the minus sign that the journal has. */
export function withoutSign(line: SalesDocumentLine): SalesDocumentLine {
  const { price } = line
  const netAmount = price?.netAmount.replace('-', '') ?? ''
  return {
    ...line,
    quantity: Math.abs(line.quantity),
    quantityOrdered: Math.abs(line.quantityOrdered),
    price: price && { ...price, netAmount },
  }
}
