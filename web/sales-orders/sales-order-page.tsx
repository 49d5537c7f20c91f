import { Link, useParams } from '@tanstack/react-router'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { addressText } from '#web/ui/address-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { OrderActions } from './order-actions.tsx'
import { OrderLines } from './order-lines.tsx'

/** A sales order: its lines with what is delivered and invoiced, its documents, and what can be done next. */
export function SalesOrderPage() {
  const { t } = useText()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: order, error } = useInquiry<SalesOrderView>(`/sales-orders/${id}`)
  if (!order) return <Refusals problem={error} />
  return (
    <Page
      title={t('salesOrders.one', { number: order.number })}
      badge={<StateBadge state={order.state} />}
      actions={<OrderActions order={order} />}
    >
      <General order={order} />
      <Section title={t('salesOrders.lines')} summary={order.lines.length}>
        <OrderLines order={order} />
      </Section>
      <Documents order={order} />
      <Section title={t('salesOrders.addresses')} startsClosed>
        <Facts
          facts={[
            [t('field.deliveryAddress'), addressText(order.deliveryAddress)],
            [t('field.invoiceAddress'), addressText(order.invoiceAddress)],
          ]}
        />
      </Section>
      <Amounts order={order} />
    </Page>
  )
}

interface OrderProps {
  readonly order: SalesOrderView
}

function General({ order }: OrderProps) {
  const { t } = useText()
  const { day } = useFormats()
  return (
    <Section title={t('salesOrders.general')} summary={order.customerName}>
      <Facts
        facts={[
          [
            t('field.customer'),
            <Link key="customer" to={`/customers/${order.customerId}` as never}>
              {order.customerName}
            </Link>,
          ],
          [t('field.orderedOn'), day(order.orderedOn)],
          [t('field.requestedDeliveryOn'), day(order.requestedDeliveryOn)],
          [t('field.reference'), order.customerReference],
          [t('salesOrders.customerOrderNumber'), order.customerOrderNumber],
          [t('field.currency'), order.currency],
        ]}
      />
      <Link to={`/units?salesOrderId=${order.id}&of=${encodeURIComponent(order.number)}` as never}>
        {t('salesOrders.units')}
      </Link>
    </Section>
  )
}

function Documents({ order }: OrderProps) {
  const { t } = useText()
  const documents = [
    ...order.packingSlips.map((one) => ({ ...one, to: `/packing-slips/${one.id}`, name: t('field.packingSlip') })),
    ...order.invoices.map((one) => ({ ...one, to: `/invoices/${one.id}`, name: t('field.invoice') })),
  ]
  return (
    <Section title={t('salesOrders.documents')} summary={documents.length}>
      <ul>
        {documents.map(({ id, to, name, number, state }) => (
          <li key={id}>
            <Link to={to as never}>
              {name} {number ?? t('state.inPreparation')}
            </Link>{' '}
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Amounts({ order: { amounts, currency } }: OrderProps) {
  const { t } = useText()
  const { money } = useFormats()
  return (
    <Section title={t('salesOrders.amounts')} summary={money(amounts.gross, currency)}>
      <Facts
        facts={[
          [t('field.net'), money(amounts.net, currency)],
          ...amounts.perRate.map(
            ({ percentage, tax }) =>
              [t('salesOrders.perRate', { percentage: Number(percentage) }), money(tax, currency)] as const,
          ),
          [t('field.gross'), <strong key="gross">{money(amounts.gross, currency)}</strong>],
        ]}
      />
    </Section>
  )
}
