import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imported, importFiles, numbersOf, type OrderFile, orderOf, rowsOf } from '#test/order-files.ts'
import { openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const folder = new URL('../../../shared/data/peppol-orders/', import.meta.url)
const peppolNames = ['UC1_Order.xml', 'UC2_Order.xml', 'UC3_Order.xml']
const here = peppolNames.every((name) => existsSync(new URL(name, folder)))
if (!here) process.stdout.write('The Peppol example orders are not here: skipped.\n')

describe.skipIf(!here)('the Peppol example orders', () => {
  const peppol = here ? peppolNames.map((name): OrderFile => [name, readFileSync(new URL(name, folder), 'utf8')]) : []
  let company: WorldCompany
  beforeAll(async () => {
    company = await world.secondCompany()
  })

  test('come in one after another, whole', async () => {
    const answers = []
    for (const file of peppol) answers.push(await imported(company, file))
    expect(answers.map(({ products }) => numbersOf(products))).toEqual([
      ['SN-33', 'SN-34', 'SN-35'],
      ['Item 1', 'Item 2'],
      ['Translation'],
    ])
    expect(answers.map(({ customers }) => numbersOf(customers))).toEqual([['7300010000001'], [], []])
    expect(answers.map(({ notes }) => notes.map(({ code }: { code: string }) => code))).toEqual([
      [],
      ['IMPORT_SAME_NUMBER'],
      [],
    ])
    const address = { name: 'City Hospital', city: 'Eurocity', country: 'SE' }
    const delivery = (city: string, country: string) => ({
      name: 'Hospital Tourist Department',
      street: 'Lower street 5, Reception',
      postalCode: '11120',
      city,
      country,
    })
    const line = (lineNumber: number, productNumber: string, quantity: number, salesPrice: string, more: object) => ({
      lineNumber,
      productNumber,
      quantity,
      salesPrice,
      discountPercentage: '0',
      taxCode: null,
      quantityOrdered: quantity,
      leftToDeliver: quantity,
      serialised: false,
      salesUnitFactor: 1,
      ...more,
    })
    const pieces = { salesUnit: 'pcs', taxPercentage: '25' }
    const head = { state: 'open', currency: 'EUR', orderedOn: '2013-07-01', requestedDeliveryOn: '2013-07-16' }
    const expected = [
      {
        ...head,
        customerOrderNumber: '1',
        deliveryAddress: delivery('Stockholm', 'SE'),
        amounts: { net: '115.00', tax: '28.75', gross: '143.75' },
        lines: [
          line(1, 'SN-33', 10, '4', { ...pieces, description: 'Brown sauce', netAmount: '40.00' }),
          line(2, 'SN-34', 5, '6', { ...pieces, description: 'White sauce', netAmount: '30.00' }),
          line(3, 'SN-35', 15, '3', { ...pieces, description: 'Pepper sauce', netAmount: '45.00' }),
        ],
      },
      {
        ...head,
        customerOrderNumber: '1',
        deliveryAddress: delivery('Stockholm', 'SE'),
        amounts: { net: '700.00', tax: '175.00', gross: '875.00' },
        lines: [
          line(1, 'Item 1', 10, '40', { ...pieces, description: 'Item 1', netAmount: '400.00' }),
          line(2, 'Item 2', 50, '6', { ...pieces, description: 'Item 2', netAmount: '300.00' }),
        ],
      },
      {
        ...head,
        customerOrderNumber: '5',
        deliveryAddress: delivery('Oslo', 'NO'),
        amounts: { net: '400.00', tax: '0.00', gross: '400.00' },
        lines: [
          line(1, 'Translation', 1, '400', {
            salesUnit: 'DAY',
            taxPercentage: '0',
            description: 'Translation',
            netAmount: '400.00',
          }),
        ],
      },
    ]
    for (const [index, answer] of answers.entries()) {
      const [came] = answer.imported
      const order = await orderOf(company, came)
      expect(order).toMatchObject({
        ...expected[index],
        customerNumber: '7300010000001',
        customerName: 'City Hospital',
      })
      expect(order.invoiceAddress).toMatchObject(address)
      expect(order.number).toBe(came.number)
    }
  })

  test('once more, alone or together, change nothing', async () => {
    const before = await rowsOf(company)
    const again = await imported(company, ...peppol)
    expect(again).toMatchObject({ imported: [], products: [], customers: [] })
    expect(again.unchanged).toHaveLength(3)
    expect((await imported(company, ...peppol.slice(1, 2))).unchanged).toEqual(again.unchanged.slice(1, 2))
    expect(await rowsOf(company)).toEqual(before)
  })

  test('come in all at once, with products that have the GTIN of the file', async () => {
    const { body } = await importFiles(world, peppol)
    expect([numbersOf(body.products), body.imported.length, numbersOf(body.customers)]).toEqual([
      ['SN-33', 'SN-34', 'SN-35', 'Item 1', 'Item 2', 'Translation'],
      3,
      ['7300010000001'],
    ])
    const found = (await world.as('salesClerk').get('/products?search=05704066204093')).body.items
    expect(found).toMatchObject([
      {
        number: 'SN-33',
        name: 'Brown sauce',
        kind: 'stocked',
        inventoryUnit: 'pcs',
        trackingDimensionGroupId: null,
        salesPrice: '0',
        barcodes: [{ barcode: '05704066204093', kind: 'gtin' }],
      },
    ])
    const customer = (await world.as('salesClerk').get('/customers?search=7300010000001')).body.items[0]
    expect(customer).toMatchObject({ name: 'City Hospital', language: 'nl', invoiceAddress: { city: 'Eurocity' } })
  })
})
