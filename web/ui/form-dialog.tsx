import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from './refusals.tsx'

const useStyles = makeStyles({ content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' } })

interface FormDialogProps {
  readonly title: string
  readonly submitText: string
  readonly children: ReactNode
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly problem?: Problem | null
  readonly isBusy?: boolean
  readonly canSubmit?: boolean
  /** It only tells something: there is nothing to cancel. */
  readonly isNotice?: boolean
}

/** A dialog that asks for something: Enter sends it, Escape leaves it, a refusal is shown in it. */
export function FormDialog({ title, submitText, children, onSubmit, onClose, ...state }: FormDialogProps) {
  const styles = useStyles()
  const { t } = useText()
  const { problem = null, isBusy = false, canSubmit = true, isNotice = false } = state
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isBusy && canSubmit) onSubmit()
  }
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              <Refusals problem={problem} />
            </DialogContent>
            <DialogActions>
              {!isNotice && <Button onClick={onClose}>{t('common.cancel')}</Button>}
              <Button type="submit" appearance="primary" disabled={!canSubmit} disabledFocusable={isBusy}>
                {submitText}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
