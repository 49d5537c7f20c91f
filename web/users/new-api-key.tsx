import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { NewApiKey as MadeKey } from '#security/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import { DutyChoice } from './duty-choice.tsx'

/** Makes a key with some of one's own duties; it is shown this once. */
export function NewApiKey({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const { can } = useSession()
  const [name, setName] = useState('')
  const [expiresOn, setExpiresOn] = useState('')
  const [duties, setDuties] = useState<readonly string[]>([])
  const { mutate, data, error, isPending } = useCommand<void, MadeKey>(() => ({
    url: '/api-keys',
    body: { name, duties, ...(expiresOn ? { expiresAt: `${expiresOn}T23:59:59Z` } : {}) },
  }))
  if (data) return <ShowKey made={data} onClose={onClose} />
  return (
    <FormDialog
      title={t('apiKeys.new')}
      submitText={t('apiKeys.new')}
      problem={error}
      isBusy={isPending}
      canSubmit={name !== '' && duties.length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <TextField label={t('field.name')} isRequired maxLength={200} value={name} onChange={setName} />
      <TextField
        label={t('apiKeys.expiresOn')}
        type="date"
        hint={t('common.optional')}
        value={expiresOn}
        onChange={setExpiresOn}
      />
      <DutyChoice duties={duties} among={can} onChange={setDuties} />
    </FormDialog>
  )
}

function ShowKey({ made, onClose }: { readonly made: MadeKey; readonly onClose: () => void }) {
  const { t } = useText()
  const [isCopied, setCopied] = useState(false)
  const copy = () => navigator.clipboard?.writeText(made.key).then(() => setCopied(true))
  return (
    <FormDialog
      title={t('apiKeys.made', { name: made.name })}
      submitText={t('common.close')}
      isNotice
      onSubmit={onClose}
      onClose={onClose}
    >
      <p>{t('apiKeys.once')}</p>
      <Field label={t('apiKeys.title')}>
        <Input readOnly value={made.key} onFocus={(event) => event.target.select()} />
      </Field>
      <Button onClick={copy}>{t(isCopied ? 'apiKeys.copied' : 'apiKeys.copy')}</Button>
    </FormDialog>
  )
}
