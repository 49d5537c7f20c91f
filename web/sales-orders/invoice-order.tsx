import { Checkbox } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { type Quantities, QuantityFields, quantitiesToSend } from './quantity-fields.tsx'

interface InvoiceOrderProps {
  readonly order: SalesOrderView
  readonly onClose: () => void
}

/** D34: an invoice of posted packing slips, of what it delivers itself, or of both. */
export function InvoiceOrder({ order, onClose }: InvoiceOrderProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const slips = order.packingSlips.filter(({ state }) => state === 'posted')
  const lines = order.lines.filter(({ leftToDeliver }) => leftToDeliver > 0)
  const isDelivered = order.lines.some((line) => line.quantityDelivered > line.quantityInvoiced)
  const [chosen, setChosen] = useState<readonly string[]>(isDelivered ? slips.map(({ id }) => id) : [])
  const [quantities, setQuantities] = useState<Quantities>({})
  const directLines = quantitiesToSend(lines, quantities)
  const { mutate, error, isPending } = useCommand<void, { readonly id: string }>(
    () => ({
      url: '/invoices',
      body: { salesOrderId: order.id, packingSlipIds: chosen, ...(directLines.length > 0 ? { directLines } : {}) },
    }),
    { onDone: ({ id }) => navigate({ to: `/invoices/${id}` as never }) },
  )
  return (
    <FormDialog
      title={t('salesOrders.invoiceTitle')}
      submitText={t('salesOrders.invoiceSubmit')}
      problem={error}
      isBusy={isPending}
      canSubmit={chosen.length + directLines.length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      {isDelivered && (
        <fieldset>
          <legend>{t('salesOrders.ofSlips')}</legend>
          {slips.map(({ id, number }) => (
            <Checkbox
              key={id}
              label={number ?? ''}
              checked={chosen.includes(id)}
              onChange={(_, { checked }) => setChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      )}
      {lines.length > 0 && (
        <fieldset>
          <legend>{t('salesOrders.direct')}</legend>
          <QuantityFields lines={lines} quantities={quantities} onChange={setQuantities} />
        </fieldset>
      )}
    </FormDialog>
  )
}
