import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { daysBetween } from '#domain/calendar.ts'
import type { UnitView } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'
import { CorrectDialog } from '#web/ui/units/correct-dialog.tsx'

/** The packing slip that delivered a unit, or the invoice that did so itself. */
const deliveredBy = ({ packingSlip, invoice }: UnitView) => packingSlip?.number ?? invoice?.number ?? ''

/** D40: delivered units without a readable serial number, the oldest first; each is filled in from its row. */
export function ToCompleteList() {
  const { t } = useText()
  const { day } = useFormats()
  const { can } = useSession()
  const [filling, setFilling] = useState<UnitView | null>(null)
  const today = new Date().toISOString().slice(0, 10)
  const ageOf = ({ deliveredOn }: UnitView) => (deliveredOn ? Math.max(0, daysBetween(deliveredOn, today)) : 0)
  const columns: readonly Column<UnitView>[] = [
    {
      id: 'productNumber',
      header: t('field.product'),
      width: 4,
      sort: 'productNumber',
      isMain: true,
      cell: ({ productNumber, productName }) => <bdi>{`${productNumber} ${productName}`}</bdi>,
    },
    {
      id: 'customerName',
      header: t('field.customer'),
      width: 4,
      sort: 'customerName',
      cell: ({ customerName }) => <bdi>{customerName}</bdi>,
    },
    {
      id: 'deliveredBy',
      header: t('field.deliveredBy'),
      width: 3,
      cell: deliveredBy,
    },
    {
      id: 'deliveredOn',
      header: t('units.deliveredOn'),
      width: 3,
      sort: 'deliveredOn',
      cell: ({ deliveredOn }) => day(deliveredOn),
    },
    {
      id: 'age',
      header: t('toComplete.age'),
      width: 2,
      isMain: true,
      cell: (unit) => t('toComplete.days', { count: ageOf(unit) }),
    },
    ...(can('maintainSerialNumberCorrections')
      ? [
          {
            id: 'fillIn',
            header: t('toComplete.fillIn'),
            width: 3,
            isMain: true,
            cell: (unit: UnitView) => (
              <Button size="small" aria-label={fillInOf(unit)} onClick={() => setFilling(unit)}>
                {t('toComplete.fillIn')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  const fillInOf = (unit: UnitView) =>
    t('toComplete.fillInOf', { product: unit.productNumber, document: deliveredBy(unit) })
  return (
    <Page title={t('toComplete.title')}>
      <DataList<UnitView>
        name="unitsToComplete"
        isPlain
        label={t('toComplete.title')}
        url="/serial-numbers"
        columns={columns}
        fixed={{ toComplete: 'true', sort: 'deliveredOn' }}
        linkOf={({ id }) => `/units/${id}`}
        empty={t('toComplete.nothing')}
      />
      {filling && <CorrectDialog unit={filling} onClose={() => setFilling(null)} />}
    </Page>
  )
}
