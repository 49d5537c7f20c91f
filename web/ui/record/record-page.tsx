import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { ReadOnly } from '#web/ui/read-only.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import type { RecordState } from './use-record.ts'

interface RecordPageProps<Draft extends object, View> {
  readonly record: RecordState<Draft, View>
  readonly title: string
  readonly back?: { readonly to: string; readonly text: string }
  /** Whether the user's duties let him change it; the server decides. */
  readonly canEdit: boolean
  readonly badge?: ReactNode
  /** What else can be done with it. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The page of a record: Save and Ctrl+S, what was refused, read only without the duty. */
export function RecordPage<Draft extends object, View>(props: RecordPageProps<Draft, View>) {
  const { record, title, back, canEdit, badge, actions, children } = props
  const { t } = useText()
  if (record.readProblem && !record.view) return <Refusals problem={record.readProblem} />
  if (!record.view && !record.isNew) return null
  return (
    <Page
      title={title}
      badge={badge}
      {...(back ? { back } : {})}
      actions={
        canEdit && (
          <>
            <Button
              appearance="primary"
              disabled={record.isBusy || !(record.isDirty || record.isNew)}
              aria-keyshortcuts="Control+S"
              onClick={record.save}
            >
              {t('common.save')}
            </Button>
            {record.isDirty && !record.isNew && <Button onClick={record.undo}>{t('common.undoChanges')}</Button>}
            {actions}
          </>
        )
      }
    >
      <Refusals problem={record.problem} />
      <ReadOnly value={!canEdit}>{children}</ReadOnly>
    </Page>
  )
}
