import { Link, useParams } from '@tanstack/react-router'
import type { ReturnReceiptView } from '#returns/receipt-views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { ReceiptActions } from './receipt-actions.tsx'
import { ReceiptLines } from './receipt-lines.tsx'

/** D51: the packing slip of a return: in preparation with what is missing, or as a journal with its serial numbers. */
export function ReturnReceiptPage() {
  const { t } = useText()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: receipt, error } = useInquiry<ReturnReceiptView>(`/return-receipts/${id}`)
  if (!receipt) return <Refusals problem={error} />
  const { number, returnOrderId, returnOrderNumber } = receipt
  return (
    <Page
      title={number ? t('returnReceipts.one', { number }) : t('returnReceipts.inPreparation')}
      badge={<StateBadge state={receipt.state} />}
      back={{ to: `/return-orders/${returnOrderId}`, text: t('returns.one', { number: returnOrderNumber }) }}
      actions={<ReceiptActions receipt={receipt} />}
    >
      <General receipt={receipt} />
      <Section title={t('returns.lines')} summary={receipt.lines.length}>
        <ReceiptLines receipt={receipt} />
      </Section>
    </Page>
  )
}

function General({ receipt }: { readonly receipt: ReturnReceiptView }) {
  const { t } = useText()
  const { day, moment } = useFormats()
  const { reversedAt, reversedBy, reversalReason } = receipt
  return (
    <Section title={t('returns.general')} summary={receipt.customerName}>
      <Facts
        facts={[
          [
            t('field.customer'),
            <Link key="customer" to={`/customers/${receipt.customerId}` as never}>
              <bdi>{receipt.customerName}</bdi>
            </Link>,
          ],
          [
            t('returns.order'),
            <Link key="order" to={`/return-orders/${receipt.returnOrderId}` as never}>
              {receipt.returnOrderNumber}
            </Link>,
          ],
          [t('field.reference'), receipt.customerReference],
          [t('field.postingOn'), day(receipt.postingOn)],
          [t('packingSlips.postedAt'), moment(receipt.postedAt)],
          [
            t('returnReceipts.reversal'),
            reversedAt && (
              <>
                {moment(reversedAt)} {reversedBy} “{reversalReason}”
              </>
            ),
          ],
        ]}
      />
    </Section>
  )
}
