import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { send } from '#web/api/client.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { addressOfHit, type SearchHit } from './search-hit.ts'

const useStyles = makeStyles({
  box: { position: 'relative', flex: '0 1 420px', minWidth: 0 },
  input: { width: '100%', '@media (pointer: coarse)': { minHeight: '44px' } },
  list: {
    position: 'absolute',
    insetInline: 0,
    top: '100%',
    zIndex: 8,
    margin: '4px 0 0',
    padding: '4px 0',
    listStyleType: 'none',
    maxHeight: '70dvh',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  hit: {
    display: 'grid',
    gridTemplateColumns: '110px minmax(0, 1fr)',
    gap: '8px',
    padding: '8px 12px',
    cursor: 'pointer',
    '&[aria-selected="true"]': {
      color: tokens.colorNeutralForeground1Selected,
      backgroundColor: tokens.colorNeutralBackground1Selected,
    },
    ':hover': { boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}` },
  },
  kind: { fontSize: tokens.fontSizeBase200 },
  title: { overflowWrap: 'anywhere' },
})

/** Takes a number, a customer, a product or a serial number, typed or scanned, and opens it. Ctrl+K goes here. */
export function SearchBox() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const { data } = useInquiry<{ items: readonly SearchHit[] }>(asked ? '/search' : null, { text: asked })
  const hits = isOpen ? (data?.items ?? []) : []
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text.trim()), 200)
    return () => window.clearTimeout(timer)
  }, [text])
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+k': (event) => {
          event.preventDefault()
          field.current?.select()
        },
      }),
    [],
  )
  const open = (hit: SearchHit) => {
    setOpen(false)
    setText('')
    navigate({ to: addressOfHit(hit) as never })
  }
  /** A scan ends before anything was looked up: what was entered is looked up now, and opened where it is one thing. */
  const enter = async () => {
    const entered = field.current?.value.trim() ?? ''
    if (!entered) return
    const known = entered === asked ? data : undefined
    const { items } =
      known ?? (await send<{ items: readonly SearchHit[] }>({ url: '/search', query: { text: entered } }))
    const exact = items.filter((hit) => hit.exact)
    const hit =
      known && chosen > 0 ? items[chosen] : exact.length === 1 ? exact[0] : items.length === 1 ? items[0] : null
    if (hit) return open(hit)
    setAsked(entered)
    setOpen(true)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false)
    if (event.key === 'Enter') enter().catch(() => setOpen(true))
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    setChosen(Math.max(0, Math.min(hits.length - 1, chosen + step)))
  }
  return (
    <search className={styles.box}>
      <Input
        input={{ ref: field }}
        className={styles.input}
        role="combobox"
        aria-label={t('shell.search')}
        aria-expanded={hits.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={t('shell.searchHint')}
        contentBefore={<SearchRegular aria-hidden />}
        value={text}
        maxLength={512}
        onChange={(_, { value }) => {
          setText(value)
          setChosen(0)
          setOpen(true)
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      {isOpen && asked && data && (
        <div id={id} role="listbox" aria-label={t('shell.search')} className={styles.list}>
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's arrow keys and Enter choose
            <div
              key={hit.kind + hit.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={styles.hit}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(hit)}
            >
              <span className={styles.kind}>{t(`shell.kinds.${hit.kind}`)}</span>
              <span className={styles.title}>
                <bdi>{hit.title}</bdi> <small>{hit.detail}</small>
              </span>
            </div>
          ))}
          {hits.length === 0 && (
            <div className={styles.hit} role="option" aria-selected={false} aria-disabled>
              {t('shell.searchNothing', { text: asked })}
            </div>
          )}
        </div>
      )}
    </search>
  )
}
