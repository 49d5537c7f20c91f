import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { keepFile } from '#web/api/client.ts'
import type { ToldRefusal } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { ScanMode } from './entry.ts'

/** What became, or would become, of a list (D24). */
export interface ManyAnswer {
  readonly accepted: number
  readonly refused: readonly {
    readonly position: number
    readonly entry: string
    readonly refusals: readonly ToldRefusal[]
  }[]
  /** Only in a preview. */
  readonly registered?: readonly {
    readonly position: number
    readonly serialNumber: string
    readonly lineNumber: number
  }[]
}

interface Outcome {
  readonly position: number
  readonly entry: string
  readonly lineNumber: number | null
  readonly refusal: string | null
}

const useStyles = makeStyles({
  table: { display: 'flex', flexDirection: 'column', height: '320px' },
  good: { color: tokens.colorStatusSuccessForeground1, marginInlineEnd: '6px', verticalAlign: 'middle' },
  bad: { color: tokens.colorStatusDangerForeground1, marginInlineEnd: '6px', verticalAlign: 'middle' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
})

interface PreviewTableProps {
  readonly answer: ManyAnswer
  readonly isDone: boolean
  readonly mode: ScanMode
}

/** Each entry with its outcome, the refused ones first, and a report to keep. */
export function PreviewTable({ answer, isDone, mode }: PreviewTableProps) {
  const styles = useStyles()
  const { t } = useText()
  const outcomes = useMemo(() => outcomesOf(answer), [answer])
  const told = ({ refusal, lineNumber }: Outcome) =>
    refusal ?? t(mode === 'add' ? 'scan.willRegister' : 'scan.willRemove', { line: lineNumber })
  const columns: readonly Column<Outcome>[] = [
    { id: 'position', header: t('scan.position'), width: 1, isNumber: true, cell: ({ position }) => position + 1 },
    { id: 'entry', header: t('scan.entry'), width: 3, cell: ({ entry }) => <SerialText serialNumber={entry} /> },
    {
      id: 'verdict',
      header: t('scan.verdictColumn'),
      width: 6,
      cell: (outcome) => (
        <span title={told(outcome)}>
          {outcome.refusal ? (
            <DismissCircleFilled className={styles.bad} aria-hidden />
          ) : (
            <CheckmarkCircleFilled className={styles.good} aria-hidden />
          )}
          {told(outcome)}
        </span>
      ),
    },
  ]
  const summary = { accepted: answer.accepted, refused: answer.refused.length }
  const keepReport = () => {
    const rows = outcomes.map((one) => [one.position + 1, one.entry, told(one)].map(csvCell).join(','))
    keepFile(new Blob([`\ufeff${rows.join('\r\n')}`], { type: 'text/csv' }), 'pakbon.csv')
  }
  return (
    <div className={styles.table}>
      <div className={styles.head}>
        <strong role="status">
          {t(isDone ? (mode === 'add' ? 'scan.manyDone' : 'scan.manyRemoved') : 'scan.previewSummary', summary)}
        </strong>
        <Button appearance="subtle" onClick={keepReport}>
          {t('scan.report')}
        </Button>
      </div>
      <RowTable
        label={t('scan.verdictColumn')}
        rows={outcomes}
        columns={columns}
        keyOf={({ position }) => String(position)}
      />
    </div>
  )
}

function outcomesOf({ refused, registered = [] }: ManyAnswer): readonly Outcome[] {
  return [
    ...refused.map(({ position, entry, refusals }) => ({
      position,
      entry,
      lineNumber: null,
      refusal: refusals.map(({ text }) => text).join(' '),
    })),
    ...registered.map(({ position, serialNumber, lineNumber }) => ({
      position,
      entry: serialNumber,
      lineNumber,
      refusal: null,
    })),
  ]
}

/** Safe to open in a spreadsheet: what looks like a formula is text. */
function csvCell(value: string | number): string {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
