import { Link, useParams } from '@tanstack/react-router'
import type { ReturnOrderView } from '#returns/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { NextStep } from './next-step.tsx'
import { ReturnOrderActions } from './return-order-actions.tsx'
import { ReturnOrderLines } from './return-order-lines.tsx'
import { ReturnOrderUnits } from './return-order-units.tsx'

interface OrderProps {
  readonly order: ReturnOrderView
}

/** A return order: what is still to do, what comes back and why, each unit, and the documents that came of it. */
export function ReturnOrderPage() {
  const { t } = useText()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: order, error } = useInquiry<ReturnOrderView>(`/return-orders/${id}`)
  if (!order) return <Refusals problem={error} />
  const hasUnits = order.lines.some(({ serialised }) => serialised)
  return (
    <Page
      title={t('returns.one', { number: order.number })}
      badge={<StateBadge state={order.state} />}
      back={{ to: '/return-orders', text: t('returns.title') }}
      actions={<ReturnOrderActions order={order} />}
    >
      <NextStep order={order} />
      <General order={order} />
      <Section title={t('returns.lines')} summary={order.lines.length}>
        <ReturnOrderLines order={order} />
      </Section>
      {hasUnits && (
        <Section title={t('returns.units')}>
          <ReturnOrderUnits order={order} />
        </Section>
      )}
      <Documents order={order} />
    </Page>
  )
}

function General({ order }: OrderProps) {
  const { t } = useText()
  const { moment } = useFormats()
  return (
    <Section title={t('returns.general')} summary={order.customerName}>
      <Facts
        facts={[
          [
            t('field.customer'),
            <Link key="customer" to={`/customers/${order.customerId}` as never}>
              <bdi>{order.customerName}</bdi>
            </Link>,
          ],
          [t('field.reference'), order.customerReference],
          [t('returns.note'), order.note],
          [t('field.createdAt'), moment(order.createdAt)],
          [t('returns.createdBy'), order.createdBy],
          [t('returns.closedAt'), moment(order.closedAt)],
        ]}
      />
    </Section>
  )
}

function Documents({ order }: OrderProps) {
  const { t } = useText()
  const documents = [
    ...order.receipts.map((one) => ({ ...one, to: `/return-receipts/${one.id}`, name: t('returns.receipt') })),
    ...order.creditNotes.map((one) => ({ ...one, to: `/invoices/${one.id}`, name: t('returns.creditNote') })),
    ...order.replacements.map((one) => ({ ...one, to: `/sales-orders/${one.id}`, name: t('returns.replacement') })),
  ]
  if (documents.length === 0) return null
  return (
    <Section title={t('returns.documents')} summary={documents.length}>
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
      {order.replacements.some(({ state }) => state !== 'delivered') && <p>{t('returns.replacementHint')}</p>}
    </Section>
  )
}
