import { Field, Input } from '@fluentui/react-components'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'

type Line = SalesOrderView['lines'][number]

/** Quantities in the inventory unit as typed, by order line. */
export type Quantities = Readonly<Record<string, string>>

/** All that is left of each line. */
export function proposed(lines: readonly Line[]): Quantities {
  return Object.fromEntries(lines.map(({ id, leftToDeliver }) => [id, String(leftToDeliver)]))
}

/** What was typed, without the lines of nothing. */
export function quantitiesToSend(lines: readonly Line[], quantities: Quantities) {
  return lines.flatMap(({ id }) => {
    const quantity = Number((quantities[id] ?? '').replace(',', '.'))
    return quantity > 0 ? [{ salesOrderLineId: id, quantity }] : []
  })
}

interface QuantityFieldsProps {
  readonly lines: readonly Line[]
  readonly quantities: Quantities
  readonly onChange: (quantities: Quantities) => void
}

/** A quantity for each order line, with what is left of it. */
export function QuantityFields({ lines, quantities, onChange }: QuantityFieldsProps) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  return lines.map(({ id, lineNumber, productNumber, description, leftToDeliver, quantityOrdered }) => (
    <Field
      key={id}
      label={`${lineNumber}. ${productNumber} ${description}`}
      hint={t('salesOrders.leftOf', { left: figure(leftToDeliver), ordered: figure(quantityOrdered) })}
    >
      <Input
        inputMode="decimal"
        value={quantities[id] ?? ''}
        onChange={(_, { value }) => onChange({ ...quantities, [id]: value })}
      />
    </Field>
  ))
}
