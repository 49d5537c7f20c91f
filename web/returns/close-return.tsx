import type { ReturnOrderView } from '#returns/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

/** What every dialog of a return order is about. */
export interface ReturnDialogProps {
  readonly order: ReturnOrderView
  readonly onClose: () => void
}

/** D50: nothing more is expected of a return order; units that did not come are free for another one. */
export function CloseReturn({ order, onClose }: ReturnDialogProps) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const done = useDone()
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ url: `/return-orders/${order.id}/closing`, body: {}, ifMatch: order.edition }),
    {
      onDone: () => {
        done(t('returns.closed', { number: order.number }))
        onClose()
      },
    },
  )
  const left = order.quantity - order.quantityReceived
  return (
    <FormDialog
      title={t('returns.closeTitle', { number: order.number })}
      submitText={t('returns.close')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{left > 0 ? t('returns.closeLeft', { left: figure(left) }) : t('returns.closeText')}</p>
    </FormDialog>
  )
}
