import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import type { ReturnDialogProps } from './close-return.tsx'
import { UnitChoice, useUnitsToSettle } from './unit-choice.tsx'

interface Replaced {
  readonly salesOrder: SalesOrderView
}

/** D52: a sales order free of charge with a new unit for each that is replaced; its packing slip is prepared there. */
export function ReplaceUnits({ order, onClose }: ReturnDialogProps) {
  const { t } = useText()
  const done = useDone()
  const units = useUnitsToSettle(order.id, 'replace')
  const [left, setLeft] = useState<readonly string[]>([])
  const returnUnitIds = units.map(({ id }) => id).filter((id) => !left.includes(id))
  const { mutate, error, isPending } = useCommand<void, Replaced>(
    () => ({ url: `/return-orders/${order.id}/replacements`, body: left.length > 0 ? { returnUnitIds } : {} }),
    {
      onDone: ({ salesOrder: { number } }) => {
        done(t('returns.replaced', { number }))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('returns.replaceTitle')}
      submitText={t('returns.replaceSubmit')}
      problem={error}
      isBusy={isPending}
      canSubmit={returnUnitIds.length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('returns.replaceText', { count: returnUnitIds.length })}</p>
      <UnitChoice units={units} left={left} onChange={setLeft} />
    </FormDialog>
  )
}
