import type { Buyer, PostalAddress, SalesDocument, Seller } from '#sales-documents/sales-document.ts'
import { endpointOf, legalIdOf, type PartyId, vatNumberOf } from './party-id.ts'
import { type Content, text } from './xml.ts'

/** An identifier with the scheme that it is of. */
export function idWithScheme({ scheme, id }: PartyId): Content {
  return { '@schemeID': scheme, '#': id }
}

/** The seller in UBL. */
export function sellerParty({ seller }: SalesDocument, { withTax }: { readonly withTax: boolean }): Content {
  return {
    ...partyOf(seller, seller.name, { address: seller.address, country: seller.country, withTax }),
    'cac:Contact': contactOf(seller),
  }
}

/** The customer in UBL, at one of its addresses. */
export function buyerParty(
  { buyer, seller }: SalesDocument,
  address: PostalAddress,
  { withTax }: { readonly withTax: boolean },
) {
  return partyOf(buyer, buyer.name, { address, country: address.country ?? seller.country, withTax })
}

/** Whom to reach of the customer: in the party of an invoice, beside the party of a despatch advice. */
export function buyerContact({ buyer }: SalesDocument): Content {
  return text(buyer.email) && { 'cbc:ElectronicMail': text(buyer.email) }
}

interface Place {
  readonly address: PostalAddress
  readonly country: string
  readonly withTax: boolean
}

function partyOf(party: Seller | Buyer, name: string, { address, country, withTax }: Place) {
  const endpoint = endpointOf(party, country)
  const legalId = legalIdOf(party, country)
  const vatNumber = vatNumberOf(party)
  return {
    'cbc:EndpointID': endpoint ? idWithScheme(endpoint) : undefined,
    'cac:PartyIdentification': legalId ? { 'cbc:ID': idWithScheme(legalId) } : undefined,
    'cac:PostalAddress': addressOf(address, country),
    'cac:PartyTaxScheme':
      withTax && vatNumber ? { 'cbc:CompanyID': vatNumber, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } } : undefined,
    'cac:PartyLegalEntity': {
      'cbc:RegistrationName': name,
      'cbc:CompanyID': withTax && legalId ? idWithScheme(legalId) : undefined,
    },
  }
}

/** A postal address in UBL. */
export function addressOf({ street, city, postalCode }: PostalAddress, country: string): Content {
  return {
    'cbc:StreetName': text(street),
    'cbc:CityName': text(city),
    'cbc:PostalZone': text(postalCode),
    'cac:Country': { 'cbc:IdentificationCode': country },
  }
}

function contactOf({ phone, email }: Seller): Content {
  if (!text(phone) && !text(email)) return undefined
  return { 'cbc:Telephone': text(phone), 'cbc:ElectronicMail': text(email) }
}
