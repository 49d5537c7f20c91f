import { Button } from '@fluentui/react-components'
import { BarcodeScannerRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnOrderView } from '#returns/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { CloseReturn } from './close-return.tsx'
import { EditReturnOrder } from './edit-return-order.tsx'

/** What else can be done with a return order, besides what is next. */
export function ReturnOrderActions({ order }: { readonly order: ReturnOrderView }) {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'edit' | 'close' | null>(null)
  if (!can('maintainReturnOrders')) return null
  const isClosed = order.state === 'closed'
  const add = () => navigate({ to: '/return-orders/new', search: { order: order.id } as never })
  return (
    <>
      {!isClosed && (
        <Button icon={<BarcodeScannerRegular />} onClick={add}>
          {t('returns.addUnits')}
        </Button>
      )}
      <Button onClick={() => setOpened('edit')}>{t('returns.edit')}</Button>
      {!isClosed && <Button onClick={() => setOpened('close')}>{t('returns.close')}</Button>}
      {opened === 'edit' && <EditReturnOrder order={order} onClose={() => setOpened(null)} />}
      {opened === 'close' && <CloseReturn order={order} onClose={() => setOpened(null)} />}
    </>
  )
}
