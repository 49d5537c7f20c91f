import { describe, expect, test } from 'vitest'
import { refusalRules } from '#domain/refusal-rules.ts'
import { importRefusal } from '#exchange/findings.ts'
import { refusalText } from '#terms/text.ts'
import { brief, read } from './order-documents.ts'

const names = 'SalesOrderNumber;OrderingCustomerAccountNumber;CurrencyCode;ItemNumber;OrderedSalesQuantity;SalesPrice'
const headers =
  'SalesOrderNumber;OrderingCustomerAccountNumber;CurrencyCode;ArePricesIncludingSalesTax\nSO-1;C1;EUR;No\n'
const lines = 'SalesOrderNumber;LineCreationSequenceNumber;ItemNumber;OrderedSalesQuantity;SalesPrice;CurrencyCode\n'
const row = 'SO-1;C1;EUR;A1;2;3'
const value = (field: string, text: string, expected: string) => ({ field, value: text, expected })
const quantity = (text: string) => `${names}\nSO-1;C1;EUR;A1;${text};3\n`

describe('faults, each with its line', () => {
  test.each([
    [
      'no price column',
      `SalesOrderNumber;ItemNumber;OrderedSalesQuantity\n`,
      1,
      'IMPORT_COLUMN_MISSING',
      { column: 'SalesPrice' },
    ],
    [
      'no customer column',
      'SalesOrderNumber;CurrencyCode\nSO-1;EUR\n',
      1,
      'IMPORT_COLUMN_MISSING',
      { column: 'OrderingCustomerAccountNumber' },
    ],
    ['a column twice', `${names};itemnumber\n${row};A2\n`, 1, 'IMPORT_COLUMN_TWICE', { column: 'ItemNumber' }],
    ['names only', `${names}\n`, 1, 'IMPORT_EMPTY', {}],
    ['a value too few', `${names}\n${row}\nSO-1;C1;EUR;A1;2\n`, 3, 'IMPORT_ROW_LENGTH', { expected: 6, found: 5 }],
    ['a separator too many', `${names}\n${row};\n`, 2, 'IMPORT_ROW_LENGTH', { expected: 6, found: 7 }],
    [
      'a quote never closed',
      `${names}\n${row}\n;;;;;\n\nSO-1;"C1;EUR;A1;2;3\n${row}\n`,
      5,
      'IMPORT_ROW_NOT_READABLE',
      {},
    ],
    ['a quote in a value', `${names}\n${row}\nSO-1;C1;EUR;19" rack;2;3\n`, 3, 'IMPORT_ROW_NOT_READABLE', {}],
    ['text after a quote', `${names}\nSO-1;"C1"x;EUR;A1;2;3\n`, 2, 'IMPORT_ROW_NOT_READABLE', {}],
    ['a row without end', `${names}\n${row}${'a'.repeat(100_001)}\n`, 2, 'IMPORT_ROW_NOT_READABLE', {}],
    ['no order number', `${names}\n;C1;EUR;A1;2;3\n`, 2, 'IMPORT_VALUE_MISSING', { field: 'SalesOrderNumber' }],
    ['no product', `${names}\nSO-1;C1;EUR;;2;3\n`, 2, 'IMPORT_VALUE_MISSING', { field: 'ItemNumber' }],
    ['no quantity', quantity(''), 2, 'IMPORT_VALUE_MISSING', { field: 'OrderedSalesQuantity' }],
    ['zero', quantity('0,00'), 2, 'IMPORT_VALUE', value('OrderedSalesQuantity', '0,00', '≠ 0')],
    [
      'too many digits',
      quantity('0,0000001'),
      2,
      'IMPORT_VALUE',
      value('OrderedSalesQuantity', '0,0000001', '0.000001'),
    ],
    ['a price below zero', `${names}\nSO-1;C1;EUR;A1;2;-3\n`, 2, 'IMPORT_VALUE', value('SalesPrice', '-3', '≥ 0')],
    [
      'a discount above all',
      `${names};LineDiscountPercentage\n${row};101\n`,
      2,
      'IMPORT_VALUE',
      value('LineDiscountPercentage', '101', '0-100'),
    ],
    [
      'a discount above the price',
      `${names};LineDiscountAmount\n${row};3,01\n`,
      2,
      'IMPORT_VALUE',
      value('LineDiscountAmount', '3,01', '≤ 3'),
    ],
    [
      'prices with VAT',
      headers.replace('No', 'Yes'),
      2,
      'IMPORT_VALUE',
      value('ArePricesIncludingSalesTax', 'Yes', 'No'),
    ],
    [
      'a long number',
      `${names}\n${row.replace('A1', 'A'.repeat(61))}\n`,
      2,
      'IMPORT_VALUE',
      value('ItemNumber', `${'A'.repeat(60)}…`, '≤ 60'),
    ],
    ['a header without lines', headers, 2, 'IMPORT_NO_LINES', { order: 'SO-1' }],
    ['lines without a header', `${lines}SO-9;1;A1;2;3;EUR\n`, 2, 'IMPORT_NO_HEADER', { order: 'SO-9' }],
    [
      'a header that changes',
      `${names}\n${row}\nSO-1;C2;EUR;A1;2;3\n`,
      3,
      'IMPORT_DIFFERS',
      { order: 'SO-1', ...value('OrderingCustomerAccountNumber', 'C2', 'C1') },
    ],
    [
      'an order twice',
      `${headers}SO-1;C1;EUR;No\n`,
      3,
      'IMPORT_DUPLICATE_NUMBER',
      { order: 'SO-1', first: 2, firstFile: 'a' },
    ],
  ])('%s', (_name, text, line, code, details) => {
    const { orders, faults } = read(text)
    expect(orders).toEqual([])
    expect(brief(faults)).toContainEqual([line, code, details])
  })

  test.each([
    [
      'a line twice',
      'SO-1;1;A1;2;3;EUR\nSO-1;1;A1;2;3;EUR\n',
      3,
      'IMPORT_DUPLICATE_LINE',
      { order: 'SO-1', number: '1', first: 2 },
    ],
    [
      'another currency',
      'SO-1;1;A1;2;3;USD\n',
      2,
      'IMPORT_DIFFERS',
      { order: 'SO-1', ...value('CurrencyCode', 'USD', 'EUR') },
    ],
  ])('%s in the lines file', (_name, rows, line, code, details) => {
    const { faults } = read(headers, lines + rows)
    expect(faults.map(({ file }) => file)).toEqual(['b'])
    expect(brief(faults)).toEqual([[line, code, details]])
  })

  test('all of them at once; after a thousand only how many more', () => {
    const { faults } = read(`${names}\n${'SO-1;C1;EUR;;zero;1,234.5.6\n'.repeat(500)}`)
    expect(faults).toHaveLength(1001)
    expect(brief(faults.slice(0, 4)).map(([line]) => line)).toEqual([2, 2, 2, 3])
    expect(faults.at(-1)).toMatchObject({ code: 'IMPORT_MORE_FAULTS', details: { count: 500 } })
  })

  test('a bad file beside a good one lets nothing in, and is named alone', () => {
    const { orders, faults } = read(`${names}\n${row}\n`, `${names}\nSO-2;C1;EUR;A1;x;3\n`)
    expect(orders).toEqual([])
    expect(faults.map(({ file, line }) => [file, line])).toEqual([['b', 2]])
  })

  test('a headers file that cannot be read is the only fault: its lines are not said to be without one', () => {
    const { faults } = read('\0', `${lines}SO-1;1;A1;2;3;EUR\n`)
    expect(faults.map(({ file, code }) => [file, code])).toEqual([['a', 'IMPORT_CHARACTER']])
  })

  test('an order number in two files of whole orders is refused', () => {
    const { faults } = read(`${names}\n${row}\n`, `${names}\n${row}\n`)
    const details = { order: 'SO-1', first: 2, firstFile: 'a' }
    expect(faults).toMatchObject([{ file: 'b', line: 2, code: 'IMPORT_DUPLICATE_NUMBER', details }])
  })
})

test('every fault and note says in both languages where it is', () => {
  const codes = Object.keys(refusalRules).filter((code) => code.startsWith('IMPORT_'))
  for (const code of codes) {
    const refusal = importRefusal({ file: 'orders.csv', line: 17, code: code as 'IMPORT_EMPTY', details: {} })
    expect(refusalText(refusal, 'en')).toMatch(/^orders\.csv, line 17: ./)
    expect(refusalText(refusal, 'nl')).toMatch(/^orders\.csv, regel 17: ./)
  }
})
