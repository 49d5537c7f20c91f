import { describe, expect, test } from 'vitest'
import { brief, read } from './order-documents.ts'

const names = 'SalesOrderNumber;OrderingCustomerAccountNumber;CurrencyCode;ItemNumber;OrderedSalesQuantity;SalesPrice'
const row = 'SO-1;C1;EUR;A1;2;3'
const value = (field: string, text: string, expected: string) => ({ field, value: text, expected })

describe('numbers', () => {
  test.each([
    [';', '12', '', '12'],
    [';', '-12,5', '', '-12.5'],
    [';', '12.50', '', '12.5'],
    [';', '1.234,56', '', '1234.56'],
    [';', '1,234.56', '', '1234.56'],
    [';', '1.234.567', '', '1234567'],
    [';', '0,125', '', '0.125'],
    [';', ',5', '', '0.5'],
    [';', '1,2345', '', '1.2345'],
    [';', '1234,567', '', '1234.567'],
    [';', '1.000000', '', '1'],
    [';', '1.0000000000000000', '', '1'],
    [';', '1,234', '', '1.234'],
    [';', '1.234', '', 'ambiguous'],
    [';', '1.234', '2,50', '1234'],
    [';', '1.234', '2.50', '1.234'],
    [';', '1,234', '2.50', '1234'],
    [',', '1.234', '', '1.234'],
    [',', '1,234', '', 'ambiguous'],
    [',', '1,234', '2.50', '1234'],
    [',', '1,234', '2,50', '1.234'],
    ['\t', '1,234', '', 'ambiguous'],
    ['\t', '1.234', '', 'ambiguous'],
    ['\t', '1.234', '2.5', '1.234'],
    [';', '1.234', '1.5 1,5', 'ambiguous'],
    [';', '1.23.456', '', 'refused'],
    [';', '1,234,56', '', 'refused'],
    [';', '1 234', '', 'refused'],
    [';', '1e3', '', 'refused'],
    [';', '€ 5', '', 'refused'],
    [';', '5-', '', 'refused'],
    [';', '=2+3', '', 'refused'],
    [';', '0x10', '', 'refused'],
    [';', '٣', '', 'refused'],
    [';', '1234567890123', '', 'refused'],
    [';', '9'.repeat(41), '', 'refused'],
  ])('separated by %j, %s beside %j is %s', (delimiter, text, beside, expected) => {
    const cells = [text, ...beside.split(' ')].map((amount, index) => `SO-${index};C1;EUR;A1;"${amount || 1}";3`)
    const { orders, faults } = read([names, ...cells].join('\n').replaceAll(';', delimiter))
    const ambiguous = [2, 'IMPORT_NUMBER_AMBIGUOUS', { field: 'OrderedSalesQuantity', value: text }]
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
    const refused = [2, 'IMPORT_VALUE', value('OrderedSalesQuantity', shown, '1234.56')]
    if (expected === 'ambiguous') expect(brief(faults)).toEqual([ambiguous])
    else if (expected === 'refused') expect(brief(faults)).toEqual([refused])
    else expect({ faults, quantity: orders[0]?.lines[0]?.quantity }).toEqual({ faults: [], quantity: expected })
  })
})

describe('days', () => {
  test.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T23:30:00Z', '2026-01-31'],
    ['2026-01-31 00:00:00', '2026-01-31'],
    ['2026-01-31T12:00:00.0000000+02:00', '2026-01-31'],
    ['01/31/2026 00:00:00', '2026-01-31'],
    ['1/5/2026 12:00:00 AM', '2026-01-05'],
    ['05-01-2026', '2026-01-05'],
    ['5.1.2026', '2026-01-05'],
    ['31-01-2026 08:00', '2026-01-31'],
    ['01/01/1900 00:00:00', null],
    ['', null],
    ['31/01/2026', ['31/01/2026', '01/31/2026']],
    ['2026-02-30', ['2026-02-30', '2026-01-31']],
    ['30-02-2026', ['30-02-2026', '31-01-2026']],
    ['01-02/2026', ['01-02/2026', '2026-01-31']],
    ['31-01-26', ['31-01-26', '2026-01-31']],
    ['46053', ['46053', '2026-01-31']],
    ['soon', ['soon', '2026-01-31']],
  ])('%j is %j', (text, day) => {
    const { orders, faults } = read(`${names};RequestedReceiptDate\n${row};${text}\n`)
    if (!Array.isArray(day)) expect({ faults, day: orders[0]?.requestedDeliveryOn }).toEqual({ faults: [], day })
    else expect(brief(faults)).toEqual([[2, 'IMPORT_VALUE', value('RequestedReceiptDate', day[0] ?? '', day[1] ?? '')]])
  })

  test('the shipping date stands in for a receipt date', () => {
    const text = `${names};RequestedReceiptDate;RequestedShippingDate\n${row};;2026-01-30\n`
    expect(read(text).orders).toMatchObject([{ requestedDeliveryOn: '2026-01-30', orderedOn: null }])
  })
})
