import { Tab, TabList } from '@fluentui/react-components'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { EndingView } from '#coverage/ending-views.ts'
import { coverageKinds } from '#domain/coverage-terms.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import type { ListSearch } from '#web/ui/list/list-search.ts'
import { Page } from '#web/ui/page.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'

const spans = ['30', '60', '90'] as const

/** D53: whose warranty or service ends soon, the first to end first. */
export function EndingList() {
  const { t } = useText()
  const { day } = useFormats()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as ListSearch
  const { days = '30' } = search
  const columns: readonly Column<EndingView>[] = [
    {
      id: 'serialNumber',
      header: t('unit.serialNumber'),
      width: 4,
      sort: 'serialNumber',
      isMain: true,
      cell: ({ serialNumber }) => <SerialText serialNumber={serialNumber} />,
    },
    {
      id: 'kind',
      header: t('coverage.kind'),
      width: 2,
      isMain: true,
      cell: ({ kind }) => t(`coverage.kinds.${kind}`),
    },
    {
      id: 'until',
      header: t('ending.until'),
      width: 3,
      sort: 'until',
      isMain: true,
      cell: ({ until }) => day(until),
    },
    {
      id: 'customerName',
      header: t('field.customer'),
      width: 4,
      sort: 'customerName',
      cell: ({ customerName }) => <bdi>{customerName}</bdi>,
    },
    {
      id: 'productNumber',
      header: t('field.product'),
      width: 4,
      sort: 'productNumber',
      cell: ({ productNumber, productName }) => <bdi>{`${productNumber} ${productName}`}</bdi>,
    },
    { id: 'invoiceNumber', header: t('field.invoice'), width: 3, cell: ({ invoice }) => invoice?.number },
    {
      id: 'deliveredOn',
      header: t('units.deliveredOn'),
      width: 3,
      sort: 'deliveredOn',
      cell: ({ deliveredOn }) => day(deliveredOn),
    },
  ]
  const choose = (value: string) => navigate({ to: '.', search: { ...search, days: value } as never, replace: true })
  return (
    <Page title={t('ending.title')}>
      <TabList
        selectedValue={days}
        onTabSelect={(_, { value }) => choose(String(value))}
        aria-label={t('ending.within')}
      >
        {spans.map((span) => (
          <Tab key={span} value={span}>
            {t('ending.days', { count: Number(span) })}
          </Tab>
        ))}
      </TabList>
      <DataList<EndingView>
        name="coverageEnding"
        isPlain
        label={t('ending.title')}
        url="/coverage/ending"
        columns={columns}
        filters={[
          {
            field: 'kind',
            label: t('coverage.kind'),
            options: coverageKinds.map((value) => ({ value, text: t(`coverage.kinds.${value}`) })),
          },
        ]}
        fixed={{ days }}
        keyOf={({ id, kind }) => id + kind}
        linkOf={({ id }) => `/units/${id}`}
        empty={t('ending.nothing')}
      />
    </Page>
  )
}
