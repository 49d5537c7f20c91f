import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { returnOrderStates } from '#domain/return.ts'
import type { ReturnOrderHeadView } from '#returns/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'

/** All return orders: what is expected, what came in, what is still to settle. */
export function ReturnOrderList() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  return (
    <Page
      title={t('returns.title')}
      actions={
        can('maintainReturnOrders') && (
          <Button appearance="primary" onClick={() => navigate({ to: '/return-orders/new' as never })}>
            {t('returns.new')}
          </Button>
        )
      }
    >
      <DataList<ReturnOrderHeadView>
        name="returnOrders"
        label={t('returns.title')}
        url="/return-orders"
        columns={useColumns()}
        filters={[
          {
            field: 'state',
            label: t('field.state'),
            isMultiple: true,
            options: returnOrderStates.map((value) => ({ value, text: t(`state.${value}`) })),
          },
          {
            field: 'toSettle',
            label: t('returns.toSettle'),
            options: [
              { value: 'true', text: t('returns.onlyToSettle') },
              { value: 'false', text: t('returns.nothingToSettle') },
            ],
          },
          { field: 'from', label: t('list.from'), isDay: true },
          { field: 'to', label: t('list.to'), isDay: true },
        ]}
        linkOf={({ id }) => `/return-orders/${id}`}
        empty={t('returns.empty')}
      />
    </Page>
  )
}

function useColumns(): readonly Column<ReturnOrderHeadView>[] {
  const { t } = useText()
  const { moment, quantity: figure } = useFormats()
  return [
    {
      id: 'number',
      header: t('field.number'),
      width: 3,
      sort: 'number',
      isMain: true,
      cell: ({ number }) => number,
    },
    {
      id: 'state',
      header: t('field.state'),
      width: 3,
      isMain: true,
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'customerName',
      header: t('field.customer'),
      width: 5,
      sort: 'customerName',
      isMain: true,
      cell: ({ customerName }) => <bdi>{customerName}</bdi>,
    },
    {
      id: 'customerNumber',
      header: t('returns.customerNumber'),
      width: 3,
      sort: 'customerNumber',
      isExtra: true,
      cell: ({ customerNumber }) => <bdi>{customerNumber}</bdi>,
    },
    {
      id: 'customerReference',
      header: t('field.reference'),
      width: 3,
      sort: 'customerReference',
      isExtra: true,
      cell: ({ customerReference }) => <bdi>{customerReference}</bdi>,
    },
    {
      id: 'quantity',
      header: t('returns.expected'),
      width: 2,
      isNumber: true,
      cell: ({ quantity }) => figure(quantity),
    },
    {
      id: 'quantityReceived',
      header: t('returns.received'),
      width: 2,
      isNumber: true,
      cell: ({ quantityReceived }) => figure(quantityReceived),
    },
    {
      id: 'toSettle',
      header: t('returns.toSettle'),
      width: 2,
      isNumber: true,
      cell: ({ toSettle }) => (toSettle > 0 ? figure(toSettle) : ''),
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      width: 3,
      sort: 'createdAt',
      cell: ({ createdAt }) => moment(createdAt),
    },
    { id: 'createdBy', header: t('returns.createdBy'), width: 3, isExtra: true, cell: ({ createdBy }) => createdBy },
    {
      id: 'closedAt',
      header: t('returns.closedAt'),
      width: 3,
      sort: 'closedAt',
      isExtra: true,
      cell: ({ closedAt }) => moment(closedAt),
    },
  ]
}
