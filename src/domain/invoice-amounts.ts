/** What the amount of an invoice line is made of. Quantity in the inventory unit; prices per sales unit. */
export interface LineToPrice {
  readonly quantity: number
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxPercentage: string
}

/** Amounts as decimal text with two digits; `netAmounts` in the order of the lines. */
export interface InvoiceAmounts {
  readonly netAmounts: readonly string[]
  readonly net: string
  readonly tax: string
  readonly gross: string
}

/** Exact amounts of an invoice: each line rounded to cents, the tax rounded once for each rate. */
export function invoiceAmounts(lines: readonly LineToPrice[]): InvoiceAmounts {
  const cents = lines.map(netCents)
  const perRate = new Map<string, bigint>()
  lines.forEach((line, index) => {
    perRate.set(line.taxPercentage, (perRate.get(line.taxPercentage) ?? 0n) + (cents[index] ?? 0n))
  })
  const net = cents.reduce((sum, amount) => sum + amount, 0n)
  const tax = [...perRate].reduce((sum, [rate, base]) => sum + rounded(base * millionths(rate), 100_000_000n), 0n)
  return { netAmounts: cents.map(inCents), net: inCents(net), tax: inCents(tax), gross: inCents(net + tax) }
}

/** Quantity × price, less discount, for part of a sales unit too. */
function netCents({ quantity, salesUnitFactor, salesPrice, discountPercentage }: LineToPrice): bigint {
  const product = millionths(quantity.toFixed(6)) * millionths(salesPrice) * (100_000_000n - millionths(discountPercentage))
  return rounded(product * 100n, 10n ** 20n * BigInt(salesUnitFactor))
}

/** Half away from zero, as people round money. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const away = numerator < 0n ? -denominator : denominator
  return (2n * numerator + away) / (2n * denominator)
}

function millionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const amount = BigInt(whole + fraction.padEnd(6, '0').slice(0, 6))
  return decimal.startsWith('-') ? -amount : amount
}

function inCents(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
