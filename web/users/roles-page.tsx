import { Button } from '@fluentui/react-components'
import { Link, useNavigate } from '@tanstack/react-router'
import type { RoleView } from '#security/views.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { type Terms, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'

/** The roles of the company with their duties (D74). */
export function RolesPage() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const { data, error } = useInquiry<Items<RoleView>>('/roles', { limit: 200 })
  return (
    <Page
      title={t('roles.title')}
      actions={
        can('administerUsers') && (
          <Button appearance="primary" onClick={() => navigate({ to: '/roles/new' as never })}>
            {t('roles.new')}
          </Button>
        )
      }
    >
      <Refusals problem={error} />
      <LineTable
        label={t('roles.title')}
        lines={data?.items ?? []}
        columns={[
          {
            id: 'code',
            header: t('field.code'),
            cell: ({ id, code }) => <Link to={`/roles/${id}` as never}>{code}</Link>,
          },
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            id: 'duties',
            header: t('roles.duties'),
            cell: ({ duties }) => duties.map((duty) => t(`dutyName.${duty as keyof Terms['dutyName']}`)).join(', '),
          },
        ]}
      />
    </Page>
  )
}
