import { Button } from '@fluentui/react-components'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RoleView } from '#security/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { FieldGrid, TextField } from '#web/ui/record/fields.tsx'
import { RecordPage } from '#web/ui/record/record-page.tsx'
import { useRecord } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'
import { DutyChoice } from './duty-choice.tsx'

interface RoleDraft {
  readonly code: string
  readonly name: string
  readonly duties: readonly string[]
}

const blank: RoleDraft = { code: '', name: '', duties: [] }

/** A role with its duties (D70-D74). */
export function RolePage() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const [isDeleting, setDeleting] = useState(false)
  const record = useRecord<RoleDraft, RoleView>({
    url: '/roles',
    id,
    blank,
    draftOf: ({ code, name, duties }) => ({ code, name, duties }),
    onSaved: (saved) => navigate({ to: `/roles/${saved.id}` as never }),
  })
  const { draft, set, faultOf, isNew, view } = record
  return (
    <RecordPage
      record={record}
      title={isNew ? t('roles.new') : draft.name}
      back={{ to: '/roles', text: t('roles.title') }}
      canEdit={can('administerUsers')}
      actions={view && <Button onClick={() => setDeleting(true)}>{t('roles.delete')}</Button>}
    >
      <Section title={t('record.general')}>
        <FieldGrid>
          <TextField
            label={t('field.code')}
            isRequired
            isDisabled={!isNew}
            maxLength={60}
            value={draft.code}
            fault={faultOf('code')}
            onChange={(code) => set({ code })}
          />
          <TextField
            label={t('field.name')}
            isRequired
            maxLength={200}
            value={draft.name}
            fault={faultOf('name')}
            onChange={(name) => set({ name })}
          />
        </FieldGrid>
      </Section>
      <Section title={t('roles.duties')} summary={draft.duties.length}>
        <DutyChoice duties={draft.duties} onChange={(duties) => set({ duties })} />
      </Section>
      {isDeleting && view && <DeleteRole role={view} onClose={() => setDeleting(false)} />}
    </RecordPage>
  )
}

function DeleteRole({ role, onClose }: { readonly role: RoleView; readonly onClose: () => void }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { mutate, error, isPending } = useCommand<void>(() => ({ method: 'DELETE', url: `/roles/${role.id}` }), {
    onDone: () => navigate({ to: '/roles' as never }),
  })
  return (
    <FormDialog
      title={t('roles.deleteTitle', { code: role.code })}
      submitText={t('roles.delete')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('roles.deleteText')}</p>
    </FormDialog>
  )
}
