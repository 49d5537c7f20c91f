import type { PackingSlipHeadView } from '#packing-slips/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'

const states = ['inPreparation', 'posted', 'cancelled', 'discarded'] as const

/** All packing slips, those in preparation too. */
export function PackingSlipList() {
  const { t } = useText()
  const { day, moment } = useFormats()
  const columns: readonly Column<PackingSlipHeadView>[] = [
    {
      id: 'number',
      header: t('field.number'),
      width: 4,
      sort: 'number',
      isMain: true,
      cell: ({ number, salesOrderNumber }) => number ?? `(${salesOrderNumber})`,
    },
    {
      id: 'state',
      header: t('field.state'),
      width: 4,
      isMain: true,
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'customerName',
      header: t('field.customer'),
      width: 4,
      sort: 'customerName',
      isMain: true,
      cell: ({ customerName }) => <bdi>{customerName}</bdi>,
    },
    {
      id: 'salesOrderNumber',
      header: t('field.salesOrder'),
      width: 3,
      sort: 'salesOrderNumber',
      cell: ({ salesOrderNumber }) => salesOrderNumber,
    },
    {
      id: 'postingOn',
      header: t('field.postingOn'),
      width: 3,
      sort: 'postingOn',
      cell: ({ postingOn }) => day(postingOn),
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      width: 3,
      sort: 'createdAt',
      isExtra: true,
      cell: ({ createdAt }) => moment(createdAt),
    },
    {
      id: 'serialNumbersChangedSincePrint',
      header: t('packingSlips.onlyChanged'),
      width: 3,
      isExtra: true,
      cell: ({ serialNumbersChangedSincePrint }) => t(serialNumbersChangedSincePrint ? 'common.yes' : 'common.no'),
    },
  ]
  return (
    <Page title={t('packingSlips.title')}>
      <DataList<PackingSlipHeadView>
        name="packingSlips"
        label={t('packingSlips.title')}
        url="/packing-slips"
        columns={columns}
        filters={[
          {
            field: 'state',
            label: t('field.state'),
            isMultiple: true,
            options: states.map((value) => ({ value, text: t(`state.${value}`) })),
          },
          {
            field: 'changedSincePrint',
            label: t('packingSlips.onlyChanged'),
            options: [{ value: 'true', text: t('packingSlips.onlyChanged') }],
          },
          { field: 'from', label: t('list.from'), isDay: true },
          { field: 'to', label: t('list.to'), isDay: true },
        ]}
        linkOf={({ id }) => `/packing-slips/${id}`}
        empty={t('packingSlips.empty')}
      />
    </Page>
  )
}
