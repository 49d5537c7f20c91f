import { Button } from '@fluentui/react-components'
import { DismissRegular, EditRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { TenderTypeView } from '#tills/views.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { NumberField, SwitchField, TextField } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'

const blank: TenderTypeView = {
  code: '',
  name: '',
  kind: 'card',
  position: 100,
  forRefunds: true,
  blocked: false,
}

/** D60: how customers pay at the tills. */
export function TenderTypesPage() {
  const { t } = useText()
  const { can } = useSession()
  const [changing, setChanging] = useState<TenderTypeView | null>(null)
  const { data, error } = useInquiry<Items<TenderTypeView>>('/tender-types')
  const remove = useCommand<string>((code) => ({ method: 'DELETE', url: `/tender-types/${code}` }))
  const mayEdit = can('administerUsers')
  return (
    <Page
      title={t('tenderTypes.title')}
      actions={
        mayEdit && (
          <Button appearance="primary" onClick={() => setChanging(blank)}>
            {t('tenderTypes.add')}
          </Button>
        )
      }
    >
      <p>{t('tenderTypes.intro')}</p>
      <Refusals problem={error ?? remove.error} />
      <LineTable
        label={t('tenderTypes.title')}
        lines={(data?.items ?? []).map((one) => ({ ...one, id: one.code }))}
        columns={[
          { id: 'code', header: t('field.code'), cell: ({ code }) => <bdi>{code}</bdi> },
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          { id: 'kind', header: t('tenderTypes.kind'), cell: ({ kind }) => t(`tenderTypes.kinds.${kind}`) },
          {
            id: 'refunds',
            header: t('tenderTypes.forRefunds'),
            cell: ({ forRefunds }) => t(forRefunds ? 'common.yes' : 'common.no'),
          },
          { id: 'blocked', header: '', cell: ({ blocked }) => blocked && t('tenderTypes.blocked') },
          {
            id: 'change',
            header: '',
            cell: (tender) =>
              mayEdit && (
                <>
                  <Button
                    appearance="subtle"
                    icon={<EditRegular />}
                    aria-label={t('tenderTypes.change', { name: tender.name })}
                    onClick={() => setChanging(tender)}
                  />
                  {tender.kind === 'card' && (
                    <Button
                      appearance="subtle"
                      icon={<DismissRegular />}
                      aria-label={t('tenderTypes.remove', { name: tender.name })}
                      onClick={() => remove.mutate(tender.code)}
                    />
                  )}
                </>
              ),
          },
        ]}
      />
      {changing && <ChangeTenderType tender={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}

interface ChangeTenderTypeProps {
  readonly tender: TenderTypeView
  readonly onClose: () => void
}

function ChangeTenderType({ tender, onClose }: ChangeTenderTypeProps) {
  const { t } = useText()
  const [draft, setDraft] = useState(tender)
  const isNew = tender.code === ''
  const { name, position, forRefunds, blocked } = draft
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      method: 'PUT',
      url: `/tender-types/${encodeURIComponent(draft.code.trim())}`,
      body: { name: name.trim(), position, forRefunds, blocked },
    }),
    { onDone: onClose },
  )
  const set = (change: Partial<TenderTypeView>) => setDraft({ ...draft, ...change })
  return (
    <FormDialog
      title={isNew ? t('tenderTypes.add') : t('tenderTypes.change', { name: tender.name })}
      submitText={isNew ? t('common.add') : t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={draft.code.trim() !== '' && name.trim() !== ''}
      onSubmit={mutate}
      onClose={onClose}
    >
      {isNew && (
        <TextField
          label={t('field.code')}
          isRequired
          maxLength={20}
          value={draft.code}
          onChange={(code) => set({ code: code.toUpperCase() })}
        />
      )}
      <TextField
        label={t('field.name')}
        isRequired
        maxLength={60}
        value={name}
        onChange={(changed) => set({ name: changed })}
      />
      <NumberField
        label={t('tenderTypes.position')}
        value={position}
        onChange={(changed) => set({ position: changed })}
      />
      <SwitchField
        label={t('tenderTypes.forRefunds')}
        value={forRefunds}
        onChange={(changed) => set({ forRefunds: changed })}
      />
      <SwitchField label={t('tenderTypes.blocked')} value={blocked} onChange={(changed) => set({ blocked: changed })} />
    </FormDialog>
  )
}
