import { describe, expect, test } from 'vitest'
import { brief, read, ublBuyer, ublExtra, ublHead, ublLine, ublOrder } from './order-documents.ts'

describe('faults, each with its line', () => {
  const quantity = 'cbc:Quantity'
  test.each([
    ['no lines', ublOrder({ lines: '' }), 2, 'IMPORT_NO_LINES', { order: 'PO-7' }],
    ['no number', ublOrder({ head: ublHead.replace('PO-7', ' ') }), 5, 'IMPORT_VALUE_MISSING', { field: 'cbc:ID' }],
    ['no buyer', ublOrder({ buyer: '' }), 2, 'IMPORT_VALUE_MISSING', { field: 'cac:BuyerCustomerParty' }],
    [
      'no currency',
      ublOrder({ head: ublHead.replace('EUR', '') }),
      7,
      'IMPORT_VALUE_MISSING',
      { field: 'cbc:DocumentCurrencyCode' },
    ],
    [
      'no such day',
      ublOrder({ head: ublHead.replace('03-02', '02-30') }),
      6,
      'IMPORT_VALUE',
      { field: 'cbc:IssueDate', value: '2026-02-30', expected: '2026-01-31' },
    ],
    [
      'another currency',
      ublOrder({ head: ublHead.replace('EUR', 'euro') }),
      7,
      'IMPORT_VALUE',
      { field: 'cbc:DocumentCurrencyCode', value: 'euro', expected: 'EUR' },
    ],
    [
      'zero',
      ublOrder({ lines: ublLine({ quantity: '0.0' }) }),
      10,
      'IMPORT_VALUE',
      { field: quantity, value: '0.0', expected: '≠ 0' },
    ],
    [
      'no number',
      ublOrder({ lines: ublLine({ quantity: 'ten' }) }),
      10,
      'IMPORT_VALUE',
      { field: quantity, value: 'ten', expected: '1234.56' },
    ],
    [
      'a comma',
      ublOrder({ lines: ublLine({ quantity: '1,5' }) }),
      10,
      'IMPORT_VALUE',
      { field: quantity, value: '1,5', expected: '1234.56' },
    ],
    [
      'seven digits',
      ublOrder({ lines: ublLine({ quantity: '0.0000001' }) }),
      10,
      'IMPORT_VALUE',
      { field: quantity, value: '0.0000001', expected: '0.000001' },
    ],
    [
      'too much',
      ublOrder({ lines: ublLine({ quantity: '1234567890123' }) }),
      10,
      'IMPORT_VALUE',
      { field: quantity, value: '1234567890123', expected: '1234.56' },
    ],
    [
      'no price',
      ublOrder({ lines: ublLine({ price: '' }) }),
      10,
      'IMPORT_VALUE_MISSING',
      { field: 'cac:Price/cbc:PriceAmount' },
    ],
    [
      'a line number twice',
      ublOrder({ lines: ublLine() + ublLine() }),
      11,
      'IMPORT_DUPLICATE_LINE',
      { order: 'PO-7', number: '1', first: 10 },
    ],
    [
      'a price below zero',
      ublOrder({ lines: ublLine({ price: '-1' }) }),
      10,
      'IMPORT_VALUE',
      { field: 'cac:Price/cbc:PriceAmount', value: '-1', expected: '≥ 0' },
    ],
    [
      'a price for nothing',
      ublOrder({
        lines: ublLine({ price: '<cbc:PriceAmount>1</cbc:PriceAmount><cbc:BaseQuantity>0</cbc:BaseQuantity>' }),
      }),
      10,
      'IMPORT_VALUE',
      { field: 'cac:Price/cbc:BaseQuantity', value: '0', expected: '> 0' },
    ],
    [
      'a price of another unit',
      ublOrder({
        lines: ublLine({
          price: '<cbc:PriceAmount>1</cbc:PriceAmount><cbc:BaseQuantity unitCode="KGM">1</cbc:BaseQuantity>',
        }),
      }),
      10,
      'IMPORT_DIFFERS',
      { field: 'cac:Price/cbc:BaseQuantity/@unitCode', value: 'KGM', expected: 'EA' },
    ],
    [
      'a price in another currency',
      ublOrder({ lines: ublLine({ price: '<cbc:PriceAmount currencyID="SEK">1</cbc:PriceAmount>' }) }),
      10,
      'IMPORT_DIFFERS',
      { field: 'cac:Price/cbc:PriceAmount/@currencyID', value: 'SEK', expected: 'EUR' },
    ],
    [
      'an allowance above the line',
      ublOrder({ lines: ublLine({ extras: ublExtra('40.5') }) }),
      10,
      'IMPORT_VALUE',
      { field: 'cac:AllowanceCharge/cbc:Amount', value: '40.5', expected: '≤ 40' },
    ],
    [
      'an allowance of no amount',
      ublOrder({ lines: ublLine({ extras: ublExtra('') }) }),
      10,
      'IMPORT_VALUE_MISSING',
      { field: 'cbc:Amount' },
    ],
    [
      'a barcode that is none',
      ublOrder({
        lines: ublLine({
          item: '<cac:StandardItemIdentification><cbc:ID schemeID="0160">871234567890X</cbc:ID></cac:StandardItemIdentification>',
        }),
      }),
      10,
      'IMPORT_VALUE',
      { field: 'cac:Item/cac:StandardItemIdentification/cbc:ID', value: '871234567890X', expected: '05704066204093' },
    ],
    [
      'a barcode with a wrong check digit',
      ublOrder({
        lines: ublLine({
          item: '<cac:StandardItemIdentification><cbc:ID schemeID="0160">8712345678901</cbc:ID></cac:StandardItemIdentification>',
        }),
      }),
      10,
      'IMPORT_VALUE',
      { field: 'cac:Item/cac:StandardItemIdentification/cbc:ID', value: '8712345678901', expected: '8712345678906' },
    ],
    [
      'a name that is too long',
      ublOrder({ buyer: ublBuyer.replace('Bakker', 'B'.repeat(301)) }),
      9,
      'IMPORT_VALUE',
      { field: 'cac:Party/cac:PartyName/cbc:Name', value: `${'B'.repeat(60)}…`, expected: '≤ 300' },
    ],
  ])('%s', (_name, text, line, code, details) => {
    const { orders, faults } = read(text)
    expect(orders).toEqual([])
    expect(brief(faults)).toContainEqual([line, code, details])
  })

  test('all of them at once, in the order of the file', () => {
    const lines = ublLine({ quantity: '0' }) + ublLine({ id: '2', price: 'x' })
    const { faults } = read(ublOrder({ head: ublHead.replace('EUR', 'E'), lines }))
    expect(faults.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['a', 7, 'IMPORT_VALUE'],
      ['a', 10, 'IMPORT_VALUE'],
      ['a', 11, 'IMPORT_VALUE'],
    ])
  })

  test('an allowance on the whole order is left out, with a note', () => {
    const { orders, notes } = read(ublOrder({ rest: ublExtra('10.00') }))
    expect(orders).toHaveLength(1)
    expect(brief(notes)).toEqual([[10, 'IMPORT_LEFT_OUT', { what: 'cac:AllowanceCharge 10.00' }]])
  })
})
