import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineAmount } from '#domain/money.ts'
import { peppolInvoice } from '#e-documents/peppol-invoice.ts'
import { reviewEDocument } from '#e-documents/review-e-document.ts'
import { taxesOf } from '#sales-documents/document-amounts.ts'
import type { SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { exampleBuyer, exampleInvoice, exampleLine, exampleSeller, serials } from '#test/sales-document.ts'
import { canValidate, schemaFaults } from '#test/schemas.ts'
import { brokenRules, readXml } from './peppol-rules.ts'

const corrects = [{ number: 'INV-000077', invoiceOn: '2026-01-12' }]
const creditNote = () => exampleInvoice({ kind: 'creditNote', number: 'CN-000001', corrects, dueOn: null })

describe.each([
  ['Invoice', exampleInvoice],
  ['CreditNote', creditNote],
] as const)('%s', (root, example) => {
  test('three rates of tax, a discount, a price by the box: every rule holds', () => {
    expect(brokenRules(peppolInvoice(example()))).toEqual([])
  })

  test.skipIf(!canValidate)('is valid by its schema, with 1, 60 and 2,000 units', { timeout: 60_000 }, () => {
    expect(schemaFaults(root, peppolInvoice(example()))).toBe('')
    for (const count of [1, 60, 2000]) {
      const [first, ...others] = example().lines
      const line = exampleLine([...serials(count), null], { price: first?.price ?? null })
      expect(schemaFaults(root, peppolInvoice({ ...example(), lines: [line, ...others] }))).toBe('')
    }
  })

  test('names its order, and tells each unit on its line', () => {
    const document = readXml(peppolInvoice(example()))
    expect(document['cac:OrderReference']).toEqual({ 'cbc:ID': 'PO-9988' })
    const [line] = document[`cac:${root}Line`]
    expect(line['cac:Item']['cac:AdditionalItemProperty']).toEqual([
      { 'cbc:Name': 'SerialNumber', 'cbc:Value': 'A000001' },
      { 'cbc:Name': 'SerialNumber', 'cbc:Value': 'A000002' },
      { 'cbc:Name': 'SerialNumberNotReadable', 'cbc:Value': '3' },
    ])
  })
})

test('an invoice asks for a SEPA transfer, and names its packing slip', () => {
  const document = readXml(peppolInvoice(exampleInvoice()))
  expect(document['cac:PaymentMeans']).toMatchObject({
    'cbc:PaymentMeansCode': '58',
    'cbc:PaymentID': 'INV-000077',
    'cac:PayeeFinancialAccount': { 'cbc:ID': 'NL91ABNA0417164300' },
  })
  expect(document['cac:DespatchDocumentReference']).toEqual({ 'cbc:ID': 'PS-000123' })
  expect(readXml(peppolInvoice(exampleInvoice({ currency: 'USD' })))['cac:PaymentMeans']['cbc:PaymentMeansCode']).toBe(
    '30',
  )
})

test('a credit note names the invoice that it corrects, and asks for no payment', () => {
  const document = readXml(peppolInvoice(creditNote()))
  expect(document['cac:BillingReference']).toEqual({
    'cac:InvoiceDocumentReference': { 'cbc:ID': 'INV-000077', 'cbc:IssueDate': '2026-01-12' },
  })
  expect(document['cac:PaymentMeans']).toBeUndefined()
})

test('no PartyName but RegistrationName; a Dutch party by its KVK number', () => {
  const xml = peppolInvoice(exampleInvoice())
  expect(xml).not.toContain('PartyName')
  const party = readXml(xml)['cac:AccountingSupplierParty']['cac:Party']
  expect(party['cac:PartyLegalEntity']).toEqual({
    'cbc:RegistrationName': 'Voorbeeld Elektronica B.V.',
    'cbc:CompanyID': { '@schemeID': '0106', '#': '12345678' },
  })
})

test('hostile serial numbers come out as they are', () => {
  const hostile = [']]>&<b>', '=1+1', '000123', '\u202eABC', 'Ω"\'']
  const [first] = exampleInvoice().lines
  const line = exampleLine(hostile, { price: first?.price ?? null })
  const xml = peppolInvoice(exampleInvoice({ lines: [line] }))
  const properties = readXml(xml)['cac:InvoiceLine']['cac:Item']['cac:AdditionalItemProperty']
  expect(properties.map((one: Record<string, string>) => one['cbc:Value'])).toEqual(hostile)
})

describe('what is missing', () => {
  const none = { electronicAddress: null, registrationNumber: null, vatNumber: null }
  test.each([
    [{}, null],
    [
      { seller: { ...exampleSeller, ...none, iban: null, address: {} } },
      [
        'company.electronicAddress',
        'company.vatNumber',
        'company.registrationNumber',
        'company.address.street',
        'company.address.city',
        'company.address.postalCode',
        'company.iban',
      ],
    ],
    [{ buyer: { ...exampleBuyer, ...none } }, ['customer.electronicAddress', 'customer.vatNumber']],
    [{ buyer: { ...exampleBuyer, registrationNumber: null } }, null],
    [{ invoiceAddress: { city: 'Delft' } }, ['customer.invoiceAddress.street', 'customer.invoiceAddress.postalCode']],
    [{ invoiceAddress: { country: 'BE' } }, null],
  ] as const)('of %j', (overrides, missing) => {
    const refusal = reviewEDocument(exampleInvoice(overrides as Partial<SalesDocument>))
    expect(refusal?.details.missing ?? null).toEqual(missing)
    if (missing) expect(refusal?.code).toBe('E_DOCUMENT_INCOMPLETE')
  })
})

const rate = fc.constantFrom(
  { taxPercentage: '21', taxCategory: 'S' },
  { taxPercentage: '9', taxCategory: 'S' },
  { taxPercentage: '0', taxCategory: 'AE' },
  { taxPercentage: '0', taxCategory: 'Z' },
  { taxPercentage: '0', taxCategory: 'K' },
  { taxPercentage: '0', taxCategory: 'E' },
) as fc.Arbitrary<Pick<NonNullable<SalesDocumentLine['price']>, 'taxPercentage' | 'taxCategory'>>

const anyLine = fc
  .record({
    rate,
    quantity: fc.integer({ min: 1, max: 5000 }),
    salesUnitFactor: fc.constantFrom(1, 10, 12, 100),
    price: fc.integer({ min: 0, max: 5_000_000 }),
    discount: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ rate, quantity, salesUnitFactor, price, discount }) => ({
    quantity,
    price: {
      ...rate,
      salesUnit: 'box',
      salesUnitFactor,
      salesPrice: (price / 1000).toFixed(3),
      discountPercentage: (discount / 10).toFixed(1),
    },
  }))

test('every rule holds for any invoice', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, isCredit) => {
      const priced = lines.map(({ quantity, price }, index) =>
        exampleLine([], {
          lineNumber: index + 1,
          quantity,
          price: { ...price, netAmount: lineAmount({ quantity, ...price }) },
        }),
      )
      const example = isCredit ? creditNote() : exampleInvoice()
      const document = { ...example, lines: priced, totals: taxesOf(priced) }
      expect(brokenRules(peppolInvoice(document))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
