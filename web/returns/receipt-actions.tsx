import { Button } from '@fluentui/react-components'
import { BarcodeScannerRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnReceiptView } from '#returns/receipt-views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import { ChangeReceipt } from './change-receipt.tsx'
import { PostReceipt } from './post-receipt.tsx'
import { ReverseReceipt } from './reverse-receipt.tsx'

/** What every dialog of a receipt is about. */
export interface ReceiptDialogProps {
  readonly receipt: ReturnReceiptView
  readonly onClose: () => void
}

const dialogs = { post: PostReceipt, quantities: ChangeReceipt, discard: DiscardReceipt, reverse: ReverseReceipt }

/** What can be done with a receipt: what is most likely next is the first and the blue one. */
export function ReceiptActions({ receipt }: Pick<ReceiptDialogProps, 'receipt'>) {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<keyof typeof dialogs | null>(null)
  if (!can('maintainReturnOrders')) return null
  const { state, lines } = receipt
  const isSerialised = lines.some(({ serialised }) => serialised)
  const isMissing = lines.some(({ serialised, missing }) => serialised && missing > 0)
  const Dialog = opened && dialogs[opened]
  return (
    <>
      {state === 'inPreparation' && (
        <>
          {isSerialised && (
            <Button
              appearance={isMissing ? 'primary' : 'secondary'}
              icon={<BarcodeScannerRegular />}
              onClick={() => navigate({ to: `/return-receipts/${receipt.id}/serial-numbers` as never })}
            >
              {t('packingSlips.scan')}
            </Button>
          )}
          <Button appearance={isMissing ? 'secondary' : 'primary'} onClick={() => setOpened('post')}>
            {t('packingSlips.post')}
          </Button>
          <Button onClick={() => setOpened('quantities')}>{t('packingSlips.changeQuantities')}</Button>
          <Button onClick={() => setOpened('discard')}>{t('packingSlips.discard')}</Button>
        </>
      )}
      {state === 'posted' && <Button onClick={() => setOpened('reverse')}>{t('returnReceipts.reverse')}</Button>}
      {Dialog && <Dialog receipt={receipt} onClose={() => setOpened(null)} />}
    </>
  )
}

function DiscardReceipt({ receipt, onClose }: ReceiptDialogProps) {
  const { t } = useText()
  const done = useDone()
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'DELETE', url: `/return-receipts/${receipt.id}`, ifMatch: receipt.edition }),
    {
      onDone: () => {
        done(t('packingSlips.discarded'))
        onClose()
      },
    },
  )
  const count = receipt.lines.reduce((sum, { registered, notReadable }) => sum + registered + notReadable, 0)
  return (
    <FormDialog
      title={t('packingSlips.discardTitle')}
      submitText={t('packingSlips.discard')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('returnReceipts.discardText', { count })}</p>
    </FormDialog>
  )
}
