import { describe, expect, test } from 'vitest'
import {
  readSoldUnitTable,
  reviewSoldUnitDays,
  reviewSpreadsheetSerial,
  separatorOfSoldUnits,
  soldUnitColumnNamed,
  soldUnitColumns,
} from '#domain/sold-unit.ts'
import { enColumns } from '#terms/en-columns.ts'
import { nlColumns } from '#terms/nl-columns.ts'

describe('the columns of a file', () => {
  test.each([
    ['Serienummer', 'serialNumber'],
    ['SERIAL_NUMBER', 'serialNumber'],
    ['"Factuurnummer"', 'invoiceNumber'],
    ['Garantie tot (en met)', 'warrantyUntil'],
    ['Kleur', undefined],
  ])('%s is %s', (name, column) => expect(soldUnitColumnNamed(name)).toBe(column))

  test('are known by the heads of the template and of the list of rows, in Dutch and English', () => {
    const heads = ['serialNumber', 'productNumber', 'customerNumber', 'invoiceNumber', 'invoiceOn', 'deliveredOn']
    const all = [...heads, 'warrantyUntil', 'serviceUntil', 'salesPrice'] as (keyof typeof enColumns)[]
    for (const columns of [enColumns, nlColumns]) {
      expect(all.map((name) => soldUnitColumnNamed(columns[name]))).toEqual([...soldUnitColumns])
    }
  })

  test.each([
    ['Serienummer;Klant, naam;Factuur', ';'],
    ['\ufeffSerial,Customer,Invoice\r\n', ','],
    ['Serial\tCustomer\tInvoice', '\t'],
  ])('%j is separated by %j', (text, separator) => expect(separatorOfSoldUnits(text)).toBe(separator))
})

describe('the rows of a file', () => {
  const head = ['Serienummer', 'Product', 'Klant', 'Factuur', 'Factuurdatum', 'Prijs', 'Kleur']

  test('have their numbers in the file, empty ones left out, and the texts of known columns', () => {
    const table = readSoldUnitTable([head, ['0001', 'CAMERA', 'JANSEN', 'F1', '31-01-2020', '', 'red'], [''], ['2']])
    expect(table).toEqual({
      rows: [
        {
          row: 2,
          serialNumber: '0001',
          product: 'CAMERA',
          customer: 'JANSEN',
          invoiceNumber: 'F1',
          invoiceOn: '31-01-2020',
        },
        { row: 4, serialNumber: '2' },
      ],
      names: {
        serialNumber: 'Serienummer',
        product: 'Product',
        customer: 'Klant',
        invoiceNumber: 'Factuur',
        invoiceOn: 'Factuurdatum',
        price: 'Prijs',
      },
      missing: [],
      twice: [],
      others: ['Kleur'],
    })
  })

  test('say which columns are missing or there twice', () => {
    const { missing, twice, rows } = readSoldUnitTable([
      ['Serial', 'Serial number', 'Product'],
      ['1', '2', '3'],
    ])
    expect({ missing, twice, rows: rows.length }).toEqual({
      missing: ['customer', 'invoiceNumber', 'invoiceOn'],
      twice: ['serialNumber'],
      rows: 1,
    })
    expect(readSoldUnitTable([])).toMatchObject({ rows: [], missing: soldUnitColumns.slice(0, 5) })
  })

  test.each([
    ['a day', 'invoiceOn', new Date('2020-01-31T00:00:00Z'), '2020-01-31'],
    ['a number of 15 figures', 'serialNumber', 358240051111110, '358240051111110'],
    ['a number that lost figures', 'serialNumber', 1.2345678901234568e18, '1.2345678901234568e+18'],
    ['a price', 'price', 1.5, '1.500000'],
    ['yes', 'product', true, 'true'],
  ] as const)('of a workbook: %s', (_, column, cell, text) => {
    const { rows } = readSoldUnitTable([[column], [cell]])
    expect(rows).toEqual([{ row: 2, [column]: text }])
  })
})

describe('a sale before Pakbon', () => {
  const days = { invoiceOn: '2020-01-31', deliveredOn: '2020-02-03', warrantyUntil: null, serviceUntil: null }

  test.each([
    ['invoiced and delivered today', { invoiceOn: '2026-01-01', deliveredOn: '2026-01-01' }, []],
    ['delivered tomorrow', { deliveredOn: '2026-01-02' }, ['SOLD_UNIT_DAY_AHEAD']],
    ['covered on the day of delivery alone', { warrantyUntil: '2020-02-03' }, []],
    ['covered until the day before', { serviceUntil: '2020-02-02' }, ['SOLD_UNIT_COVERAGE_ENDS_EARLY']],
  ])('D53: %s', (_, more, codes) => {
    const refusals = reviewSoldUnitDays({ ...days, ...more }, {}, '2026-01-01')
    expect(refusals.map(({ code }) => code)).toEqual(codes)
  })

  test.each([
    ['1,23457E+17', true],
    ['1.2345678901234568e+18', true],
    ['1E+15', true],
    ['1E15', false],
    ['E+15', false],
    ['SN1E+15', false],
  ])('D13: %s was a number of a spreadsheet: %s', (serialNumber, isLost) => {
    expect(reviewSpreadsheetSerial(serialNumber)?.code === 'SOLD_UNIT_SERIAL_AS_NUMBER').toBe(isLost)
  })
})
