import { Field, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from './form-dialog.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly submitText: string
  /** What will happen, said before it does. */
  readonly children: ReactNode
  readonly problem?: Problem | null
  readonly isBusy?: boolean
  readonly canSubmit?: boolean
  /** Whether it may go without a reason. */
  readonly isOptional?: boolean
  readonly onSubmit: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for the reason of what cannot be undone, after saying what it does. */
export function ReasonDialog({
  children,
  onSubmit,
  isOptional = false,
  canSubmit = true,
  ...dialog
}: ReasonDialogProps) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      {...dialog}
      canSubmit={canSubmit && (isOptional || reason.trim() !== '')}
      onSubmit={() => onSubmit(reason.trim())}
    >
      {children}
      <Field label={t('common.reason')} required={!isOptional}>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  )
}
