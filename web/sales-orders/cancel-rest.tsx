import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'

interface CancelRestProps {
  readonly order: SalesOrderView
  /** Null: of the whole order. */
  readonly line: SalesOrderView['lines'][number] | null
  readonly onClose: () => void
}

/** D47: what is left of a line, or of the order, is not delivered any more; remembered units are forgotten. */
export function CancelRest({ order, line, onClose }: CancelRestProps) {
  const { t } = useText()
  const url = line
    ? `/sales-orders/${order.id}/lines/${line.id}/cancellation`
    : `/sales-orders/${order.id}/cancellation`
  const { mutate, error, isPending } = useCommand<void>(() => ({ url, body: {} }), { onDone: onClose })
  return (
    <FormDialog
      title={line ? t('salesOrders.cancelLineTitle', { line: line.lineNumber }) : t('salesOrders.cancelOrderTitle')}
      submitText={t('salesOrders.cancelRest')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('salesOrders.cancelText')}</p>
    </FormDialog>
  )
}
