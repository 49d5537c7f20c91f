import { useCommand } from '#web/api/command.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import type { ReceiptDialogProps } from './receipt-actions.tsx'

/** D51: reverses a posted receipt in full, after saying what happens to its units. */
export function ReverseReceipt({ receipt, onClose }: ReceiptDialogProps) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const done = useDone()
  const { number } = receipt
  const { mutate, error, isPending } = useCommand(
    (reason: string) => ({ url: `/return-receipts/${receipt.id}/reversal`, body: { reason } }),
    {
      onDone: () => {
        done(t('returnReceipts.reversed', { number }))
        onClose()
      },
    },
  )
  const units = receipt.lines.reduce((sum, { registered, notReadable }) => sum + registered + notReadable, 0)
  const quantity = receipt.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <ReasonDialog
      title={t('returnReceipts.reverseTitle', { number })}
      submitText={t('returnReceipts.reverse')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('returnReceipts.reverseWhole', { quantity: figure(quantity) })}</p>
      {units > 0 && <p>{t('returnReceipts.reverseUnits', { count: units })}</p>}
      <p>{t('returnReceipts.reverseLimits')}</p>
    </ReasonDialog>
  )
}
