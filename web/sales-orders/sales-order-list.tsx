import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SalesOrderHeadView } from '#sales-orders/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { ImportOrders } from './import-orders.tsx'

const states = ['open', 'partlyDelivered', 'delivered', 'invoiced', 'cancelled'] as const

/** All sales orders, with the ways in: a new one, or files. */
export function SalesOrderList() {
  const { t } = useText()
  const { day, moment } = useFormats()
  const { can } = useSession()
  const navigate = useNavigate()
  const [isImporting, setImporting] = useState(false)
  const columns: readonly Column<SalesOrderHeadView>[] = [
    { id: 'number', header: t('field.number'), width: 3, sort: 'number', isMain: true, cell: ({ number }) => number },
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
      id: 'orderedOn',
      header: t('field.orderedOn'),
      width: 3,
      sort: 'orderedOn',
      cell: ({ orderedOn }) => day(orderedOn),
    },
    {
      id: 'requestedDeliveryOn',
      header: t('field.requestedDeliveryOn'),
      width: 3,
      sort: 'requestedDeliveryOn',
      cell: ({ requestedDeliveryOn }) => day(requestedDeliveryOn),
    },
    {
      id: 'customerReference',
      header: t('field.reference'),
      width: 3,
      sort: 'customerReference',
      cell: ({ customerReference }) => <bdi>{customerReference}</bdi>,
    },
    {
      id: 'customerOrderNumber',
      header: t('salesOrders.customerOrderNumber'),
      width: 3,
      sort: 'customerOrderNumber',
      isExtra: true,
      cell: ({ customerOrderNumber }) => <bdi>{customerOrderNumber}</bdi>,
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      width: 3,
      sort: 'createdAt',
      isExtra: true,
      cell: ({ createdAt }) => moment(createdAt),
    },
  ]
  return (
    <Page
      title={t('salesOrders.title')}
      actions={
        can('maintainSalesOrders') && (
          <>
            <Button appearance="primary" onClick={() => navigate({ to: '/sales-orders/new' })}>
              {t('salesOrders.new')}
            </Button>
            <Button onClick={() => setImporting(true)}>{t('salesOrders.import')}</Button>
          </>
        )
      }
    >
      <DataList<SalesOrderHeadView>
        name="salesOrders"
        label={t('salesOrders.title')}
        url="/sales-orders"
        columns={columns}
        filters={[
          {
            field: 'state',
            label: t('field.state'),
            isMultiple: true,
            options: states.map((value) => ({ value, text: t(`state.${value}`) })),
          },
          { field: 'from', label: t('list.from'), isDay: true },
          { field: 'to', label: t('list.to'), isDay: true },
        ]}
        linkOf={({ id }) => `/sales-orders/${id}`}
        empty={t('salesOrders.empty')}
      />
      {isImporting && <ImportOrders onClose={() => setImporting(false)} />}
    </Page>
  )
}
