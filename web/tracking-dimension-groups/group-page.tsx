import { Button } from '@fluentui/react-components'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { nothingSelected } from '#domain/tracking-dimension-group.ts'
import type { GroupView } from '#tracking-dimension-groups/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { FieldGrid, TextField } from '#web/ui/record/fields.tsx'
import { RecordPage } from '#web/ui/record/record-page.tsx'
import { type RecordState, useRecord } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'
import { GroupPolicies } from './group-policies.tsx'
import { GroupSettings } from './group-settings.tsx'

export type GroupDraft = Omit<GroupView, 'id' | 'edition'>
export type GroupRecord = RecordState<GroupDraft, GroupView>

const blank: GroupDraft = {
  code: '',
  name: '',
  description: '',
  ...nothingSelected,
  duplicatePolicy: 'block',
  returnPolicy: 'warn',
  caseSensitive: false,
  maximumLength: 50,
  allowOtherLetters: false,
  serialFormat: null,
}

/** A tracking dimension group (D2): its settings, what activating clears, and its rules for serial numbers. */
export function TrackingDimensionGroupPage() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const [isDeleting, setDeleting] = useState(false)
  const canEdit = can('maintainTrackingDimensionGroups')
  const record: GroupRecord = useRecord<GroupDraft, GroupView>({
    url: '/tracking-dimension-groups',
    id,
    blank,
    draftOf: ({ id: _id, edition: _edition, ...draft }) => draft,
    onSaved: (saved) => navigate({ to: `/tracking-dimension-groups/${saved.id}` as never }),
  })
  const { draft, set, faultOf } = record
  return (
    <RecordPage
      record={record}
      title={record.isNew ? t('groups.new') : `${draft.code} ${draft.name}`}
      back={{ to: '/tracking-dimension-groups', text: t('groups.title') }}
      canEdit={canEdit}
      actions={!record.isNew && <Button onClick={() => setDeleting(true)}>{t('groups.delete')}</Button>}
    >
      <Section title={t('record.general')}>
        <FieldGrid>
          <TextField
            label={t('field.code')}
            isRequired
            maxLength={20}
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
          <TextField
            label={t('groups.description')}
            isLong
            maxLength={1000}
            value={draft.description}
            onChange={(description) => set({ description })}
          />
        </FieldGrid>
      </Section>
      <GroupSettings record={record} canEdit={canEdit} />
      <GroupPolicies record={record} />
      {isDeleting && record.view && <DeleteGroup group={record.view} onClose={() => setDeleting(false)} />}
    </RecordPage>
  )
}

function DeleteGroup({ group, onClose }: { readonly group: GroupView; readonly onClose: () => void }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'DELETE', url: `/tracking-dimension-groups/${group.id}`, ifMatch: group.edition }),
    { onDone: () => navigate({ to: '/tracking-dimension-groups' as never }) },
  )
  return (
    <FormDialog
      title={t('groups.deleteTitle', { code: group.code })}
      submitText={t('groups.delete')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('groups.deleteText')}</p>
    </FormDialog>
  )
}
