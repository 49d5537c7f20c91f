import type { UnitView } from '#serial-numbers/views.ts'
import type { formats } from '#web/language/format.ts'
import type { Translate } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'

/** The columns of a list of units. */
export function unitColumns(t: Translate, { day, moment }: ReturnType<typeof formats>): readonly Column<UnitView>[] {
  return [
    {
      id: 'serialNumber',
      header: t('unit.serialNumber'),
      width: 4,
      sort: 'serialNumber',
      isMain: true,
      cell: ({ serialNumber }) => <SerialText serialNumber={serialNumber} />,
    },
    {
      id: 'state',
      header: t('field.state'),
      width: 3,
      isMain: true,
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'productNumber',
      header: t('field.product'),
      width: 4,
      sort: 'productNumber',
      cell: ({ productNumber, productName }) => `${productNumber} ${productName}`,
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
      isExtra: true,
      cell: ({ salesOrderNumber }) => salesOrderNumber,
    },
    {
      id: 'packingSlipNumber',
      header: t('field.packingSlip'),
      width: 3,
      cell: ({ packingSlip }) => packingSlip && (packingSlip.number ?? t('state.inPreparation')),
    },
    {
      id: 'invoiceNumber',
      header: t('field.invoice'),
      width: 3,
      cell: ({ invoice }) => invoice && (invoice.number ?? t('state.inPreparation')),
    },
    {
      id: 'deliveredOn',
      header: t('units.deliveredOn'),
      width: 3,
      sort: 'deliveredOn',
      cell: ({ deliveredOn }) => day(deliveredOn),
    },
    {
      id: 'invoicedOn',
      header: t('units.invoicedOn'),
      width: 3,
      sort: 'invoicedOn',
      isExtra: true,
      cell: ({ invoicedOn }) => day(invoicedOn),
    },
    {
      id: 'registeredAt',
      header: t('units.registeredAt'),
      width: 3,
      sort: 'registeredAt',
      isExtra: true,
      cell: ({ registeredAt }) => moment(registeredAt),
    },
  ]
}
