import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissCircleFilled } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ToldRefusal } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { HolderLink } from '#web/ui/holder-link.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { RefusedEntry } from './entry.ts'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '4px 12px',
    padding: '12px 16px',
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `4px double ${tokens.colorStatusDangerBorder2}`,
    borderRadius: tokens.borderRadiusMedium,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr' },
  },
  icon: { fontSize: '48px' },
  entry: {
    fontSize: 'clamp(22px, 3.2vw, 36px)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightBold,
    overflowWrap: 'anywhere',
  },
  text: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, overflowWrap: 'anywhere' },
  link: { color: tokens.colorStatusDangerForeground1, minHeight: '24px', display: 'inline-block' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
  ignored: { margin: '8px 0 0', color: tokens.colorStatusDangerForeground1 },
})

interface RefusedEntriesProps {
  readonly refused: readonly RefusedEntry[]
  readonly ignored: readonly string[]
  readonly onAcknowledge: () => void
  /** Registers with a reason what is a duplicate (D14), or what the return policy warns of (D51), for whoever may. */
  readonly onOverride: ((text: string, reason: string) => void) | null
  /** Its dialog was left without registering. */
  readonly onOverrideLeft: () => void
}

/** What was refused and why; it stays until somebody has seen it. */
export function RefusedEntries(props: RefusedEntriesProps) {
  const { refused, ignored, onAcknowledge, onOverride, onOverrideLeft } = props
  const styles = useStyles()
  const { t } = useText()
  const [overriding, setOverriding] = useState<string | null>(null)
  const only = refused.length === 1 ? refused[0] : undefined
  const isOfReturn = only?.refusals.some(asksForReason) === true
  const overrideTerm = isOfReturn ? 'scan.overrideReturn' : 'scan.override'
  const mayOverride = onOverride && only?.refusals.some(isOverridable)
  return (
    <div role="alert">
      {refused.length > 0 && (
        <div className={styles.box} data-refused={refused.length}>
          <DismissCircleFilled className={styles.icon} aria-hidden />
          <div>
            {refused.slice(-5).map((entry) => (
              <Refused key={entry.id} entry={entry} />
            ))}
            {refused.length > 5 && <p>{t('common.andMore', { count: refused.length - 5 })}</p>}
            {ignored.length > 0 && (
              <p className={styles.ignored} data-ignored={ignored.length}>
                {t('scan.ignored', { count: ignored.length })} <SerialText serialNumber={ignored.join(' · ')} />
              </p>
            )}
            <div className={styles.actions}>
              <Button appearance="primary" size="large" onClick={onAcknowledge}>
                {t('scan.acknowledge')}
              </Button>
              {mayOverride && <Button onClick={() => setOverriding(only?.text ?? null)}>{t(overrideTerm)}</Button>}
            </div>
          </div>
        </div>
      )}
      {overriding !== null && onOverride && (
        <ReasonDialog
          title={t(isOfReturn ? 'scan.overrideReturnTitle' : 'scan.overrideTitle')}
          submitText={t(overrideTerm)}
          onSubmit={(reason) => {
            setOverriding(null)
            onOverride(overriding, reason)
          }}
          onClose={() => {
            setOverriding(null)
            onOverrideLeft()
          }}
        >
          <SerialText serialNumber={overriding} />
        </ReasonDialog>
      )}
    </div>
  )
}

function isOverridable(refusal: ToldRefusal): boolean {
  return refusal.details.overridable === true || asksForReason(refusal)
}

function asksForReason({ code }: ToldRefusal): boolean {
  return code === 'RETURN_REASON_NEEDED'
}

function Refused({ entry: { text, refusals } }: { readonly entry: RefusedEntry }) {
  const styles = useStyles()
  const { t } = useText()
  return (
    <div>
      <div className={styles.entry}>
        {t('scan.refused')} {text && <SerialText serialNumber={text} />}
      </div>
      {refusals.map((refusal) => (
        <div key={refusal.code} className={styles.text} data-code={refusal.code}>
          {refusal.text} <HolderLink refusal={refusal} className={styles.link} />
        </div>
      ))}
    </div>
  )
}
