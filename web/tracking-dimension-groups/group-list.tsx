import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { GroupView } from '#tracking-dimension-groups/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { Page } from '#web/ui/page.tsx'

/** All tracking dimension groups. */
export function TrackingDimensionGroupList() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const yesOrNo = (is: boolean) => t(is ? 'common.yes' : 'common.no')
  const columns: readonly Column<GroupView>[] = [
    { id: 'code', header: t('field.code'), width: 3, sort: 'code', isMain: true, cell: ({ code }) => code },
    {
      id: 'name',
      header: t('field.name'),
      width: 5,
      sort: 'name',
      isMain: true,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      id: 'activeInSalesProcess',
      header: t('groups.setting.activeInSalesProcess'),
      width: 4,
      cell: ({ activeInSalesProcess }) => yesOrNo(activeInSalesProcess),
    },
    {
      id: 'blankIssueAllowed',
      header: t('groups.setting.blankIssueAllowed'),
      width: 4,
      cell: ({ blankIssueAllowed }) => yesOrNo(blankIssueAllowed),
    },
  ]
  return (
    <Page
      title={t('groups.title')}
      actions={
        can('maintainTrackingDimensionGroups') && (
          <Button appearance="primary" onClick={() => navigate({ to: '/tracking-dimension-groups/new' as never })}>
            {t('groups.new')}
          </Button>
        )
      }
    >
      <DataList<GroupView>
        name="trackingDimensionGroups"
        label={t('groups.title')}
        url="/tracking-dimension-groups"
        columns={columns}
        linkOf={({ id }) => `/tracking-dimension-groups/${id}`}
        empty={t('groups.empty')}
      />
    </Page>
  )
}
