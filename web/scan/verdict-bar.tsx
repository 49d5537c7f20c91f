import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CloudOffFilled, InfoFilled } from '@fluentui/react-icons'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { Verdict } from './entry.ts'
import { RefusedEntries } from './refused-entries.tsx'
import { isComplete, type ScanState } from './scan-state.ts'

const useStyles = makeStyles({
  bars: { display: 'grid', gap: '8px' },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '72px',
    padding: '8px 16px',
    boxSizing: 'border-box',
    fontSize: 'clamp(22px, 3.2vw, 36px)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusMedium,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  line: { display: 'block', fontSize: '0.8em' },
  icon: { fontSize: '1.4em', flexShrink: 0 },
  accepted: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `3px solid ${tokens.colorStatusSuccessBorder2}`,
  },
  complete: {
    color: tokens.colorNeutralForegroundInverted,
    backgroundColor: tokens.colorStatusSuccessForeground1,
  },
  waiting: {
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `3px dashed ${tokens.colorStatusWarningBorder2}`,
  },
})

interface VerdictBarProps {
  readonly state: Pick<ScanState, 'verdict' | 'refused' | 'ignored' | 'waiting' | 'stopped' | 'isKept' | 'lines'>
  readonly onAcknowledge: () => void
  readonly onRetry: () => void
  readonly onOverride: ((text: string, reason: string) => void) | null
  readonly onOverrideLeft: () => void
}

/** What the last entry came to, readable from two metres; never by colour alone. */
export function VerdictBar({ state, onRetry, ...refusal }: VerdictBarProps) {
  const { verdict, refused, ignored, waiting, stopped, isKept } = state
  const styles = useStyles()
  const { t } = useText()
  return (
    <div className={styles.bars}>
      {stopped && (
        <div className={mergeClasses(styles.bar, styles.waiting)} role="status" data-waiting={waiting.length}>
          <CloudOffFilled className={styles.icon} aria-hidden />
          <span className={styles.text}>
            {t(stopped === 'connection' ? 'scan.waiting' : 'scan.waitingForSignIn', { count: waiting.length })}
            {!isKept && <span className={styles.line}>{t('scan.notKept')}</span>}
          </span>
          <Button onClick={onRetry}>{t('common.tryAgain')}</Button>
        </div>
      )}
      <RefusedEntries refused={refused} ignored={ignored} {...refusal} />
      <div role="status" aria-live="polite" data-verdict={refused.length > 0 ? 'refused' : (verdict?.kind ?? 'none')}>
        {refused.length === 0 && <Told verdict={verdict} isAllDone={isComplete(state.lines)} />}
      </div>
    </div>
  )
}

function Told({ verdict, isAllDone }: { readonly verdict: Verdict | null; readonly isAllDone: boolean }) {
  const styles = useStyles()
  const { t } = useText()
  if (!verdict) {
    return (
      <div className={styles.bar}>
        <InfoFilled className={styles.icon} aria-hidden />
        <span className={styles.text}>{t(isAllDone ? 'scan.documentComplete' : 'scan.ready')}</span>
      </div>
    )
  }
  const { kind, completed, line, serialNumber, count } = verdict
  const isGood = kind === 'registered' || kind === 'notReadable'
  const Icon = isGood ? CheckmarkCircleFilled : InfoFilled
  const look = completed ? styles.complete : isGood ? styles.accepted : undefined
  return (
    <div className={mergeClasses(styles.bar, look)} data-count={count} data-completed={completed ?? undefined}>
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.text}>
        {t(`scan.verdict.${kind}`)} {serialNumber !== null && <SerialText serialNumber={serialNumber} />}
        {line && <span className={styles.line}>{t('scan.ofLine', ofLine(line))}</span>}
        {completed && (
          <span className={styles.line}>
            {t(completed === 'document' ? 'scan.documentComplete' : 'scan.lineComplete')}
          </span>
        )}
      </span>
    </div>
  )
}

function ofLine({ lineNumber, registered, notReadable, quantity }: NonNullable<Verdict['line']>) {
  return { line: lineNumber, done: registered + notReadable, quantity }
}
