import { Button, Field, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useText } from '#web/language/language.ts'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'
import { FieldGrid, TextField } from '#web/ui/record/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import { useMakeReturn } from './make-return.ts'
import { ReasonNeeded } from './reason-needed.tsx'
import { type ReturnTerms, ReturnTermsFields, usualTerms } from './return-terms.tsx'
import type { ReturnPartProps } from './scan-units.tsx'

interface DraftLine {
  readonly key: number
  readonly product: { readonly id: string; readonly text: string } | null
  readonly quantity: string
  readonly salesPrice: string
}

const firstLine: DraftLine = { key: 1, product: null, quantity: '1', salesPrice: '' }

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  line: { display: 'flex', alignItems: 'start', gap: '8px', marginBottom: '12px', '& > :first-child': { flexGrow: 1 } },
})

/** D50, D51: products without a sale that is known, by quantity; the return policy of the product may ask why. */
export function BlindLines({ order, customer, onCustomer, onOrder }: ReturnPartProps) {
  const styles = useStyles()
  const { t } = useText()
  const [lines, setLines] = useState<readonly DraftLine[]>([firstLine])
  const [terms, setTerms] = useState<ReturnTerms>(usualTerms)
  const making = useMakeReturn({ order, customerId: customer?.id ?? null, onOrder })
  const filled = lines.flatMap(({ product, quantity, salesPrice }) => {
    const wanted = Number(plain(quantity))
    if (!product || !(wanted > 0)) return []
    return [{ productId: product.id, quantity: wanted, ...(salesPrice ? { salesPrice: plain(salesPrice) } : {}) }]
  })
  const change = (key: number, next: Partial<DraftLine>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...next } : line)))
  const add = () => setLines([...lines, { ...firstLine, key: Math.max(0, ...lines.map(({ key }) => key)) + 1 }])
  return (
    <div className={styles.part}>
      <p>{t('returns.blindText')}</p>
      <FieldGrid>
        {!order && (
          <Field label={t('returns.customer')} required>
            <RecordPicker
              kind="customer"
              label={t('returns.customer')}
              chosen={customer?.text ?? ''}
              onPick={({ id, title }) => onCustomer({ id, text: title })}
            />
          </Field>
        )}
        <ReturnTermsFields value={terms} onChange={setTerms} />
      </FieldGrid>
      <Section title={t('returns.lines')}>
        {lines.map((line, index) => (
          <div key={line.key} className={styles.line}>
            <BlindLine line={line} number={index + 1} onChange={(next) => change(line.key, next)} />
            {lines.length > 1 && (
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('salesOrders.removeLine', { line: index + 1 })}
                onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
              />
            )}
          </div>
        ))}
        <Button onClick={add}>{t('salesOrders.addLine')}</Button>
      </Section>
      <ReasonNeeded making={making} />
      <div>
        <Button
          appearance="primary"
          size="large"
          disabled={filled.length === 0 || (!order && !customer) || making.isBusy}
          onClick={() => making.make({ registrationIds: [], lines: filled }, terms)}
        >
          {t('returns.takeBack')}
        </Button>
      </div>
    </div>
  )
}

interface BlindLineProps {
  readonly line: DraftLine
  readonly number: number
  readonly onChange: (next: Partial<DraftLine>) => void
}

function BlindLine({ line, number, onChange }: BlindLineProps) {
  const { t } = useText()
  return (
    <FieldGrid>
      <Field label={`${t('field.product')} ${number}`} required>
        <RecordPicker
          kind="product"
          label={`${t('field.product')} ${number}`}
          chosen={line.product?.text ?? ''}
          onPick={(hit) => onChange({ product: { id: hit.id, text: `${hit.number ?? ''} ${hit.title}`.trim() } })}
        />
      </Field>
      <TextField
        label={`${t('field.quantity')} ${number}`}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
      />
      <TextField
        label={`${t('returns.creditPrice')} ${number}`}
        hint={t('returns.creditPriceHint')}
        value={line.salesPrice}
        onChange={(salesPrice) => onChange({ salesPrice })}
      />
    </FieldGrid>
  )
}

function plain(text: string): string {
  return text.trim().replace(',', '.')
}
