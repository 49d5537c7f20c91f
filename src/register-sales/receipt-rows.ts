import { negated } from '#domain/payment.ts'
import { type ReceiptTerms, receiptTerms } from '#terms/receipts.ts'
import type { ReceiptSource } from './receipt-source.ts'
import type { ReceiptLineView, ReceiptReturnView, ReceiptView } from './receipt-views.ts'

/** A row of a narrow receipt, whatever it is printed with. */
export type ReceiptRow =
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'center'; readonly bold?: boolean }
  | { readonly kind: 'pair'; readonly left: string; readonly right: string; readonly bold?: boolean }
  | { readonly kind: 'rule' }
  | { readonly kind: 'barcode'; readonly data: string }
  | { readonly kind: 'link'; readonly address: string; readonly text: string }

const rule: ReceiptRow = { kind: 'rule' }

/** D61, D80: what a receipt says, row by row, with every serial number below its line; the same for the same receipt. */
export function receiptRows(receipt: ReceiptView, source: ReceiptSource, language: 'nl' | 'en'): readonly ReceiptRow[] {
  const terms = receiptTerms[language]
  const amount = amountsIn(language)
  return [
    ...headRows(source, terms),
    rule,
    ...saleRows(receipt, source, { terms, language }),
    rule,
    ...receipt.lines.flatMap((line) => lineRows(line, terms, amount)),
    ...receipt.returns.flatMap((line) => returnRows(line, terms, amount)),
    rule,
    ...totalRows(receipt, terms, amount),
    rule,
    ...taxRows(receipt, terms, amount),
    ...receipt.vouchers.map((voucher) => pair(`${terms.voucher} ${voucher.code}`, amount(voucher.amount))),
    ...footRows(receipt, source, terms),
  ]
}

type Amount = (decimal: string) => string

function amountsIn(language: 'nl' | 'en'): Amount {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (decimal) => format.format(Number(decimal))
}

function pair(left: string, right: string, bold = false): ReceiptRow {
  return { kind: 'pair', left, right, bold }
}

function headRows({ company, till }: ReceiptSource, terms: ReceiptTerms): ReceiptRow[] {
  const { street, postalCode, city } = company.address
  const place = [street, [postalCode, city].filter(Boolean).join(' ')].filter((text) => text)
  const vat = company.vatNumber ? [`${terms.vatNumber} ${company.vatNumber}`] : []
  return [
    { kind: 'text', text: company.name, align: 'center', bold: true },
    ...[...place, ...vat, ...(company.phone ? [company.phone] : []), till.name].map(
      (text): ReceiptRow => ({ kind: 'text', text: text ?? '', align: 'center' }),
    ),
  ]
}

interface Speaking {
  readonly terms: ReceiptTerms
  readonly language: 'nl' | 'en'
}

function saleRows(receipt: ReceiptView, { company }: ReceiptSource, { terms, language }: Speaking): ReceiptRow[] {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: company.timeZone })
  const buyer = receipt.buyer?.name ?? receipt.customerName
  return [
    pair(`${terms.receipt} ${receipt.number}`, moment.format(new Date(receipt.soldAt)), true),
    { kind: 'text', text: `${terms.till} ${receipt.tillCode}` },
    { kind: 'text', text: `${terms.servedBy} ${receipt.cashier}` },
    { kind: 'text', text: `${terms.customer}: ${buyer}` },
    ...(receipt.invoiceNumber ? [{ kind: 'text' as const, text: `${terms.invoice} ${receipt.invoiceNumber}` }] : []),
    ...(receipt.offline ? [{ kind: 'text' as const, text: terms.soldWithoutConnection }] : []),
    ...(receipt.state === 'stranded' ? [{ kind: 'text' as const, text: terms.notPosted, bold: true }] : []),
  ]
}

function lineRows(line: ReceiptLineView, terms: ReceiptTerms, amount: Amount): ReceiptRow[] {
  const discount = Number(line.discountPercentage) > 0 ? ` -${line.discountPercentage}%` : ''
  return [
    pair(`${line.quantity} ${line.unit} ${line.description}${discount}`, amount(line.grossAmount)),
    ...line.units.map(({ serialNumber }) => unitRow(serialNumber, terms)),
  ]
}

function unitRow(serialNumber: string | null, terms: ReceiptTerms): ReceiptRow {
  const text = serialNumber === null ? terms.notReadable : `${terms.serialNumber} ${serialNumber}`
  return { kind: 'text', text: `  ${text}` }
}

function returnRows(line: ReceiptReturnView, terms: ReceiptTerms, amount: Amount): ReceiptRow[] {
  return [
    pair(`${terms.returned}: ${line.quantity} ${line.description}`, amount(negated(line.grossAmount))),
    ...(line.serialNumber === null ? [] : [unitRow(line.serialNumber, terms)]),
  ]
}

function totalRows({ totals, payments }: ReceiptView, terms: ReceiptTerms, amount: Amount): ReceiptRow[] {
  const rounded = Number(totals.rounding) === 0 ? [] : [pair(terms.rounding, amount(totals.rounding))]
  return [
    pair(terms.total, amount(totals.gross)),
    ...rounded,
    pair(terms.toPay, amount(totals.toPay), true),
    ...payments.map((payment) => pair(payment.isChange ? terms.change : payment.name, amount(payment.amount))),
  ]
}

function taxRows({ totals }: ReceiptView, terms: ReceiptTerms, amount: Amount): ReceiptRow[] {
  return [
    ...totals.perRate.map(({ percentage, net, tax }) =>
      pair(terms.taxOver.replace('{rate}', percentage).replace('{net}', amount(net)), amount(tax)),
    ),
    { kind: 'text', text: terms.pricesWithTax },
  ]
}

function footRows(receipt: ReceiptView, { till, coverage }: ReceiptSource, terms: ReceiptTerms): ReceiptRow[] {
  const hasUnits = receipt.lines.some(({ units }) => units.length > 0)
  const link = coverage && hasUnits ? [{ kind: 'link' as const, address: coverage, text: terms.coverage }] : []
  const footer = till.receiptFooter.split('\n').filter((text) => text.trim() !== '')
  return [
    ...link,
    ...footer.map((text): ReceiptRow => ({ kind: 'text', text, align: 'center' })),
    { kind: 'barcode', data: receipt.number },
  ]
}
