import { decimalOf, divideRounded, powerOfTen, shortestText, textOfDecimal } from '#domain/decimal.ts'

/** Decimal arithmetic in whole millionths, the digits that quantities and prices are kept with. */
const one = 1_000_000n

/** 100 %, in millionths. */
export const wholePercentage = 100n * one

/** A decimal text with a point, such as `-1234.5`, in millionths; further digits are rounded, halves away from zero. */
export function millionths(text: string): bigint {
  const { units, scale } = decimalOf(text)
  return divideRounded(units * one, powerOfTen(scale))
}

/** The shortest text of an amount in millionths. */
export function decimalText(amount: bigint): string {
  return shortestText({ units: amount, scale: 6 })
}

/** A quotient of two amounts in millionths, in millionths. */
export function quotient(dividend: bigint, divisor: bigint): bigint {
  return divideRounded(dividend * one, divisor)
}

/** Quantity × price − discount of a line in hundredths of the currency; the price is for `priceQuantity` units. */
export function lineAmount(quantity: bigint, price: bigint, discountPercent = 0n, priceQuantity = one): bigint {
  const dividend = quantity * price * (wholePercentage - discountPercent)
  return divideRounded(dividend, wholePercentage * priceQuantity * 10_000n)
}

/** An amount in millionths, in hundredths. */
export function hundredths(amount: bigint): bigint {
  return divideRounded(amount, 10_000n)
}

/** Hundredths as an amount with two digits. */
export function amountText(amount: bigint): string {
  return textOfDecimal({ units: amount, scale: 2 })
}
