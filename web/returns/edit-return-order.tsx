import { useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import type { ReturnDialogProps } from './close-return.tsx'

/** The customer's reference and the note of a return order. */
export function EditReturnOrder({ order, onClose }: ReturnDialogProps) {
  const { t } = useText()
  const [reference, setReference] = useState(order.customerReference ?? '')
  const [note, setNote] = useState(order.note)
  const body = { customerReference: reference.trim() || null, note: note.trim() }
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'PATCH', url: `/return-orders/${order.id}`, body, ifMatch: order.edition }),
    { onDone: onClose },
  )
  const isChanged = body.customerReference !== order.customerReference || body.note !== order.note
  return (
    <FormDialog
      title={t('returns.one', { number: order.number })}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={isChanged}
      onSubmit={mutate}
      onClose={onClose}
    >
      <TextField label={t('field.reference')} maxLength={200} value={reference} onChange={setReference} />
      <TextField label={t('returns.note')} isLong maxLength={2000} value={note} onChange={setNote} />
    </FormDialog>
  )
}
