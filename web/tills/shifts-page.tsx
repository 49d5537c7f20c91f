import { Button } from '@fluentui/react-components'
import type { ShiftView } from '#tills/shift-views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { ReportOfShift } from './report-of-shift.tsx'

/** D61: the shifts of the tills, the newest first, each with its report. */
export function ShiftsPage() {
  const { t } = useText()
  const { moment, money } = useFormats()
  const { me, can } = useSession()
  const { currency } = me.company
  const { data = [], error, hasNextPage, fetchNextPage } = usePages<ShiftView>('/shifts', {}, 50)
  const mayOpen = ({ number }: ShiftView) => number !== null || can('changePointOfSalePrices')
  const nameOf = (shift: ShiftView) => shift.number ?? `${shift.till.code} ${moment(shift.openedAt)}`
  return (
    <Page title={t('shifts.title')}>
      <Refusals problem={error} />
      {data.length === 0 && <p>{t('shifts.nothing')}</p>}
      {data.length > 0 && (
        <LineTable
          label={t('shifts.title')}
          lines={data}
          detail={(shift) => (mayOpen(shift) ? <ReportOfShift id={shift.id} /> : null)}
          detailName={(shift) => t('shifts.report', { shift: nameOf(shift) })}
          columns={[
            { id: 'till', header: t('shifts.till'), cell: ({ till }) => <bdi>{till.code}</bdi> },
            { id: 'number', header: t('shifts.number'), cell: ({ number }) => number ?? t('shifts.stillOpen') },
            {
              id: 'opened',
              header: t('shifts.opened'),
              cell: ({ openedAt, openedBy }) => `${moment(openedAt)} · ${openedBy}`,
            },
            {
              id: 'closed',
              header: t('shifts.closed'),
              cell: ({ closedAt, closedBy }) => closedAt && `${moment(closedAt)} · ${closedBy}`,
            },
            {
              id: 'float',
              header: t('shifts.float'),
              isNumber: true,
              cell: ({ openingFloat }) => money(openingFloat, currency),
            },
            {
              id: 'difference',
              header: t('shifts.difference'),
              isNumber: true,
              cell: ({ difference }) => money(difference, currency),
            },
            { id: 'note', header: t('shifts.note'), cell: ({ note }) => <bdi>{note}</bdi> },
          ]}
        />
      )}
      {hasNextPage && <Button onClick={() => fetchNextPage()}>{t('shifts.more')}</Button>}
    </Page>
  )
}
