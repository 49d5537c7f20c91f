import { Checkbox } from '@fluentui/react-components'
import { duties as allDuties, type Duty } from '#domain/duty.ts'
import { useText } from '#web/language/language.ts'
import { FieldGrid } from '#web/ui/record/fields.tsx'

interface DutyChoiceProps {
  readonly duties: readonly string[]
  /** Those that may be given; all of them where it is left out. */
  readonly among?: (duty: Duty) => boolean
  readonly onChange: (duties: readonly Duty[]) => void
}

/** The duties with what each allows, to tick. */
export function DutyChoice({ duties, among = () => true, onChange }: DutyChoiceProps) {
  const { t } = useText()
  const chosen = allDuties.filter((duty) => duties.includes(duty))
  return (
    <FieldGrid>
      {allDuties.filter(among).map((duty) => (
        <Checkbox
          key={duty}
          label={`${t(`dutyName.${duty}`)}: ${t(`roles.meaning.${duty}`)}`}
          checked={chosen.includes(duty)}
          onChange={(_, { checked }) => onChange(checked ? [...chosen, duty] : chosen.filter((one) => one !== duty))}
        />
      ))}
    </FieldGrid>
  )
}
