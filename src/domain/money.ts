import { decimalOf, divideRounded, powerOfTen, shortestText, textOfDecimal } from './decimal.ts'

/** What an amount is made of. Quantity in the inventory unit; the price is for a sales unit, the rates are percentages. */
export interface PricedLine {
  readonly quantity: number | string
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxPercentage: string
}

/** What the lines of one tax rate come to. */
export interface RateTotal {
  readonly percentage: string
  readonly net: string
  readonly tax: string
}

/** Amounts as decimal text with the digits of the currency; `netAmounts` in the order of the lines. */
export interface Totals {
  readonly netAmounts: readonly string[]
  readonly net: string
  readonly tax: string
  readonly gross: string
  readonly perRate: readonly RateTotal[]
}

const digitsOfMoney = 2

/** Quantity × price, less discount, rounded half away from zero to the digits of the currency. */
export function lineAmount(line: PricedLine, digits = digitsOfMoney): string {
  return textOfDecimal({ units: netUnits(line, digits), scale: digits })
}

/** What lines come to: each line rounded, and the tax rounded once for each rate over the sum of its lines. */
export function totals(lines: readonly PricedLine[], digits = digitsOfMoney): Totals {
  const nets = lines.map((line) => netUnits(line, digits))
  const bases = new Map<string, bigint>()
  lines.forEach(({ taxPercentage }, index) => {
    const rate = shortest(taxPercentage)
    bases.set(rate, (bases.get(rate) ?? 0n) + (nets[index] ?? 0n))
  })
  const rates = [...bases].map(([percentage, net]) => ({ percentage, net, tax: taxUnits(percentage, net) }))
  const net = nets.reduce((sum, amount) => sum + amount, 0n)
  const tax = rates.reduce((sum, rate) => sum + rate.tax, 0n)
  const money = (units: bigint) => textOfDecimal({ units, scale: digits })
  return {
    netAmounts: nets.map(money),
    net: money(net),
    tax: money(tax),
    gross: money(net + tax),
    perRate: rates.map((rate) => ({ percentage: rate.percentage, net: money(rate.net), tax: money(rate.tax) })),
  }
}

/** The sum of quantities as people write them: 0.3 and -0.1 make 0.2. */
export function sumQuantities(...quantities: readonly number[]): number {
  const decimals = quantities.map(decimalOf)
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale))
  const units = decimals.reduce((sum, decimal) => sum + decimal.units * powerOfTen(scale - decimal.scale), 0n)
  return Number(textOfDecimal({ units, scale }))
}

/** D12: a quantity in the sales unit as one in the inventory unit. */
export function inInventoryUnit(quantity: number, salesUnitFactor: number): number {
  const { units, scale } = decimalOf(quantity)
  return Number(textOfDecimal({ units: units * BigInt(salesUnitFactor), scale }))
}

/** Whether two decimal texts mean the same number, such as 21 and 21.0000. */
export function isSameDecimal(one: string, other: string): boolean {
  return shortest(one) === shortest(other)
}

function netUnits({ quantity, salesUnitFactor, salesPrice, discountPercentage }: PricedLine, digits: number): bigint {
  const count = decimalOf(quantity)
  const price = decimalOf(salesPrice)
  const discount = decimalOf(discountPercentage)
  const whole = 100n * powerOfTen(discount.scale)
  const dividend = count.units * price.units * (whole - discount.units) * powerOfTen(digits)
  return divideRounded(dividend, whole * powerOfTen(count.scale + price.scale) * BigInt(salesUnitFactor))
}

function taxUnits(percentage: string, net: bigint): bigint {
  const { units, scale } = decimalOf(percentage)
  return divideRounded(net * units, 100n * powerOfTen(scale))
}

function shortest(text: string): string {
  return shortestText(decimalOf(text))
}
