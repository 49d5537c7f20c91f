import { Button, Field, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReturnableView } from '#returns/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'
import { FieldGrid } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { useMakeReturn } from './make-return.ts'
import { ReasonNeeded } from './reason-needed.tsx'
import { type ReturnTerms, ReturnTermsFields, usualTerms } from './return-terms.tsx'
import { ReturnableLine } from './returnable-line.tsx'
import type { ReturnPartProps } from './scan-units.tsx'

const useStyles = makeStyles({ part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' } })

interface ReturnOfInvoiceProps extends ReturnPartProps {
  readonly invoiceId: string | null
  readonly onInvoice: (invoiceId: string) => void
}

/** D50: of one invoice, what may still come back of it; says so where none remains. */
export function ReturnOfInvoice({ invoiceId, onInvoice, order, onOrder }: ReturnOfInvoiceProps) {
  const styles = useStyles()
  const { t } = useText()
  const { data: returnable, error } = useInquiry<ReturnableView>(invoiceId ? `/invoices/${invoiceId}/returnable` : null)
  return (
    <div className={styles.part}>
      <Field label={t('field.invoice')} required>
        <RecordPicker
          kind="invoice"
          label={t('field.invoice')}
          chosen={returnable?.invoiceNumber ?? ''}
          onPick={({ id }) => onInvoice(id)}
        />
      </Field>
      <Refusals problem={error} />
      {returnable && <Returnable key={returnable.invoiceId} returnable={returnable} order={order} onOrder={onOrder} />}
    </div>
  )
}

interface ReturnableProps extends Pick<ReturnPartProps, 'order' | 'onOrder'> {
  readonly returnable: ReturnableView
}

function Returnable({ returnable, order, onOrder }: ReturnableProps) {
  const { t } = useText()
  const [terms, setTerms] = useState<ReturnTerms>(usualTerms)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>({})
  const making = useMakeReturn({ order, customerId: returnable.customerId, onOrder })
  const { refusals, lines } = returnable
  if (refusals.length > 0) {
    return refusals.map(({ code, text }) => (
      <MessageBar key={code} intent="warning" data-code={code}>
        <MessageBarBody>{text}</MessageBarBody>
      </MessageBar>
    ))
  }
  const asked = lines.flatMap(({ invoiceLineId }) => {
    const quantity = Number((quantities[invoiceLineId] ?? '').replace(',', '.'))
    return quantity > 0 ? [{ invoiceLineId, quantity }] : []
  })
  const content = { registrationIds: chosen, lines: asked }
  return (
    <>
      <FieldGrid>
        <ReturnTermsFields value={terms} onChange={setTerms} />
      </FieldGrid>
      <Section title={t('returns.returnable', { invoice: returnable.invoiceNumber })} summary={returnable.customerName}>
        {lines.map((line) => (
          <ReturnableLine
            key={line.invoiceLineId}
            line={line}
            chosen={chosen}
            onChoose={setChosen}
            quantity={quantities[line.invoiceLineId] ?? ''}
            onQuantity={(quantity) => setQuantities({ ...quantities, [line.invoiceLineId]: quantity })}
          />
        ))}
      </Section>
      <ReasonNeeded making={making} />
      <div>
        <Button
          appearance="primary"
          size="large"
          disabled={chosen.length + asked.length === 0 || making.isBusy}
          onClick={() => making.make(content, terms)}
        >
          {t('returns.takeBack')}
        </Button>
      </div>
    </>
  )
}
