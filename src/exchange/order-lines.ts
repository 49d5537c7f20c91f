import { amountText, hundredths, lineAmount, millionths, quotient, wholePercentage } from './decimal.ts'
import { roundPercentage } from './fields.ts'
import { addFault, addNote, type Findings, shown } from './findings.ts'
import type { ImportedOrderLine, Source } from './imported-order.ts'

/** A line that has the file's own text for its number; '' where the file does not number its lines. */
export type UnnumberedLine = Omit<ImportedOrderLine, 'lineNumber'> & { readonly reference: string }

/** What a line costs, in millionths. */
export interface LinePrice {
  readonly price: bigint
  readonly discountPercent: bigint | null
}

/** Quantity, price and what is added to or taken off the whole line, in millionths. */
export interface PriceParts {
  readonly quantity: bigint
  readonly price: bigint
  readonly charges: bigint
  readonly allowances: bigint
}

/**
 * The file's own line numbers where all are whole and positive, 1, 2, 3 … otherwise. A number used twice is a fault:
 * a line that was copied would be delivered twice.
 */
export function numberLines(
  order: string,
  lines: readonly UnnumberedLine[],
  findings: Findings,
): readonly ImportedOrderLine[] {
  const seen = new Map<string, Source>()
  for (const { reference, source } of lines) {
    const first = reference === '' ? undefined : seen.get(reference)
    if (first) {
      const details = { order: shown(order), number: shown(reference), first: first.line }
      addFault(findings, source, 'IMPORT_DUPLICATE_LINE', details)
    } else seen.set(reference, source)
  }
  const own = lines.every(({ reference }) => /^[1-9]\d{0,8}$/.test(reference))
  return lines.map(({ reference, ...line }, index) => ({ lineNumber: own ? Number(reference) : index + 1, ...line }))
}

/**
 * A price and a discount in percent that come to the same as the parts, to the cent; where no such discount does, a
 * price that has it taken off.
 */
export function priceOf({ quantity, price, charges, allowances }: PriceParts): LinePrice {
  if (charges === 0n && allowances === 0n) return { price, discountPercent: null }
  const charged = price + quotient(charges, quantity)
  const amount = (quantity * charged) / wholeUnit
  const discountPercent = amount === 0n ? 0n : roundPercentage((allowances * wholePercentage) / amount)
  const net = hundredths((quantity * price) / wholeUnit + charges - allowances)
  const possible = discountPercent >= 0n && discountPercent <= wholePercentage
  if (possible && lineAmount(quantity, charged, discountPercent) === net) {
    return { price: charged, discountPercent: discountPercent || null }
  }
  return { price: price + quotient(charges - allowances, quantity), discountPercent: null }
}

/** Adds a note where a line does not come to the amount, in hundredths, that the file has for it; not beside faults. */
export function compareAmount(
  findings: Findings,
  place: Source,
  quantity: bigint,
  { price, discountPercent }: LinePrice,
  stated: bigint,
): void {
  const amount = lineAmount(quantity, price, discountPercent ?? 0n)
  if (amount === stated || findings.faults.length > 0) return
  addNote(findings, place, 'IMPORT_AMOUNT_DIFFERS', { amount: amountText(amount), stated: amountText(stated) })
}

const wholeUnit = millionths('1')
