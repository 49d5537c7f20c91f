import { useState } from 'react'
import { reviewFormat, reviewSerialFormat, type SerialFormat } from '#domain/serial-format.ts'
import { duplicatePolicies, returnPolicies } from '#domain/tracking-dimension-group.ts'
import { useText } from '#web/language/language.ts'
import { ChoiceField, FieldGrid, NumberField, SwitchField, TextField } from '#web/ui/record/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import type { GroupRecord } from './group-page.tsx'

const characterKinds = ['any', 'digits', 'letters', 'lettersAndDigits'] as const

/** The rules of the group for its serial numbers (D2, D13, D14), with a field to try one. */
export function GroupPolicies({ record: { draft, set, faultOf } }: { readonly record: GroupRecord }) {
  const { t } = useText()
  const format = draft.serialFormat
  return (
    <Section title={t('groups.policies')}>
      <FieldGrid>
        <ChoiceField
          label={t('groups.duplicatePolicy')}
          value={draft.duplicatePolicy}
          options={duplicatePolicies.map((value) => ({ value, text: t(`groups.duplicates.${value}`) }))}
          onChange={(duplicatePolicy) => set({ duplicatePolicy })}
        />
        <ChoiceField
          label={t('groups.returnPolicy')}
          value={draft.returnPolicy}
          options={returnPolicies.map((value) => ({ value, text: t(`groups.returns.${value}`) }))}
          onChange={(returnPolicy) => set({ returnPolicy })}
        />
        <NumberField
          label={t('groups.maximumLength')}
          value={draft.maximumLength}
          fault={faultOf('maximumLength')}
          onChange={(maximumLength) => set({ maximumLength })}
        />
        <SwitchField
          label={t('groups.caseSensitive')}
          value={draft.caseSensitive}
          onChange={(caseSensitive) => set({ caseSensitive })}
        />
        <SwitchField
          label={t('groups.allowOtherLetters')}
          value={draft.allowOtherLetters}
          onChange={(allowOtherLetters) => set({ allowOtherLetters })}
        />
        <SwitchField
          label={t('groups.hasFormat')}
          value={format !== null}
          onChange={(has) => set({ serialFormat: has ? { characters: 'any' } : null })}
        />
      </FieldGrid>
      {format && <FormatFields format={format} onChange={(serialFormat) => set({ serialFormat })} />}
    </Section>
  )
}

interface FormatFieldsProps {
  readonly format: SerialFormat
  readonly onChange: (format: SerialFormat) => void
}

function FormatFields({ format, onChange }: FormatFieldsProps) {
  const { t } = useText()
  const [tried, setTried] = useState('')
  const isPossible = reviewSerialFormat(format) === null
  const passes = isPossible && reviewFormat(tried, format) === null
  const bound = (name: 'minimumLength' | 'maximumLength', value: number) => {
    const { [name]: _, ...others } = format
    onChange(Number.isNaN(value) ? others : { ...others, [name]: value })
  }
  return (
    <FieldGrid>
      <TextField
        label={t('groups.prefix')}
        maxLength={80}
        value={format.prefix ?? ''}
        onChange={(prefix) => {
          const { prefix: _, ...others } = format
          onChange(prefix === '' ? others : { ...others, prefix })
        }}
      />
      <ChoiceField
        label={t('groups.characters')}
        value={format.characters ?? 'any'}
        options={characterKinds.map((value) => ({ value, text: t(`groups.characterKinds.${value}`) }))}
        onChange={(characters) => onChange({ ...format, characters })}
      />
      <NumberField
        label={t('groups.minimumLength')}
        value={format.minimumLength ?? Number.NaN}
        onChange={(value) => bound('minimumLength', value)}
      />
      <NumberField
        label={t('groups.formatMaximum')}
        value={format.maximumLength ?? Number.NaN}
        onChange={(value) => bound('maximumLength', value)}
      />
      <TextField
        label={t('groups.tryOut')}
        maxLength={80}
        value={tried}
        hint={tried !== '' && passes ? t('groups.passes') : undefined}
        fault={tried !== '' && !passes ? t('groups.fails') : undefined}
        onChange={setTried}
      />
    </FieldGrid>
  )
}
