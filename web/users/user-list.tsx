import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { UserView } from '#security/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'

/** All users of the company. */
export function UserList() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const columns: readonly Column<UserView>[] = [
    {
      id: 'email',
      header: t('field.email'),
      width: 5,
      sort: 'email',
      isMain: true,
      cell: ({ email }) => <bdi>{email}</bdi>,
    },
    {
      id: 'name',
      header: t('field.name'),
      width: 4,
      sort: 'name',
      isMain: true,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    { id: 'roles', header: t('users.roles'), width: 5, cell: ({ roles }) => roles.join(', ') },
    {
      id: 'language',
      header: t('field.language'),
      width: 2,
      cell: ({ language }) => language && t(`language.${language}`),
    },
  ]
  return (
    <Page
      title={t('users.title')}
      actions={
        can('administerUsers') && (
          <Button appearance="primary" onClick={() => navigate({ to: '/users/new' as never })}>
            {t('users.new')}
          </Button>
        )
      }
    >
      <DataList<UserView>
        name="users"
        label={t('users.title')}
        url="/users"
        columns={columns}
        linkOf={({ id }) => `/users/${id}`}
      />
    </Page>
  )
}
