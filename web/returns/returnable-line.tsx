import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import type { ReturnableView } from '#returns/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'

type Line = ReturnableView['lines'][number]

const useStyles = makeStyles({
  line: { paddingBlock: '8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  units: { display: 'flex', flexDirection: 'column', height: '264px' },
  none: { color: tokens.colorNeutralForeground2 },
  quantity: { maxWidth: '260px' },
})

interface ReturnableLineProps {
  readonly line: Line
  /** Keys of the units that come back. */
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
  /** What comes back without a serial number. */
  readonly quantity: string
  readonly onQuantity: (quantity: string) => void
}

/** One line of an invoice: its units to tick, and a quantity of what has none. */
export function ReturnableLine({ line, chosen, onChoose, quantity, onQuantity }: ReturnableLineProps) {
  const styles = useStyles()
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const { lineNumber, productNumber, description, units, quantityLeft, unit } = line
  const unnumbered = quantityLeft - units.length
  const name = `${lineNumber}. ${productNumber} ${description}`
  const ids = units.map(({ registrationId }) => registrationId)
  const ticked = new Set(chosen)
  const count = ids.filter((id) => ticked.has(id)).length
  const others = () => {
    const own = new Set(ids)
    return chosen.filter((id) => !own.has(id))
  }
  return (
    <div className={styles.line} role="group" aria-label={name}>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <div className={quantityLeft === 0 ? styles.none : undefined}>
        {quantityLeft === 0
          ? t('returns.lineGone')
          : t('returns.leftOf', { left: figure(quantityLeft), quantity: figure(line.quantity) })}
      </div>
      {units.length > 1 && (
        <Checkbox
          label={t('returns.allOfLine', { count: units.length })}
          checked={count === units.length ? true : count > 0 ? 'mixed' : false}
          onChange={() => onChoose(count === units.length ? others() : [...others(), ...ids])}
        />
      )}
      {units.length > 0 && <Units line={line} name={name} chosen={chosen} onChoose={onChoose} />}
      {unnumbered > 0 && (
        <Field
          className={styles.quantity}
          label={`${t(units.length > 0 || line.serialised ? 'returns.unnumbered' : 'field.quantity')} (${unit})`}
          hint={t('returns.atMost', { quantity: figure(unnumbered) })}
        >
          <Input inputMode="decimal" value={quantity} onChange={(_, { value }) => onQuantity(value)} />
        </Field>
      )}
    </div>
  )
}

interface UnitsProps extends Pick<ReturnableLineProps, 'line' | 'chosen' | 'onChoose'> {
  readonly name: string
}

function Units({ line: { units }, name, chosen, onChoose }: UnitsProps) {
  const styles = useStyles()
  const { t } = useText()
  const ticked = new Set(chosen)
  const tick = (id: string) => onChoose(ticked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const unit = (one: Line['units'][number]) => (
    <Checkbox
      checked={ticked.has(one.registrationId)}
      onChange={() => tick(one.registrationId)}
      label={<SerialText serialNumber={one.serialNumber} />}
    />
  )
  if (units.length <= 8) {
    return units.map((one) => <div key={one.registrationId}>{unit(one)}</div>)
  }
  return (
    <div className={styles.units}>
      <RowTable
        label={name}
        rows={units}
        columns={[{ id: 'serialNumber', header: t('unit.serialNumber'), width: 4, cell: unit }]}
        keyOf={({ registrationId }) => registrationId}
      />
    </div>
  )
}
