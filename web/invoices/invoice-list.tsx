import type { InvoiceHeadView } from '#invoices/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'

const states = ['inPreparation', 'posted', 'discarded'] as const
const kinds = ['invoice', 'creditNote', 'imported'] as const

/** All invoices and credit notes, those in preparation too. */
export function InvoiceList() {
  const { t } = useText()
  const { day, money } = useFormats()
  const columns: readonly Column<InvoiceHeadView>[] = [
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
    { id: 'kind', header: t('invoices.kind'), width: 2, sort: 'kind', cell: ({ kind }) => t(`invoices.kinds.${kind}`) },
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
      id: 'invoiceOn',
      header: t('field.invoiceOn'),
      width: 3,
      sort: 'invoiceOn',
      cell: ({ invoiceOn }) => day(invoiceOn),
    },
    { id: 'dueOn', header: t('field.dueOn'), width: 3, sort: 'dueOn', isExtra: true, cell: ({ dueOn }) => day(dueOn) },
    {
      id: 'grossAmount',
      header: t('field.gross'),
      width: 3,
      sort: 'grossAmount',
      isNumber: true,
      cell: ({ grossAmount, currency }) => money(grossAmount, currency),
    },
  ]
  return (
    <Page title={t('invoices.title')}>
      <DataList<InvoiceHeadView>
        name="invoices"
        label={t('invoices.title')}
        url="/invoices"
        columns={columns}
        filters={[
          {
            field: 'state',
            label: t('field.state'),
            isMultiple: true,
            options: states.map((value) => ({ value, text: t(`state.${value}`) })),
          },
          {
            field: 'kind',
            label: t('invoices.kind'),
            options: kinds.map((value) => ({ value, text: t(`invoices.kinds.${value}`) })),
          },
          { field: 'from', label: t('list.from'), isDay: true },
          { field: 'to', label: t('list.to'), isDay: true },
        ]}
        linkOf={({ id }) => `/invoices/${id}`}
        empty={t('invoices.empty')}
      />
    </Page>
  )
}
