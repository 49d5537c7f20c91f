import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled, InfoFilled } from '@fluentui/react-icons'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { RefusedScan, ToldScan } from './use-choice-scans.ts'

const useStyles = makeStyles({
  verdict: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '56px',
    padding: '4px 14px',
    fontSize: '24px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  icon: { flexShrink: 0 },
  good: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `3px solid ${tokens.colorStatusSuccessBorder2}`,
  },
  bad: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `3px double ${tokens.colorStatusDangerBorder2}`,
  },
  refused: { display: 'grid', gap: '8px' },
  seen: { justifySelf: 'start' },
})

interface ChoiceVerdictProps {
  readonly told: ToldScan | null
  readonly refused: readonly RefusedScan[]
  readonly onAcknowledge: () => void
}

/** What the last scan came to; what was refused stays with its reason until somebody has seen it. */
export function ChoiceVerdict({ told, refused, onAcknowledge }: ChoiceVerdictProps) {
  const styles = useStyles()
  const { t } = useText()
  if (refused.length === 0) return <Told told={told} />
  return (
    <div role="alert" className={styles.refused} data-verdict="refused">
      {refused.slice(-5).map(({ text, problem }) => (
        <div key={text}>
          <div className={mergeClasses(styles.verdict, styles.bad)}>
            <DismissCircleFilled className={styles.icon} aria-hidden />
            <span>
              {t('choose.refused')} <SerialText serialNumber={text} />
            </span>
          </div>
          <Refusals problem={problem} />
        </div>
      ))}
      {refused.length > 5 && <p>{t('common.andMore', { count: refused.length - 5 })}</p>}
      <Button appearance="primary" size="large" className={styles.seen} onClick={onAcknowledge}>
        {t('choose.acknowledge')}
      </Button>
    </div>
  )
}

function Told({ told }: Pick<ChoiceVerdictProps, 'told'>) {
  const styles = useStyles()
  const { t } = useText()
  const Icon = told ? CheckmarkCircleFilled : InfoFilled
  return (
    <div
      role="status"
      className={mergeClasses(styles.verdict, told !== null && styles.good)}
      data-verdict={told?.kind ?? 'none'}
    >
      <Icon className={styles.icon} aria-hidden />
      <span>
        {told ? t(`choose.${told.kind}`) : t('choose.ready')} {told && <SerialText serialNumber={told.text} />}
      </span>
    </div>
  )
}
