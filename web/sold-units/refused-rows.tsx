import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { SoldUnitImportView, SoldUnitRowView } from '#sold-units/views.ts'
import { download } from '#web/api/client.ts'
import { usePages } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'

const useStyles = makeStyles({
  table: { display: 'flex', flexDirection: 'column', height: '420px' },
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginBottom: '8px' },
  reasons: { margin: '0 0 8px', paddingInlineStart: '20px' },
})

/** Every refused row with why, however many, and a workbook of them to correct. */
export function RefusedRows({ outcome }: { readonly outcome: SoldUnitImportView }) {
  const styles = useStyles()
  const { t } = useText()
  const { quantity } = useFormats()
  const isNarrow = useIsNarrow()
  const [problem, setProblem] = useState<Problem | null>(null)
  const query = { importId: outcome.id, outcome: 'refused' }
  const pages = usePages<SoldUnitRowView>('/sold-units/rows', query)
  const keepReport = () => {
    setProblem(null)
    download({ url: '/sold-units/rows.xlsx', query, patience: 120_000 }, 'pakbon.xlsx').catch(setProblem)
  }
  return (
    <Section title={t('soldUnits.refusedRows')} summary={quantity(outcome.refused)}>
      <div className={styles.head}>
        <Button icon={<ArrowDownloadRegular />} onClick={keepReport}>
          {t('soldUnits.report')}
        </Button>
        <small>{t('soldUnits.reportHint')}</small>
      </div>
      <Refusals problem={problem ?? pages.error} />
      <ul className={styles.reasons} aria-label={t('soldUnits.reasons')}>
        {outcome.reasons.map(({ code, title, rows }) => (
          <li key={code} data-code={code}>
            {title}: {quantity(rows)}
          </li>
        ))}
      </ul>
      <div className={styles.table}>
        <RowTable
          label={t('soldUnits.refusedRows')}
          rows={pages.data ?? []}
          columns={columnsOf(t, isNarrow)}
          keyOf={({ row }) => String(row)}
          isLoading={pages.isFetching}
          hasMore={pages.hasNextPage}
          onMore={() => !pages.isFetching && pages.fetchNextPage()}
        />
      </div>
    </Section>
  )
}

function columnsOf(t: ReturnType<typeof useText>['t'], isNarrow: boolean): readonly Column<SoldUnitRowView>[] {
  const reasonOf = ({ refusals }: SoldUnitRowView) => refusals.map(({ text }) => text).join(' ')
  const all: readonly Column<SoldUnitRowView>[] = [
    { id: 'row', header: t('soldUnits.row'), width: 1, isNumber: true, isMain: true, cell: ({ row }) => row },
    {
      id: 'serialNumber',
      header: t('unit.serialNumber'),
      width: 3,
      isMain: true,
      cell: ({ serialNumber }) => <SerialText serialNumber={serialNumber ?? ''} />,
    },
    { id: 'product', header: t('field.product'), width: 2, cell: ({ product }) => <bdi>{product}</bdi> },
    { id: 'customer', header: t('field.customer'), width: 2, cell: ({ customer }) => <bdi>{customer}</bdi> },
    { id: 'invoice', header: t('field.invoice'), width: 2, cell: ({ invoiceNumber }) => <bdi>{invoiceNumber}</bdi> },
    {
      id: 'reason',
      header: t('soldUnits.reason'),
      width: 7,
      isMain: true,
      cell: (row) => <span title={reasonOf(row)}>{reasonOf(row)}</span>,
    },
  ]
  return isNarrow ? all.filter(({ isMain }) => isMain) : all
}
