import { makeStyles, tokens } from '@fluentui/react-components'
import { useText } from '#web/language/language.ts'

const useStyles = makeStyles({
  serial: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  notReadable: { fontStyle: 'italic' },
})

/**
 * A serial number as it was entered, whatever is in it: it cannot change the direction of the text around it, and its
 * inner spaces count. A unit without one says so in words (D15).
 */
export function SerialText({ serialNumber }: { readonly serialNumber: string | null }) {
  const styles = useStyles()
  const { t } = useText()
  if (serialNumber === null) return <span className={styles.notReadable}>{t('unit.notReadable')}</span>
  return <bdi className={styles.serial}>{serialNumber}</bdi>
}
