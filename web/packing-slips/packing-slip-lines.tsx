import { Badge } from '@fluentui/react-components'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { type LineColumn, LineTable } from '#web/ui/line-table.tsx'
import { LineUnits } from '#web/ui/units/line-units.tsx'

type Line = PackingSlipView['lines'][number]

/** The lines with their counts (D26); each opens to its serial numbers (D81). */
export function PackingSlipLines({ slip }: { readonly slip: PackingSlipView }) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const isPosted = slip.postedAt !== null
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
    {
      id: 'registered',
      header: t('field.registered'),
      isNumber: true,
      cell: counts(({ registered }) => registered),
    },
    {
      id: 'notReadable',
      header: t('field.notReadable'),
      isNumber: true,
      cell: counts(({ notReadable }) => notReadable),
    },
    { id: 'missing', header: t('field.missing'), isNumber: true, cell: (line) => <Missing line={line} /> },
    ...(isPosted
      ? [
          {
            id: 'reversed',
            header: t('packingSlips.quantityReversed'),
            isNumber: true,
            cell: ({ quantityReversed }: Line) => (quantityReversed > 0 ? figure(quantityReversed) : ''),
          },
          {
            id: 'invoiced',
            header: t('field.invoiced'),
            isNumber: true,
            cell: ({ quantityInvoiced }: Line) => figure(quantityInvoiced),
          },
        ]
      : []),
  ]
  const nameOf = ({ lineNumber }: Line) => t('packingSlips.unitsOfLine', { line: lineNumber })
  return (
    <LineTable
      label={t('packingSlips.lines')}
      lines={slip.lines}
      columns={columns}
      detailName={nameOf}
      detail={(line) =>
        line.registered + line.notReadable > 0 && (
          <LineUnits
            url={`/packing-slip-lines/${line.id}/registrations`}
            filter={{ packingSlipLineId: line.id }}
            label={nameOf(line)}
          />
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
