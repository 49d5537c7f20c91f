import type { SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { documentsEn } from '#terms/documents-en.ts'
import { documentsNl } from '#terms/documents-nl.ts'
import { buyerContact, buyerParty, sellerParty } from './ubl-party.ts'
import { unitCode } from './unit-code.ts'
import { type Content, text, xmlOf } from './xml.ts'

/**
 * A packing slip as a UBL 2.1 despatch advice, as Peppol Despatch Advice 3 has it: one item instance with its serial
 * number for each unit; those that cannot be read are told in the note of their line.
 */
export function despatchAdvice(document: SalesDocument): string {
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
  return xmlOf('DespatchAdvice', {
    '@xmlns': `${ubl}:DespatchAdvice-2`,
    '@xmlns:cac': `${ubl}:CommonAggregateComponents-2`,
    '@xmlns:cbc': `${ubl}:CommonBasicComponents-2`,
    'cbc:CustomizationID': 'urn:fdc:peppol.eu:poacc:trns:despatch_advice:3',
    'cbc:ProfileID': 'urn:fdc:peppol.eu:poacc:bis:despatch_advice:3',
    'cbc:ID': document.number,
    'cbc:IssueDate': document.documentOn,
    'cbc:Note': text(document.customerReference),
    'cac:OrderReference': { 'cbc:ID': orderId(document) },
    'cac:DespatchSupplierParty': { 'cac:Party': sellerParty(document, { withTax: false }) },
    'cac:DeliveryCustomerParty': {
      'cac:Party': buyerParty(document, document.deliveryAddress, { withTax: false }),
      'cac:DeliveryContact': buyerContact(document),
    },
    'cac:Shipment': {
      'cbc:ID': 'NA',
      'cac:Delivery': { 'cac:Despatch': { 'cbc:ActualDespatchDate': document.documentOn } },
    },
    'cac:DespatchLine': document.lines.map((line) => lineOf(document, line)),
  })
}

/** The order as its buyer knows it, else as its seller does. */
export function orderId({ customerOrderNumber, salesOrderNumber }: SalesDocument): string {
  return text(customerOrderNumber) ?? salesOrderNumber
}

function lineOf(document: SalesDocument, line: SalesDocumentLine): Content {
  const unit = { '@unitCode': unitCode(line.unit) }
  const { toFollow } = document.language === 'nl' ? documentsNl : documentsEn
  return {
    'cbc:ID': String(line.lineNumber),
    'cbc:Note': notReadableNote(document, line),
    'cbc:DeliveredQuantity': { ...unit, '#': String(line.quantity) },
    'cbc:OutstandingQuantity': line.quantityToFollow > 0 ? { ...unit, '#': String(line.quantityToFollow) } : undefined,
    'cbc:OutstandingReason': line.quantityToFollow > 0 ? toFollow : undefined,
    'cac:OrderLineReference': {
      'cbc:LineID': String(line.salesOrderLineNumber),
      'cac:OrderReference': { 'cbc:ID': orderId(document) },
    },
    'cac:Item': {
      'cbc:Name': text(line.description) ?? line.productNumber,
      'cac:SellersItemIdentification': { 'cbc:ID': line.productNumber },
      'cac:StandardItemIdentification': line.gtin ? { 'cbc:ID': { '@schemeID': '0160', '#': line.gtin } } : undefined,
      'cac:ItemInstance': line.units.flatMap(({ serialNumber }) =>
        serialNumber === null ? [] : [{ 'cbc:SerialID': serialNumber }],
      ),
    },
  }
}

function notReadableNote({ language }: SalesDocument, { units }: SalesDocumentLine): string | undefined {
  const positions = units.filter(({ serialNumber }) => serialNumber === null).map(({ position }) => position)
  if (positions.length === 0) return undefined
  return (language === 'nl' ? documentsNl : documentsEn).notReadable.replace('{{positions}}', positions.join(', '))
}
