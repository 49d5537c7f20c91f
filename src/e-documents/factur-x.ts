import type { DocumentTax, PostalAddress, SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { orderId } from './despatch-advice.ts'
import { amountsOf } from './line-amounts.ts'
import { lineIdsOf } from './line-ids.ts'
import { endpointOf, legalIdOf, type PartyId, vatNumberOf } from './party-id.ts'
import { exemption } from './tax-reasons.ts'
import { unitCode } from './unit-code.ts'
import { type Content, text, xmlOf } from './xml.ts'

/** An invoice or credit note as Factur-X 1.0, profile EN 16931 (UN/CEFACT CII), which is embedded in its PDF. */
export function facturX(document: SalesDocument): string {
  const cii = 'urn:un:unece:uncefact:data:standard'
  const ids = lineIdsOf(document.lines)
  return xmlOf('rsm:CrossIndustryInvoice', {
    '@xmlns:rsm': `${cii}:CrossIndustryInvoice:100`,
    '@xmlns:ram': `${cii}:ReusableAggregateBusinessInformationEntity:100`,
    '@xmlns:udt': `${cii}:UnqualifiedDataType:100`,
    'rsm:ExchangedDocumentContext': {
      'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': 'urn:cen.eu:en16931:2017' },
    },
    'rsm:ExchangedDocument': {
      'ram:ID': document.number,
      'ram:TypeCode': document.kind === 'creditNote' ? '381' : '380',
      'ram:IssueDateTime': dateOf(document.documentOn),
    },
    'rsm:SupplyChainTradeTransaction': {
      'ram:IncludedSupplyChainTradeLineItem': document.lines.map((line, index) => lineOf(line, ids[index])),
      'ram:ApplicableHeaderTradeAgreement': agreementOf(document),
      'ram:ApplicableHeaderTradeDelivery': deliveryOf(document),
      'ram:ApplicableHeaderTradeSettlement': settlementOf(document),
    },
  })
}

function dateOf(day: string): Content {
  return { 'udt:DateTimeString': { '@format': '102', '#': day.replaceAll('-', '') } }
}

function lineOf(line: SalesDocumentLine, id: string | undefined): Content {
  const { price } = line
  if (!price) return undefined
  const { base, allowance, net } = amountsOf(line)
  const unit = { '@unitCode': unitCode(line.unit) }
  return {
    'ram:AssociatedDocumentLineDocument': { 'ram:LineID': id },
    'ram:SpecifiedTradeProduct': {
      'ram:GlobalID': line.gtin ? { '@schemeID': '0160', '#': line.gtin } : undefined,
      'ram:SellerAssignedID': line.productNumber,
      'ram:Name': text(line.description) ?? line.productNumber,
      'ram:ApplicableProductCharacteristic': line.units.map(({ serialNumber, position }) => ({
        'ram:Description': serialNumber === null ? 'SerialNumberNotReadable' : 'SerialNumber',
        'ram:Value': serialNumber ?? String(position),
      })),
    },
    'ram:SpecifiedLineTradeAgreement': {
      'ram:BuyerOrderReferencedDocument': { 'ram:LineID': String(line.salesOrderLineNumber) },
      'ram:NetPriceProductTradePrice': {
        'ram:ChargeAmount': price.salesPrice,
        'ram:BasisQuantity': { ...unit, '#': String(price.salesUnitFactor) },
      },
    },
    'ram:SpecifiedLineTradeDelivery': { 'ram:BilledQuantity': { ...unit, '#': String(line.quantity) } },
    'ram:SpecifiedLineTradeSettlement': {
      'ram:ApplicableTradeTax': {
        'ram:TypeCode': 'VAT',
        'ram:CategoryCode': price.taxCategory,
        'ram:RateApplicablePercent': price.taxPercentage,
      },
      'ram:SpecifiedTradeAllowanceCharge':
        allowance === '0.00'
          ? undefined
          : {
              'ram:ChargeIndicator': { 'udt:Indicator': 'false' },
              'ram:CalculationPercent': price.discountPercentage,
              'ram:BasisAmount': base,
              'ram:ActualAmount': allowance,
              'ram:ReasonCode': '95',
              'ram:Reason': 'Discount',
            },
      'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': net },
    },
  }
}

