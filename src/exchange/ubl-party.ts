import { readAddress } from './address.ts'
import { type Field, maximumLength, readLanguage, readOptional, readRequired } from './fields.ts'
import type { Findings } from './findings.ts'
import type { ImportedAddress, ImportedCustomer } from './imported-order.ts'
import { elementAt, elementsOf, fieldAt, firstFieldAt } from './ubl-element.ts'
import type { XmlElement } from './xml-tree.ts'

/** The customer: the buyer, by the number that the seller or else the buyer itself gives it. */
export function readBuyer(buyer: XmlElement, findings: Findings): ImportedCustomer {
  const number = firstFieldAt(
    buyer,
    'cbc:SupplierAssignedAccountID',
    'cac:Party/cac:PartyIdentification/cbc:ID',
    'cac:Party/cbc:EndpointID',
    'cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    'cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
  )
  const vatNumber = vatNumberOf(buyer)
  return {
    number: readRequired(findings, number, maximumLength.number),
    name: readRequired(findings, nameOf(buyer), maximumLength.name),
    vatNumber: vatNumber && readOptional(findings, vatNumber, maximumLength.number),
    language: readLanguage(fieldAt(buyer, 'cac:Party/cac:Language/cbc:ID')),
    address: readPartyAddress(addressOf(buyer), null, findings),
  }
}

/** The address of who is to get the invoice: another party, or the buyer. */
export function readInvoiceAddress(order: XmlElement, buyer: XmlElement, findings: Findings): ImportedAddress | null {
  const party = elementAt(order, 'cac:AccountingCustomerParty') ?? buyer
  return readPartyAddress(addressOf(party), nameOf(party), findings)
}

/** Where the goods are to go; null where the order does not say, so that they go where the customer's always do. */
export function readDeliveryAddress(order: XmlElement, findings: Findings): ImportedAddress | null {
  const delivery = elementAt(order, 'cac:Delivery')
  if (!delivery) return null
  const address = elementAt(delivery, 'cac:DeliveryLocation/cac:Address') ?? elementAt(delivery, 'cac:DeliveryAddress')
  const name = firstFieldAt(delivery, 'cac:DeliveryParty/cac:PartyName/cbc:Name', 'cac:DeliveryLocation/cbc:Name')
  return readPartyAddress(address, name, findings)
}

function nameOf(party: XmlElement): Field {
  return firstFieldAt(party, 'cac:Party/cac:PartyName/cbc:Name', 'cac:Party/cac:PartyLegalEntity/cbc:RegistrationName')
}

function addressOf(party: XmlElement): XmlElement | undefined {
  return (
    elementAt(party, 'cac:Party/cac:PostalAddress') ??
    elementAt(party, 'cac:Party/cac:PartyLegalEntity/cac:RegistrationAddress')
  )
}

function vatNumberOf(buyer: XmlElement): Field | null {
  const party = elementAt(buyer, 'cac:Party')
  const schemes = party ? elementsOf(party, 'cac:PartyTaxScheme') : []
  const scheme = schemes.find((one) => fieldAt(one, 'cac:TaxScheme/cbc:ID').text === 'VAT')
  return scheme ? fieldAt(scheme, 'cbc:CompanyID') : null
}

function readPartyAddress(address: XmlElement | undefined, name: Field | null, findings: Findings) {
  if (!address) return name?.text ? { name: readRequired(findings, name, maximumLength.name) } : null
  return readAddress(
    {
      name,
      street: streetOf(address),
      postalCode: fieldAt(address, 'cbc:PostalZone'),
      city: fieldAt(address, 'cbc:CityName'),
      country: fieldAt(address, 'cac:Country/cbc:IdentificationCode'),
    },
    findings,
  )
}

/** All that names the place within the town, as one text. */
function streetOf(address: XmlElement): Field {
  const street = fieldAt(address, 'cbc:StreetName')
  const lines = elementsOf(address, 'cac:AddressLine').map((line) => fieldAt(line, 'cbc:Line').text)
  const parts = [
    [street.text, fieldAt(address, 'cbc:BuildingNumber').text].filter(Boolean).join(' '),
    fieldAt(address, 'cbc:AdditionalStreetName').text,
    ...lines,
  ]
  return { ...street, text: parts.filter(Boolean).join(', ') }
}
