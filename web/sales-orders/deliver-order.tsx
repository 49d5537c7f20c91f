import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import type { ToldRefusal } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { proposed, type Quantities, QuantityFields, quantitiesToSend } from './quantity-fields.tsx'

interface DeliverOrderProps {
  readonly order: SalesOrderView
  readonly onClose: () => void
}

interface Prepared {
  readonly id: string
  readonly notReused: readonly ToldRefusal[]
}

/** D30: a packing slip of what is left, or of less; then straight to scanning. D47: names what did not come along. */
export function DeliverOrder({ order, onClose }: DeliverOrderProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const lines = order.lines.filter(({ leftToDeliver }) => leftToDeliver > 0)
  const [quantities, setQuantities] = useState<Quantities>(proposed(lines))
  const go = ({ id }: Prepared) => navigate({ to: `/packing-slips/${id}/serial-numbers` as never })
  const { mutate, data, error, isPending } = useCommand<void, Prepared>(
    () => ({ url: '/packing-slips', body: { salesOrderId: order.id, lines: quantitiesToSend(lines, quantities) } }),
    { onDone: (prepared) => prepared.notReused.length === 0 && go(prepared) },
  )
  if (data && data.notReused.length > 0) {
    return (
      <FormDialog
        title={t('salesOrders.notReusedTitle')}
        submitText={t('salesOrders.goOn')}
        isNotice
        onSubmit={() => go(data)}
        onClose={() => go(data)}
      >
        <ul>
          {data.notReused.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </FormDialog>
    )
  }
  return (
    <FormDialog
      title={t('salesOrders.deliverTitle')}
      submitText={t('salesOrders.deliverSubmit')}
      problem={error}
      isBusy={isPending}
      canSubmit={quantitiesToSend(lines, quantities).length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <QuantityFields lines={lines} quantities={quantities} onChange={setQuantities} />
    </FormDialog>
  )
}
