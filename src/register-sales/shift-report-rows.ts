import { negated } from '#domain/payment.ts'
import { shiftReportTerms } from '#terms/shift-reports.ts'
import type { ShiftReport } from '#tills/shift-views.ts'
import type { ReceiptRow } from './receipt-rows.ts'

interface Printed {
  readonly company: { readonly name: string; readonly timeZone: string }
  readonly language: 'nl' | 'en'
}

const rule: ReceiptRow = { kind: 'rule' }

/** D61: the X or Z report of a shift, row by row, as narrow as a receipt. */
export function shiftReportRows(report: ShiftReport, printed: Printed): readonly ReceiptRow[] {
  const say = speech(printed)
  return [
    { kind: 'text', text: printed.company.name, align: 'center', bold: true },
    rule,
    ...headRows(report, say),
    rule,
    ...saleRows(report, say),
    ...report.tenders.flatMap((tender) => [rule, ...tenderRows(tender, report, say)]),
    ...(report.shift.note === '' ? [] : [rule, text(report.shift.note)]),
  ]
}

type Speech = ReturnType<typeof speech>

function speech({ company, language }: Printed) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: company.timeZone,
  })
  return {
    terms: shiftReportTerms[language],
    amount: (decimal: string) => money.format(Number(decimal)),
    moment: (iso: string) => moments.format(new Date(iso)),
  }
}

function text(words: string, bold = false): ReceiptRow {
  return { kind: 'text', text: words, bold }
}

function pair(left: string, right: string, bold = false): ReceiptRow {
  return { kind: 'pair', left, right, bold }
}

function headRows({ kind, at, shift }: ShiftReport, { terms, moment }: Speech): ReceiptRow[] {
  const title = shift.number === null ? terms[kind] : `${terms[kind]} ${shift.number}`
  const closed = shift.closedAt && [pair(`${terms.closed} ${moment(shift.closedAt)}`, shift.closedBy ?? '')]
  return [
    pair(title, moment(at), true),
    text(`${terms.till} ${shift.till.code} ${shift.till.name}`),
    pair(`${terms.opened} ${moment(shift.openedAt)}`, shift.openedBy),
    ...(closed || []),
  ]
}

function saleRows(report: ShiftReport, { terms, amount }: Speech): ReceiptRow[] {
  const { receipts, sales, returns, vouchers } = report
  const sum = (name: string, { count, amount: of }: { readonly count: number; readonly amount: string }) =>
    count === 0 ? [] : [pair(`${name} (${count})`, amount(of))]
  return [
    pair(terms.receipts, String(receipts.count)),
    ...(receipts.first === null ? [] : [text(`  ${receipts.first} ${terms.to} ${receipts.last}`)]),
    ...(report.discarded === 0 ? [] : [pair(terms.discarded, String(report.discarded))]),
    pair(terms.sales, amount(sales.gross)),
    ...(returns.count === 0 ? [] : [pair(terms.returns, amount(negated(returns.gross)))]),
    ...report.taxes.map(({ percentage, net, tax }) =>
      pair(terms.taxOver.replace('{rate}', percentage).replace('{net}', amount(net)), amount(tax)),
    ),
    ...(Number(report.rounding) === 0 ? [] : [pair(terms.rounding, amount(report.rounding))]),
    ...sum(terms.vouchersIssued, vouchers.issued),
    ...sum(terms.vouchersRedeemed, vouchers.redeemed),
  ]
}

function tenderRows(
  tender: ShiftReport['tenders'][number],
  { shift, movements }: ShiftReport,
  { terms, amount }: Speech,
): ReceiptRow[] {
  const { name, kind, received, given, expected, counted, difference } = tender
  const drawer = kind === 'cash' ? [pair(terms.float, amount(shift.openingFloat))] : []
  const moved = kind === 'cash' ? movements.map((one) => pair(`  ${one.reason}`, amount(one.amount))) : []
  return [
    text(name, true),
    ...drawer,
    pair(terms.received, amount(received)),
    ...(Number(given) === 0 ? [] : [pair(terms.given, amount(negated(given)))]),
    ...moved,
    pair(terms.expected, amount(expected)),
    ...(counted === null ? [] : [pair(terms.counted, amount(counted))]),
    ...(difference === null ? [] : [pair(terms.difference, amount(difference), Number(difference) !== 0)]),
  ]
}
