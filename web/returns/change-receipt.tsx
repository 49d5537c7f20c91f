import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import type { ReceiptDialogProps } from './receipt-actions.tsx'

/** D51: other quantities for the lines of a receipt in preparation: it comes in parts. */
export function ChangeReceipt({ receipt, onClose }: ReceiptDialogProps) {
  const { t } = useText()
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>({})
  const changed = receipt.lines.flatMap(({ id, quantity }) => {
    const typed = quantities[id] ?? ''
    const wanted = Number(typed.replace(',', '.'))
    return typed === '' || wanted === quantity ? [] : [{ lineId: id, quantity: wanted }]
  })
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      method: 'PATCH',
      url: `/return-receipts/${receipt.id}`,
      body: { lines: changed },
      ifMatch: receipt.edition,
    }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('packingSlips.changeQuantities')}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={changed.length > 0 && changed.every(({ quantity }) => quantity >= 0)}
      onSubmit={mutate}
      onClose={onClose}
    >
      {receipt.lines.map(({ id, lineNumber, description, quantity, unit }) => (
        <Field key={id} label={`${lineNumber}. ${description} (${unit})`}>
          <Input
            inputMode="decimal"
            value={quantities[id] ?? String(quantity)}
            onChange={(_, { value }) => setQuantities({ ...quantities, [id]: value })}
          />
        </Field>
      ))}
    </FormDialog>
  )
}
