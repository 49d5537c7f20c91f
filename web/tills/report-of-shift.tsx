import { Button, makeStyles, Subtitle2 } from '@fluentui/react-components'
import { useState } from 'react'
import type { ShiftReport } from '#tills/shift-views.ts'
import { download } from '#web/api/client.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Refusals } from '#web/ui/refusals.tsx'

const useStyles = makeStyles({
  report: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBlock: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
})

/** D61: the Z report of a closed shift, or the X report of an open one. */
export function ReportOfShift({ id }: { readonly id: string }) {
  const styles = useStyles()
  const { t } = useText()
  const { data, error } = useInquiry<ShiftReport>(`/shifts/${id}/report`)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = ({ shift }: ShiftReport, ending: 'txt' | 'pdf') =>
    download({ url: `/shifts/${id}/report.${ending}` }, `${shift.number ?? shift.till.code}.${ending}`).catch(
      setProblem,
    )
  if (!data) return <Refusals problem={error} />
  return (
    <div className={styles.report}>
      <div className={styles.head}>
        <Subtitle2 as="h2">{t(`shifts.reports.${data.kind}`)}</Subtitle2>
        <Button onClick={() => save(data, 'pdf')}>{t('shifts.asPdf')}</Button>
        <Button onClick={() => save(data, 'txt')}>{t('shifts.asText')}</Button>
      </div>
      <Refusals problem={problem} />
      <Sums report={data} />
      <Tenders report={data} />
      {data.movements.length > 0 && <Movements report={data} />}
    </div>
  )
}

interface ReportProps {
  readonly report: ShiftReport
}

function useMoney() {
  const { money } = useFormats()
  const { currency } = useSession().me.company
  return (amount: string | null) => money(amount, currency)
}

function Sums({ report }: ReportProps) {
  const { t } = useText()
  const money = useMoney()
  const { receipts, sales, returns, taxes, vouchers, discarded } = report
  const sum = ({ count, amount }: { readonly count: number; readonly amount: string }) =>
    count > 0 && t('shifts.countAndAmount', { count, amount: money(amount) })
  return (
    <Facts
      facts={[
        [t('shifts.receipts'), receipts.count > 0 ? t('shifts.between', { ...receipts }) : '0'],
        [t('shifts.sales'), money(sales.gross)],
        [t('shifts.returns'), returns.count > 0 && money(returns.gross)],
        ...taxes.map(
          ({ percentage, net, tax }) =>
            [t('shifts.tax', { percentage: Number(percentage), net: money(net) }), money(tax)] as const,
        ),
        [t('shifts.rounding'), report.rounding !== '0.00' && money(report.rounding)],
        [t('shifts.vouchersIssued'), sum(vouchers.issued)],
        [t('shifts.vouchersRedeemed'), sum(vouchers.redeemed)],
        [t('shifts.discarded'), discarded > 0 && discarded],
      ]}
    />
  )
}

function Tenders({ report: { tenders } }: ReportProps) {
  const { t } = useText()
  const money = useMoney()
  return (
    <LineTable
      label={t('shifts.tender')}
      lines={tenders.map((one) => ({ ...one, id: one.tender }))}
      columns={[
        { id: 'name', header: t('shifts.tender'), cell: ({ name }) => <bdi>{name}</bdi> },
        { id: 'received', header: t('shifts.received'), isNumber: true, cell: ({ received }) => money(received) },
        { id: 'given', header: t('shifts.given'), isNumber: true, cell: ({ given }) => money(given) },
        { id: 'expected', header: t('shifts.expected'), isNumber: true, cell: ({ expected }) => money(expected) },
        { id: 'counted', header: t('shifts.counted'), isNumber: true, cell: ({ counted }) => money(counted) },
        { id: 'difference', header: t('shifts.difference'), isNumber: true, cell: (one) => money(one.difference) },
      ]}
    />
  )
}

function Movements({ report: { movements } }: ReportProps) {
  const { t } = useText()
  const { moment } = useFormats()
  const money = useMoney()
  return (
    <LineTable
      label={t('shifts.movements')}
      lines={movements}
      columns={[
        { id: 'reason', header: t('shifts.movements'), cell: ({ reason }) => <bdi>{reason}</bdi> },
        { id: 'amount', header: t('shifts.amount'), isNumber: true, cell: ({ amount }) => money(amount) },
        { id: 'by', header: '', cell: ({ movedAt, movedBy }) => `${moment(movedAt)} · ${movedBy}` },
      ]}
    />
  )
}
