import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId } from 'react'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { navigation } from './navigation.ts'

const useStyles = makeStyles({
  pane: {
    width: '240px',
    overflowY: 'auto',
    paddingBlock: '8px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 900px)': { display: 'none' },
    '@media print': { display: 'none' },
  },
  open: {
    '@media (max-width: 900px)': {
      display: 'block',
      position: 'fixed',
      top: '48px',
      bottom: 0,
      zIndex: 5,
      boxShadow: tokens.shadow28,
    },
  },
  closed: { '@media (min-width: 901px)': { display: 'none' } },
  heading: {
    margin: '12px 16px 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '36px',
    paddingInline: '16px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1Hover, backgroundColor: tokens.colorNeutralBackground1Hover },
    '@media (pointer: coarse)': { minHeight: '44px' },
    '&.active': {
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandBackground}`,
      color: tokens.colorNeutralForeground1Selected,
      backgroundColor: tokens.colorNeutralBackground1Selected,
    },
  },
})

/** The pages that the user's duties let him read. On a narrow screen it opens over the page. */
export function NavigationPane({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const id = useId()
  const groups = navigation
    .map((group) => ({ ...group, items: group.items.filter(({ needed }) => can(needed)) }))
    .filter(({ items }) => items.length > 0)
  const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
  return (
    <nav
      aria-label={t('shell.navigation')}
      className={mergeClasses(styles.pane, isOpen ? styles.open : undefined)}
      onKeyDown={closeOnEscape}
    >
      <ul className={styles.list}>
        <li>
          <Link to="/" className={styles.item} activeOptions={{ exact: true }}>
            {t('navigation.home')}
          </Link>
        </li>
      </ul>
      {groups.map((group) => (
        <section key={group.term} aria-labelledby={id + group.term}>
          <h2 id={id + group.term} className={styles.heading}>
            {t(`navigation.${group.term}`)}
          </h2>
          <ul className={styles.list}>
            {group.items.map(({ to, term }) => (
              <li key={to}>
                <Link to={to} className={styles.item}>
                  {t(`navigation.${term}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
