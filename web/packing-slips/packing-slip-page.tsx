import { Badge } from '@fluentui/react-components'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { addressText } from '#web/ui/address-text.tsx'
import { DocumentMenu } from '#web/ui/documents/document-menu.tsx'
import { Prints } from '#web/ui/documents/prints.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { JournalActions } from './journal-actions.tsx'
import { PackingSlipLines } from './packing-slip-lines.tsx'
import { PreparationActions } from './preparation-actions.tsx'
import { OldVersion, Versions } from './versions.tsx'

/** A packing slip: in preparation with what is missing, or as a journal with its lines, serial numbers and versions. */
export function PackingSlipPage() {
  const { t } = useText()
  const { can } = useSession()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { version } = useSearch({ strict: false }) as { readonly version?: string }
  const navigate = useNavigate()
  const { data: slip, error } = useInquiry<PackingSlipView>(`/packing-slips/${id}`, { version })
  if (!slip) return <Refusals problem={error} />
  const isOld = version !== undefined
  const canSend = can('maintainSalesPackingSlips')
  const show = (wanted: number | null) =>
    navigate({ to: `/packing-slips/${id}` as never, search: (wanted === null ? {} : { version: wanted }) as never })
  return (
    <Page
      title={slip.number ? t('packingSlips.one', { number: slip.number }) : t('packingSlips.inPreparation')}
      badge={
        <>
          <StateBadge state={slip.state} />
          {slip.serialNumbersChangedSincePrint && (
            <Badge appearance="tint" color="warning">
              {t('packingSlips.changedSincePrint')}
            </Badge>
          )}
        </>
      }
      actions={
        !isOld && (slip.state === 'inPreparation' ? <PreparationActions slip={slip} /> : <Journal slip={slip} />)
      }
    >
      {isOld && <OldVersion version={Number(version)} onBack={() => show(null)} />}
      <General slip={slip} />
      <Section title={t('packingSlips.lines')} summary={slip.lines.length}>
        <PackingSlipLines slip={slip} />
      </Section>
      {slip.number && <Prints url={`/packing-slips/${id}`} of={{ packingSlipId: id }} canSend={canSend} />}
      {slip.reversals.length > 0 && <Versions slip={slip} shown={isOld ? Number(version) : null} onShow={show} />}
    </Page>
  )
}

function Journal({ slip }: { readonly slip: PackingSlipView }) {
  const { can } = useSession()
  const { id, number, lines } = slip
  const canSend = can('maintainSalesPackingSlips')
  const hasUnits = lines.some((line) => line.registered > 0)
  return (
    <>
      <JournalActions slip={slip} />
      {number && <DocumentMenu document={{ url: `/packing-slips/${id}`, number, canSend, hasUnits }} />}
    </>
  )
}

function General({ slip }: { readonly slip: PackingSlipView }) {
  const { t } = useText()
  const { day, moment } = useFormats()
  return (
    <Section title={t('packingSlips.general')} summary={slip.customerName}>
      <Facts
        facts={[
          [
            t('field.customer'),
            <Link key="customer" to={`/customers/${slip.customerId}` as never}>
              {slip.customerName}
            </Link>,
          ],
          [
            t('field.salesOrder'),
            <Link key="order" to={`/sales-orders/${slip.salesOrderId}` as never}>
              {slip.salesOrderNumber}
            </Link>,
          ],
          [t('field.reference'), slip.customerReference],
          [t('field.postingOn'), day(slip.postingOn)],
          [t('packingSlips.postedAt'), moment(slip.postedAt)],
          [t('packingSlips.version'), slip.version > 1 ? slip.version : null],
          [t('field.deliveryAddress'), addressText(slip.deliveryAddress)],
        ]}
      />
    </Section>
  )
}
