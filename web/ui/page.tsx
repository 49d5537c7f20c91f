import { makeStyles, Title2, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    minHeight: '100%',
    boxSizing: 'border-box',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  title: { margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginInlineStart: 'auto' },
  back: { color: tokens.colorBrandForegroundLink, fontSize: tokens.fontSizeBase200 },
})

interface PageProps {
  readonly title: string
  /** Beside the title, e.g. the state of a document. */
  readonly badge?: ReactNode
  /** What can be done here, the most likely first. */
  readonly actions?: ReactNode
  /** The list that this is one of. */
  readonly back?: { readonly to: string; readonly text: string }
  readonly children: ReactNode
}

/** A page with its heading, which is the title of the window too. */
export function Page({ title, badge, actions, back, children }: PageProps) {
  const styles = useStyles()
  useEffect(() => {
    document.title = `${title} · Pakbon`
  }, [title])
  return (
    <div className={styles.page}>
      {back && (
        <Link to={back.to} className={styles.back}>
          ← {back.text}
        </Link>
      )}
      <div className={styles.head}>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        {badge}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}
