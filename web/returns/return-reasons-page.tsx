import { Button } from '@fluentui/react-components'
import { DismissRegular, EditRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ReturnReasonView } from '#returns/views.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'

const blank: ReturnReasonView = { code: '', name: '' }

/** D52: the reasons for which things come back. */
export function ReturnReasonsPage() {
  const { t } = useText()
  const { can } = useSession()
  const [changing, setChanging] = useState<ReturnReasonView | null>(null)
  const { data, error } = useInquiry<Items<ReturnReasonView>>('/return-reasons')
  const remove = useCommand<string>((code) => ({
    method: 'DELETE',
    url: `/return-reasons/${encodeURIComponent(code)}`,
  }))
  const mayEdit = can('maintainReturnOrders')
  return (
    <Page
      title={t('returnReasons.title')}
      actions={
        mayEdit && (
          <Button appearance="primary" onClick={() => setChanging(blank)}>
            {t('returnReasons.add')}
          </Button>
        )
      }
    >
      <p>{t('returnReasons.intro')}</p>
      <Refusals problem={error ?? remove.error} />
      <LineTable
        label={t('returnReasons.title')}
        lines={(data?.items ?? []).map((one) => ({ ...one, id: one.code }))}
        columns={[
          { id: 'code', header: t('field.code'), cell: ({ code }) => <bdi>{code}</bdi> },
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            id: 'change',
            header: '',
            cell: (reason) =>
              mayEdit && (
                <>
                  <Button
                    appearance="subtle"
                    icon={<EditRegular />}
                    aria-label={t('returnReasons.change', { code: reason.code })}
                    onClick={() => setChanging(reason)}
                  />
                  <Button
                    appearance="subtle"
                    icon={<DismissRegular />}
                    aria-label={t('returnReasons.remove', { code: reason.code })}
                    onClick={() => remove.mutate(reason.code)}
                  />
                </>
              ),
          },
        ]}
      />
      {changing && <ChangeReason reason={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}

interface ChangeReasonProps {
  readonly reason: ReturnReasonView
  readonly onClose: () => void
}

function ChangeReason({ reason, onClose }: ChangeReasonProps) {
  const { t } = useText()
  const [draft, setDraft] = useState(reason)
  const isNew = reason.code === ''
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      method: 'PUT',
      url: `/return-reasons/${encodeURIComponent(draft.code.trim())}`,
      body: { name: draft.name.trim() },
    }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={isNew ? t('returnReasons.add') : t('returnReasons.change', { code: reason.code })}
      submitText={isNew ? t('common.add') : t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={draft.code.trim() !== '' && draft.name.trim() !== '' && draft.name !== reason.name}
      onSubmit={mutate}
      onClose={onClose}
    >
      {isNew && (
        <TextField
          label={t('field.code')}
          isRequired
          maxLength={20}
          value={draft.code}
          onChange={(code) => setDraft({ ...draft, code })}
        />
      )}
      <TextField
        label={t('field.name')}
        isRequired
        maxLength={200}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
      />
    </FormDialog>
  )
}
