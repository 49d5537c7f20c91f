import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderFingerprint } from '#exchange/imported-order.ts'
import { brief, read } from './order-documents.ts'

const header = {
  SalesOrderNumber: 'SO-1',
  OrderingCustomerAccountNumber: 'C-100',
  SalesOrderName: 'Jansen, Elektro',
  TaxExemptNumber: 'NL001234567B01',
  LanguageId: 'nl-be',
  CurrencyCode: 'EUR',
  OrderCreationDateTime: '2026-03-02T10:15:00Z',
  RequestedReceiptDate: '2026-03-09 00:00:00',
  CustomersOrderReference: '=1+1',
  DeliveryAddressName: 'Jansen magazijn',
  DeliveryAddressStreet: 'Kade 4\r\nHal "2"',
  DeliveryAddressZipCode: '2011 AA',
  DeliveryAddressCity: 'Haarlem',
  DeliveryAddressCountryRegionISOCode: 'NL',
  InvoiceAddressStreet: 'Postbus',
  InvoiceAddressStreetNumber: '12',
  InvoiceAddressCountryRegionId: 'be',
}
const line = {
  SalesOrderNumber: 'SO-1',
  LineCreationSequenceNumber: '2',
  ItemNumber: 'SC-1',
  LineDescription: 'Scanner "Pro"',
  OrderedSalesQuantity: '3',
  SalesUnitSymbol: 'ea',
  SalesPrice: '12.50',
  LineDiscountPercentage: '10',
  SalesTaxItemGroupCode: 'Full',
}
const credit = { ...line, LineCreationSequenceNumber: '4', OrderedSalesQuantity: '-1' }
const other = { ...header, SalesOrderNumber: 'SO-2', LanguageId: 'en-us', CustomersOrderReference: 'PO 9' }
const otherLine = { ...line, SalesOrderNumber: 'SO-2', LineCreationSequenceNumber: '1' }

type Rows = readonly Readonly<Record<string, string>>[]
const csv = (rows: Rows, delimiter = ',') => stringify(rows as Record<string, string>[], { header: true, delimiter })
const shapes = {
  together: [
    csv([
      { ...header, ...line },
      { ...header, ...credit },
      { ...other, ...otherLine },
    ]),
  ],
  apart: [csv([header, other]), csv([line, otherLine, credit])],
  'lines first': [csv([credit, otherLine, line].reverse()), csv([header, other])],
}

describe('three shapes', () => {
  test.each(Object.entries(shapes))('headers and lines %s', (_shape, files) => {
    const { orders, faults, notes } = read(...files)
    expect({ faults, notes }).toEqual({ faults: [], notes: [] })
    expect(orders).toMatchObject([
      {
        number: 'SO-1',
        numberedBy: 'company',
        customer: {
          number: 'C-100',
          name: 'Jansen, Elektro',
          vatNumber: 'NL001234567B01',
          language: 'nl',
          address: null,
        },
        currency: 'EUR',
        orderedOn: '2026-03-02',
        requestedDeliveryOn: '2026-03-09',
        customerReference: '=1+1',
        deliveryAddress: {
          name: 'Jansen magazijn',
          street: 'Kade 4 Hal "2"',
          postalCode: '2011 AA',
          city: 'Haarlem',
          country: 'NL',
        },
        invoiceAddress: { name: 'Jansen, Elektro', street: 'Postbus 12', country: 'BE' },
      },
      { number: 'SO-2', customer: { language: 'en' }, customerReference: 'PO 9', lines: [{ lineNumber: 1 }] },
    ])
    const first = {
      productNumber: 'SC-1',
      productName: 'Scanner "Pro"',
      barcode: null,
      unit: 'ea',
      price: '12.5',
      discountPercent: '10',
      taxCode: 'Full',
      taxPercent: null,
    }
    expect(orders[0]?.lines.map(({ source: _, ...rest }) => rest)).toEqual([
      { ...first, lineNumber: 2, quantity: '3', isCorrection: false },
      { ...first, lineNumber: 4, quantity: '-1', isCorrection: true },
    ])
  })

  test('a row is on the line where it begins, whatever breaks are within it', () => {
    const [text = ''] = shapes.together
    for (const variant of [
      text,
      text.replaceAll('\r\n', '\n'),
      text.replaceAll(/\r?\n/g, '\r\n'),
      text.replaceAll(/\r?\n/g, '\r'),
    ]) {
      const { orders } = read(variant.replace(/(\r\n|\r|\n)/, '$1$1'))
      expect(orders.map(({ source }) => source.line)).toEqual([3, 7])
      expect(orders[0]?.lines.map(({ source }) => source.line)).toEqual([3, 5])
    }
  })

  test.each([';', ',', '\t'])(
    'separator %j, with a byte order mark, names in capitals, in any order, unknown ones noted',
    (delimiter) => {
      const columns = Object.entries({ Site: '1', ...header, ...line, Memo: 'a;b,c\td' }).reverse()
      const row = Object.fromEntries(columns.map(([name, value]) => [` ${name.toUpperCase()}`, ` ${value} `]))
      const { orders, faults, notes } = read(`\ufeff${csv([row], delimiter)}`)
      expect(faults).toEqual([])
      expect(orders).toMatchObject([
        { ...read(...shapes.together).orders[0], lines: [{ lineNumber: 2 }], source: { line: 2 } },
      ])
      expect(brief(notes)).toEqual([[1, 'IMPORT_LEFT_OUT', { what: ['MEMO', 'SITE'] }]])
    },
  )

  test('any text comes through as it is, on one line', () => {
    const text = fc.string({
      minLength: 1,
      maxLength: 60,
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '=', ' ', '\u{1F600}'),
    })
    fc.assert(
      fc.property(text, text, fc.constantFrom(';', ',', '\t'), (name, product, delimiter) => {
        const row = { ...header, SalesOrderName: `x${name}`, ...line, ItemNumber: `x${product}`.slice(0, 60) }
        const { orders } = read(csv([row], delimiter))
        expect(orders).toMatchObject([
          { customer: { name: row.SalesOrderName.trim() }, lines: [{ productNumber: row.ItemNumber.trim() }] },
        ])
      }),
    )
  })
})

