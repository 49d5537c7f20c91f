import { Button } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnOrderView } from '#returns/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { type LineColumn, LineTable } from '#web/ui/line-table.tsx'
import { EditReturnLine } from './edit-return-line.tsx'
import { useReasonName } from './return-terms.tsx'

export type ReturnLine = ReturnOrderView['lines'][number]

/** The lines: what is expected, received and credited, of which sale, why, and what becomes of it. */
export function ReturnOrderLines({ order }: { readonly order: ReturnOrderView }) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const { can } = useSession()
  const reasonName = useReasonName()
  const [editing, setEditing] = useState<ReturnLine | null>(null)
  const mayEdit = can('maintainReturnOrders') && order.state !== 'closed'
  const columns: readonly LineColumn<ReturnLine>[] = [
    { id: 'line', header: t('field.line'), isNumber: true, cell: ({ lineNumber }) => lineNumber },
    { id: 'product', header: t('field.product'), cell: ({ productNumber }) => <bdi>{productNumber}</bdi> },
    { id: 'description', header: t('field.description'), cell: ({ description }) => <bdi>{description}</bdi> },
    {
      id: 'quantity',
      header: t('returns.expected'),
      isNumber: true,
      cell: ({ quantity, unit }) => `${figure(quantity)} ${unit}`,
    },
    {
      id: 'received',
      header: t('returns.received'),
      isNumber: true,
      cell: ({ quantityReceived }) => figure(quantityReceived),
    },
    {
      id: 'credited',
      header: t('returns.credited'),
      isNumber: true,
      cell: ({ quantityCredited }) => figure(quantityCredited),
    },
    { id: 'sale', header: t('returns.sale'), cell: ({ sale }) => <Sale sale={sale} /> },
    { id: 'reason', header: t('returns.reason'), cell: ({ returnReasonCode }) => reasonName(returnReasonCode) },
    {
      id: 'disposition',
      header: t('returns.disposition'),
      cell: ({ disposition }) => t(`returns.dispositions.${disposition}`),
    },
    {
      id: 'edit',
      header: '',
      cell: (line) =>
        mayEdit && (
          <Button
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t('returns.editLine', { line: line.lineNumber })}
            onClick={() => setEditing(line)}
          />
        ),
    },
  ]
  return (
    <>
      <LineTable label={t('returns.lines')} lines={order.lines} columns={columns} />
      {editing && <EditReturnLine order={order} line={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function Sale({ sale }: Pick<ReturnLine, 'sale'>) {
  const { t } = useText()
  if (!sale) return t('returns.noSale')
  const { salesOrderId, salesOrderNumber, invoiceId, invoiceNumber } = sale
  return invoiceId ? (
    <Link to={`/invoices/${invoiceId}` as never}>{invoiceNumber}</Link>
  ) : (
    <Link to={`/sales-orders/${salesOrderId}` as never}>{salesOrderNumber}</Link>
  )
}
