import { describe, expect, test } from 'vitest'
import { brief, read, ublExtra, ublLine, ublOrder } from './order-documents.ts'

describe('the price of one unit', () => {
  const priced = (price: string, base: string, rest = '') =>
    `<cbc:PriceAmount>${price}</cbc:PriceAmount><cbc:BaseQuantity unitCode="EA">${base}</cbc:BaseQuantity>${rest}`
  test.each([
    ['as it stands', { price: '12.50' }, '12.5', null],
    ['with spaces and a plus', { price: ' +12.50\n' }, '12.5', null],
    ['of a price for 100', { price: priced('40', '100') }, '0.4', null],
    ['of a price for 3, rounded', { quantity: '3', price: priced('10', '3'), stated: '10.00' }, '3.333333', null],
    ['an allowance within the price is in it already', { price: priced('36', '1', ublExtra('4')) }, '36', null],
    ['5 % off the line', { price: '100', extras: ublExtra('50') }, '100', '5'],
    ['a discount that needs four digits', { quantity: '3', price: '100', extras: ublExtra('10') }, '100', '3.3333'],
    ['two allowances', { price: '100', extras: ublExtra('50') + ublExtra('25.5') }, '100', '7.55'],
    ['a charge', { price: '100', extras: ublExtra('50', true) }, '105', null],
    ['an allowance below zero adds', { price: '100', extras: ublExtra('-50') }, '105', null],
    ['a charge and an allowance', { price: '100', extras: ublExtra('50', true) + ublExtra('105') }, '105', '10'],
    ['no percentage comes to the cent', { quantity: '1000', price: '90', extras: ublExtra('1.23') }, '89.99877', null],
    ['off a line that is a correction', { quantity: '-2', price: '5', extras: ublExtra('-1') }, '5', '10'],
  ])('%s', (_name, parts, price, discountPercent) => {
    const { orders, faults, notes } = read(ublOrder({ lines: ublLine(parts) }))
    expect({ faults, notes }).toEqual({ faults: [], notes: [] })
    expect(orders[0]?.lines).toMatchObject([{ price, discountPercent }])
  })

  test.each([
    ['that its own price does not make', { stated: '41' }, { amount: '40.00', stated: '41.00' }],
    [
      'that needs more digits than a price has',
      { quantity: '1000000', price: priced('10', '3') },
      { amount: '3333333.00', stated: '3333333.33' },
    ],
    [
      'that no discount makes',
      { quantity: '1000000', price: '1', extras: ublExtra('0.01') },
      { amount: '1000000.00', stated: '999999.99' },
    ],
  ])('a note names an amount %s', (_name, parts, details) => {
    const { orders, notes } = read(ublOrder({ lines: ublLine(parts) }))
    expect(orders).toHaveLength(1)
    expect(brief(notes)).toEqual([[10, 'IMPORT_AMOUNT_DIFFERS', details]])
  })
})

describe('lines', () => {
  const item = (kind: string, id: string, scheme = '') =>
    `<cac:${kind}ItemIdentification><cbc:ID${scheme}>${id}</cbc:ID></cac:${kind}ItemIdentification>`
  const gtin = item('Standard', '8712345678906', ' schemeID="0160"')
  test.each([
    ['a name only', '', { productNumber: 'Scanner', productName: 'Scanner', barcode: null }],
    ['a barcode', gtin, { productNumber: '8712345678906', barcode: '8712345678906' }],
    ["the seller's number", item('Sellers', 'SC-1') + gtin, { productNumber: 'SC-1', barcode: '8712345678906' }],
    ["the buyer's number", item('Buyers', 'X'), { productNumber: 'Scanner' }],
    [
      'a standard number of another kind',
      item('Standard', 'A7', ' schemeID="0999"'),
      { productNumber: 'A7', barcode: null },
    ],
  ])('the product of a line with %s', (_name, identification, line) => {
    const { orders } = read(ublOrder({ lines: ublLine({ item: identification }) }))
    expect(orders[0]?.lines).toMatchObject([line])
  })

  test('D52 a negative quantity is a correction', () => {
    const { orders } = read(ublOrder({ lines: ublLine({ quantity: '-2' }) }))
    expect(orders[0]?.lines).toMatchObject([{ quantity: '-2', isCorrection: true, price: '4' }])
  })

  test.each([
    [
      ['10', '20'],
      [10, 20],
    ],
    [
      ['1a', '1b'],
      [1, 2],
    ],
    [
      ['7', '0'],
      [1, 2],
    ],
  ])('lines numbered %j are %j', (ids, numbers) => {
    const { orders } = read(ublOrder({ lines: ids.map((id) => ublLine({ id })).join('') }))
    expect(orders[0]?.lines.map(({ lineNumber }) => lineNumber)).toEqual(numbers)
  })
})
