import { Badge, Button, makeStyles } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnOrderView, ReturnUnitView } from '#returns/views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { ReturnUnitDialog } from './return-unit-dialog.tsx'
import { ReturnUnitLink } from './return-unit-link.tsx'
import { Outcome } from './return-unit-outcome.tsx'

const useStyles = makeStyles({ units: { display: 'flex', flexDirection: 'column', height: '320px' } })

/** The units of a return order: where each is, what becomes of it, what was found, and the documents that came of it. */
export function ReturnOrderUnits({ order }: { readonly order: ReturnOrderView }) {
  const styles = useStyles()
  const { t } = useText()
  const isNarrow = useIsNarrow()
  const [opened, setOpened] = useState<string | null>(null)
  const pages = usePages<ReturnUnitView>(`/return-orders/${order.id}/units`)
  const columns = useColumns(setOpened)
  const unit = pages.data?.find(({ id }) => id === opened)
  return (
    <div className={styles.units}>
      <Refusals problem={pages.error} />
      <RowTable
        label={t('returns.units')}
        rows={pages.data ?? []}
        columns={isNarrow ? columns.filter(({ isMain }) => isMain) : columns}
        keyOf={({ id }) => id}
        isLoading={pages.isFetching}
        hasMore={pages.hasNextPage}
        onMore={() => !pages.isFetching && pages.fetchNextPage()}
        empty={t('returns.noUnits')}
      />
      {unit && <ReturnUnitDialog order={order} unit={unit} onClose={() => setOpened(null)} />}
    </div>
  )
}

function useColumns(open: (id: string) => void): readonly Column<ReturnUnitView>[] {
  const { t } = useText()
  const nameOf = ({ serialNumber }: ReturnUnitView) => serialNumber ?? t('unit.notReadable')
  return [
    {
      id: 'serialNumber',
      header: t('unit.serialNumber'),
      width: 4,
      isMain: true,
      cell: (unit) => <ReturnUnitLink unit={unit} />,
    },
    {
      id: 'product',
      header: t('field.product'),
      width: 3,
      cell: ({ productNumber, productName }) => <bdi>{`${productNumber} ${productName}`}</bdi>,
    },
    {
      id: 'state',
      header: t('field.state'),
      width: 3,
      isMain: true,
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'disposition',
      header: t('returns.disposition'),
      width: 3,
      cell: ({ disposition }) => t(`returns.dispositions.${disposition}`),
    },
    {
      id: 'findings',
      header: t('returns.findings'),
      width: 3,
      cell: ({ findings }) =>
        findings.map((finding) => (
          <Badge key={finding} appearance="tint" color="warning">
            {t(`returns.found.${finding}`)}
          </Badge>
        )),
    },
    {
      id: 'invoice',
      header: t('field.invoice'),
      width: 2,
      cell: ({ invoiceId, invoiceNumber }) =>
        invoiceId && <Link to={`/invoices/${invoiceId}` as never}>{invoiceNumber}</Link>,
    },
    { id: 'outcome', header: t('returns.outcome'), width: 3, cell: (unit) => <Outcome unit={unit} /> },
    {
      id: 'more',
      header: '',
      width: 1.5,
      isMain: true,
      cell: (unit) => (
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={t('returns.openUnit', { unit: nameOf(unit) })}
          onClick={() => open(unit.id)}
        />
      ),
    },
  ]
}
