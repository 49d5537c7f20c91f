import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { reviewPosting, surplusUnits } from '#domain/registration.ts'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

interface PostPackingSlipProps {
  readonly slip: PackingSlipView
  readonly onClose: () => void
}

/** D31: what is missing, line by line, before it is posted; and the posting date. */
export function PostPackingSlip({ slip, onClose }: PostPackingSlipProps) {
  const { t } = useText()
  const done = useDone()
  const [postingOn, setPostingOn] = useState('')
  const { mutate, error, isPending } = useCommand<void, { readonly number: string }>(
    () => ({
      url: `/packing-slips/${slip.id}/posting`,
      body: postingOn ? { postingOn } : {},
      ifMatch: slip.edition,
    }),
    {
      onDone: ({ number }) => {
        done(t('packingSlips.posted', { number }))
        onClose()
      },
    },
  )
  const lines = slip.lines.map((line) => ({ ...line, product: line.productNumber }))
  const isRefused = lines.some((line) => reviewPosting(line).length > 0)
  const missing = lines.filter((line) => line.serialised && line.missing > 0)
  const surplus = lines.filter((line) => line.serialised && surplusUnits(line) > 0)
  const told = isRefused
    ? 'packingSlips.missingText'
    : missing.length > 0
      ? 'packingSlips.blankText'
      : 'packingSlips.readyText'
  return (
    <FormDialog
      title={t('packingSlips.postTitle')}
      submitText={t('packingSlips.post')}
      problem={error}
      isBusy={isPending}
      canSubmit={!isRefused}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t(told)}</p>
      {missing.length + surplus.length > 0 && (
        <ul>
          {missing.map((line) => (
            <li key={line.id}>
              {t('packingSlips.missingLine', {
                line: line.lineNumber,
                product: line.product,
                missing: line.missing,
                quantity: line.quantity,
              })}
            </li>
          ))}
          {surplus.map((line) => (
            <li key={line.id}>
              {t('packingSlips.surplusLine', { line: line.lineNumber, product: line.product, surplus: line.surplus })}
            </li>
          ))}
        </ul>
      )}
      <Field label={t('packingSlips.postingOn')} hint={t('common.optional')}>
        <Input type="date" value={postingOn} onChange={(_, { value }) => setPostingOn(value)} />
      </Field>
    </FormDialog>
  )
}
