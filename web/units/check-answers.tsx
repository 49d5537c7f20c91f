import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import type { StatusesAsked, UnitStatus, UnitStatuses } from '#coverage/status-views.ts'
import { download } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { writeSearch } from '#web/ui/list/list-search.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { statusColumns } from './status-columns.tsx'

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', paddingBlock: '4px 8px' },
  files: { marginInlineStart: 'auto', display: 'flex', gap: '4px' },
  table: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
})

const results = ['sold', 'notSold', 'ambiguous', 'unknown', 'notValid'] as const
type Shown = 'all' | (typeof results)[number]

interface CheckAnswersProps {
  readonly answer: UnitStatuses
  readonly asked: StatusesAsked
}

/** The answers, counted; a count shows only its own. The files have all of them. */
export function CheckAnswers({ answer: { items, on }, asked }: CheckAnswersProps) {
  const styles = useStyles()
  const { t } = useText()
  const formats = useFormats()
  const isNarrow = useIsNarrow()
  const [shown, setShown] = useState<Shown>('all')
  const [problem, setProblem] = useState<Problem | null>(null)
  const counts = useMemo(() => countsOf(items), [items])
  const rows = shown === 'all' ? items : items.filter(({ result }) => result === shown)
  const columns = statusColumns(t, formats).filter(({ isMain }) => !isNarrow || isMain)
  const save = (kind: 'csv' | 'xlsx') => {
    setProblem(null)
    const request = { method: 'POST', url: `/serial-numbers/statuses.${kind}`, body: asked } as const
    download(request, `serial-numbers.${kind}`).catch(setProblem)
  }
  return (
    <>
      <div className={styles.head} data-counts={JSON.stringify(counts)}>
        {(['all', ...results] as const)
          .filter((result) => result === 'all' || counts[result] > 0)
          .map((result) => (
            <ToggleButton
              key={result}
              checked={shown === result}
              aria-label={t('check.onlyOf', { what: `${t(`check.results.${result}`)} ${counts[result]}` })}
              onClick={() => setShown(result)}
            >
              {t(`check.results.${result}`)} {formats.quantity(counts[result])}
            </ToggleButton>
          ))}
        <span role="status">
          {t('check.warranty')}: {formats.quantity(counts.warranty)} · {t('check.service')}:{' '}
          {formats.quantity(counts.service)} ({formats.day(on)})
        </span>
        <div className={styles.files}>
          <Button icon={<ArrowDownloadRegular />} appearance="subtle" onClick={() => save('csv')}>
            {t('list.export')}
          </Button>
          <Button icon={<ArrowDownloadRegular />} appearance="subtle" onClick={() => save('xlsx')}>
            {t('list.exportExcel')}
          </Button>
        </div>
      </div>
      <Refusals problem={problem} />
      <div className={styles.table}>
        <RowTable
          label={t('check.answers')}
          rows={rows}
          columns={columns}
          keyOf={({ position }) => String(position)}
          linkOf={(row) => linkOf(row, asked.on)}
        />
      </div>
    </>
  )
}

function countsOf(items: readonly UnitStatus[]) {
  const of = (is: (item: UnitStatus) => boolean | undefined) => items.filter(is).length
  const [sold, notSold, ambiguous, unknown, notValid] = results.map((result) => of((item) => item.result === result))
  return {
    all: items.length,
    sold: sold ?? 0,
    notSold: notSold ?? 0,
    ambiguous: ambiguous ?? 0,
    unknown: unknown ?? 0,
    notValid: notValid ?? 0,
    warranty: of(({ verdict }) => verdict?.warranty.valid),
    service: of(({ verdict }) => verdict?.service.valid),
  }
}

/** The unit, or the service desk where there is a choice to make. */
function linkOf({ unit, entry }: UnitStatus, on: string | undefined): string {
  return unit ? `/units/${unit.id}${writeSearch({ on })}` : `/trace${writeSearch({ serial: entry, on })}`
}
