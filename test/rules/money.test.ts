import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inInventoryUnit, isSameDecimal, lineAmount, type PricedLine, sumQuantities, totals } from '#domain/money.ts'

const line = (quantity: number | string, salesPrice: string, more: Partial<PricedLine> = {}): PricedLine => ({
  quantity,
  salesPrice,
  salesUnitFactor: 1,
  discountPercentage: '0',
  taxPercentage: '21',
  ...more,
})

describe('the amount of a line', () => {
  test.each`
    quantity       | factor | price             | discount     | digits | amount
    ${3}           | ${1}   | ${'10.10'}        | ${'0'}       | ${2}   | ${'30.30'}
    ${'20.000000'} | ${10}  | ${'125.500000'}   | ${'0.0000'}  | ${2}   | ${'251.00'}
    ${10}          | ${30}  | ${'100'}          | ${'0'}       | ${2}   | ${'33.33'}
    ${20}          | ${30}  | ${'100'}          | ${'0'}       | ${2}   | ${'66.67'}
    ${3}           | ${1}   | ${'9.99'}         | ${'12.5'}    | ${2}   | ${'26.22'}
    ${1}           | ${1}   | ${'80'}           | ${'100'}     | ${2}   | ${'0.00'}
    ${1}           | ${1}   | ${'0.005'}        | ${'0'}       | ${2}   | ${'0.01'}
    ${1}           | ${1}   | ${'0.004999'}     | ${'0'}       | ${2}   | ${'0.00'}
    ${-1}          | ${1}   | ${'0.005'}        | ${'0'}       | ${2}   | ${'-0.01'}
    ${-1}          | ${1}   | ${'0.004'}        | ${'0'}       | ${2}   | ${'0.00'}
    ${1.005}       | ${1}   | ${'1'}            | ${'0'}       | ${2}   | ${'1.01'}
    ${0.1}         | ${1}   | ${'3'}            | ${'0'}       | ${2}   | ${'0.30'}
    ${0.000001}    | ${1}   | ${'999999999999'} | ${'0'}       | ${2}   | ${'1000000.00'}
    ${1000000}     | ${1}   | ${'0.000001'}     | ${'33.3333'} | ${2}   | ${'0.67'}
    ${7}           | ${1}   | ${'149.5'}        | ${'0'}       | ${0}   | ${'1047'}
    ${1}           | ${1}   | ${'0.5'}          | ${'0'}       | ${0}   | ${'1'}
    ${3}           | ${1}   | ${'0.1115'}       | ${'0'}       | ${3}   | ${'0.335'}
  `(
    '$quantity ÷ $factor × $price − $discount % is $amount',
    ({ quantity, factor, price, discount, digits, amount }) => {
      const priced = line(quantity, price, { salesUnitFactor: factor, discountPercentage: discount })
      expect(lineAmount(priced, digits)).toBe(amount)
    },
  )

  test('what is no decimal number is a mistake of the program', () => {
    for (const price of ['', '1,5', '1e3', ' 1', '.', '--1'])
      expect(() => lineAmount(line(1, price))).toThrow('no decimal number')
  })
})

describe('what lines come to', () => {
  test('the tax is rounded once for each rate, over the sum of its lines', () => {
    const cents = (taxPercentage: string) => line(1, '0.03', { taxPercentage })
    expect(totals([cents('21'), cents('21.0000'), cents('9'), cents('0')])).toEqual({
      netAmounts: ['0.03', '0.03', '0.03', '0.03'],
      net: '0.12',
      tax: '0.01',
      gross: '0.13',
      perRate: [
        { percentage: '21', net: '0.06', tax: '0.01' },
        { percentage: '9', net: '0.03', tax: '0.00' },
        { percentage: '0', net: '0.03', tax: '0.00' },
      ],
    })
  })

  test('nothing comes to nothing', () => {
    expect(totals([])).toEqual({ netAmounts: [], net: '0.00', tax: '0.00', gross: '0.00', perRate: [] })
  })

  test('large amounts keep every cent', () => {
    expect(totals([line(1_000_000, '999999999999.999999')])).toMatchObject({
      net: '999999999999999999.00',
      tax: '209999999999999999.79',
      gross: '1209999999999999998.79',
    })
  })
})

