import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled, InfoFilled } from '@fluentui/react-icons'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { Announcing } from './use-announcing.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '64px',
    padding: '6px 16px',
    boxSizing: 'border-box',
    fontSize: 'clamp(20px, 2.6vw, 30px)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
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
  icon: { fontSize: '1.4em', flexShrink: 0 },
  count: { marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums' },
})

/** What the last scan came to, by word, icon and colour; how many came so far. */
export function AnnouncedVerdict({ state: { last, announced, waiting } }: { readonly state: Announcing }) {
  const styles = useStyles()
  const { t } = useText()
  const kind = !last ? 'none' : last.isRefused ? 'refused' : 'announced'
  const look = { none: undefined, refused: styles.bad, announced: styles.good }[kind]
  const Icon = { none: InfoFilled, refused: DismissCircleFilled, announced: CheckmarkCircleFilled }[kind]
  return (
    <div role="status" className={mergeClasses(styles.bar, look)} data-verdict={kind} data-count={announced}>
      <Icon className={styles.icon} aria-hidden />
      <span>
        {t(`returns.scanVerdict.${kind}`)} {last && <SerialText serialNumber={last.text} />}
      </span>
      <span className={styles.count}>{waiting > 0 ? t('scan.busy', { count: waiting }) : announced || ''}</span>
    </div>
  )
}
