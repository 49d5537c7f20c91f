import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast } from '#test/cast.ts'
import {
  csvHeaders,
  csvLines,
  imported,
  importFiles,
  numbersOf,
  orderOf,
  rowsOf,
  textsOf,
  ublFile,
  ublProduct,
} from '#test/order-files.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const gtin = (number: string) =>
  `<cac:StandardItemIdentification><cbc:ID schemeID="0160">${number}</cbc:ID></cac:StandardItemIdentification>`
const buyer = (number: string, more = '') =>
  `<cac:BuyerCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID>${number}</cbc:ID></cac:PartyIdentification>
<cac:PartyName><cbc:Name>Buyer</cbc:Name></cac:PartyName>${more}</cac:Party></cac:BuyerCustomerParty>`

describe('products', () => {
  test('D3 are found by number, then by barcode in each of its lengths; others are made once', async () => {
    const { imported: orders, products } = await imported(
      world,
      ublFile(
        'FOUND',
        [
          ublProduct('CAMERA', { id: '1' }),
          ublProduct('THEIR-CAMERA', { id: '2', item: gtin('09520000002008') }),
          ublProduct('NEW-1', { id: '3', item: gtin('05704066204093') }),
          ublProduct('NEW-1', { id: '4' }),
          ublProduct('camera', { id: '5' }),
        ].join(''),
      ),
    )
    const { lines } = await orderOf(world, orders[0])
    expect(lines.map((line: { productNumber: string }) => line.productNumber)).toEqual([
      'CAMERA',
      'CAMERA',
      'NEW-1',
      'NEW-1',
      'camera',
    ])
    expect(lines[0]).toMatchObject({ serialised: true, salesPrice: '4', quantity: 10, description: 'Scanner' })
    expect(numbersOf(products)).toEqual(['NEW-1', 'camera'])
  })

  test('D3 a new one has the barcode of the file, unless another new one has it', async () => {
    const twice = ublFile(
      'TWICE',
      ublProduct('FIRST', { item: gtin('08722700575887') }) +
        ublProduct('SECOND', { id: '2', item: gtin('8722700575887') }),
    )
    const { imported: orders } = await imported(world, twice)
    const { lines } = await orderOf(world, orders[0])
    const found = (await world.as('salesClerk').get('/products?search=8722700575887')).body.items
    expect([found.length, found[0].number, lines[0].productNumber]).toEqual([1, 'FIRST', 'FIRST'])
  })

  test('strict: unknown products and customers are refused by line, all at once', async () => {
    const before = await rowsOf(world)
    const file = ublFile(
      'STRICT',
      ublProduct('CAMERA') + ublProduct('X-1', { id: '2' }) + ublProduct('X-2', { id: '3' }),
      buyer('NOBODY'),
    )
    const answer = await importFiles(world, [file], { strict: true })
    expect(answer.status).toBe(409)
    expect(answer.body.refusals.map(({ code, details }: { code: string; details: object }) => [code, details])).toEqual(
      [
        ['IMPORT_UNKNOWN_CUSTOMER', { file: 'STRICT.xml', line: 2, customer: 'NOBODY' }],
        ['IMPORT_UNKNOWN_PRODUCT', { file: 'STRICT.xml', line: 10, product: 'X-1' }],
        ['IMPORT_UNKNOWN_PRODUCT', { file: 'STRICT.xml', line: 11, product: 'X-2' }],
      ],
    )
    expect(await rowsOf(world)).toEqual(before)
    const dutch = await importFiles(world, [file], { strict: true }, { 'accept-language': 'nl' })
    expect(textsOf(dutch)).toEqual([
      'STRICT.xml, regel 2: Er is geen klant NOBODY. Maak die eerst aan, of importeer zonder strict.',
      'STRICT.xml, regel 10: Er is geen artikel X-1. Maak het eerst aan, of importeer zonder strict.',
      'STRICT.xml, regel 11: Er is geen artikel X-2. Maak het eerst aan, of importeer zonder strict.',
    ])
  })
})

