import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { reviewPosting, surplusUnits } from '#domain/registration.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import type { ReceiptDialogProps } from './receipt-actions.tsx'

/** D51, D31: what is missing, line by line, before it is posted; and the posting date. */
export function PostReceipt({ receipt, onClose }: ReceiptDialogProps) {
  const { t } = useText()
  const done = useDone()
  const [postingOn, setPostingOn] = useState('')
  const { mutate, error, isPending } = useCommand<void, { readonly number: string }>(
    () => ({
      url: `/return-receipts/${receipt.id}/posting`,
      body: postingOn ? { postingOn } : {},
      ifMatch: receipt.edition,
    }),
    {
      onDone: ({ number }) => {
        done(t('returnReceipts.posted', { number }))
        onClose()
      },
    },
  )
  const lines = receipt.lines.map((line) => ({ ...line, product: line.productNumber }))
  const isRefused = lines.some((line) => reviewPosting(line).length > 0)
  const missing = lines.filter((line) => line.serialised && line.missing > 0)
  const surplus = lines.filter((line) => line.serialised && surplusUnits(line) > 0)
  const isBlank = missing.length > 0
  const told = isRefused ? 'missingText' : isBlank ? 'blankText' : 'readyText'
  return (
    <FormDialog
      title={t('returnReceipts.postTitle')}
      submitText={t('packingSlips.post')}
      problem={error}
      isBusy={isPending}
      canSubmit={!isRefused}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t(`returnReceipts.${told}`)}</p>
      {missing.length + surplus.length > 0 && (
        <ul>
          {missing.map(({ id, lineNumber: line, product, missing: count, quantity }) => (
            <li key={id}>{t('packingSlips.missingLine', { line, product, missing: count, quantity })}</li>
          ))}
          {surplus.map(({ id, lineNumber: line, product, surplus: count }) => (
            <li key={id}>{t('packingSlips.surplusLine', { line, product, surplus: count })}</li>
          ))}
        </ul>
      )}
      <Field label={t('packingSlips.postingOn')} hint={t('common.optional')}>
        <Input type="date" value={postingOn} onChange={(_, { value }) => setPostingOn(value)} />
      </Field>
    </FormDialog>
  )
}
