import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readOrderFile, readOrderFiles } from '#exchange/read-order-file.ts'
import { brief, read, ublOrder } from './order-documents.ts'

const examples = new URL('../../../shared/data/peppol-orders/', import.meta.url)
const haveExamples = existsSync(examples)
if (!haveExamples) console.warn('skipped: the Peppol orders, which are not beside the project')

const cityHospital = {
  number: '7300010000001',
  name: 'City Hospital',
  vatNumber: null,
  language: null,
  address: { city: 'Eurocity', country: 'SE' },
}
const order = {
  number: '1',
  numberedBy: 'customer',
  customer: cityHospital,
  currency: 'EUR',
  orderedOn: '2013-07-01',
  requestedDeliveryOn: '2013-07-16',
  customerReference: null,
  deliveryAddress: {
    name: 'Hospital Tourist Department',
    street: 'Lower street 5, Reception',
    postalCode: '11120',
    city: 'Stockholm',
    country: 'SE',
  },
  invoiceAddress: { name: 'City Hospital', city: 'Eurocity', country: 'SE' },
}
const line = {
  barcode: null,
  isCorrection: false,
  unit: 'NAR',
  discountPercent: null,
  taxCode: 'S',
  taxPercent: '25',
}
const expectedOf: Readonly<Record<string, object>> = {
  'UC1_Order.xml': {
    ...order,
    lines: [
      ['SN-33', 'Brown sauce', '05704066204093', '10', '4', 104],
      ['SN-34', 'White sauce', '08722700575887', '5', '6', 132],
      ['SN-35', 'Pepper sauce', '08722700577584', '15', '3', 160],
    ].map(([productNumber, productName, barcode, quantity, price, at], index) => {
      const source = { file: 'UC1_Order.xml', line: at }
      return { ...line, lineNumber: index + 1, productNumber, productName, barcode, quantity, price, source }
    }),
  },
  'UC2_Order.xml': {
    ...order,
    lines: [
      ['Item 1', '10', '40', 104],
      ['Item 2', '50', '6', 134],
    ].map(([name, quantity, price, at], index) => {
      const source = { file: 'UC2_Order.xml', line: at }
      return { ...line, lineNumber: index + 1, productNumber: name, productName: name, quantity, price, source }
    }),
  },
  'UC3_Order.xml': {
    ...order,
    number: '5',
    deliveryAddress: { ...order.deliveryAddress, city: 'Oslo', country: 'NO' },
    lines: [
      {
        ...line,
        lineNumber: 1,
        productNumber: 'Translation',
        productName: 'Translation',
        quantity: '1',
        unit: 'DAY',
        price: '400',
        taxCode: null,
        taxPercent: null,
        source: { file: 'UC3_Order.xml', line: 104 },
      },
    ],
  },
}

describe.skipIf(!haveExamples)('the Peppol orders', () => {
  test.each(Object.keys(expectedOf))('%s comes in whole', (name) => {
    const { orders, faults, notes } = readOrderFile(name, readFileSync(new URL(name, examples)))
    expect(orders).toEqual([{ ...expectedOf[name], source: { file: name, line: 2 } }])
    expect({ faults, notes }).toEqual({ faults: [], notes: [] })
  })

  test('all come in together, though two of them have the same number of the same customer', () => {
    const files = Object.keys(expectedOf).map((name) => ({ name, content: readFileSync(new URL(name, examples)) }))
    const { orders, notes } = readOrderFiles(files)
    expect(orders.map(({ number }) => number)).toEqual(['1', '1', '5'])
    expect(notes).toEqual([])
  })
})

test('an order that is there twice, laid out otherwise, is one order, with a note', () => {
  const { orders, notes } = read(ublOrder(), ublOrder().replaceAll('><', '>\n  <'))
  expect(orders).toHaveLength(1)
  expect(notes).toMatchObject([{ file: 'b', line: 2, code: 'IMPORT_LEFT_OUT', details: { what: 'PO-7' } }])
})

describe('what an order says of its customer', () => {
  const buyer = (party: string, before = '') =>
    `<cac:BuyerCustomerParty>${before}<cac:Party>${party}</cac:Party></cac:BuyerCustomerParty>`
  const name = '<cac:PartyName><cbc:Name>Bakker</cbc:Name></cac:PartyName>'
  const endpoint = '<cbc:EndpointID>E1</cbc:EndpointID>'
  const identification = '<cac:PartyIdentification><cbc:ID>P1</cbc:ID></cac:PartyIdentification>'
  const legal = (inner: string) => `<cac:PartyLegalEntity>${inner}</cac:PartyLegalEntity>`
  const tax = (scheme: string) =>
    `<cac:PartyTaxScheme><cbc:CompanyID>NL1${scheme}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`
  const account = '<cbc:SupplierAssignedAccountID>C-9</cbc:SupplierAssignedAccountID>'
  test.each([
    ["the seller's number for it", buyer(endpoint + identification + name, account), { number: 'C-9' }],
    ['its own identification', buyer(endpoint + identification + name), { number: 'P1' }],
    ['its endpoint', buyer(endpoint + name), { number: 'E1', name: 'Bakker', vatNumber: null, address: null }],
    ['its registration', buyer(name + legal('<cbc:CompanyID>L1</cbc:CompanyID>')), { number: 'L1' }],
    [
      'its legal name',
      buyer(endpoint + legal('<cbc:RegistrationName>Bakker B.V.</cbc:RegistrationName>')),
      { name: 'Bakker B.V.' },
    ],
    ['its VAT number', buyer(endpoint + name + tax('GST') + tax('VAT')), { vatNumber: 'NL1VAT' }],
    ['its language', buyer(`${endpoint}${name}<cac:Language><cbc:ID>nld</cbc:ID></cac:Language>`), { language: 'nl' }],
    [
      'another language',
      buyer(`${endpoint}${name}<cac:Language><cbc:ID>sv</cbc:ID></cac:Language>`),
      { language: null },
    ],
  ])('%s', (_name, party, customer) => {
    const { orders, faults } = read(ublOrder({ buyer: party }))
    expect(faults).toEqual([])
    expect(orders).toMatchObject([{ customer }])
  })

  test('another party gets the invoice; a country of another kind is left out with a note', () => {
    const address = `<cac:PostalAddress><cbc:StreetName>Kade</cbc:StreetName><cbc:BuildingNumber>4</cbc:BuildingNumber>
      <cac:AddressLine><cbc:Line>Hal 2</cbc:Line></cac:AddressLine>
      <cac:Country><cbc:IdentificationCode>NLD</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`
    const rest = `<cac:AccountingCustomerParty><cac:Party>${name}${address}</cac:Party></cac:AccountingCustomerParty>`
    const { orders, notes } = read(ublOrder({ rest }))
    expect(orders).toMatchObject([
      { invoiceAddress: { name: 'Bakker', street: 'Kade 4, Hal 2' }, deliveryAddress: null },
    ])
    expect(brief(notes)).toEqual([[12, 'IMPORT_LEFT_OUT', { what: 'cac:Country/cbc:IdentificationCode NLD' }]])
  })
})
