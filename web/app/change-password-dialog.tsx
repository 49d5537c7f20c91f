import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

/** One's own password; all other sessions of the user end. */
export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const done = useDone()
  const [passwords, setPasswords] = useState({ currentPassword: '', newPassword: '' })
  const { mutate, error, isPending } = useCommand(
    (body: typeof passwords) => ({ url: '/api/auth/change-password', body }),
    {
      onDone: () => {
        done(t('shell.passwordChanged'))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('shell.changePassword')}
      submitText={t('shell.changePassword')}
      problem={error}
      isBusy={isPending}
      onSubmit={() => mutate(passwords)}
      onClose={onClose}
    >
      <Field label={t('shell.currentPassword')} required>
        <Input
          type="password"
          autoComplete="current-password"
          value={passwords.currentPassword}
          onChange={(_, { value }) => setPasswords({ ...passwords, currentPassword: value })}
        />
      </Field>
      <Field label={t('shell.newPassword')} hint={t('shell.passwordHint')} required>
        <Input
          type="password"
          autoComplete="new-password"
          value={passwords.newPassword}
          onChange={(_, { value }) => setPasswords({ ...passwords, newPassword: value })}
        />
      </Field>
    </FormDialog>
  )
}
