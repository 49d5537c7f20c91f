import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Section } from '#web/ui/section.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  version: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'center' },
})

interface VersionsProps {
  readonly slip: PackingSlipView
  /** The version on the screen; null for the present one. */
  readonly shown: number | null
  readonly onShow: (version: number | null) => void
}

/** Says that the page shows what was, with the way back. */
export function OldVersion({ version, onBack }: { readonly version: number; readonly onBack: () => void }) {
  const { t } = useText()
  return (
    <MessageBar intent="info">
      <MessageBarBody>{t('packingSlips.showsOld', { version })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onBack}>{t('packingSlips.backToPresent')}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** D46: the packing slip as it was before each reversal stays readable. */
export function Versions({ slip, shown, onShow }: VersionsProps) {
  const styles = useStyles()
  const { t } = useText()
  const { moment } = useFormats()
  return (
    <Section title={t('packingSlips.versions')} summary={slip.reversals.length + 1}>
      <ul className={styles.list}>
        {slip.reversals.map(({ version, kind, reason, reversedAt }) => (
          <li key={version} className={styles.version}>
            <strong>{t('packingSlips.versionOf', { version })}</strong>
            <span>
              {t(`packingSlips.versionKinds.${kind}`)} {moment(reversedAt)}
              {reason && ` · “${reason}”`}
            </span>
            <Button size="small" disabled={shown === version - 1} onClick={() => onShow(version - 1)}>
              {t('packingSlips.showVersion', { version: version - 1 })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
