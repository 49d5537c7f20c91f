import { Checkbox } from '@fluentui/react-components'
import {
  type CoverageKind,
  coverageKinds,
  coverageUnits,
  reviewBasis,
  unitCoverageBases,
  unitCoverageStarts,
} from '#domain/coverage-terms.ts'
import { useText } from '#web/language/language.ts'
import { ChoiceField, FieldGrid, NumberField, TextField } from '#web/ui/record/fields.tsx'

/** Coverage of one unit as it is typed. */
export interface CoverageDraft {
  readonly kind: CoverageKind
  readonly basis: (typeof unitCoverageBases)[number]
  readonly name: string
  readonly length: number
  readonly unit: (typeof coverageUnits)[number]
  readonly startsFrom: (typeof unitCoverageStarts)[number]
  readonly startsOn: string
  readonly insteadOfProduct: boolean
}

/** As it begins: a year of goodwill from the delivery. */
export const newCoverage: CoverageDraft = {
  kind: 'warranty',
  basis: 'goodwill',
  name: '',
  length: 12,
  unit: 'months',
  startsFrom: 'delivery',
  startsOn: '',
  insteadOfProduct: false,
}

/** Whether it can be sent. */
export function isFilled({ length, startsFrom, startsOn }: CoverageDraft): boolean {
  return length >= 1 && (startsFrom !== 'day' || startsOn !== '')
}

/** As the server takes it. */
export function coverageBody({ startsOn, ...draft }: CoverageDraft): object {
  return draft.startsFrom === 'day' ? { ...draft, startsOn } : draft
}

interface CoverageFieldsProps {
  readonly draft: CoverageDraft
  readonly onChange: (draft: CoverageDraft) => void
}

/** D53: what a unit is covered for, on what that rests, how long, and from when. */
export function CoverageFields({ draft, onChange }: CoverageFieldsProps) {
  const { t } = useText()
  const set = (next: Partial<CoverageDraft>) => onChange({ ...draft, ...next })
  const basesOf = (kind: CoverageKind) => unitCoverageBases.filter((basis) => reviewBasis({ kind, basis }).length === 0)
  const changeKind = (kind: CoverageKind) => {
    const bases = basesOf(kind)
    set({ kind, basis: bases.includes(draft.basis) ? draft.basis : (bases[0] ?? draft.basis) })
  }
  return (
    <>
      <FieldGrid>
        <ChoiceField
          label={t('coverage.kind')}
          value={draft.kind}
          options={coverageKinds.map((value) => ({ value, text: t(`coverage.kinds.${value}`) }))}
          onChange={changeKind}
        />
        <ChoiceField
          label={t('coverage.basis')}
          value={draft.basis}
          options={basesOf(draft.kind).map((value) => ({ value, text: t(`coverage.bases.${value}`) }))}
          onChange={(basis) => set({ basis })}
        />
        <NumberField label={t('coverage.length')} value={draft.length} onChange={(length) => set({ length })} />
        <ChoiceField
          label={t('coverage.unit')}
          value={draft.unit}
          options={coverageUnits.map((value) => ({ value, text: t(`coverage.units.${value}`) }))}
          onChange={(unit) => set({ unit })}
        />
        <ChoiceField
          label={t('coverage.startsFrom')}
          value={draft.startsFrom}
          options={unitCoverageStarts.map((value) => ({ value, text: t(`coverage.starts.${value}`) }))}
          onChange={(startsFrom) => set({ startsFrom })}
        />
        {draft.startsFrom === 'day' && (
          <TextField
            label={t('coverage.startsOn')}
            type="date"
            isRequired
            value={draft.startsOn}
            onChange={(startsOn) => set({ startsOn })}
          />
        )}
      </FieldGrid>
      <TextField
        label={t('coverage.name')}
        hint={t('coverage.nameHint')}
        maxLength={100}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <Checkbox
        label={t('coverage.insteadOfProduct')}
        checked={draft.insteadOfProduct}
        onChange={(_, { checked }) => set({ insteadOfProduct: checked === true })}
      />
    </>
  )
}
