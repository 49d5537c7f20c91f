import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { FieldGrid } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { useMakeReturn } from './make-return.ts'
import { ReasonNeeded } from './reason-needed.tsx'
import { type ReturnTerms, ReturnTermsFields, usualTerms } from './return-terms.tsx'
import type { ReturnPartProps } from './scan-units.tsx'

/** D50: takes back one unit that was looked up before: what it is, why it comes back, and what becomes of it. */
export function ReturnOfUnit({ unitId, order, onOrder }: ReturnPartProps & { readonly unitId: string }) {
  const { t } = useText()
  const { day } = useFormats()
  const [terms, setTerms] = useState<ReturnTerms>(usualTerms)
  const { data: unit, error } = useInquiry<UnitCard>(`/registrations/${unitId}`)
  const making = useMakeReturn({ order, customerId: null, onOrder })
  if (!unit) return <Refusals problem={error} />
  return (
    <Section title={t('returns.thisUnit')} summary={unit.customerName}>
      <Facts
        facts={[
          [t('unit.serialNumber'), <SerialText key="serial" serialNumber={unit.serialNumber} />],
          [t('field.product'), `${unit.productNumber} ${unit.productName}`],
          [t('field.customer'), unit.customerName],
          [t('field.invoice'), unit.invoice?.number],
          [t('units.deliveredOn'), day(unit.deliveredOn)],
        ]}
      />
      <FieldGrid>
        <ReturnTermsFields value={terms} onChange={setTerms} />
      </FieldGrid>
      <p>
        <Button
          appearance="primary"
          size="large"
          disabled={making.isBusy}
          onClick={() => making.make({ registrationIds: [unit.id], lines: [] }, terms)}
        >
          {t('returns.takeBack')}
        </Button>
      </p>
      <ReasonNeeded making={making} />
    </Section>
  )
}
