import { Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef } from 'react'
import type { Static } from 'typebox'
import type { TraceAnswer, UnitView } from '#serial-numbers/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { TraceVerdict } from './trace-verdict.tsx'
import { unitColumns } from './unit-columns.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'end' },
  serial: { flex: '1 1 280px' },
  input: {
    minHeight: '56px',
    fontSize: '24px',
    '& input': { fontSize: '24px', fontFamily: tokens.fontFamilyMonospace },
  },
  others: { display: 'flex', flexDirection: 'column', height: '260px' },
})

/** D82: did we sell this unit, to whom, on which invoice, and does its coverage hold? For whoever is on the phone. */
export function TracePage() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const { serial = '', on = '' } = useSearch({ strict: false }) as { readonly serial?: string; readonly on?: string }
  const { data, error, isFetching } = useInquiry<Static<typeof TraceAnswer>>(serial ? '/serial-numbers/trace' : null, {
    serial,
    on,
  })
  useEffect(() => field.current?.select(), [])
  const look = (next: { serial: string; on: string }) =>
    navigate({ to: '/trace', search: { serial: next.serial, ...(next.on ? { on: next.on } : {}) } as never })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const entered = field.current?.value.trim() ?? ''
    if (entered) look({ serial: entered, on })
    field.current?.select()
  }
  return (
    <Page title={t('trace.title')}>
      <form className={styles.form} onSubmit={submit} role="search">
        <Field label={t('trace.field')} className={styles.serial}>
          <Input
            key={serial}
            className={styles.input}
            input={{ ref: field }}
            defaultValue={serial}
            maxLength={512}
            autoComplete="off"
            autoFocus
          />
        </Field>
        <Field label={t('trace.on')}>
          <Input type="date" value={on} onChange={(_, { value }) => look({ serial, on: value })} />
        </Field>
      </form>
      <Refusals problem={error} />
      <div role="status" aria-live="polite" aria-busy={isFetching}>
        {data && <TraceVerdict serial={serial} unit={data.exact} />}
      </div>
      {data && <Others title={t('trace.others')} units={data.others} />}
      {data && <Others title={t('trace.earlier')} units={data.earlier} />}
      {data && <Others title={t('trace.hints')} units={data.hints} />}
      {data && <Others title={t('trace.candidates')} units={data.candidates} />}
      {data && <Others title={t('trace.endings')} units={data.endings} />}
    </Page>
  )
}

function Others({ title, units }: { readonly title: string; readonly units: readonly UnitView[] }) {
  const styles = useStyles()
  const { t } = useText()
  const formats = useFormats()
  const isNarrow = useIsNarrow()
  if (units.length === 0) return null
  const columns = unitColumns(t, formats).filter(({ isExtra, isMain }) => !isExtra && (!isNarrow || isMain))
  return (
    <Section title={title} summary={units.length}>
      <div className={styles.others}>
        <RowTable
          label={title}
          rows={units}
          columns={columns}
          keyOf={({ id }) => id}
          linkOf={({ id }) => `/units/${id}`}
        />
      </div>
    </Section>
  )
}
