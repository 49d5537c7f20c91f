import { Button, CounterBadge, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useText } from '#web/language/language.ts'
import type { Part } from '#work/views.ts'

const useStyles = makeStyles({
  list: {
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', marginBottom: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  all: { marginInlineStart: 'auto' },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '2px 12px',
    minHeight: '48px',
    paddingBlock: '4px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bar: { gridColumn: '1 / -1' },
})

/** A thing to do. */
export interface WorkRow {
  readonly id: string
  readonly to: string
  readonly title: string
  readonly detail: string
  readonly note: string
  /** How far it is, 0 to 1. */
  readonly done?: number | null
  /** What the button does, with the name of the thing; and in short. */
  readonly act?: string
  readonly actText?: string
  readonly onAct?: () => void
}

interface WorkListProps<Item> {
  readonly title: string
  /** Absent where the user has no duty for it. */
  readonly part: Part<Item> | undefined
  /** The list of all of them, where there is one. */
  readonly all?: string
  readonly rowOf: (item: Item) => WorkRow
}

/** One kind of work: how much there is, and what comes first. */
export function WorkList<Item>({ title, part, all, rowOf }: WorkListProps<Item>) {
  const styles = useStyles()
  const { t } = useText()
  const id = useId()
  if (!part || part.count === 0) return null
  return (
    <section className={styles.list} aria-labelledby={id} data-count={part.count}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <CounterBadge count={part.count} overflowCount={999} color="brand" />
        {all && (
          <Link to={all as never} className={styles.all} aria-label={`${t('home.all')}: ${title}`}>
            {t('home.all')}
          </Link>
        )}
      </div>
      <ul className={styles.rows}>
        {part.items.map(rowOf).map((row) => (
          <li key={row.id} className={styles.row}>
            <div className={styles.what}>
              <Link to={row.to as never}>{row.title}</Link> <bdi>{row.detail}</bdi>
              <div className={styles.note}>{row.note}</div>
            </div>
            {row.onAct && (
              <Button aria-label={row.act} onClick={row.onAct}>
                {row.actText ?? row.act}
              </Button>
            )}
            {typeof row.done === 'number' && <ProgressBar className={styles.bar} value={row.done} aria-hidden />}
          </li>
        ))}
      </ul>
    </section>
  )
}
