import { Checkbox, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { UnitView } from '#serial-numbers/views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { focusWhenDrawn } from '#web/ui/list/focus-row.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { Share } from './share-rule.ts'

const rowHeight = 44

const useStyles = makeStyles({
  scroller: { maxHeight: '360px', overflow: 'auto', border: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { position: 'relative' },
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    height: `${rowHeight}px`,
    display: 'flex',
    alignItems: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
  },
  note: { marginInlineStart: 'auto', paddingInlineEnd: '12px', color: tokens.colorNeutralForeground2 },
  nothing: { padding: '12px' },
})

interface ShareUnitsProps {
  readonly invoiceId: string
  readonly share: Share
  readonly ticks: ReadonlyMap<string, boolean>
  readonly mayTick: boolean
  readonly mayUntick: boolean
  readonly onTake: (registrationIds: readonly string[]) => void
  readonly onLeave: (registrationIds: readonly string[]) => void
}

/** The units of a packing slip with their ticks; arrow keys go from one to the next, Shift takes all between. */
export function ShareUnits({ invoiceId, share, ticks, mayTick, mayUntick, onTake, onLeave }: ShareUnitsProps) {
  const styles = useStyles()
  const { t } = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const last = useRef<number | null>(null)
  const isShifted = useRef(false)
  const pages = usePages<UnitView>(`/packing-slip-lines/${share.packingSlipLineId}/registrations`)
  const units = pages.data ?? []
  const virtual = useVirtualizer({
    count: units.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const drawn = virtual.getVirtualItems()
  const end = drawn.at(-1)?.index ?? -1
  const { hasNextPage, isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && end >= units.length - 40) fetchNextPage()
  }, [hasNextPage, isFetching, end, units.length, fetchNextPage])
  const isHere = (unit: UnitView) => ticks.get(unit.id) ?? unit.invoice?.id === invoiceId
  const isElsewhere = (unit: UnitView) => unit.invoice !== null && unit.invoice.id !== invoiceId
  const change = (index: number, isTicked: boolean) => {
    const from = isShifted.current && last.current !== null ? last.current : index
    const between = units.slice(Math.min(from, index), Math.max(from, index) + 1)
    const ids = between.filter((unit) => !isElsewhere(unit) && isHere(unit) !== isTicked).map(({ id }) => id)
    last.current = index
    if (ids.length > 0) (isTicked ? onTake : onLeave)(ids)
  }
  const move = (event: KeyboardEvent) => {
    isShifted.current = event.shiftKey
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-unit]')?.dataset.unit
    if (step === 0 || row === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(units.length - 1, Number(row) + step))
    virtual.scrollToIndex(next)
    focusWhenDrawn(scroller.current, `[data-unit="${next}"] input`)
  }
  const height = Math.min(360, Math.max(1, units.length) * rowHeight + 4)
  return (
    <>
      <Refusals problem={pages.error} />
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height }}
        role="group"
        aria-label={t('choose.show', { number: share.packingSlipNumber })}
        onKeyDownCapture={move}
        onClickCapture={(event: MouseEvent) => {
          isShifted.current = event.shiftKey
        }}
      >
        <div className={styles.list} style={{ height: virtual.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const unit = units[index] as UnitView
            const isTicked = isHere(unit)
            const isFixed = isElsewhere(unit) || (isTicked ? !mayUntick : !mayTick)
            return (
              <div
                key={unit.id}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
                data-unit={index}
              >
                <Checkbox
                  checked={isTicked}
                  disabled={isFixed}
                  label={<SerialText serialNumber={unit.serialNumber} />}
                  onChange={(_, { checked }) => change(index, checked === true)}
                />
                {isElsewhere(unit) && (
                  <span className={styles.note}>{unit.invoice?.number ?? t('choose.onOther')}</span>
                )}
              </div>
            )
          })}
        </div>
        {isFetching && <Spinner size="tiny" label={t('common.loading')} />}
        {!isFetching && units.length === 0 && <div className={styles.nothing}>{t('choose.noUnits')}</div>}
      </div>
    </>
  )
}
