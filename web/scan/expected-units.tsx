import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReturnUnitView } from '#returns/views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { ScanRow } from './entry.ts'

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    maxHeight: '132px',
    overflow: 'auto',
    margin: 0,
    padding: '6px 10px',
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface ExpectedUnitsProps {
  readonly returnOrderId: string
  readonly returnReceiptId: string
  readonly rows: readonly ScanRow[]
}

/** D51: the announced units that were not scanned yet, the first two hundred. */
export function ExpectedUnits({ returnOrderId, returnReceiptId, rows }: ExpectedUnitsProps) {
  const styles = useStyles()
  const { t } = useText()
  const { data = [] } = usePages<ReturnUnitView>(`/return-orders/${returnOrderId}/units`)
  const scanned = new Set(rows.map(({ id }) => id))
  const left = data.filter(
    ({ id, state, returnReceipt }) =>
      !scanned.has(id) && (state === 'announced' || (state === 'registered' && returnReceipt?.id === returnReceiptId)),
  )
  if (left.length === 0) return null
  return (
    <section aria-label={t('scan.expected')} data-expected={left.length}>
      <h2 className={styles.heading}>{t('scan.expected')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul className={styles.list} tabIndex={0}>
        {left.map(({ id, serialNumber, productNumber }) => (
          <li key={id}>
            <SerialText serialNumber={serialNumber} /> <small>{productNumber}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
