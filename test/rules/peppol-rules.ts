import { convert } from 'xmlbuilder2'

/** An element as it is read back: its elements by name, text as `#`, attributes with `@`. */
// biome-ignore lint/suspicious/noExplicitAny: every rule would cast it
type Element = any

const list = (value: Element): Element[] => (value === undefined ? [] : [value].flat())
const textOf = (value: Element): string => String(typeof value === 'object' ? value['#'] : value)
const cents = (value: Element): number => Math.round(Number(textOf(value)) * 100)

/** The root element of a document. */
export function readXml(xml: string): Element {
  const [, root] = Object.entries(convert(xml, { format: 'object' })).find(([name]) => !name.startsWith('?')) ?? []
  return decoded(root)
}

/** The reader leaves references to signs as they are. */
function decoded(value: Element): Element {
  if (typeof value === 'string') {
    const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
    return value.replace(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole)
  }
  if (Array.isArray(value)) return value.map(decoded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, decoded(one)]))
}

/** Rules of EN 16931, Peppol BIS Billing 3 and the Netherlands, by their names; answers those that are broken. */
export function brokenRules(xml: string): readonly string[] {
  const document = readXml(xml)
  const isCredit = xml.includes('<CreditNote ')
  const lines = list(document[isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine'])
  return [
    ...Object.entries(documentRules).filter(([, holds]) => !holds(document, lines, isCredit)),
    ...Object.entries(lineRules).filter(([, holds]) => !lines.every((line) => holds(line, isCredit))),
    ...(/<([\w:]+)[^>]*\/>|<([\w:]+)[^>]*>\s*<\/\2>/.test(xml) ? [['PEPPOL-EN16931-R008']] : []),
  ].map(([name]) => String(name))
}

type DocumentRule = (document: Element, lines: Element[], isCredit: boolean) => boolean

const party = (document: Element, kind: 'Supplier' | 'Customer') => document[`cac:Accounting${kind}Party`]['cac:Party']
const subtotals = (document: Element) => list(document['cac:TaxTotal']['cac:TaxSubtotal'])
const categoryOf = (subtotal: Element) => subtotal['cac:TaxCategory']
const isDutch = (document: Element) =>
  party(document, 'Supplier')['cac:PostalAddress']['cac:Country']['cbc:IdentificationCode'] === 'NL'
const schemes = ['0106', '0190']

const documentRules: Readonly<Record<string, DocumentRule>> = {
  'PEPPOL-EN16931-R001': (document) => document['cbc:ProfileID'] === 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  'PEPPOL-EN16931-R002': (document) => list(document['cbc:Note']).length <= 1,
  'PEPPOL-EN16931-R003': (document) =>
    Boolean(document['cbc:BuyerReference'] || document['cac:OrderReference']['cbc:ID']),
  'PEPPOL-EN16931-R004': (document) =>
    document['cbc:CustomizationID'] === 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  'PEPPOL-EN16931-R010': (document) => Boolean(party(document, 'Customer')['cbc:EndpointID']),
  'PEPPOL-EN16931-R020': (document) => Boolean(party(document, 'Supplier')['cbc:EndpointID']),
  'PEPPOL-EN16931-R053': (document) => list(document['cac:TaxTotal']).length === 1,
  'BR-02': (document) => Boolean(document['cbc:ID']),
  'BR-06': (document) => Boolean(party(document, 'Supplier')['cac:PartyLegalEntity']['cbc:RegistrationName']),
  'BR-07': (document) => Boolean(party(document, 'Customer')['cac:PartyLegalEntity']['cbc:RegistrationName']),
  'BR-16': (_document, lines) => lines.length > 0,
  'BT-126': (_document, lines) => new Set(lines.map((line) => textOf(line['cbc:ID']))).size === lines.length,
  'BR-CO-09': (document) =>
    (['Supplier', 'Customer'] as const)
      .map((kind) => party(document, kind)['cac:PartyTaxScheme']?.['cbc:CompanyID'])
      .every((number) => number === undefined || /^[A-Z]{2}/.test(textOf(number))),
  'BR-CO-10': (document, lines) =>
    cents(document['cac:LegalMonetaryTotal']['cbc:LineExtensionAmount']) ===
    lines.reduce((sum, line) => sum + cents(line['cbc:LineExtensionAmount']), 0),
  'BR-CO-13': ({ 'cac:LegalMonetaryTotal': total }) =>
    cents(total['cbc:TaxExclusiveAmount']) === cents(total['cbc:LineExtensionAmount']),
  'BR-CO-14': (document) =>
    cents(document['cac:TaxTotal']['cbc:TaxAmount']) ===
    subtotals(document).reduce((sum, one) => sum + cents(one['cbc:TaxAmount']), 0),
  'BR-CO-15': (document) =>
    cents(document['cac:LegalMonetaryTotal']['cbc:TaxInclusiveAmount']) ===
    cents(document['cac:LegalMonetaryTotal']['cbc:TaxExclusiveAmount']) +
      cents(document['cac:TaxTotal']['cbc:TaxAmount']),
  'BR-CO-16': ({ 'cac:LegalMonetaryTotal': total }) =>
    cents(total['cbc:PayableAmount']) === cents(total['cbc:TaxInclusiveAmount']),
  'BR-CO-17': (document) =>
    subtotals(document).every(
      (one) =>
        Math.abs(
          cents(one['cbc:TaxAmount']) -
            Math.round((cents(one['cbc:TaxableAmount']) * Number(categoryOf(one)['cbc:Percent'])) / 100),
        ) <= 1,
    ),
  'BR-CO-18': (document) => subtotals(document).length > 0,
  'BR-CO-25': (document, _lines, isCredit) => isCredit || Boolean(document['cbc:DueDate']),
  'BR-S-02': (document) =>
    subtotals(document).every((one) => categoryOf(one)['cbc:ID'] !== 'S') ||
    Boolean(party(document, 'Supplier')['cac:PartyTaxScheme']?.['cbc:CompanyID']),
  'BR-S-08': (document, lines) =>
    subtotals(document).every((one) => cents(one['cbc:TaxableAmount']) === netOf(one, lines)),
  'BR-AE-03': (document) =>
    subtotals(document).every((one) => categoryOf(one)['cbc:ID'] !== 'AE') ||
    Boolean(party(document, 'Customer')['cac:PartyTaxScheme']?.['cbc:CompanyID']),
  'BR-AE-10': (document) =>
    subtotals(document).every((one) => {
      const { 'cbc:ID': id, 'cbc:TaxExemptionReason': reason, 'cbc:TaxExemptionReasonCode': code } = categoryOf(one)
      return ['E', 'AE', 'K', 'G'].includes(id) === Boolean(reason || code)
    }),
  'BR-IC-11': (document) =>
    subtotals(document).every((one) => categoryOf(one)['cbc:ID'] !== 'K') ||
    Boolean(document['cac:Delivery']?.['cbc:ActualDeliveryDate']),
  'BR-IC-12': (document) =>
    subtotals(document).every((one) => categoryOf(one)['cbc:ID'] !== 'K') ||
    Boolean(document['cac:Delivery']?.['cac:DeliveryLocation']['cac:Address']['cac:Country']['cbc:IdentificationCode']),
  'NL-R-001': (document, _lines, isCredit) =>
    !isCredit || !isDutch(document) || Boolean(list(document['cac:BillingReference'])[0]),
  'NL-R-002': (document) => {
    const address = party(document, 'Supplier')['cac:PostalAddress']
    return !isDutch(document) || ['cbc:StreetName', 'cbc:CityName', 'cbc:PostalZone'].every((name) => address[name])
  },
  'NL-R-003': (document) =>
    !isDutch(document) ||
    schemes.includes(party(document, 'Supplier')['cac:PartyLegalEntity']['cbc:CompanyID']?.['@schemeID']),
  'NL-R-005': (document) => {
    const id = party(document, 'Customer')['cac:PartyLegalEntity']['cbc:CompanyID']
    return !isDutch(document) || id === undefined || schemes.includes(id['@schemeID'])
  },
  'NL-R-007': (document, _lines, isCredit) => isCredit || !isDutch(document) || Boolean(document['cac:PaymentMeans']),
  'NL-R-008': (document) =>
    list(document['cac:PaymentMeans']).every((one) =>
      ['30', '48', '49', '57', '58', '59'].includes(textOf(one['cbc:PaymentMeansCode'])),
    ),
  'NL-R-009': (document, lines) =>
    lines.every((line) => !line['cac:OrderLineReference']) || Boolean(document['cac:OrderReference']['cbc:ID']),
}

function netOf(subtotal: Element, lines: Element[]): number {
  const { 'cbc:ID': id, 'cbc:Percent': percent } = categoryOf(subtotal)
  return lines
    .filter((line) => {
      const own = line['cac:Item']['cac:ClassifiedTaxCategory']
      return own['cbc:ID'] === id && own['cbc:Percent'] === percent
    })
    .reduce((sum, line) => sum + cents(line['cbc:LineExtensionAmount']), 0)
}

const quantityOf = (line: Element, isCredit: boolean) =>
  line[isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity']

const lineRules: Readonly<Record<string, (line: Element, isCredit: boolean) => boolean>> = {
  'BR-21': (line) => Boolean(line['cbc:ID']),
  'BR-25': (line) => Boolean(line['cac:Item']['cbc:Name']),
  'BR-27': (line) => Number(textOf(line['cac:Price']['cbc:PriceAmount'])) >= 0,
  'PEPPOL-EN16931-R040': (line) =>
    list(line['cac:AllowanceCharge']).every(
      (one) =>
        Math.abs(
          Number(textOf(one['cbc:Amount'])) -
            (Number(textOf(one['cbc:BaseAmount'])) * Number(one['cbc:MultiplierFactorNumeric'])) / 100,
        ) <= 0.02,
    ),
  'PEPPOL-EN16931-R120': (line, isCredit) => {
    const quantity = Number(textOf(quantityOf(line, isCredit)))
    const { 'cbc:PriceAmount': price, 'cbc:BaseQuantity': base } = line['cac:Price']
    const allowances = list(line['cac:AllowanceCharge']).reduce(
      (sum, one) => sum + Number(textOf(one['cbc:Amount'])),
      0,
    )
    const expected = (quantity * Number(textOf(price))) / Number(textOf(base)) - allowances
    return Math.abs(Number(textOf(line['cbc:LineExtensionAmount'])) - expected) <= 0.02
  },
  'PEPPOL-EN16931-R121': (line) => Number(textOf(line['cac:Price']['cbc:BaseQuantity'])) > 0,
  'PEPPOL-EN16931-R130': (line, isCredit) =>
    line['cac:Price']['cbc:BaseQuantity']['@unitCode'] === quantityOf(line, isCredit)['@unitCode'],
}
