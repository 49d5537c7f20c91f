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

/** D46: the packing slip as it was before each reversal stays readable. */
export function Versions({ slip, shown, onShow }: VersionsProps) {
  const styles = useStyles()
  const { t } = useText()
  const { moment } = useFormats()
  return (
    <>
      {shown !== null && (
        <MessageBar intent="info">
          <MessageBarBody>{t('packingSlips.showsOld', { version: shown })}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => onShow(null)}>{t('packingSlips.backToPresent')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
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
    </>
  )
}
