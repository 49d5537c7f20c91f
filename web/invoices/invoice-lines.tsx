import { Badge, makeStyles } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import type { Static } from 'typebox'
import type { InvoiceView } from '#invoices/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { type LineColumn, LineTable } from '#web/ui/line-table.tsx'
import { LineUnits } from '#web/ui/units/line-units.tsx'

type Invoice = Static<typeof InvoiceView>
type Line = Invoice['lines'][number]

const useStyles = makeStyles({ shares: { listStyleType: 'none', margin: 0, padding: 0 } })

interface InvoiceLinesProps {
  readonly invoice: Invoice
  readonly section: Line['section']
  readonly lines: readonly Line[]
}

/** The lines of one section: what of which packing slip (D35), or what the invoice delivers itself (D34). */
export function InvoiceLines({ invoice, section, lines }: InvoiceLinesProps) {
  const { t } = useText()
  const { quantity: figure, money } = useFormats()
  const isDirect = section === 'direct'
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
    ...(section === 'delivered'
      ? [{ id: 'slips', header: t('invoices.packingSlips'), cell: (line: Line) => <Shares line={line} /> }]
      : []),
    ...(isDirect
      ? [
          {
            id: 'registered',
            header: t('field.registered'),
            isNumber: true,
            cell: (line: Line) => (line.serialised ? line.registered + line.notReadable : ''),
          },
          { id: 'missing', header: t('field.missing'), isNumber: true, cell: (line: Line) => <Missing line={line} /> },
        ]
      : []),
    {
      id: 'price',
      header: t('field.price'),
      isNumber: true,
      cell: ({ salesPrice }) => money(salesPrice, invoice.currency),
    },
    {
      id: 'discount',
      header: t('field.discount'),
      isNumber: true,
      cell: ({ discountPercentage }) => figure(Number(discountPercentage)),
    },
    { id: 'tax', header: t('field.tax'), isNumber: true, cell: ({ taxPercentage }) => figure(Number(taxPercentage)) },
    {
      id: 'net',
      header: t('field.net'),
      isNumber: true,
      cell: ({ netAmount }) => money(netAmount, invoice.currency),
    },
  ]
  const nameOf = ({ lineNumber }: Line) => t('invoices.unitsOfLine', { line: lineNumber })
  return (
    <LineTable
      label={t(`invoices.sections.${section}`)}
      lines={lines}
      columns={columns}
      detailName={nameOf}
      detail={(line) =>
        line.serialised &&
        section !== 'credit' && (
          <LineUnits
            url={`/invoice-lines/${line.id}/registrations`}
            filter={{ invoiceLineId: line.id }}
            label={nameOf(line)}
          />
        )
      }
    />
  )
}

function Shares({ line }: { readonly line: Line }) {
  const styles = useStyles()
  const { t } = useText()
  return (
    <ul className={styles.shares}>
      {line.packingSlips.map(({ packingSlipLineId, packingSlipId, packingSlipNumber, taken, left, inPart }) => (
        <li key={packingSlipLineId}>
          <Link to={`/packing-slips/${packingSlipId}` as never}>
            {t(inPart ? 'invoices.partText' : 'invoices.shareText', { number: packingSlipNumber, taken, left })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Missing({ line: { serialised, missing } }: { readonly line: Line }) {
  if (!serialised) return null
  return missing > 0 ? (
    <Badge appearance="tint" color="warning">
      {missing}
    </Badge>
  ) : (
    0
  )
}
