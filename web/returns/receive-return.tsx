import { Field, Input } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnReceiptView } from '#returns/receipt-views.ts'
import { useCommand } from '#web/api/command.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import type { ReturnDialogProps } from './close-return.tsx'

/** D51: a receipt of all that is expected, or of less; then straight to scanning where there is something to scan. */
export function ReceiveReturn({ order, onClose }: ReturnDialogProps) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const navigate = useNavigate()
  const lines = order.lines.filter(({ leftToReceive }) => leftToReceive > 0)
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>({})
  const asked = lines
    .map(({ id, leftToReceive }) => ({ returnOrderLineId: id, quantity: numberOf(quantities[id], leftToReceive) }))
    .filter(({ quantity }) => quantity !== 0)
  const { mutate, error, isPending } = useCommand<void, ReturnReceiptView>(
    () => ({ url: '/return-receipts', body: { returnOrderId: order.id, lines: asked } }),
    {
      onDone: ({ id, lines: prepared }) => {
        const toScan = prepared.some(({ serialised }) => serialised)
        navigate({ to: (toScan ? `/return-receipts/${id}/serial-numbers` : `/return-receipts/${id}`) as never })
      },
    },
  )
  return (
    <FormDialog
      title={t('returns.receiveTitle')}
      submitText={t('returns.receiveSubmit')}
      problem={error}
      isBusy={isPending}
      canSubmit={asked.length > 0 && asked.every(({ quantity }) => quantity > 0)}
      onSubmit={mutate}
      onClose={onClose}
    >
      {lines.map(({ id, lineNumber, productNumber, description, unit, leftToReceive, quantity }) => (
        <Field
          key={id}
          label={`${lineNumber}. ${productNumber} ${description} (${unit})`}
          hint={t('returns.leftOf', { left: figure(leftToReceive), quantity: figure(quantity) })}
        >
          <Input
            inputMode="decimal"
            value={quantities[id] ?? String(leftToReceive)}
            onChange={(_, { value }) => setQuantities({ ...quantities, [id]: value })}
          />
        </Field>
      ))}
    </FormDialog>
  )
}

/** What was typed; an empty field counts as nothing. */
function numberOf(typed: string | undefined, otherwise: number): number {
  return typed === undefined ? otherwise : Number(typed.replace(',', '.'))
}
