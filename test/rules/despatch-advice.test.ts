import { expect, test } from 'vitest'
import { despatchAdvice } from '#e-documents/despatch-advice.ts'
import { exampleDocument, exampleLine, serials } from '#test/sales-document.ts'
import { canValidate, schemaFaults } from '#test/schemas.ts'
import { readXml } from './peppol-rules.ts'

test('what Peppol asks of a despatch advice', () => {
  const xml = despatchAdvice(exampleDocument())
  const document = readXml(xml)
  expect(document).toMatchObject({
    'cbc:CustomizationID': 'urn:fdc:peppol.eu:poacc:trns:despatch_advice:3',
    'cbc:ProfileID': 'urn:fdc:peppol.eu:poacc:bis:despatch_advice:3',
    'cbc:ID': 'PS-000123',
    'cbc:IssueDate': '2026-01-12',
    'cac:OrderReference': { 'cbc:ID': 'PO-9988' },
    'cac:Shipment': { 'cbc:ID': 'NA' },
    'cac:DespatchLine': {
      'cbc:DeliveredQuantity': { '@unitCode': 'H87', '#': '3' },
      'cac:OrderLineReference': { 'cbc:LineID': '1' },
      'cac:Item': {
        'cbc:Name': 'Camera 100',
        'cac:SellersItemIdentification': { 'cbc:ID': 'CAM-100' },
        'cac:StandardItemIdentification': { 'cbc:ID': { '@schemeID': '0160', '#': '8712345678906' } },
      },
    },
  })
  for (const party of ['cac:DespatchSupplierParty', 'cac:DeliveryCustomerParty']) {
    const { 'cbc:EndpointID': endpoint, 'cac:PartyLegalEntity': legal } = document[party]['cac:Party']
    expect(endpoint['@schemeID']).toBe('0106')
    expect(legal['cbc:RegistrationName']).toBeTruthy()
  }
  for (const forbidden of ['PartyName', 'SalesOrderID', 'DeliveryAddress', 'PartyTaxScheme']) {
    expect(xml).not.toContain(forbidden)
  }
})

test('PEPPOL-T16-B nothing that the data model of Peppol Despatch Advice 3 does not have', () => {
  const line = exampleLine([...serials(2), null], { quantityOrdered: 5, quantityToFollow: 2 })
  const found = pathsOf(readXml(despatchAdvice(exampleDocument({ lines: [line] }))))
  expect([...found].filter((path) => !dataModel.has(path))).toEqual([])
  expect(found).toContain('DeliveryCustomerParty/DeliveryContact/ElectronicMail')
})

const identified = ['EndpointID', 'PartyIdentification/ID', 'PartyLegalEntity/RegistrationName']
const address = ['StreetName', 'CityName', 'PostalZone', 'Country/IdentificationCode']
const party = [...identified, ...address.map((part) => `PostalAddress/${part}`)].map((part) => `Party/${part}`)
const item = ['Name', 'SellersItemIdentification/ID', 'StandardItemIdentification/ID', 'ItemInstance/SerialID']

/** What we use of it, by where it may stand. */
const dataModel = new Set([
  ...['CustomizationID', 'ProfileID', 'ID', 'IssueDate', 'Note', 'OrderReference/ID', 'Shipment/ID'],
  'Shipment/Delivery/Despatch/ActualDespatchDate',
  ...party.flatMap((part) => [`DespatchSupplierParty/${part}`, `DeliveryCustomerParty/${part}`]),
  ...['Telephone', 'ElectronicMail'].flatMap((part) => [
    `DespatchSupplierParty/Party/Contact/${part}`,
    `DeliveryCustomerParty/DeliveryContact/${part}`,
  ]),
  ...['ID', 'Note', 'DeliveredQuantity', 'OutstandingQuantity', 'OutstandingReason'].map(
    (part) => `DespatchLine/${part}`,
  ),
  ...['LineID', 'OrderReference/ID'].map((part) => `DespatchLine/OrderLineReference/${part}`),
  ...item.map((part) => `DespatchLine/Item/${part}`),
])

/** The paths of all elements with text, without their prefixes. */
function pathsOf(element: object, within = ''): ReadonlySet<string> {
  return new Set(
    Object.entries(element).flatMap(([name, value]) => {
      if (name.startsWith('@')) return []
      if (name === '#') return [within]
      const path = [within, name.replace(/^\w+:/, '')].filter(Boolean).join('/')
      return [value].flat().flatMap((one) => (typeof one === 'object' ? [...pathsOf(one, path)] : [path]))
    }),
  )
}

test('D15 one item instance for each unit with a serial number; the others are told by their position', () => {
  const line = exampleLine(['A1', null, ']]>&<b>', '=1+1', '000123', null])
  const read = readXml(despatchAdvice(exampleDocument({ lines: [line] })))['cac:DespatchLine']
  expect(read['cac:Item']['cac:ItemInstance']).toEqual(
    ['A1', ']]>&<b>', '=1+1', '000123'].map((serialNumber) => ({ 'cbc:SerialID': serialNumber })),
  )
  expect(read['cbc:Note']).toBe('Niet leesbaar: positie 2, 6')
})

test('PEPPOL-T16-R007 what is to follow has its reason', () => {
  const line = exampleLine(serials(2), { quantityOrdered: 5, quantityToFollow: 3 })
  const english = exampleDocument({ lines: [line], language: 'en' })
  expect(readXml(despatchAdvice(english))['cac:DespatchLine']).toMatchObject({
    'cbc:OutstandingQuantity': { '#': '3' },
    'cbc:OutstandingReason': 'To follow',
  })
})

test('characters that XML cannot hold are left out', () => {
  const document = exampleDocument({ customerReference: 'a\u0000b\u000bc', lines: [exampleLine(['X\ufffe1'])] })
  const read = readXml(despatchAdvice(document))
  expect(read['cbc:Note']).toBe('abc')
  expect(read['cac:DespatchLine']['cac:Item']['cac:ItemInstance']['cbc:SerialID']).toBe('X1')
})

test.skipIf(!canValidate)('is valid by its schema, with 1, 60 and 5,000 units', { timeout: 60_000 }, () => {
  for (const count of [1, 60, 5000]) {
    const line = exampleLine([...serials(count), null, ']]>&<b>'], { quantityToFollow: 1 })
    expect(schemaFaults('DespatchAdvice', despatchAdvice(exampleDocument({ lines: [line] })))).toBe('')
  }
})
