import { makeStyles } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Section } from '#web/ui/section.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { CoverageList } from './coverage-list.tsx'
import { UnitTimeline } from './unit-timeline.tsx'

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } })

interface UnitDetailsProps {
  readonly unit: UnitCard
  /** The field for the day of the coverage, where the page has none above. */
  readonly onField?: ReactNode
}

/** D82: all about one unit: its coverage step by step, its documents, what may be done and why not, and its life. */
export function UnitDetails({ unit, onField }: UnitDetailsProps) {
  const { t } = useText()
  return (
    <>
      <Section title={t('units.coverage')}>
        {onField}
        <CoverageList unit={unit} />
      </Section>
      <Documents unit={unit} />
      <MayDo unit={unit} />
      <Section title={t('units.life')}>
        <UnitTimeline life={unit.life} />
      </Section>
    </>
  )
}

interface UnitProps {
  readonly unit: UnitCard
}

function Documents({ unit }: UnitProps) {
  const { t } = useText()
  const { day, moment } = useFormats()
  const { packingSlip, invoice, replaces, replacedBy } = unit
  const link = (to: string, text: string) => (
    <Link to={to as never}>
      <bdi>{text}</bdi>
    </Link>
  )
  const unitLink = (other: typeof replaces) =>
    other && (
      <Link to={`/units/${other.registrationId}` as never}>
        <SerialText serialNumber={other.serialNumber} />
      </Link>
    )
  const inPreparation = t('state.inPreparation')
  return (
    <Section title={t('units.facts')} summary={unit.customerName}>
      <Facts
        facts={[
          [t('field.product'), link(`/products/${unit.productId}`, `${unit.productNumber} ${unit.productName}`)],
          [t('field.customer'), link(`/customers/${unit.customerId}`, unit.customerName)],
          [t('field.salesOrder'), link(`/sales-orders/${unit.salesOrderId}`, unit.salesOrderNumber)],
          [
            t('field.packingSlip'),
            packingSlip && link(`/packing-slips/${packingSlip.id}`, packingSlip.number ?? inPreparation),
          ],
          [t('field.invoice'), invoice && link(`/invoices/${invoice.id}`, invoice.number ?? inPreparation)],
          [t('units.registeredAt'), moment(unit.registeredAt)],
          [t('units.deliveredOn'), day(unit.deliveredOn)],
          [t('units.invoicedOn'), day(unit.invoicedOn)],
          [t('units.replaces'), unitLink(replaces)],
          [t('units.replacedBy'), unitLink(replacedBy)],
        ]}
      />
    </Section>
  )
}

function MayDo({ unit: { notReadable, mayDo } }: UnitProps) {
  const styles = useStyles()
  const { t } = useText()
  const may = [
    [t(notReadable ? 'act.complete' : 'act.correct'), mayDo.correct],
    [t('units.mayReverse'), mayDo.reversePackingSlip],
    [t('units.mayInvoice'), mayDo.invoice],
  ] as const
  return (
    <Section title={t('units.mayDo')}>
      <ul className={styles.list}>
        {may.map(([what, { allowed, refusals }]) => (
          <li key={what}>
            {what}: {allowed ? t('units.canBeDone') : refusals.map(({ text }) => text).join(' ')}
          </li>
        ))}
      </ul>
    </Section>
  )
}
