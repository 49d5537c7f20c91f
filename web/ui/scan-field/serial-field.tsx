import { Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { typedBy } from './burst.ts'

const useStyles = makeStyles({
  input: {
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '44px',
    padding: '4px 10px',
    fontSize: tokens.fontSizeBase400,
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    '::placeholder': { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyBase, opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  large: { minHeight: '56px', fontSize: '24px', border: `3px solid ${tokens.colorBrandStroke1}` },
})

interface SerialFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  /** What was asked before, e.g. by the address of the page. */
  readonly text?: string
  readonly size?: 'large'
  readonly className?: string
  readonly hasFocus?: boolean
  readonly onEntry: (text: string) => void
}

/**
 * Takes one serial number by scan or typing (D20); the browser alone writes in it. What was entered stays, selected: the
 * next scan takes its place, and a slip of the hand can be put right. Enter and Tab end an entry; Tab moves on where
 * nothing new was entered.
 */
export function SerialField({ field, label, hint, text = '', onEntry, ...look }: SerialFieldProps) {
  const styles = useStyles()
  const entered = useRef(text)
  useEffect(() => {
    const input = field.current
    if (!input || text === entered.current) return
    entered.current = text
    input.value = text
    input.select()
  }, [text, field])
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const typed = typedBy(event)
    if (typed === '\u001d') {
      event.preventDefault()
      input.setRangeText(typed, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
    }
    if (typed !== 'Enter' && typed !== 'Tab') return
    const entry = input.value.trim()
    if (typed === 'Tab' && (event.shiftKey || entry === '' || entry === entered.current)) return
    event.preventDefault()
    if (entry === '') return
    entered.current = entry
    input.select()
    onEntry(entry)
  }
  return (
    <Field label={label} hint={hint ?? null} className={look.className ?? ''}>
      {(control) => (
        <input
          {...control}
          ref={field}
          className={mergeClasses(styles.input, look.size && styles[look.size])}
          defaultValue={text}
          placeholder={look.placeholder}
          maxLength={512}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          // biome-ignore lint/a11y/noAutofocus: the page is there for this field
          autoFocus={look.hasFocus ?? false}
          onKeyDown={press}
        />
      )}
    </Field>
  )
}
