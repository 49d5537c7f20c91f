import { type Refusal, refuse } from '#domain/refusal.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { endpointOf, legalIdOf, vatNumberOf } from './party-id.ts'

/** What Peppol and the Dutch rules ask and the set-up does not have; null where the document can be sent. */
export function reviewEDocument(document: SalesDocument): Refusal | null {
  const missing = [
    ...missingAddresses(document),
    ...(document.kind === 'packingSlip' ? [] : missingOfInvoice(document)),
  ]
  return missing.length > 0 ? refuse('E_DOCUMENT_INCOMPLETE', { number: document.number, missing }) : null
}

/** Whether an invoice or credit note tells all that EN 16931 and the Dutch rules ask of one. */
export function hasWhatLawAsks(document: SalesDocument): boolean {
  return missingOfInvoice(document).length === 0
}

function missingAddresses({ seller, buyer, deliveryAddress }: SalesDocument): readonly string[] {
  const country = deliveryAddress.country ?? seller.country
  return [
    ...(endpointOf(seller, seller.country) ? [] : ['company.electronicAddress']),
    ...(endpointOf(buyer, country) ? [] : ['customer.electronicAddress']),
  ]
}

/** BR-S-02, BR-AE-03, NL-R-002 to NL-R-005, NL-R-007. */
function missingOfInvoice(document: SalesDocument): readonly string[] {
  const { kind, seller, buyer, invoiceAddress, totals } = document
  const isDutch = seller.country === 'NL'
  const isDutchBuyer = (invoiceAddress.country ?? seller.country) === 'NL'
  const needsBuyerVat = totals?.taxes.some(({ category }) => category === 'AE' || category === 'K')
  return [
    ...(vatNumberOf(seller) ? [] : ['company.vatNumber']),
    ...(isDutch && !legalIdOf(seller, 'NL') ? ['company.registrationNumber'] : []),
    ...(isDutch ? missingOfAddress(seller.address, 'company.address') : []),
    ...(isDutch && isDutchBuyer ? missingOfAddress(invoiceAddress, 'customer.invoiceAddress') : []),
    ...(needsBuyerVat && !vatNumberOf(buyer) ? ['customer.vatNumber'] : []),
    ...(kind === 'invoice' && !seller.iban ? ['company.iban'] : []),
  ]
}

function missingOfAddress(address: SalesDocument['invoiceAddress'], name: string): readonly string[] {
  const keys = ['street', 'city', 'postalCode'] as const
  return keys.filter((key) => !address[key]?.trim()).map((key) => `${name}.${key}`)
}
