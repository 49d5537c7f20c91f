import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'

interface LineDialogProps {
  readonly order: SalesOrderView
  readonly line: SalesOrderView['lines'][number]
  readonly onClose: () => void
}

/** Another quantity, price or discount for an order line. */
export function EditLine({ order, line, onClose }: LineDialogProps) {
  const { t } = useText()
  const [quantity, setQuantity] = useState(String(line.quantity))
  const [salesPrice, setPrice] = useState(line.salesPrice)
  const [discountPercentage, setDiscount] = useState(line.discountPercentage)
  const plain = (text: string) => text.trim().replace(',', '.')
  const body = {
    ...(Number(plain(quantity)) === line.quantity ? {} : { quantity: Number(plain(quantity)) }),
    ...(plain(salesPrice) === line.salesPrice ? {} : { salesPrice: plain(salesPrice) }),
    ...(plain(discountPercentage) === line.discountPercentage ? {} : { discountPercentage: plain(discountPercentage) }),
  }
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'PATCH', url: `/sales-orders/${order.id}/lines/${line.id}`, body, ifMatch: order.edition }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('salesOrders.editTitle', { line: line.lineNumber })}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={Object.keys(body).length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <Field label={`${t('field.quantity')} (${line.salesUnit})`}>
        <Input inputMode="decimal" value={quantity} onChange={(_, { value }) => setQuantity(value)} />
      </Field>
      <Field label={t('field.price')}>
        <Input inputMode="decimal" value={salesPrice} onChange={(_, { value }) => setPrice(value)} />
      </Field>
      <Field label={t('field.discount')}>
        <Input inputMode="decimal" value={discountPercentage} onChange={(_, { value }) => setDiscount(value)} />
      </Field>
    </FormDialog>
  )
}
