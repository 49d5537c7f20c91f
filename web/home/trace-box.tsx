import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef } from 'react'
import { useText } from '#web/language/language.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px', maxWidth: '640px' },
  field: { flex: '1 1 240px' },
  input: { minHeight: '44px', '& input': { fontFamily: tokens.fontFamilyMonospace } },
})

/** Did we sell this unit? From the first page, by scan or typing. */
export function TraceBox() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const serial = field.current?.value.trim()
    if (serial) navigate({ to: '/trace', search: { serial } as never })
  }
  return (
    <form className={styles.form} onSubmit={submit} role="search" aria-label={t('home.trace')}>
      <Field label={t('home.trace')} className={styles.field}>
        <Input
          className={styles.input}
          input={{ ref: field }}
          placeholder={t('home.traceField')}
          maxLength={512}
          autoComplete="off"
        />
      </Field>
      <Button type="submit" size="large">
        {t('home.traceSubmit')}
      </Button>
    </form>
  )
}
