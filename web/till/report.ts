import type { Speech } from './speech.ts'
import type { ShiftReport } from './wire.ts'

/** A part of a report: rows of a name and what it comes to. */
export interface ReportPart {
  readonly title: string
  readonly rows: readonly (readonly [name: string, value: string])[]
}

/** A report in its parts, the same for the screen and for paper. */
export function reportParts(report: ShiftReport, speech: Speech): readonly ReportPart[] {
  const { t, money } = speech
  const parts: readonly ReportPart[] = [
    head(report, speech),
    { title: t('report.sales', { count: report.sales.count }), rows: sums(report.sales, speech) },
    { title: t('report.returns', { count: report.returns.count }), rows: sums(report.returns, speech) },
    {
      title: t('report.taxes'),
      rows: report.taxes.map(({ percentage, net, tax }) => [
        `${speech.quantity(percentage)}% ${t('report.over', { net: money(net) })}`,
        money(tax),
      ]),
    },
    ...report.tenders.map((tender) => tenderPart(tender, speech)),
    {
      title: t('report.movements'),
      rows: report.movements.map(({ reason, amount, movedBy }) => [`${reason} (${movedBy})`, money(amount)]),
    },
    {
      title: t('report.vouchers'),
      rows: [
        [t('report.issued', { count: report.vouchers.issued.count }), money(report.vouchers.issued.amount)],
        [t('report.redeemed', { count: report.vouchers.redeemed.count }), money(report.vouchers.redeemed.amount)],
      ],
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

/** A report as lines of a width, for paper. */
export function reportLines(parts: readonly ReportPart[], width: number): readonly string[] {
  return parts.flatMap(({ title, rows }) => [title.toUpperCase(), ...rows.flatMap((row) => rowLines(row, width)), ''])
}

function rowLines([name, value]: ReportPart['rows'][number], width: number): readonly string[] {
  const space = width - name.length - value.length
  return space > 0 ? [`${name}${' '.repeat(space)}${value}`] : [name, value.padStart(width)]
}

function head(report: ShiftReport, { t, moment, money, quantity }: Speech): ReportPart {
  const { shift, receipts } = report
  return {
    title: shift.number ?? t('report.x'),
    rows: [
      [t('report.opened'), `${moment(shift.openedAt)} ${shift.openedBy}`],
      ...(shift.closedAt ? [[t('report.closed'), `${moment(shift.closedAt)} ${shift.closedBy}`] as const] : []),
      [t('shift.float'), money(shift.openingFloat)],
      [t('report.receipts'), quantity(receipts.count)],
      ...(receipts.first ? [[t('report.numbers'), `${receipts.first} – ${receipts.last}`] as const] : []),
      [t('report.discarded'), quantity(report.discarded)],
      [t('receipt.rounding'), money(report.rounding)],
      ...(shift.note ? [[t('sale.note'), shift.note] as const] : []),
    ],
  }
}

function sums({ count, net, tax, gross }: ShiftReport['sales'], { t, money }: Speech): ReportPart['rows'] {
  if (count === 0) return []
  return [
    [t('report.net'), money(net)],
    [t('report.tax'), money(tax)],
    [t('report.gross'), money(gross)],
  ]
}

function tenderPart(tender: ShiftReport['tenders'][number], { t, money }: Speech): ReportPart {
  return {
    title: tender.name,
    rows: [
      [t('report.received'), money(tender.received)],
      [t('report.given'), money(tender.given)],
      [t('report.expected'), money(tender.expected)],
      ...(tender.counted === null ? [] : [[t('report.counted'), money(tender.counted)] as const]),
      ...(tender.difference === null ? [] : [[t('report.difference'), money(tender.difference)] as const]),
    ],
  }
}
