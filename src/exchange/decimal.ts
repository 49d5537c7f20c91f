/** Decimal arithmetic in whole millionths, the digits that quantities and prices are kept with. */
const one = 1_000_000n

/** 100 %, in millionths. */
export const wholePercentage = 100n * one

/** A decimal text with a point, such as `-1234.5`, in millionths; further digits are rounded, halves away from zero. */
export function millionths(text: string): bigint {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const up = fraction.charAt(6) >= '5' ? 1n : 0n
  const size = BigInt(whole + fraction.slice(0, 6).padEnd(6, '0')) + up
  return negative ? -size : size
}

/** The shortest text of an amount in millionths. */
export function decimalText(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(7, '0')
  const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')
  return amount < 0n ? `-${text}` : text
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
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The nearest whole quotient, halves away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const size = dividend < 0n ? -dividend : dividend
  const by = divisor < 0n ? -divisor : divisor
  const rounded = (2n * size + by) / (2n * by)
  return negative ? -rounded : rounded
}
