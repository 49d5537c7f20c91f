import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { CustomerView } from '#customers/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'

/** All customers. */
export function CustomerList() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const columns: readonly Column<CustomerView>[] = [
    { id: 'number', header: t('field.number'), width: 2, sort: 'number', isMain: true, cell: ({ number }) => number },
    {
      id: 'name',
      header: t('field.name'),
      width: 5,
      sort: 'name',
      isMain: true,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      id: 'city',
      header: t('record.city'),
      width: 3,
      cell: ({ deliveryAddress }) => <bdi>{deliveryAddress.city}</bdi>,
    },
    { id: 'language', header: t('field.language'), width: 2, cell: ({ language }) => t(`language.${language}`) },
    { id: 'vatNumber', header: t('field.vatNumber'), width: 3, isExtra: true, cell: ({ vatNumber }) => vatNumber },
    {
      id: 'paymentDays',
      header: t('customers.paymentDays'),
      width: 2,
      sort: 'paymentDays',
      isNumber: true,
      isExtra: true,
      cell: ({ paymentDays }) => paymentDays,
    },
  ]
  return (
    <Page
      title={t('customers.title')}
      actions={
        can('maintainProductsAndCustomers') && (
          <Button appearance="primary" onClick={() => navigate({ to: '/customers/new' as never })}>
            {t('customers.new')}
          </Button>
        )
      }
    >
      <DataList<CustomerView>
        name="customers"
        label={t('customers.title')}
        url="/customers"
        columns={columns}
        linkOf={({ id }) => `/customers/${id}`}
        empty={t('customers.empty')}
      />
    </Page>
  )
}
