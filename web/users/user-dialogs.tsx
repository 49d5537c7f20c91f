import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { UserView } from '#security/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import { useDone } from '#web/ui/toast.tsx'

interface UserDialogProps {
  readonly user: UserView
  readonly onClose: () => void
}

/** A new password for somebody who lost his; his sessions end. */
export function SetPassword({ user, onClose }: UserDialogProps) {
  const { t } = useText()
  const done = useDone()
  const [password, setPassword] = useState('')
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'PUT', url: `/users/${user.id}/password`, body: { password } }),
    {
      onDone: () => {
        done(t('users.passwordSet'))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('users.setPassword')}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={password !== ''}
      onSubmit={mutate}
      onClose={onClose}
    >
      <TextField
        label={t('users.newPassword')}
        type="password"
        autoComplete="new-password"
        hint={t('shell.passwordHint')}
        value={password}
        onChange={setPassword}
      />
    </FormDialog>
  )
}

/** Takes a user out of this company; the last administrator stays (D74). */
export function RemoveUser({ user, onClose }: UserDialogProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const { mutate, error, isPending } = useCommand<void>(() => ({ method: 'DELETE', url: `/users/${user.id}` }), {
    onDone: () => navigate({ to: '/users' as never }),
  })
  return (
    <FormDialog
      title={t('users.removeTitle', { name: user.name })}
      submitText={t('users.remove')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('users.removeText')}</p>
    </FormDialog>
  )
}
