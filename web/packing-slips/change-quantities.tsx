import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'

interface ChangeQuantitiesProps {
  readonly slip: PackingSlipView
  readonly onClose: () => void
}

/** D30: other quantities for the lines of a preparation. */
export function ChangeQuantities({ slip, onClose }: ChangeQuantitiesProps) {
  const { t } = useText()
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>({})
  const changed = slip.lines.flatMap(({ id, quantity }) => {
    const wanted = Number((quantities[id] ?? '').replace(',', '.'))
    return quantities[id] === undefined || quantities[id] === '' || wanted === quantity
      ? []
      : [{ lineId: id, quantity: wanted }]
  })
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'PATCH', url: `/packing-slips/${slip.id}`, body: { lines: changed }, ifMatch: slip.edition }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('packingSlips.changeQuantities')}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={changed.length > 0 && changed.every(({ quantity }) => quantity >= 0)}
      onSubmit={mutate}
      onClose={onClose}
    >
      {slip.lines.map(({ id, lineNumber, description, quantity, unit }) => (
        <Field key={id} label={`${lineNumber}. ${description} (${unit})`}>
          <Input
            inputMode="decimal"
            value={quantities[id] ?? String(quantity)}
            onChange={(_, { value }) => setQuantities({ ...quantities, [id]: value })}
          />
        </Field>
      ))}
    </FormDialog>
  )
}
