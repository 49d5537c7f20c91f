import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { Fragment, type ReactNode, useState } from 'react'
import { useText } from '#web/language/language.ts'

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    padding: '8px 10px',
    textAlign: 'start',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  toggle: { width: '44px', paddingBlock: '2px' },
})

/** A column of a document's lines. */
export interface LineColumn<Line> {
  readonly id: string
  readonly header: string
  readonly cell: (line: Line) => ReactNode
  readonly isNumber?: boolean
}

interface LineTableProps<Line> {
  readonly label: string
  readonly lines: readonly Line[]
  readonly columns: readonly LineColumn<Line>[]
  /** What opens below a line; null where there is nothing to open. */
  readonly detail?: (line: Line) => ReactNode
  /** The name of what opens, e.g. “Serial numbers of line 1”. */
  readonly detailName?: (line: Line) => string
}

/** The lines of a document; a line may open to show what belongs to it. */
export function LineTable<Line extends { readonly id: string }>(props: LineTableProps<Line>) {
  const { label, lines, columns, detail, detailName } = props
  const styles = useStyles()
  const { t } = useText()
  const [opened, setOpened] = useState<readonly string[]>([])
  const toggle = (id: string) => setOpened(opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id])
  const number = (column: LineColumn<Line>) => column.isNumber && styles.number
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {detail && <td className={mergeClasses(styles.cell, styles.toggle)} />}
            {columns.map((column) => (
              <th key={column.id} scope="col" className={mergeClasses(styles.cell, styles.head, number(column))}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const content = detail?.(line)
            const isOpen = opened.includes(line.id)
            return (
              <Fragment key={line.id}>
                <tr>
                  {detail && (
                    <td className={mergeClasses(styles.cell, styles.toggle)}>
                      {content && (
                        <Button
                          appearance="subtle"
                          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
                          aria-expanded={isOpen}
                          aria-label={detailName?.(line) ?? t('common.open')}
                          onClick={() => toggle(line.id)}
                        />
                      )}
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.id} className={mergeClasses(styles.cell, number(column))}>
                      {column.cell(line)}
                    </td>
                  ))}
                </tr>
                {isOpen && content && (
                  <tr>
                    <td colSpan={columns.length + 1} className={styles.cell}>
                      {content}
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
