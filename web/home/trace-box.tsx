import { Button, makeStyles } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { SerialField } from '#web/ui/scan-field/serial-field.tsx'

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px', maxWidth: '640px' },
  field: { flex: '1 1 240px' },
})

/** Did we sell this unit? From the first page, by scan or typing. */
export function TraceBox() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const look = (serial: string) => navigate({ to: '/trace', search: { serial } as never })
  const submit = () => {
    const serial = field.current?.value.trim()
    if (serial) look(serial)
  }
  return (
    <search className={styles.box} aria-label={t('home.trace')}>
      <SerialField
        field={field}
        label={t('home.trace')}
        placeholder={t('home.traceField')}
        className={styles.field}
        onEntry={look}
      />
      <Button size="large" onClick={submit}>
        {t('home.traceSubmit')}
      </Button>
    </search>
  )
}
