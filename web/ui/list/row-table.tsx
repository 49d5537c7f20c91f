import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { useIsNarrow } from '#web/ui/narrow.ts'
import type { Column } from './column.ts'
import { focusWhenDrawn } from './focus-row.ts'

const rowHeight = 44

const useStyles = makeStyles({
  scroller: { flex: '1 1 0', overflow: 'auto', minHeight: '200px', position: 'relative' },
  table: { minWidth: 'fit-content' },
  row: {
    display: 'grid',
    alignItems: 'center',
    minHeight: `${rowHeight}px`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-within': { boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}` },
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { position: 'relative' },
  placed: { position: 'absolute', insetInline: 0, top: 0 },
  cell: {
    paddingInline: '10px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
    '@media (max-width: 480px)': { paddingInline: '6px' },
    // A row is one line high, whatever a serial number is.
    '& bdi': { whiteSpace: 'pre' },
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  sort: {
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    padding: '10px 0',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  note: { padding: '24px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
})

interface RowTableProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly linkOf?: (row: Row) => string
  readonly sort?: string | undefined
  readonly onSort?: (field: string) => void
  readonly isLoading?: boolean
  readonly hasMore?: boolean
  readonly onMore?: () => void
  readonly empty?: ReactNode
}

/** Rows under heads; only those in sight are drawn. Arrow keys go from row to row, Enter opens one. */
export function RowTable<Row>(props: RowTableProps<Row>) {
  const { label, rows, columns, keyOf, isLoading = false, hasMore = false, onMore } = props
  const styles = useStyles()
  const { t } = useText()
  const isNarrow = useIsNarrow()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && last >= rows.length - 40) onMore?.()
  }, [hasMore, last, rows.length, onMore])
  const template = {
    gridTemplateColumns: columns.map(({ width }) => `minmax(${isNarrow ? 0 : width * 44}px, ${width}fr)`).join(' '),
  }
  const goTo = (index: number) => {
    if (index < 0 || index >= rows.length) return
    virtual.scrollToIndex(index)
    focusWhenDrawn(scroller.current, `[data-row="${index}"] a`)
  }
  const move = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row
    const step = steps[event.key]
    if (row === undefined || step === undefined) return
    event.preventDefault()
    goTo(Math.max(0, Math.min(rows.length - 1, Number(row) + step)))
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <div ref={scroller} className={styles.scroller} onKeyDown={move} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={hasMore ? -1 : rows.length + 1} className={styles.table}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" className={styles.row} style={template}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const row = rows[index] as Row
            const placed = { ...template, transform: `translateY(${start}px)` }
            return (
              <div
                role="row"
                aria-rowindex={index + 2}
                data-row={index}
                key={keyOf(row)}
                className={mergeClasses(styles.row, styles.placed)}
                style={placed}
              >
                {columns.map((column, at) => (
                  <div
                    role="cell"
                    key={column.id}
                    className={mergeClasses(styles.cell, column.isNumber && styles.number)}
                  >
                    {at === 0 && props.linkOf ? (
                      <Link to={props.linkOf(row)} className={styles.link}>
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {isLoading && <Spinner size="tiny" label={t('common.loading')} />}
      {!isLoading && rows.length === 0 && <div className={styles.note}>{props.empty ?? t('list.nothing')}</div>}
    </div>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }

interface HeadCellProps<Row> {
  readonly column: Column<Row>
  readonly sort: string | undefined
  readonly onSort: ((field: string) => void) | undefined
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const styles = useStyles()
  const field = column.sort
  const direction = field && (sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none')
  return (
    <div
      role="columnheader"
      aria-sort={direction || undefined}
      className={mergeClasses(styles.cell, column.isNumber && styles.number)}
    >
      {field && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(field)}>
          {column.header}
          {direction === 'ascending' && <ArrowUpRegular aria-hidden />}
          {direction === 'descending' && <ArrowDownRegular aria-hidden />}
        </button>
      ) : (
        column.header
      )}
    </div>
  )
}