describe('what a line costs', () => {
  test.each([
    ['a price for ten', { SalesPrice: '12.5', SalesPriceQuantity: '10' }, '1.25', '10'],
    ['a discount in money', { LineDiscountAmount: '2.50' }, '10', '10'],
    ['no discount', { LineDiscountPercentage: '0.00' }, '12.5', null],
    ['empty discounts', { LineDiscountPercentage: '', LineDiscountAmount: '' }, '12.5', null],
    ['the amount that it comes to', { LineAmount: '33.75' }, '12.5', '10'],
    ['nothing', { SalesPrice: '0' }, '0', '10'],
  ])('%s', (_name, cells, price, discountPercent) => {
    const { orders, notes } = read(csv([{ ...header, ...line, ...cells }]))
    expect(orders).toMatchObject([{ lines: [{ price, discountPercent }] }])
    expect(notes).toEqual([])
  })

  test.each([
    ['another amount', { LineAmount: '40.00' }, { amount: '33.75', stated: '40.00' }],
    [
      'a price that needs more digits',
      { SalesPriceQuantity: '7', OrderedSalesQuantity: '70000' },
      { amount: '112499.98', stated: '112500.00' },
    ],
  ])('a note names %s', (_name, cells, details) => {
    const { orders, notes } = read(csv([{ ...header, ...line, ...cells }]))
    expect(orders).toHaveLength(1)
    expect(brief(notes)).toMatchObject([[2, 'IMPORT_AMOUNT_DIFFERS', details]])
  })

  test.each([
    ['1.000000', 1],
    ['0', 1],
    ['', 1],
    ['7', 7],
    ['A', 1],
  ])('a line numbered %j is line %i', (text, lineNumber) => {
    const { orders } = read(csv([{ ...header, ...line, LineCreationSequenceNumber: text }]))
    expect(orders).toMatchObject([{ lines: [{ lineNumber }] }])
  })
})

describe('the same order', () => {
  const order = (rows: Rows, delimiter?: string) => read(csv(rows, delimiter)).orders.map(orderFingerprint)[0]
  test('has the same fingerprint in any layout, and another as soon as anything is ordered otherwise', () => {
    const row = { ...header, ...line }
    expect(order([row])).toMatch(/^[0-9a-f]{64}$/)
    expect(order([{ Site: '1', ...row, SalesPrice: '12,5' }], ';')).toBe(order([row]))
    for (const change of [
      { OrderedSalesQuantity: '4' },
      { SalesPrice: '12' },
      { ItemNumber: 'X' },
      { SalesUnitSymbol: 'box' },
    ]) {
      expect(order([{ ...row, ...change }])).not.toBe(order([row]))
    }
  })
})
