import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { type ReactNode, useId, useState } from 'react'
import { useReadOnly } from './read-only.ts'

const useStyles = makeStyles({
  section: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    minHeight: '44px',
    paddingInline: '12px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  summary: {
    marginInlineStart: 'auto',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  content: { margin: 0, padding: '4px 12px 12px', border: 'none', minWidth: 0 },
  grow: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
})

interface SectionProps {
  readonly title: string
  /** What is worth seeing while it is closed. */
  readonly summary?: ReactNode
  readonly startsClosed?: boolean
  readonly children: ReactNode
  readonly grow?: boolean
}

/** A part of a page that opens and closes, also where it may only be read, with its gist in its heading (a FastTab). */
export function Section({ title, summary, startsClosed = false, children, grow = false }: SectionProps) {
  const styles = useStyles()
  const id = useId()
  const [isOpen, setOpen] = useState(!startsClosed)
  const Content = useReadOnly() ? ReadOnlyContent : 'div'
  return (
    <section aria-labelledby={id} className={mergeClasses(styles.section, grow && isOpen && styles.grow)}>
      <h2 className={styles.heading}>
        <button type="button" id={id} className={styles.button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
          {title}
          {summary !== undefined && summary !== '' && <span className={styles.summary}>{summary}</span>}
        </button>
      </h2>
      {isOpen && <Content className={mergeClasses(styles.content, grow && styles.grow)}>{children}</Content>}
    </section>
  )
}

function ReadOnlyContent({ className, children }: { readonly className: string; readonly children?: ReactNode }) {
  return (
    <fieldset disabled className={className}>
      {children}
    </fieldset>
  )
}
