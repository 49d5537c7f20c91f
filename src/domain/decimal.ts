/** A decimal number, exact whatever its size: whole units of 10 ^ -scale. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** What a number or text such as `-1234.5` says; not one with an exponent. */
export function decimalOf(number: number | string): Decimal {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)$/.exec(String(number)) ?? []
  if (sign === undefined) throw new Error(`no decimal number: ${number}`)
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** The text of a decimal with all its digits: 1.50 stays so. */
export function textOfDecimal({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = units < 0n ? '-' : ''
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`
}

/** The shortest text of a decimal: 1.5 for 1.50. */
export function shortestText(decimal: Decimal): string {
  const text = textOfDecimal(decimal)
  return decimal.scale === 0 ? text : text.replace(/\.?0+$/, '')
}

/** The nearest whole quotient, halves away from zero, as people round money. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const size = dividend < 0n ? -dividend : dividend
  const by = divisor < 0n ? -divisor : divisor
  const rounded = (2n * size + by) / (2n * by)
  return negative ? -rounded : rounded
}

/** 10 to the power of a whole number. */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}
