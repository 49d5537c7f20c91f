import { Field, makeStyles, Textarea } from '@fluentui/react-components'
import { type ClipboardEvent, useEffect, useRef } from 'react'
import { useText } from '#web/language/language.ts'

const useStyles = makeStyles({ text: { '& textarea': { minHeight: '140px', fontFamily: 'monospace' } } })

/** Browsers take the longer for each line that is pasted, the more there are: thousands of them take minutes. */
const longPaste = 2000

interface ListFieldProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

/** A list to paste or type, one entry on each line; ready to paste when it opens, however long the list. */
export function ListField({ text, onChange }: ListFieldProps) {
  const styles = useStyles()
  const { t } = useText()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // After the dialog has given the focus to its first part.
    const timer = setTimeout(() => field.current?.focus())
    return () => clearTimeout(timer)
  }, [])
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (pasted.length < longPaste) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    onChange(text.slice(0, selectionStart) + pasted + text.slice(selectionEnd))
  }
  return (
    <Field label={t('scan.listField')} hint={t('scan.listHint')}>
      <Textarea
        textarea={{ ref: field }}
        className={styles.text}
        value={text}
        onPaste={paste}
        onChange={(_, { value }) => onChange(value)}
      />
    </Field>
  )
}
