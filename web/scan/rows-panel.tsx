import { Badge, Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { ScanLine, ScanRow } from './entry.ts'

const rowHeight = 44

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', minHeight: '220px', flexGrow: 1 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
  scroller: {
    flex: '1 1 0',
    minHeight: '200px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { position: 'relative', contain: 'strict' },
  window: { position: 'absolute', insetInline: 0, top: 0, margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    height: `${rowHeight}px`,
    display: 'grid',
    gridTemplateColumns: '3em minmax(0, 1fr) auto 44px',
    alignItems: 'center',
    gap: '8px',
    paddingInlineStart: '10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
  },
  serial: { fontSize: tokens.fontSizeBase400, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  note: { padding: '16px', color: tokens.colorNeutralForeground2 },
})

interface RowsPanelProps {
  readonly rows: readonly ScanRow[]
  readonly lines: readonly ScanLine[]
  readonly lineInHand: string | null
  readonly canRemove: boolean
  readonly onRemove: (registrationId: string) => void
  readonly onMore: () => void
  /** After the choice of what is shown. */
  readonly onShow: () => void
}

/** The registered units, the newest at the top; only those in sight are drawn. */
export const RowsPanel = memo(function RowsPanel({ rows, lines, lineInHand, ...panel }: RowsPanelProps) {
  const { canRemove, onRemove, onMore, onShow } = panel
  const styles = useStyles()
  const { t, language } = useText()
  const [isOnlyLine, setOnlyLine] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useMemo(
    () => (isOnlyLine ? rows.filter(({ lineId }) => lineId === lineInHand) : rows),
    [rows, isOnlyLine, lineInHand],
  )
  const lineNumbers = useMemo(() => new Map(lines.map(({ id, lineNumber }) => [id, lineNumber])), [lines])
  const time = useMemo(() => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }), [language])
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= shown.length - 40) onMore()
  }, [last, shown.length, onMore])
  return (
    <section className={styles.panel} aria-label={t('scan.allSerials')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('scan.allSerials')}</h2>
        {lines.length > 1 && (
          <Checkbox
            label={t('scan.onlyLine')}
            checked={isOnlyLine}
            onChange={(_, d) => {
              setOnlyLine(d.checked === true)
              onShow()
            }}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t('scan.allSerials')}>
        <div className={styles.list} style={{ height: virtual.getTotalSize() }}>
          <ul className={styles.window} style={{ transform: `translateY(${drawn[0]?.start ?? 0}px)` }}>
            {drawn.map(({ index }) => {
              const row = shown[index] as ScanRow
              const lineNumber = lineNumbers.get(row.lineId)
              return (
                <Row
                  key={row.id}
                  row={row}
                  lineNumber={lineNumber}
                  time={time}
                  onRemove={canRemove ? onRemove : null}
                />
              )
            })}
          </ul>
        </div>
        {shown.length === 0 && <div className={styles.note}>{t('scan.noRows')}</div>}
      </div>
    </section>
  )
})

interface RowProps {
  readonly row: ScanRow
  readonly lineNumber: number | undefined
  readonly time: Intl.DateTimeFormat
  readonly onRemove: ((registrationId: string) => void) | null
}

/** Drawn once: a scan that pushes it down does not draw it again. */
const Row = memo(function Row({ row, lineNumber, time, onRemove }: RowProps) {
  const styles = useStyles()
  const { t } = useText()
  const { id, serialNumber, isReused, at } = row
  return (
    <li className={styles.row} data-registration={id}>
      <span className={styles.small}>{lineNumber}</span>
      <span className={styles.serial}>
        <SerialText serialNumber={serialNumber} /> {isReused && <Badge appearance="outline">{t('unit.reused')}</Badge>}
      </span>
      <span className={styles.small}>{time.format(new Date(at))}</span>
      {onRemove && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('scan.removeRow', { serialNumber: serialNumber ?? t('unit.notReadable') })}
          onClick={() => onRemove(id)}
        />
      )}
    </li>
  )
})
