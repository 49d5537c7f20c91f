import { Button, Checkbox } from '@fluentui/react-components'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RoleView, UserView } from '#security/views.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { ChoiceField, FieldGrid, TextField } from '#web/ui/record/fields.tsx'
import { RecordPage } from '#web/ui/record/record-page.tsx'
import { type RecordState, useRecord } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'
import { RemoveUser, SetPassword } from './user-dialogs.tsx'

interface UserDraft {
  readonly email: string
  readonly name: string
  readonly language: 'nl' | 'en'
  readonly roles: readonly string[]
  readonly password: string
}

const blank: UserDraft = { email: '', name: '', language: 'nl', roles: [], password: '' }

/** A user of the company with his roles here (D74). */
export function UserPage() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const [opened, setOpened] = useState<'password' | 'remove' | null>(null)
  const record = useRecord<UserDraft, UserView>({
    url: '/users',
    id,
    blank,
    draftOf: ({ email, name, language, roles }) => ({ email, name, language: language ?? 'nl', roles, password: '' }),
    onSaved: (saved) => navigate({ to: `/users/${saved.id}` as never }),
  })
  const { draft, set, faultOf, isNew, view } = record
  return (
    <RecordPage
      record={record}
      title={isNew ? t('users.new') : draft.name}
      back={{ to: '/users', text: t('users.title') }}
      canEdit={can('administerUsers')}
      actions={
        view && (
          <>
            <Button onClick={() => setOpened('password')}>{t('users.setPassword')}</Button>
            <Button onClick={() => setOpened('remove')}>{t('users.remove')}</Button>
          </>
        )
      }
    >
      <Section title={t('record.general')} summary={draft.email}>
        <FieldGrid>
          <TextField
            label={t('field.email')}
            type="email"
            isRequired
            isDisabled={!isNew}
            maxLength={200}
            value={draft.email}
            fault={faultOf('email')}
            onChange={(email) => set({ email })}
          />
          <TextField
            label={t('field.name')}
            isRequired
            maxLength={200}
            value={draft.name}
            fault={faultOf('name')}
            onChange={(name) => set({ name })}
          />
          <ChoiceField
            label={t('field.language')}
            value={draft.language}
            options={(['nl', 'en'] as const).map((value) => ({ value, text: t(`language.${value}`) }))}
            onChange={(language) => set({ language })}
          />
          {isNew && (
            <TextField
              label={t('users.password')}
              type="password"
              autoComplete="new-password"
              hint={t('users.passwordHint')}
              value={draft.password}
              fault={faultOf('password')}
              onChange={(password) => set({ password })}
            />
          )}
        </FieldGrid>
      </Section>
      <Roles record={record} />
      {opened === 'password' && view && <SetPassword user={view} onClose={() => setOpened(null)} />}
      {opened === 'remove' && view && <RemoveUser user={view} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function Roles({ record: { draft, set } }: { readonly record: RecordState<UserDraft, UserView> }) {
  const { t } = useText()
  const { data } = useInquiry<Page<RoleView>>('/roles', { limit: 200 })
  const toggle = (code: string, isOn: boolean) =>
    set({ roles: isOn ? [...draft.roles, code] : draft.roles.filter((one) => one !== code) })
  return (
    <Section title={t('users.roles')} summary={draft.roles.length}>
      <FieldGrid>
        {(data?.items ?? []).map(({ code, name }) => (
          <Checkbox
            key={code}
            label={name === code ? code : `${name} (${code})`}
            checked={draft.roles.includes(code)}
            onChange={(_, { checked }) => toggle(code, checked === true)}
          />
        ))}
      </FieldGrid>
    </Section>
  )
}