describe('quantities add up as people write them', () => {
  test.each([
    [[0.3, -0.1], 0.2],
    [[0.1, 0.2], 0.3],
    [[0.3, -0.1, -0.2], 0],
    [[1e9, -0.000001], 999999999.999999],
    [[], 0],
  ])('%j makes %d', (quantities, sum) => expect(sumQuantities(...quantities)).toBe(sum))

  test.each([
    [2, 10, 20],
    [0.1, 3, 0.3],
    [1.1, 10, 11],
    [-0.7, 10, -7],
    [0.000001, 10_000, 0.01],
  ])('D12: %d × %d are %d', (quantity, factor, units) => expect(inInventoryUnit(quantity, factor)).toBe(units))

  test.each([
    ['21', '21.0000', true],
    ['0', '-0.00', true],
    ['10', '1', false],
    ['100', '100.01', false],
    ['-1', '1', false],
  ])('%s and %s: the same is %s', (one, other, same) => expect(isSameDecimal(one, other)).toBe(same))
})

describe('properties', () => {
  const millionths = (most: number) => fc.integer({ min: 0, max: most }).map(decimal)
  const pricedLine = fc.record({
    quantity: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(decimal),
    salesUnitFactor: fc.integer({ min: 1, max: 10_000 }),
    salesPrice: millionths(2_000_000_000),
    discountPercentage: fc.integer({ min: 0, max: 1_000_000 }).map((n) => decimal(n * 100)),
    taxPercentage: fc.constantFrom('0', '9', '9.0000', '21', '25.5'),
  })
  const lines = fc.array(pricedLine, { maxLength: 12 })

  test('a line is at most half a cent from the exact amount', () => {
    fc.assert(
      fc.property(pricedLine, (one) => {
        const scale = 10n ** 20n * BigInt(one.salesUnitFactor)
        const exact = units(one.quantity) * units(one.salesPrice) * (100_000_000n - units(one.discountPercentage))
        const distance = cents(lineAmount(one)) * scale - exact * 100n
        expect(2n * (distance < 0n ? -distance : distance) <= scale).toBe(true)
      }),
    )
  })

  test('net is the sum of the lines and of the rates; gross is net and tax', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { netAmounts, net, tax, gross, perRate } = totals(all)
        expect(sum(netAmounts)).toBe(cents(net))
        expect(sum(perRate.map((rate) => rate.net))).toBe(cents(net))
        expect(sum(perRate.map((rate) => rate.tax))).toBe(cents(tax))
        expect(cents(gross)).toBe(cents(net) + cents(tax))
        expect(netAmounts).toEqual(all.map((one) => lineAmount(one)))
      }),
    )
  })

  test('a credit of all lines is what was invoiced, below zero', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const credit = totals(all.map((one) => ({ ...one, quantity: negated(one.quantity) })))
        const invoiced = totals(all)
        expect([credit.net, credit.tax, credit.gross].map(cents)).toEqual(
          [invoiced.net, invoiced.tax, invoiced.gross].map((amount) => -cents(amount)),
        )
      }),
    )
  })

  test('the order of the lines changes no amount', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { net, tax, gross } = totals(all)
        expect(totals([...all].reverse())).toMatchObject({ net, tax, gross })
      }),
    )
  })

  /** Written apart from the code under test: a decimal of six digits, its millionths, and cents of a text. */
  function decimal(millions: number): string {
    const digits = String(Math.abs(millions)).padStart(7, '0')
    return `${millions < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
  }
  function units(text: string): bigint {
    return BigInt(text.replace('.', ''))
  }
  function cents(text: string): bigint {
    return BigInt(text.replace('.', ''))
  }
  function sum(amounts: readonly string[]): bigint {
    return amounts.reduce((total, amount) => total + cents(amount), 0n)
  }
  function negated(text: string): string {
    return text.startsWith('-') ? text.slice(1) : `-${text}`
  }
})
