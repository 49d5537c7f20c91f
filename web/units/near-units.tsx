import { makeStyles } from '@fluentui/react-components'
import type { Static } from 'typebox'
import type { TraceAnswer, UnitView } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { writeSearch } from '#web/ui/list/list-search.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Section } from '#web/ui/section.tsx'
import { unitColumns } from './unit-columns.tsx'

const useStyles = makeStyles({ units: { display: 'flex', flexDirection: 'column', height: '260px' } })

interface NearUnitsProps {
  readonly answer: Static<typeof TraceAnswer>
  readonly on: string
}

/** D82: what else was found: offered, never guessed. What comes near is asked about by choosing it. */
export function NearUnits({ answer: { others, earlier, hints, candidates, endings }, on }: NearUnitsProps) {
  const { t } = useText()
  const unitOf = ({ id }: UnitView) => `/units/${id}${writeSearch(on ? { on } : {})}`
  const askFor = ({ serialNumber, productId }: UnitView) =>
    `/trace${writeSearch({ serial: serialNumber ?? '', productId, ...(on ? { on } : {}) })}`
  return (
    <>
      <Units title={t('trace.others')} units={others} linkOf={unitOf} />
      <Units title={t('trace.earlier')} units={earlier} linkOf={unitOf} />
      <Units title={t('trace.hints')} units={hints} linkOf={askFor} />
      <Units title={t('trace.candidates')} units={candidates} linkOf={askFor} />
      <Units title={t('trace.endings')} units={endings} linkOf={askFor} />
    </>
  )
}

interface UnitsProps {
  readonly title: string
  readonly units: readonly UnitView[]
  readonly linkOf: (unit: UnitView) => string
}

function Units({ title, units, linkOf }: UnitsProps) {
  const styles = useStyles()
  const { t } = useText()
  const formats = useFormats()
  const isNarrow = useIsNarrow()
  if (units.length === 0) return null
  const columns = unitColumns(t, formats).filter(({ isExtra, isMain }) => !isExtra && (!isNarrow || isMain))
  return (
    <Section title={title} summary={units.length}>
      <div className={styles.units}>
        <RowTable label={title} rows={units} columns={columns} keyOf={({ id }) => id} linkOf={linkOf} />
      </div>
    </Section>
  )
}
