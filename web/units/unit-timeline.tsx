import { makeStyles, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { type Terms, useText } from '#web/language/language.ts'
import { addressOfDocument } from '#web/ui/document-address.ts'
import { SerialText } from '#web/ui/serial-text.tsx'

const useStyles = makeStyles({
  life: { listStyleType: 'none', margin: 0, padding: 0 },
  act: {
    position: 'relative',
    padding: '4px 0 12px 24px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    marginInlineStart: '6px',
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '-7px',
      top: '8px',
      width: '12px',
      height: '12px',
      borderRadius: '50%',
      backgroundColor: tokens.colorBrandBackground,
    },
  },
  what: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** With these its life begins: there was no serial number before. */
const firstActs = ['registered', 'reused', 'overridden']
/** With these another serial number comes in its place, of the unit itself or of another one. */
const changes = ['changed', 'completed', 'markedNotReadable', 'replaced', 'replaces']

/** D16: all that happened to a unit, the first first. */
export function UnitTimeline({ life }: Pick<UnitCard, 'life'>) {
  const styles = useStyles()
  const { t } = useText()
  const { moment } = useFormats()
  return (
    <ol className={styles.life}>
      {life.map(({ act, at, by, reason, documentKind, document, documentId, from, to }) => (
        <li key={`${at} ${act}`} className={styles.act} data-act={act}>
          <div className={styles.what}>
            {t(`units.acts.${act as keyof Terms['units']['acts']}`)}{' '}
            {document && documentId ? (
              <Link to={addressOfDocument(documentKind, documentId) as never}>{document}</Link>
            ) : (
              document
            )}
          </div>
          {firstActs.includes(act) && <SerialText serialNumber={to} />}
          {isChange({ act, from, to }) && (
            <div>
              <SerialText serialNumber={from} /> → <SerialText serialNumber={to} />
            </div>
          )}
          {reason && <div>“{reason}”</div>}
          <div className={styles.when}>
            {moment(at)} {by && t('units.by', { name: by })}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Whether one serial number came in the place of another; of a replacement that is not shipped there is none yet. */
function isChange({ act, from, to }: Pick<UnitCard['life'][number], 'act' | 'from' | 'to'>): boolean {
  return changes.includes(act) && from !== to && (act !== 'replaced' || to !== null)
}
