import { Button, Field, Input, makeStyles, Spinner, Textarea, tokens } from '@fluentui/react-components'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { StatusesAsked } from '#coverage/status-views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { entriesOfFile, entriesOfText } from '#web/ui/many-entries.ts'

/** As many as the server takes at once. */
const most = 1000

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', maxWidth: '720px' },
  text: { '& textarea': { minHeight: '120px', fontFamily: tokens.fontFamilyMonospace } },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'end' },
  file: { display: 'grid', gap: '4px', minWidth: 0, '& input': { minHeight: '32px', maxWidth: '100%' } },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  fault: { margin: 0, color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
})

interface CheckFormProps {
  readonly isBusy: boolean
  readonly onAsk: (asked: StatusesAsked) => void
  /** The list is another one: what was answered is of the old one. */
  readonly onChange: () => void
}

/** A list, pasted or of a file, which is then in the field to be seen; and the day to ask about. */
export function CheckForm({ isBusy, onAsk, onChange }: CheckFormProps) {
  const styles = useStyles()
  const { t } = useText()
  const { quantity } = useFormats()
  const id = useId()
  const chosen = useRef(0)
  const [text, setText] = useState('')
  const [on, setOn] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const serials = entriesOfText(text)
  const isTooMany = serials.length > most
  const tooMany = t('check.tooMany', { count: quantity(serials.length), most: quantity(most) })
  const change = (next: string) => {
    setFault(null)
    setText(next)
    onChange()
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    const turn = ++chosen.current
    const read = await entriesOfFile(file, [t('check.heading')]).catch(() => null)
    if (turn !== chosen.current) return
    change(read?.join('\n') ?? '')
    if (!read) setFault(t('check.fileNotReadable'))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (serials.length === 0 || isTooMany || isBusy) return
    onAsk({ serials: [...serials], ...(on ? { on } : {}) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('check.list')} hint={t('check.listHint', { count: quantity(most) })}>
        <Textarea
          className={styles.text}
          value={text}
          autoFocus
          onChange={(_, { value }) => change(value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}
        />
      </Field>
      <div className={styles.file}>
        <label htmlFor={id}>{t('check.file')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.xlsx"
          aria-describedby={`${id}-hint`}
          onChange={(event) => choose(event.target.files?.[0])}
        />
        <span id={`${id}-hint`} className={styles.hint}>
          {t('check.fileHint')}
        </span>
      </div>
      <div className={styles.row}>
        <Field label={t('check.on')}>
          <Input type="date" value={on} onChange={(_, { value }) => setOn(value)} />
        </Field>
        <Button
          type="submit"
          appearance="primary"
          disabled={serials.length === 0 || isTooMany}
          disabledFocusable={isBusy}
          icon={isBusy ? <Spinner size="tiny" /> : null}
        >
          {t('check.submit', { count: serials.length })}
        </Button>
      </div>
      <p role="alert" className={styles.fault}>
        {fault ?? (isTooMany ? tooMany : '')}
      </p>
    </form>
  )
}
