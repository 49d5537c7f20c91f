import { Field, Input, makeStyles, Select, Switch, Textarea } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useText } from '#web/language/language.ts'

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: '12px 20px',
    alignItems: 'start',
  },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
})

/** Fields side by side, as many as fit. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().grid}>{children}</div>
}

interface FieldProps<Value> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

interface TextFieldProps extends FieldProps<string> {
  readonly maxLength?: number
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'number'
  readonly isLong?: boolean
  readonly autoComplete?: string
}

/** A line of text, or several. */
export function TextField({ label, value, onChange, hint, fault, isRequired, isDisabled, ...input }: TextFieldProps) {
  const { maxLength = 300, type = 'text', isLong = false, autoComplete = 'off' } = input
  const styles = useStyles()
  const common = { value, maxLength, disabled: isDisabled ?? false }
  return (
    <Field
      className={styles.field}
      label={label}
      hint={hint ?? null}
      required={isRequired ?? false}
      validationMessage={fault ?? null}
    >
      {isLong ? (
        <Textarea {...common} onChange={(_, data) => onChange(data.value)} />
      ) : (
        <Input {...common} type={type} autoComplete={autoComplete} onChange={(_, data) => onChange(data.value)} />
      )}
    </Field>
  )
}

/** A whole number. */
export function NumberField({ value, onChange, ...field }: FieldProps<number>) {
  return (
    <TextField
      {...field}
      type="number"
      value={Number.isNaN(value) ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? Number.NaN : Math.trunc(Number(text)))}
    />
  )
}

interface ChoiceFieldProps<Value extends string> extends FieldProps<Value> {
  readonly options: readonly { readonly value: Value; readonly text: string }[]
}

/** One of a few. */
export function ChoiceField<Value extends string>({ label, value, onChange, ...field }: ChoiceFieldProps<Value>) {
  const { hint, fault, isRequired, isDisabled, options } = field
  return (
    <Field
      className={useStyles().field}
      label={label}
      hint={hint ?? null}
      required={isRequired ?? false}
      validationMessage={fault ?? null}
    >
      <Select value={value} disabled={isDisabled ?? false} onChange={(_, data) => onChange(data.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** On or off. */
export function SwitchField({ label, value, onChange, hint, fault, isDisabled }: FieldProps<boolean>) {
  return (
    <Field hint={hint ?? null} validationMessage={fault ?? null}>
      <Switch
        label={label}
        checked={value}
        disabled={isDisabled ?? false}
        onChange={(_, { checked }) => onChange(checked)}
      />
    </Field>
  )
}

interface Address {
  readonly name?: string
  readonly street?: string
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
}

/** The parts of an address. */
export function AddressFields({ value, onChange }: Pick<FieldProps<Address>, 'value' | 'onChange'>) {
  const { t } = useText()
  const part = (name: keyof Address, label: string, maxLength: number) => (
    <TextField
      label={label}
      maxLength={maxLength}
      value={value[name] ?? ''}
      onChange={(text) => {
        const { [name]: _, ...others } = value
        onChange(text === '' ? others : { ...others, [name]: name === 'country' ? text.toUpperCase() : text })
      }}
    />
  )
  return (
    <FieldGrid>
      {part('name', t('field.name'), 300)}
      {part('street', t('record.street'), 300)}
      {part('postalCode', t('record.postalCode'), 20)}
      {part('city', t('record.city'), 200)}
      {part('country', t('record.country'), 2)}
    </FieldGrid>
  )
}
