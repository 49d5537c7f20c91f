import { Button, Field, Input, makeStyles, Spinner } from '@fluentui/react-components'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import type { Static } from 'typebox'
import type { TraceAnswer } from '#serial-numbers/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { SerialField } from '#web/ui/scan-field/serial-field.tsx'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { NearUnits } from './near-units.tsx'
import { NoAnswer } from './no-answer.tsx'
import { UnitActions } from './unit-actions.tsx'
import { UnitAnswer } from './unit-answer.tsx'
import { UnitDetails } from './unit-details.tsx'
import { UnitSheet } from './unit-sheet.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'start' },
  serial: { flex: '1 1 280px' },
  answer: { display: 'flex', flexDirection: 'column', gap: '12px' },
})

interface Question {
  readonly serial?: string
  readonly productId?: string
  readonly on?: string
}

/** D50, D82: did we sell this unit, to whom, on which invoice, and does its coverage hold? One scan, one answer. */
export function TracePage() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const { serial = '', productId = '', on = '' } = useSearch({ strict: false }) as Question
  const asked = { serial, productId, on }
  const { data, error, isFetching, refetch } = useInquiry<Static<typeof TraceAnswer>>(
    serial ? '/serial-numbers/trace' : null,
    asked,
  )
  const ask = (next: Question) => {
    const known = Object.entries(next).filter(([, value]) => value !== '')
    navigate({ to: '/trace', search: Object.fromEntries(known) as never })
  }
  const enter = (text: string) => (text === serial && !productId ? refetch() : ask({ serial: text, on }))
  useScanAnywhere(field, enter)
  return (
    <Page
      title={t('trace.title')}
      actions={<Button onClick={() => navigate({ to: '/units/check' as never })}>{t('trace.many')}</Button>}
    >
      <search className={styles.form}>
        <SerialField
          field={field}
          label={t('trace.field')}
          hint={t('trace.hint')}
          text={serial}
          size="large"
          className={styles.serial}
          hasFocus
          onEntry={enter}
        />
        <Field label={t('trace.on')}>
          <Input type="date" size="large" value={on} onChange={(_, { value }) => ask({ ...asked, on: value })} />
        </Field>
      </search>
      <Refusals problem={error} />
      <div role="status" aria-busy={isFetching} className={styles.answer}>
        {isFetching && !data && <Spinner size="small" label={t('common.loading')} />}
        {data?.exact && <UnitAnswer unit={data.exact} />}
        {data && !data.exact && (
          <NoAnswer serial={serial} answer={data} onProduct={(id) => ask({ serial, productId: id, on })} />
        )}
      </div>
      {data?.exact && (
        <>
          <UnitActions unit={data.exact} />
          <UnitDetails unit={data.exact} />
          <UnitSheet unit={data.exact} />
        </>
      )}
      {data && <NearUnits answer={data} on={on} />}
    </Page>
  )
}

/** A scan that starts elsewhere on the page goes to the field too. */
function useScanAnywhere(field: React.RefObject<HTMLInputElement | null>, enter: (text: string) => void) {
  const present = useRef(enter)
  present.current = enter
  const handlers = useMemo(() => {
    const take = (text: string) => {
      if (field.current) field.current.value = text
      field.current?.select()
      present.current(text.trim())
    }
    return { onEntry: take, onText: take, onBlocked: () => {} }
  }, [field])
  useBurst(field, handlers)
}
