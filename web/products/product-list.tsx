import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { ProductView } from '#products/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'

/** All products. */
export function ProductList() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const yesOrNo = (is: boolean) => t(is ? 'common.yes' : 'common.no')
  const columns: readonly Column<ProductView>[] = [
    { id: 'number', header: t('field.number'), width: 3, sort: 'number', isMain: true, cell: ({ number }) => number },
    {
      id: 'name',
      header: t('field.name'),
      width: 5,
      sort: 'name',
      isMain: true,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    { id: 'kind', header: t('products.kind'), width: 2, sort: 'kind', cell: ({ kind }) => t(`products.kinds.${kind}`) },
    {
      id: 'trackingDimensionGroupCode',
      header: t('products.group'),
      width: 4,
      sort: 'trackingDimensionGroupCode',
      cell: ({ trackingDimensionGroupCode }) => trackingDimensionGroupCode,
    },
    {
      id: 'serialised',
      header: t('products.serialised'),
      width: 2,
      isMain: true,
      cell: ({ serialised }) => yesOrNo(serialised),
    },
    {
      id: 'salesPrice',
      header: t('field.price'),
      width: 2,
      sort: 'salesPrice',
      isNumber: true,
      cell: ({ salesPrice }) => salesPrice,
    },
    {
      id: 'catchWeight',
      header: t('products.catchWeight'),
      width: 2,
      isExtra: true,
      cell: ({ catchWeight }) => yesOrNo(catchWeight),
    },
  ]
  return (
    <Page
      title={t('products.title')}
      actions={
        can('maintainProductsAndCustomers') && (
          <Button appearance="primary" onClick={() => navigate({ to: '/products/new' as never })}>
            {t('products.new')}
          </Button>
        )
      }
    >
      <DataList<ProductView>
        name="products"
        label={t('products.title')}
        url="/products"
        columns={columns}
        filters={[
          {
            field: 'serialised',
            label: t('products.serialised'),
            options: [
              { value: 'true', text: t('common.yes') },
              { value: 'false', text: t('common.no') },
            ],
          },
          {
            field: 'kind',
            label: t('products.kind'),
            options: (['stocked', 'service'] as const).map((value) => ({ value, text: t(`products.kinds.${value}`) })),
          },
        ]}
        linkOf={({ id }) => `/products/${id}`}
        empty={t('products.empty')}
      />
    </Page>
  )
}