function agreementOf(document: SalesDocument): Content {
  const { seller, buyer, invoiceAddress, customerReference } = document
  const contact = text(seller.phone) || text(seller.email)
  return {
    'ram:BuyerReference': text(customerReference),
    'ram:SellerTradeParty': partyOf(seller, seller.address, seller.country, {
      'ram:DefinedTradeContact': contact && {
        'ram:TelephoneUniversalCommunication': text(seller.phone) && { 'ram:CompleteNumber': text(seller.phone) },
        'ram:EmailURIUniversalCommunication': text(seller.email) && { 'ram:URIID': text(seller.email) },
      },
    }),
    'ram:BuyerTradeParty': partyOf(buyer, invoiceAddress, invoiceAddress.country ?? seller.country, {}),
    'ram:BuyerOrderReferencedDocument': { 'ram:IssuerAssignedID': orderId(document) },
  }
}

type Party = SalesDocument['seller'] | SalesDocument['buyer']

function partyOf(
  party: Party,
  address: PostalAddress,
  country: string,
  contact: { readonly [name: string]: Content },
): Content {
  const withScheme = ({ scheme, id }: PartyId): Content => ({ '@schemeID': scheme, '#': id })
  const legalId = legalIdOf(party, country)
  const endpoint = endpointOf(party, country)
  const vatNumber = vatNumberOf(party)
  return {
    'ram:Name': party.name,
    'ram:SpecifiedLegalOrganization': legalId ? { 'ram:ID': withScheme(legalId) } : undefined,
    ...contact,
    'ram:PostalTradeAddress': addressOf(address, country),
    'ram:URIUniversalCommunication': endpoint ? { 'ram:URIID': withScheme(endpoint) } : undefined,
    'ram:SpecifiedTaxRegistration': vatNumber ? { 'ram:ID': { '@schemeID': 'VA', '#': vatNumber } } : undefined,
  }
}

function addressOf({ postalCode, street, city }: PostalAddress, country: string): Content {
  return {
    'ram:PostcodeCode': text(postalCode),
    'ram:LineOne': text(street),
    'ram:CityName': text(city),
    'ram:CountryID': country,
  }
}

function deliveryOf({ deliveryAddress, deliveredOn, packingSlips, seller, buyer }: SalesDocument): Content {
  if (!deliveredOn) return {}
  return {
    'ram:ShipToTradeParty': {
      'ram:Name': text(deliveryAddress.name) ?? buyer.name,
      'ram:PostalTradeAddress': addressOf(deliveryAddress, deliveryAddress.country ?? seller.country),
    },
    'ram:ActualDeliverySupplyChainEvent': { 'ram:OccurrenceDateTime': dateOf(deliveredOn) },
    'ram:DespatchAdviceReferencedDocument':
      packingSlips.length === 1 ? { 'ram:IssuerAssignedID': packingSlips[0]?.number } : undefined,
  }
}

function settlementOf({ kind, number, currency, seller, totals, dueOn, corrects }: SalesDocument): Content {
  if (!totals) return undefined
  const claims = kind === 'invoice'
  return {
    'ram:PaymentReference': number,
    'ram:InvoiceCurrencyCode': currency,
    'ram:SpecifiedTradeSettlementPaymentMeans':
      claims && seller.iban
        ? {
            'ram:TypeCode': currency === 'EUR' ? '58' : '30',
            'ram:PayeePartyCreditorFinancialAccount': { 'ram:IBANID': seller.iban, 'ram:AccountName': seller.name },
            'ram:PayeeSpecifiedCreditorFinancialInstitution': text(seller.bic) && { 'ram:BICID': text(seller.bic) },
          }
        : undefined,
    'ram:ApplicableTradeTax': totals.taxes.map(taxOf),
    'ram:SpecifiedTradePaymentTerms': claims && dueOn ? { 'ram:DueDateDateTime': dateOf(dueOn) } : undefined,
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
      'ram:LineTotalAmount': totals.net,
      'ram:TaxBasisTotalAmount': totals.net,
      'ram:TaxTotalAmount': { '@currencyID': currency, '#': totals.tax },
      'ram:GrandTotalAmount': totals.gross,
      'ram:DuePayableAmount': totals.gross,
    },
    'ram:InvoiceReferencedDocument': corrects.map((invoice) => ({
      'ram:IssuerAssignedID': invoice.number,
      'ram:FormattedIssueDateTime': {
        'qdt:DateTimeString': {
          '@xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
          '@format': '102',
          '#': invoice.invoiceOn.replaceAll('-', ''),
        },
      },
    })),
  }
}

function taxOf({ category, percentage, net, tax }: DocumentTax): Content {
  const why = exemption(category)
  return {
    'ram:CalculatedAmount': tax,
    'ram:TypeCode': 'VAT',
    'ram:ExemptionReason': why?.reason,
    'ram:BasisAmount': net,
    'ram:CategoryCode': category,
    'ram:ExemptionReasonCode': why?.code,
    'ram:RateApplicablePercent': percentage,
  }
}
