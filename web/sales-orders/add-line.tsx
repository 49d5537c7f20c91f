import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'

interface AddLineProps {
  readonly order: SalesOrderView
  readonly onClose: () => void
}

/** One more line on an order. */
export function AddLine({ order, onClose }: AddLineProps) {
  const { t } = useText()
  const [product, setProduct] = useState<{ readonly id: string; readonly text: string } | null>(null)
  const [quantity, setQuantity] = useState('1')
  const wanted = Number(quantity.replace(',', '.'))
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ url: `/sales-orders/${order.id}/lines`, body: { lines: [{ productId: product?.id, quantity: wanted }] } }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('salesOrders.addLine')}
      submitText={t('common.add')}
      problem={error}
      isBusy={isPending}
      canSubmit={product !== null && wanted > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <Field label={t('salesOrders.product')} required>
        <RecordPicker
          kind="product"
          label={t('salesOrders.product')}
          chosen={product?.text ?? ''}
          onPick={(hit) => setProduct({ id: hit.id, text: `${hit.number ?? ''} ${hit.title}`.trim() })}
        />
      </Field>
      <Field label={t('salesOrders.quantity')} required>
        <Input inputMode="decimal" value={quantity} onChange={(_, { value }) => setQuantity(value)} />
      </Field>
    </FormDialog>
  )
}