describe('D12 units', () => {
  test.each([
    ['none', '', 'box', 10, 20],
    ['the sales unit', 'BOX', 'box', 10, 20],
    ['the inventory unit, by another word', 'EA', 'pc', 1, 2],
    ['the inventory unit, by its code', 'C62', 'pc', 1, 2],
  ])('%s', async (_case, unit, salesUnit, salesUnitFactor, quantityOrdered) => {
    const number = `UNIT-${unit}`
    const files = [csvHeaders(`${number};JANSEN;EUR`), csvLines(`${number};1;BOXED;2;7,5;${unit}`)]
    const { imported: orders } = await imported(world, ...files)
    const { lines } = await orderOf(world, orders[0])
    expect(lines).toMatchObject([{ quantity: 2, salesUnit, salesUnitFactor, quantityOrdered, salesPrice: '7.5' }])
  })

  test('any other is refused, naming those of the product', async () => {
    const files = [csvHeaders('UNIT-X;JANSEN;EUR'), csvLines('UNIT-X;1;BOXED;2;7;pallet', 'UNIT-X;2;CABLE;2;7;m')]
    const { status, body } = await importFiles(world, files)
    expect([status, body.refusals[0]]).toMatchObject([
      409,
      {
        code: 'IMPORT_UNIT',
        details: {
          file: 'lines.csv',
          line: 2,
          unit: 'pallet',
          product: 'BOXED',
          salesUnit: 'box',
          inventoryUnit: 'pc',
        },
        text: 'lines.csv, line 2: pallet is no unit of product BOXED, which is sold in box and counted in pc.',
      },
    ])
    expect(body.refusals[1].details).toMatchObject({ line: 3, unit: 'm', product: 'CABLE' })
  })

  test('D12, D52 of a serialised product neither a part nor a credit comes in, each named by file and line', async () => {
    const files = [
      csvHeaders('PART;JANSEN;EUR'),
      csvLines('PART;1;CAMERA;1,5;7;', 'PART;2;BOXED;1,5;70;', 'PART;3;CAMERA;-1;7;', 'PART;4;CABLE;-1,5;7;'),
    ]
    const answer = await importFiles(world, files)
    expect([answer.status, codesOf(answer)]).toEqual([409, ['IMPORT_NOT_WHOLE', 'IMPORT_CREDIT_OF_UNITS']])
    const dutch = await importFiles(world, files, {}, { 'accept-language': 'nl' })
    expect(textsOf(answer)).toEqual([
      'lines.csv, line 2: 1.5 units of CAMERA cannot each have a serial number. Write a whole quantity.',
      expect.stringMatching(/^lines\.csv, line 4: Product CAMERA has serial numbers, /),
    ])
    expect(textsOf(dutch)[0]).toMatch(/^lines\.csv, regel 2: 1\.5 stuks van CAMERA kunnen niet elk een serienummer/)
  })

  test('D52 of other products a negative quantity is a credit without goods', async () => {
    const files = [csvHeaders('CREDIT;JANSEN;EUR'), csvLines('CREDIT;1;CABLE;-1,5;7;')]
    const { imported: orders } = await imported(world, ...files)
    const { lines } = await orderOf(world, orders[0])
    expect(lines).toMatchObject([{ quantity: -1.5, leftToDeliver: 0, correctsLineId: null, netAmount: '-10.50' }])
  })

  test('amounts that no order can hold are refused, not cut', async () => {
    const files = [
      csvHeaders('HUGE;JANSEN;EUR'),
      csvLines('HUGE;1;CABLE;1000001;7;', 'HUGE;2;CABLE;1;999999999999,999999;'),
    ]
    const answer = await importFiles(world, files)
    expect([answer.status, answer.body.refusals.length, answer.body.refusals[0]]).toMatchObject([
      409,
      2,
      { code: 'IMPORT_VALUE', details: { line: 2, field: 'quantity' } },
    ])
  })
})

describe('customers', () => {
  test('D5 are made with what the file says, in the language of the company where it says none', async () => {
    const english = '<cac:Language><cbc:ID>en</cbc:ID></cac:Language>'
    const address =
      '<cac:PostalAddress><cbc:StreetName>Dock 1</cbc:StreetName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>'
    const { customers } = await imported(
      world,
      ublFile('A-1', ublProduct('CABLE'), buyer('EN-1', `${address}${english}`)),
      ublFile('A-2', ublProduct('CABLE'), buyer('NL-1')),
      ublFile('A-3', ublProduct('CABLE'), buyer('EN-1')),
      ublFile('A-4', ublProduct('CABLE'), buyer('jansen')),
      ublFile('A-5', ublProduct('CABLE'), buyer('JANSEN')),
    )
    expect(numbersOf(customers).toSorted()).toEqual(['EN-1', 'NL-1', 'jansen'])
    const { items } = (await world.as('salesClerk').get('/customers?search=-1')).body
    expect(items).toMatchObject([
      { number: 'EN-1', language: 'en', invoiceAddress: { street: 'Dock 1', country: 'BE' } },
      { number: 'NL-1', language: 'nl', invoiceAddress: { name: 'Buyer' } },
    ])
  })
})

describe('tax', () => {
  const tax = (code: string, percent: string) =>
    `<cac:ClassifiedTaxCategory><cbc:ID>${code}</cbc:ID><cbc:Percent>${percent}</cbc:Percent></cac:ClassifiedTaxCategory>`
  test.each([
    ['the rate of the file, by the code that the company has for it', tax('S', '9.0'), 'V9', '9'],
    ['a rate that the company has no code for', tax('S', '25'), null, '25'],
    ['nothing: as the product', '', 'V21', '21'],
  ])('%s', async (name, item, taxCode, taxPercentage) => {
    const { imported: orders } = await imported(
      world,
      ublFile(`TAX ${name}`.slice(0, 60), ublProduct('CABLE', { item })),
    )
    expect((await orderOf(world, orders[0])).lines).toMatchObject([{ taxCode, taxPercentage }])
  })

  test('a code without a rate that nobody knows is told once', async () => {
    const files: readonly (readonly [string, string])[] = [
      csvHeaders('TAXED;JANSEN;EUR'),
      [
        'lines.csv',
        'SalesOrderNumber;ItemNumber;OrderedSalesQuantity;SalesPrice;SalesTaxItemGroupCode\nTAXED;CABLE;1;1;FULL\nTAXED;CABLE;1;1;FULL\nTAXED;CABLE;1;1;V9',
      ],
    ]
    const { imported: orders, notes } = await imported(world, ...files)
    expect(notes).toMatchObject([{ code: 'IMPORT_LEFT_OUT', details: { file: 'lines.csv', line: 2 } }])
    expect((await orderOf(world, orders[0])).lines.map((line: { taxCode: string }) => line.taxCode)).toEqual([
      'V21',
      'V21',
      'V9',
    ])
  })
})
