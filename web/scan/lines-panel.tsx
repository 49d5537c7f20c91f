import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons'
import { memo, useEffect, useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { Progress } from '#web/ui/progress.tsx'
import type { ScanLine } from './entry.ts'

const useStyles = makeStyles({
  lines: {
    display: 'grid',
    gap: '4px',
    maxHeight: '50dvh',
    overflow: 'auto',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '2px 10px',
    width: '100%',
    minHeight: '52px',
    padding: '6px 10px',
    font: 'inherit',
    textAlign: 'start',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
    ':disabled': { cursor: 'default', color: tokens.colorNeutralForeground2 },
  },
  inHand: { border: `4px solid ${tokens.colorBrandStroke1}`, fontWeight: tokens.fontWeightSemibold },
  number: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightBold, minWidth: '1.6em' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  count: { fontSize: '24px', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  bar: { gridColumn: '1 / -1' },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  done: { color: tokens.colorStatusSuccessForeground1, verticalAlign: 'middle' },
  total: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    fontSize: '28px',
    lineHeight: 1.3,
    fontWeight: tokens.fontWeightSemibold,
  },
})

interface LinesPanelProps {
  readonly lines: readonly ScanLine[]
  readonly lineInHand: string | null
  readonly onChoose: (lineId: string) => void
}

/** D26: how far each line and the whole is; the line in hand stands out and stays in sight. */
export const LinesPanel = memo(function LinesPanel({ lines, lineInHand, onChoose }: LinesPanelProps) {
  const styles = useStyles()
  const { t } = useText()
  const serialised = lines.filter((line) => line.serialised)
  const done = serialised.reduce((sum, line) => sum + line.registered + line.notReadable, 0)
  const quantity = serialised.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <section aria-label={t('scan.lines')}>
      <div className={styles.total} data-total={done}>
        <span>{t('scan.total')}</span>
        <span>
          {done} / {quantity}
        </span>
      </div>
      <Progress done={done} max={quantity} label={t('scan.progress', { done, quantity })} isThick />
      <ul className={styles.lines}>
        {lines.map((line) => (
          <LineButton key={line.id} line={line} isInHand={line.id === lineInHand} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  )
})

interface LineButtonProps {
  readonly line: ScanLine
  readonly isInHand: boolean
  readonly onChoose: (lineId: string) => void
}

const LineButton = memo(function LineButton({ line, isInHand, onChoose }: LineButtonProps) {
  const styles = useStyles()
  const { t } = useText()
  const place = useRef<HTMLLIElement>(null)
  const done = line.registered + line.notReadable
  const isComplete = line.serialised && line.missing === 0
  useEffect(() => {
    if (isInHand) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isInHand])
  return (
    <li ref={place}>
      <button
        type="button"
        className={mergeClasses(styles.line, isInHand && styles.inHand)}
        aria-current={isInHand ? 'true' : undefined}
        disabled={!line.serialised}
        data-line={line.lineNumber}
        data-missing={line.serialised ? line.missing : undefined}
        onClick={() => onChoose(line.id)}
      >
        <span className={styles.number}>{line.lineNumber}</span>
        <span className={styles.text}>
          <bdi>{line.description}</bdi>
          <br />
          <span className={styles.small}>
            <bdi>{line.productNumber}</bdi>
            {line.notReadable > 0 && ` · ${t('field.notReadable')}: ${line.notReadable}`}
            {line.missing > 0 && line.serialised && ` · ${t('scan.missing', { count: line.missing })}`}
          </span>
        </span>
        <span className={styles.count}>
          {isComplete && <CheckmarkCircleFilled className={styles.done} aria-label={t('scan.lineDone')} />}{' '}
          {line.serialised ? `${done} / ${line.quantity}` : line.quantity}
        </span>
        {line.serialised && <Progress className={styles.bar} done={done} max={line.quantity} />}
      </button>
    </li>
  )
})
