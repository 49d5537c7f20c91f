import { Button, makeStyles, Tab, TabList } from '@fluentui/react-components'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { CustomerView } from '#customers/views.ts'
import type { ReturnOrderView } from '#returns/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { BlindLines } from './blind-lines.tsx'
import { ReturnOfInvoice } from './return-of-invoice.tsx'
import { ReturnOfUnit } from './return-of-unit.tsx'
import { type ChosenCustomer, ScanUnits } from './scan-units.tsx'

const ways = ['scan', 'invoice', 'blind'] as const

const useStyles = makeStyles({ ways: { flexWrap: 'wrap' } })

/** What stands in the address: where the return begins, and the order that came of it. */
interface Search {
  readonly order?: string
  readonly unit?: string
  readonly invoice?: string
  readonly customer?: string
  readonly way?: (typeof ways)[number]
}

/** D50: a return order by scanning, of an invoice, of one unit, or blind; or more of it on one that is there. */
export function NewReturnPage() {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const { data: order = null, error } = useInquiry<ReturnOrderView>(
    search.order ? `/return-orders/${search.order}` : null,
  )
  const { customer, choose } = useCustomer(search.customer)
  const show = useCallback(
    (next: Search) => navigate({ to: '/return-orders/new', search: next as never, replace: true }),
    [navigate],
  )
  const open = useCallback(
    ({ id }: Pick<ReturnOrderView, 'id'>) => navigate({ to: `/return-orders/${id}` as never }),
    [navigate],
  )
  const way = search.way ?? (search.invoice ? 'invoice' : 'scan')
  const keep = useCallback(({ id }: ReturnOrderView) => show({ ...search, order: id }), [show, search])
  const title = order ? t('returns.moreFor', { number: order.number }) : t('returns.new')
  if (!can('maintainReturnOrders')) {
    return (
      <Page title={title}>
        <p>{t('returns.needsDuty', { duty: t('dutyName.maintainReturnOrders') })}</p>
      </Page>
    )
  }
  const part = { order, customer, onCustomer: choose }
  return (
    <Page
      title={title}
      badge={order && <bdi>{order.customerName}</bdi>}
      back={
        order
          ? { to: `/return-orders/${order.id}`, text: t('returns.one', { number: order.number }) }
          : { to: '/return-orders', text: t('returns.title') }
      }
      actions={
        order && (
          <Button appearance="primary" size="large" onClick={() => open(order)}>
            {t('returns.done')}
          </Button>
        )
      }
    >
      <Refusals problem={error} />
      {search.unit ? (
        <ReturnOfUnit {...part} unitId={search.unit} onOrder={open} />
      ) : (
        <>
          <TabList
            className={styles.ways}
            selectedValue={way}
            onTabSelect={(_, { value }) => show({ ...search, way: value as (typeof ways)[number] })}
          >
            {ways.map((one) => (
              <Tab key={one} value={one}>
                {t(`returns.ways.${one}`)}
              </Tab>
            ))}
          </TabList>
          {way === 'scan' && <ScanUnits {...part} onOrder={keep} />}
          {way === 'invoice' && (
            <ReturnOfInvoice
              {...part}
              invoiceId={search.invoice ?? null}
              onInvoice={(invoice) => show({ ...search, invoice, way: 'invoice' })}
              onOrder={open}
            />
          )}
          {way === 'blind' && <BlindLines {...part} onOrder={open} />}
        </>
      )}
    </Page>
  )
}

/** The customer who brings it: the one of the address until another is chosen. */
function useCustomer(id: string | undefined) {
  const [chosen, choose] = useState<ChosenCustomer | null>(null)
  const { data } = useInquiry<CustomerView>(id ? `/customers/${id}` : null)
  const customer = chosen ?? (data ? { id: data.id, text: data.name } : null)
  return { customer, choose }
}
