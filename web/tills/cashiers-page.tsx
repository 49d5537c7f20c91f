import { Button } from '@fluentui/react-components'
import { DismissRegular, EditRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { CashierView } from '#tills/views.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { CashierDialog } from './cashier-dialog.tsx'

/** D61: who signs in at the tills with a PIN or a badge. */
export function CashiersPage() {
  const { t } = useText()
  const { moment } = useFormats()
  const [changing, setChanging] = useState<CashierView | 'new' | null>(null)
  const { data, error } = useInquiry<Items<CashierView>>('/cashiers')
  const remove = useCommand<string>((id) => ({ method: 'DELETE', url: `/cashiers/${id}` }))
  const cashiers = data?.items ?? []
  return (
    <Page
      title={t('cashiers.title')}
      actions={
        <Button appearance="primary" onClick={() => setChanging('new')}>
          {t('cashiers.add')}
        </Button>
      }
    >
      <p>{t('cashiers.intro')}</p>
      <Refusals problem={error ?? remove.error} />
      <LineTable
        label={t('cashiers.title')}
        lines={cashiers.map((one) => ({ ...one, id: one.userId }))}
        columns={[
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          { id: 'email', header: t('field.email'), cell: ({ email }) => <bdi>{email}</bdi> },
          {
            id: 'badge',
            header: t('cashiers.hasBadge'),
            cell: ({ hasBadge }) => t(hasBadge ? 'common.yes' : 'common.no'),
          },
          {
            id: 'changed',
            header: t('cashiers.changed'),
            cell: ({ changedAt, changedBy }) => `${moment(changedAt)} · ${changedBy}`,
          },
          { id: 'duty', header: '', cell: ({ mayOperate }) => !mayOperate && t('cashiers.noDuty') },
          {
            id: 'change',
            header: '',
            cell: (cashier) => (
              <>
                <Button
                  appearance="subtle"
                  icon={<EditRegular />}
                  aria-label={t('cashiers.change', { name: cashier.name })}
                  onClick={() => setChanging(cashier)}
                />
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={t('cashiers.remove', { name: cashier.name })}
                  onClick={() => remove.mutate(cashier.userId)}
                />
              </>
            ),
          },
        ]}
      />
      {changing && (
        <CashierDialog
          cashier={changing === 'new' ? null : changing}
          known={cashiers.map(({ userId }) => userId)}
          onClose={() => setChanging(null)}
        />
      )}
    </Page>
  )
}
