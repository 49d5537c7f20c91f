import type { DocumentTax, SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { orderId } from './despatch-advice.ts'
import { amountsOf } from './line-amounts.ts'
import { lineIdsOf } from './line-ids.ts'
import { exemption } from './tax-reasons.ts'
import { addressOf, buyerContact, buyerParty, sellerParty } from './ubl-party.ts'
import { unitCode } from './unit-code.ts'
import { type Content, text, xmlOf } from './xml.ts'

/**
 * An invoice or credit note as Peppol BIS Billing 3 (UBL 2.1, EN 16931) has it. Each unit of a line is a property of its
 * item: `SerialNumber`, or `SerialNumberNotReadable` with its position.
 */
export function peppolInvoice(document: SalesDocument): string {
  const root = document.kind === 'creditNote' ? 'CreditNote' : 'Invoice'
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
  const ids = lineIdsOf(document.lines)
  return xmlOf(root, {
    '@xmlns': `${ubl}:${root}-2`,
    '@xmlns:cac': `${ubl}:CommonAggregateComponents-2`,
    '@xmlns:cbc': `${ubl}:CommonBasicComponents-2`,
    ...headOf(document),
    'cac:AccountingSupplierParty': { 'cac:Party': sellerParty(document, { withTax: true }) },
    'cac:AccountingCustomerParty': {
      'cac:Party': {
        ...buyerParty(document, document.invoiceAddress, { withTax: true }),
        'cac:Contact': buyerContact(document),
      },
    },
    'cac:Delivery': deliveryOf(document),
    'cac:PaymentMeans': paymentOf(document),
    ...totalsOf(document),
    [`cac:${root}Line`]: document.lines.map((line, index) => lineOf(document, line, ids[index])),
  })
}

function headOf(document: SalesDocument): { readonly [name: string]: Content } {
  const { kind, number, documentOn, dueOn, currency, customerReference, packingSlips, corrects } = document
  const isCredit = kind === 'creditNote'
  return {
    'cbc:CustomizationID': 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    'cbc:ProfileID': 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    'cbc:ID': number,
    'cbc:IssueDate': documentOn,
    ...(isCredit ? {} : { 'cbc:DueDate': dueOn ?? undefined }),
    [isCredit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode']: isCredit ? '381' : '380',
    'cbc:Note': packingSlips.length > 1 ? packingSlips.map((slip) => slip.number).join(', ') : undefined,
    'cbc:DocumentCurrencyCode': currency,
    'cbc:BuyerReference': text(customerReference),
    'cac:OrderReference': { 'cbc:ID': orderId(document) },
    'cac:BillingReference': corrects.map((invoice) => ({
      'cac:InvoiceDocumentReference': { 'cbc:ID': invoice.number, 'cbc:IssueDate': invoice.invoiceOn },
    })),
    'cac:DespatchDocumentReference': packingSlips.length === 1 ? { 'cbc:ID': packingSlips[0]?.number } : undefined,
  }
}

function deliveryOf({ deliveredOn, deliveryAddress, seller }: SalesDocument): Content {
  if (!deliveredOn) return undefined
  return {
    'cbc:ActualDeliveryDate': deliveredOn,
    'cac:DeliveryLocation': { 'cac:Address': addressOf(deliveryAddress, deliveryAddress.country ?? seller.country) },
  }
}

/** A transfer: SEPA in euros. A credit note asks for no payment. */
function paymentOf({ kind, number, currency, seller }: SalesDocument): Content {
  if (kind === 'creditNote' || !seller.iban) return undefined
  return {
    'cbc:PaymentMeansCode': currency === 'EUR' ? '58' : '30',
    'cbc:PaymentID': number,
    'cac:PayeeFinancialAccount': {
      'cbc:ID': seller.iban,
      'cbc:Name': seller.name,
      'cac:FinancialInstitutionBranch': text(seller.bic) && { 'cbc:ID': text(seller.bic) },
    },
  }
}

function totalsOf({ currency, totals }: SalesDocument): { readonly [name: string]: Content } {
  if (!totals) return {}
  const money = (amount: string): Content => ({ '@currencyID': currency, '#': amount })
  return {
    'cac:TaxTotal': {
      'cbc:TaxAmount': money(totals.tax),
      'cac:TaxSubtotal': totals.taxes.map((tax) => ({
        'cbc:TaxableAmount': money(tax.net),
        'cbc:TaxAmount': money(tax.tax),
        'cac:TaxCategory': categoryOf(tax, { withReason: true }),
      })),
    },
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': money(totals.net),
      'cbc:TaxExclusiveAmount': money(totals.net),
      'cbc:TaxInclusiveAmount': money(totals.gross),
      'cbc:PayableAmount': money(totals.gross),
    },
  }
}

function categoryOf(
  { category, percentage }: Pick<DocumentTax, 'category' | 'percentage'>,
  { withReason }: { readonly withReason: boolean },
): Content {
  const why = withReason ? exemption(category) : null
  return {
    'cbc:ID': category,
    'cbc:Percent': percentage,
    'cbc:TaxExemptionReasonCode': why?.code,
    'cbc:TaxExemptionReason': why?.reason,
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  }
}

function lineOf({ kind, currency }: SalesDocument, line: SalesDocumentLine, id: string | undefined): Content {
  const { price } = line
  if (!price) return undefined
  const { base, allowance, net } = amountsOf(line)
  const money = (amount: string): Content => ({ '@currencyID': currency, '#': amount })
  const unit = { '@unitCode': unitCode(line.unit) }
  const quantity = kind === 'creditNote' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity'
  return {
    'cbc:ID': id,
    [quantity]: { ...unit, '#': String(line.quantity) },
    'cbc:LineExtensionAmount': money(net),
    'cac:OrderLineReference': { 'cbc:LineID': String(line.salesOrderLineNumber) },
    'cac:AllowanceCharge':
      allowance === '0.00'
        ? undefined
        : {
            'cbc:ChargeIndicator': 'false',
            'cbc:AllowanceChargeReasonCode': '95',
            'cbc:AllowanceChargeReason': 'Discount',
            'cbc:MultiplierFactorNumeric': price.discountPercentage,
            'cbc:Amount': money(allowance),
            'cbc:BaseAmount': money(base),
          },
    'cac:Item': {
      'cbc:Name': text(line.description) ?? line.productNumber,
      'cac:SellersItemIdentification': { 'cbc:ID': line.productNumber },
      'cac:StandardItemIdentification': line.gtin ? { 'cbc:ID': { '@schemeID': '0160', '#': line.gtin } } : undefined,
      'cac:ClassifiedTaxCategory': categoryOf(
        { category: price.taxCategory, percentage: price.taxPercentage },
        { withReason: false },
      ),
      'cac:AdditionalItemProperty': line.units.map(({ serialNumber, position }) => ({
        'cbc:Name': serialNumber === null ? 'SerialNumberNotReadable' : 'SerialNumber',
        'cbc:Value': serialNumber ?? String(position),
      })),
    },
    'cac:Price': {
      'cbc:PriceAmount': money(price.salesPrice),
      'cbc:BaseQuantity': { ...unit, '#': String(price.salesUnitFactor) },
    },
  }
}
