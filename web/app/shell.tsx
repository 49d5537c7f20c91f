import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons'
import { Link, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { NavigationPane } from './navigation-pane.tsx'
import { SearchBox } from './search-box.tsx'
import { UserMenu } from './user-menu.tsx'

const WaitingBar = lazy(() => import('#web/scan/waiting-bar.tsx').then((module) => ({ default: module.WaitingBar })))

const useStyles = makeStyles({
  // On paper all of it, not what one screen shows.
  shell: {
    display: 'grid',
    gridTemplateRows: 'auto 1fr',
    height: '100dvh',
    '@media print': { display: 'block', height: 'auto' },
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '48px',
    paddingInline: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  brand: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    marginInlineEnd: 'auto',
    '@media (max-width: 480px)': { display: 'none' },
  },
  body: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    minHeight: 0,
    '@media print': { display: 'block' },
  },
  main: {
    overflow: 'auto',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    outlineStyle: 'none',
    '@media print': { overflow: 'visible', color: '#000', backgroundColor: '#fff' },
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '-9999px',
    ':focus': { insetInlineStart: '8px', top: '8px', zIndex: 10, backgroundColor: tokens.colorNeutralBackground1 },
  },
})

/** The frame of every page: the way to the other pages, search, and who works here. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const styles = useStyles()
  const { t } = useText()
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the menu
  useEffect(() => setOpen(false), [pathname])
  return (
    <div className={styles.shell}>
      <header className={styles.bar}>
        <a className={styles.skip} href="#main">
          {t('shell.skip')}
        </a>
        <Button
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={t('shell.menu')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        <Link to="/" className={mergeClasses(styles.brand)}>
          Pakbon
        </Link>
        <SearchBox />
        <UserMenu />
      </header>
      <div className={styles.body}>
        <NavigationPane isOpen={isOpen} onClose={() => setOpen(false)} />
        <main id="main" tabIndex={-1} className={styles.main}>
          <Suspense>
            <WaitingBar />
          </Suspense>
          {children}
        </main>
      </div>
    </div>
  )
}
