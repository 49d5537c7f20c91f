import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { AddLine } from './add-line.tsx'
import { CancelRest } from './cancel-rest.tsx'
import { DeliverOrder } from './deliver-order.tsx'
import { InvoiceOrder } from './invoice-order.tsx'

/** What can be done with an order: deliver what is left, invoice what was delivered, add, cancel. */
export function OrderActions({ order }: { readonly order: SalesOrderView }) {
  const { t } = useText()
  const { can } = useSession()
  const [opened, setOpened] = useState<'deliver' | 'invoice' | 'add' | 'cancel' | null>(null)
  const close = () => setOpened(null)
  const isLeft = order.lines.some(({ leftToDeliver }) => leftToDeliver > 0)
  const isToInvoice = isLeft || order.lines.some((line) => line.quantityDelivered > line.quantityInvoiced)
  return (
    <>
      {isLeft && can('maintainSalesPackingSlips') && (
        <Button appearance="primary" onClick={() => setOpened('deliver')}>
          {t('salesOrders.deliver')}
        </Button>
      )}
      {isToInvoice && can('maintainSalesInvoices') && (
        <Button appearance={isLeft ? 'secondary' : 'primary'} onClick={() => setOpened('invoice')}>
          {t('salesOrders.invoice')}
        </Button>
      )}
      {can('maintainSalesOrders') && (
        <>
          <Button onClick={() => setOpened('add')}>{t('salesOrders.addLine')}</Button>
          {isLeft && <Button onClick={() => setOpened('cancel')}>{t('salesOrders.cancelRest')}</Button>}
        </>
      )}
      {opened === 'deliver' && <DeliverOrder order={order} onClose={close} />}
      {opened === 'invoice' && <InvoiceOrder order={order} onClose={close} />}
      {opened === 'add' && <AddLine order={order} onClose={close} />}
      {opened === 'cancel' && <CancelRest order={order} line={null} onClose={close} />}
    </>
  )
}
