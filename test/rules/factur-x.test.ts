import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { facturX } from '#e-documents/factur-x.ts'
import { attachmentsOf } from '#printing/attachments.ts'
import { printDocument } from '#printing/print-document.ts'
import { exampleInvoice, exampleSeller } from '#test/sales-document.ts'
import { readXml } from './peppol-rules.ts'

const transactionOf = (xml: string) => readXml(xml)['rsm:SupplyChainTradeTransaction']

describe('Factur-X', () => {
  test('profile, number, day, and the totals of the invoice', () => {
    const document = readXml(facturX(exampleInvoice()))
    expect(document['rsm:ExchangedDocumentContext']).toEqual({
      'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': 'urn:cen.eu:en16931:2017' },
    })
    expect(document['rsm:ExchangedDocument']).toEqual({
      'ram:ID': 'INV-000077',
      'ram:TypeCode': '380',
      'ram:IssueDateTime': { 'udt:DateTimeString': { '@format': '102', '#': '20260112' } },
    })
    const settlement = document['rsm:SupplyChainTradeTransaction']['ram:ApplicableHeaderTradeSettlement']
    expect(settlement['ram:SpecifiedTradeSettlementHeaderMonetarySummation']).toEqual({
      'ram:LineTotalAmount': '336.25',
      'ram:TaxBasisTotalAmount': '336.25',
      'ram:TaxTotalAmount': { '@currencyID': 'EUR', '#': '61.20' },
      'ram:GrandTotalAmount': '397.45',
      'ram:DuePayableAmount': '397.45',
    })
    expect(settlement['ram:ApplicableTradeTax']).toHaveLength(3)
  })

  test('the elements stand in the order of their schema', () => {
    const transaction = transactionOf(facturX(exampleInvoice()))
    expect(Object.keys(transaction)).toEqual([
      'ram:IncludedSupplyChainTradeLineItem',
      'ram:ApplicableHeaderTradeAgreement',
      'ram:ApplicableHeaderTradeDelivery',
      'ram:ApplicableHeaderTradeSettlement',
    ])
    expect(Object.keys(transaction['ram:ApplicableHeaderTradeSettlement'])).toEqual([
      'ram:PaymentReference',
      'ram:InvoiceCurrencyCode',
      'ram:SpecifiedTradeSettlementPaymentMeans',
      'ram:ApplicableTradeTax',
      'ram:SpecifiedTradePaymentTerms',
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    ])
    expect(Object.keys(transaction['ram:ApplicableHeaderTradeAgreement']['ram:SellerTradeParty'])).toEqual([
      'ram:Name',
      'ram:SpecifiedLegalOrganization',
      'ram:DefinedTradeContact',
      'ram:PostalTradeAddress',
      'ram:URIUniversalCommunication',
      'ram:SpecifiedTaxRegistration',
    ])
  })

  test('each unit is a characteristic of its product', () => {
    const [line] = transactionOf(facturX(exampleInvoice()))['ram:IncludedSupplyChainTradeLineItem']
    expect(line['ram:SpecifiedTradeProduct']['ram:ApplicableProductCharacteristic']).toEqual([
      { 'ram:Description': 'SerialNumber', 'ram:Value': 'A000001' },
      { 'ram:Description': 'SerialNumber', 'ram:Value': 'A000002' },
      { 'ram:Description': 'SerialNumberNotReadable', 'ram:Value': '3' },
    ])
  })

  test('a credit note names its invoice', () => {
    const corrects = [{ number: 'INV-000077', invoiceOn: '2026-01-12' }]
    const xml = facturX(exampleInvoice({ kind: 'creditNote', number: 'CN-000001', corrects }))
    expect(readXml(xml)['rsm:ExchangedDocument']['ram:TypeCode']).toBe('381')
    const settlement = transactionOf(xml)['ram:ApplicableHeaderTradeSettlement']
    expect(settlement['ram:InvoiceReferencedDocument']['ram:IssuerAssignedID']).toBe('INV-000077')
    expect(settlement['ram:SpecifiedTradeSettlementPaymentMeans']).toBeUndefined()
  })
})

describe('within the PDF of an invoice', () => {
  const print = async (document = exampleInvoice()) =>
    printDocument(document, { copyOf: null, logo: null, attachments: attachmentsOf(document) })

  test('it is attached as the other form of it, and the PDF says so', async () => {
    const bytes = await print()
    const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
    const attachments: Record<string, { content: Uint8Array }> = await pdf.getAttachments()
    expect(Buffer.from(attachments['factur-x.xml']?.content ?? []).toString()).toBe(facturX(exampleInvoice()))
    await pdf.destroy()
    const raw = bytes.toString('latin1')
    expect(raw).toContain('/AFRelationship /Alternative')
    expect(raw).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
    expect((await print()).equals(bytes)).toBe(true)
  })

  test('it is left out where the company lacks what the law asks', async () => {
    const bytes = await print(exampleInvoice({ seller: { ...exampleSeller, vatNumber: null } }))
    expect(bytes.toString('latin1')).not.toContain('factur-x')
  })
})
