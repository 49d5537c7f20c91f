import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { CorrectDialog } from '#web/ui/units/correct-dialog.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { UnitTimeline } from './unit-timeline.tsx'

const useStyles = makeStyles({ on: { maxWidth: '200px' }, list: { margin: 0, paddingInlineStart: '20px' } })

/** D82: one unit: whose it is, its documents, its coverage, its life, and what may be done with it now. */
export function UnitPage() {
  const styles = useStyles()
  const { t } = useText()
  const { day, moment } = useFormats()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const [on, setOn] = useState('')
  const [isCorrecting, setCorrecting] = useState(false)
  const { data: unit, error } = useInquiry<UnitCard>(`/registrations/${id}`, { on })
  if (!unit) return <Refusals problem={error} />
  const { packingSlip, invoice, mayDo } = unit
  const correct = t(unit.notReadable ? 'units.mayComplete' : 'units.mayCorrect')
  const may = [
    [correct, mayDo.correct],
    [t('units.mayReverse'), mayDo.reversePackingSlip],
    [t('units.mayInvoice'), mayDo.invoice],
  ] as const
  return (
    <Page
      title={`${unit.serialNumber ?? t('unit.notReadable')} · ${unit.productNumber}`}
      badge={<StateBadge state={unit.state} />}
      actions={
        mayDo.correct.allowed && (
          <Button appearance="primary" icon={<EditRegular />} onClick={() => setCorrecting(true)}>
            {correct}
          </Button>
        )
      }
    >
      <Section title={t('units.facts')} summary={unit.customerName}>
        <Facts
          facts={[
            [t('field.product'), `${unit.productNumber} ${unit.productName}`],
            [
              t('field.customer'),
              <Link key="customer" to={`/customers/${unit.customerId}` as never}>
                {unit.customerName}
              </Link>,
            ],
            [
              t('field.salesOrder'),
              <Link key="order" to={`/sales-orders/${unit.salesOrderId}` as never}>
                {unit.salesOrderNumber}
              </Link>,
            ],
            [
              t('field.packingSlip'),
              packingSlip && (
                <Link to={`/packing-slips/${packingSlip.id}` as never}>
                  {packingSlip.number ?? t('state.inPreparation')}
                </Link>
              ),
            ],
            [
              t('field.invoice'),
              invoice && (
                <Link to={`/invoices/${invoice.id}` as never}>{invoice.number ?? t('state.inPreparation')}</Link>
              ),
            ],
            [t('units.registeredAt'), moment(unit.registeredAt)],
            [t('units.deliveredOn'), day(unit.deliveredOn)],
            [t('units.invoicedOn'), day(unit.invoicedOn)],
          ]}
        />
      </Section>
      <Section title={t('units.coverage')}>
        <Field label={t('units.coverageOn')} className={styles.on}>
          <Input type="date" value={on || unit.on} onChange={(_, { value }) => setOn(value)} />
        </Field>
        <CoverageTable coverage={unit.coverage} />
      </Section>
      <Section title={t('units.mayDo')}>
        <ul className={styles.list}>
          {may.map(([what, { allowed, refusals }]) => (
            <li key={what}>
              {what}: {allowed ? t('units.canBeDone') : refusals.map(({ text }) => text).join(' ')}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('units.life')}>
        <UnitTimeline life={unit.life} />
      </Section>
      {isCorrecting && <CorrectDialog unit={unit} onClose={() => setCorrecting(false)} />}
    </Page>
  )
}
