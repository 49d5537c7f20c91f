import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ClipboardEvent, type KeyboardEvent, memo, type RefObject } from 'react'
import { typedBy } from './burst.ts'

const useStyles = makeStyles({
  field: {
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '56px',
    padding: '8px 14px',
    fontSize: '24px',
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  remove: {
    borderTopColor: tokens.colorStatusDangerBorder2,
    borderRightColor: tokens.colorStatusDangerBorder2,
    borderBottomColor: tokens.colorStatusDangerBorder2,
    borderLeftColor: tokens.colorStatusDangerBorder2,
    borderTopStyle: 'dashed',
    borderRightStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
  },
})

export type ScanMode = 'add' | 'remove'

interface ScanFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly mode: ScanMode
  /** What is to be entered, for those who cannot see it. */
  readonly label: string
  readonly onEntry: (text: string) => void
  /** A list that was pasted: the field has one line, and would make one entry of it. */
  readonly onList?: (text: string) => void
}

/**
 * Takes scans and typing (D20). The browser alone writes in it; an entry ends with Enter or Tab and the field is free
 * at once. An empty Tab moves on, so that the field is no trap.
 */
export const ScanField = memo(function ScanField({ field, mode, label, onEntry, onList }: ScanFieldProps) {
  const styles = useStyles()
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const typed = typedBy(event)
    if (typed === '\u001d') {
      event.preventDefault()
      input.setRangeText(typed, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
    }
    if (typed !== 'Enter' && typed !== 'Tab') return
    const text = input.value
    if (typed === 'Tab' && (text === '' || event.shiftKey)) return
    event.preventDefault()
    input.value = ''
    if (text.trim() !== '') onEntry(text)
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text')
    if (!onList || !/\S[\t ]*[\r\n\t]\s*\S/.test(text)) return
    event.preventDefault()
    onList(text)
  }
  return (
    <input
      ref={field}
      id="scan-field"
      className={mergeClasses(styles.field, mode === 'remove' && styles.remove)}
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="send"
      maxLength={512}
      onKeyDown={press}
      onPaste={paste}
    />
  )
})
