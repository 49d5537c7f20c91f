import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiKeyView } from '#security/views.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { type Terms, useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { NewApiKey } from './new-api-key.tsx'

/** The API keys of the company: who made them for what, and revoking them. */
export function ApiKeysPage() {
  const { t } = useText()
  const { day, moment } = useFormats()
  const [isMaking, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null)
  const { data, error } = useInquiry<Items<ApiKeyView>>('/api-keys', { limit: 200 })
  return (
    <Page
      title={t('apiKeys.title')}
      actions={
        <Button appearance="primary" onClick={() => setMaking(true)}>
          {t('apiKeys.new')}
        </Button>
      }
    >
      <Refusals problem={error} />
      <LineTable
        label={t('apiKeys.title')}
        lines={data?.items ?? []}
        columns={[
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          { id: 'state', header: t('apiKeys.state'), cell: (key) => t(`apiKeys.states.${stateOf(key)}`) },
          { id: 'created', header: t('apiKeys.created'), cell: ({ createdAt }) => moment(createdAt) },
          {
            id: 'expires',
            header: t('apiKeys.expiresOn'),
            cell: ({ expiresAt }) => (expiresAt ? day(expiresAt.slice(0, 10)) : t('apiKeys.never')),
          },
          {
            id: 'duties',
            header: t('roles.duties'),
            cell: ({ duties }) => duties.map((duty) => t(`dutyName.${duty as keyof Terms['dutyName']}`)).join(', '),
          },
          {
            id: 'revoke',
            header: '',
            cell: (key) =>
              stateOf(key) === 'valid' && (
                <Button aria-label={`${t('apiKeys.revoke')}: ${key.name}`} onClick={() => setRevoking(key)}>
                  {t('apiKeys.revoke')}
                </Button>
              ),
          },
        ]}
      />
      {isMaking && <NewApiKey onClose={() => setMaking(false)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  )
}

function stateOf({ revokedAt, expiresAt }: ApiKeyView): keyof Terms['apiKeys']['states'] {
  if (revokedAt) return 'revoked'
  return expiresAt && new Date(expiresAt) <= new Date() ? 'expired' : 'valid'
}

function RevokeKey({ apiKey, onClose }: { readonly apiKey: ApiKeyView; readonly onClose: () => void }) {
  const { t } = useText()
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ url: `/api-keys/${apiKey.id}/revocation`, body: {} }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('apiKeys.revokeTitle', { name: apiKey.name })}
      submitText={t('apiKeys.revoke')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('apiKeys.revokeText')}</p>
    </FormDialog>
  )
}
