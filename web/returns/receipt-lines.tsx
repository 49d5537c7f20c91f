import { Badge, makeStyles } from '@fluentui/react-components'
import type { ReturnReceiptView } from '#returns/receipt-views.ts'
import type { ReturnUnitView } from '#returns/views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { type LineColumn, LineTable } from '#web/ui/line-table.tsx'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { useReasonName } from './return-terms.tsx'

type Line = ReturnReceiptView['lines'][number]

const useStyles = makeStyles({ units: { display: 'flex', flexDirection: 'column', height: '280px' } })

/** The lines of a receipt with their counts (D26); each opens to its units. */
export function ReceiptLines({ receipt }: { readonly receipt: ReturnReceiptView }) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const reasonName = useReasonName()
  const counts = (of: (line: Line) => number) => (line: Line) => (line.serialised ? figure(of(line)) : '')
  const columns: readonly LineColumn<Line>[] = [
    { id: 'line', header: t('field.line'), isNumber: true, cell: ({ lineNumber }) => lineNumber },
    { id: 'product', header: t('field.product'), cell: ({ productNumber }) => <bdi>{productNumber}</bdi> },
    { id: 'description', header: t('field.description'), cell: ({ description }) => <bdi>{description}</bdi> },
    {
      id: 'quantity',
      header: t('field.quantity'),
      isNumber: true,
      cell: ({ quantity, unit }) => `${figure(quantity)} ${unit}`,
    },
    { id: 'registered', header: t('field.registered'), isNumber: true, cell: counts(({ registered }) => registered) },
    {
      id: 'notReadable',
      header: t('field.notReadable'),
      isNumber: true,
      cell: counts(({ notReadable }) => notReadable),
    },
    { id: 'missing', header: t('field.missing'), isNumber: true, cell: (line) => <Missing line={line} /> },
    { id: 'reason', header: t('returns.reason'), cell: ({ returnReasonCode }) => reasonName(returnReasonCode) },
    {
      id: 'disposition',
      header: t('returns.disposition'),
      cell: ({ disposition }) => t(`returns.dispositions.${disposition}`),
    },
  ]
  const nameOf = ({ lineNumber }: Line) => t('packingSlips.unitsOfLine', { line: lineNumber })
  return (
    <LineTable
      label={t('returns.lines')}
      lines={receipt.lines}
      columns={columns}
      detailName={nameOf}
      detail={(line) =>
        line.registered + line.notReadable > 0 && (
          <ReceivedUnits receiptId={receipt.id} lineId={line.id} label={nameOf(line)} />
        )
      }
    />
  )
}

function Missing({ line: { serialised, missing, surplus } }: { readonly line: Line }) {
  const { t } = useText()
  if (!serialised) return null
  if (surplus > 0) {
    return (
      <Badge appearance="tint" color="danger">
        {t('field.surplus')} {surplus}
      </Badge>
    )
  }
  return missing > 0 ? (
    <Badge appearance="tint" color="warning">
      {missing}
    </Badge>
  ) : (
    0
  )
}

interface ReceivedUnitsProps {
  readonly receiptId: string
  readonly lineId: string
  readonly label: string
}

function ReceivedUnits({ receiptId, lineId, label }: ReceivedUnitsProps) {
  const styles = useStyles()
  const { t } = useText()
  const { data = [], ...pages } = usePages<ReturnUnitView>(`/return-receipts/${receiptId}/registrations`)
  return (
    <div className={styles.units}>
      <RowTable
        label={label}
        rows={data.filter(({ returnReceipt }) => returnReceipt?.lineId === lineId)}
        columns={[
          {
            id: 'serialNumber',
            header: t('unit.serialNumber'),
            width: 4,
            cell: ({ serialNumber }) => <SerialText serialNumber={serialNumber} />,
          },
          { id: 'state', header: t('field.state'), width: 3, cell: ({ state }) => <StateBadge state={state} /> },
          {
            id: 'disposition',
            header: t('returns.disposition'),
            width: 3,
            cell: ({ disposition }) => t(`returns.dispositions.${disposition}`),
          },
        ]}
        keyOf={({ id }) => id}
        linkOf={({ registrationId, returnOrderId }) =>
          registrationId ? `/units/${registrationId}` : `/return-orders/${returnOrderId}`
        }
        isLoading={pages.isFetching}
        hasMore={pages.hasNextPage}
        onMore={() => !pages.isFetching && pages.fetchNextPage()}
      />
    </div>
  )
}
