import { Field, Input } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'

interface CreditLineProps {
  readonly order: SalesOrderView
  readonly line: SalesOrderView['lines'][number]
  readonly onClose: () => void
}

/** D52, D42: a credit without goods by a negative quantity; what it freezes is said first. Opens the credit note. */
export function CreditLine({ order, line, onClose }: CreditLineProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const left = (line.quantityInvoiced - line.quantityCredited) / line.salesUnitFactor
  const [quantity, setQuantity] = useState(String(left))
  const wanted = Number(quantity.replace(',', '.'))
  const creditNote = useCommand<readonly string[], { readonly id: string }>(
    (creditLineIds) => ({ url: '/invoices', body: { salesOrderId: order.id, creditLineIds } }),
    { onDone: ({ id }) => navigate({ to: `/invoices/${id}` as never }) },
  )
  const credit = useCommand<string, SalesOrderView>(
    (reason) => ({
      url: `/sales-orders/${order.id}/lines/${line.id}/credits`,
      body: { quantity: wanted, ...(reason ? { reason } : {}) },
    }),
    {
      onDone: ({ lines }) => {
        const made = lines.filter(({ correctsLineId }) => correctsLineId === line.id).at(-1)
        if (made) creditNote.mutate([made.id])
        else onClose()
      },
    },
  )
  return (
    <ReasonDialog
      title={t('salesOrders.creditTitle', { line: line.lineNumber })}
      submitText={t('salesOrders.creditNote')}
      problem={credit.error ?? creditNote.error}
      isBusy={credit.isPending || creditNote.isPending}
      isOptional
      canSubmit={wanted > 0}
      onSubmit={credit.mutate}
      onClose={onClose}
    >
      <p>{t('salesOrders.creditText', { line: line.lineNumber })}</p>
      <Field label={`${t('salesOrders.creditQuantity')} (${line.salesUnit})`}>
        <Input inputMode="decimal" value={quantity} onChange={(_, { value }) => setQuantity(value)} />
      </Field>
    </ReasonDialog>
  )
}
