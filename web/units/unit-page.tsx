import { Field, Input, makeStyles } from '@fluentui/react-components'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { UnitActions } from './unit-actions.tsx'
import { UnitAnswer } from './unit-answer.tsx'
import { UnitDetails } from './unit-details.tsx'
import { UnitSheet } from './unit-sheet.tsx'

const useStyles = makeStyles({ on: { maxWidth: '200px' } })

/** D82: one unit: whose it is, its documents, its coverage, its life, and what may be done with it now. */
export function UnitPage() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { on = '' } = useSearch({ strict: false }) as { readonly on?: string }
  const { data: unit, error } = useInquiry<UnitCard>(`/registrations/${id}`, { on })
  if (!unit) return <Refusals problem={error} />
  const change = (day: string) => navigate({ to: '.', search: (day ? { on: day } : {}) as never, replace: true })
  return (
    <Page title={`${unit.serialNumber ?? t('unit.notReadable')} · ${unit.productNumber}`}>
      <UnitAnswer unit={unit} />
      <UnitActions unit={unit} />
      <UnitDetails
        unit={unit}
        onField={
          <Field label={t('units.coverageOn')} className={styles.on}>
            <Input type="date" value={on || unit.on} onChange={(_, { value }) => change(value)} />
          </Field>
        }
      />
      <UnitSheet unit={unit} />
    </Page>
  )
}
