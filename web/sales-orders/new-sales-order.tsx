import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'

interface Chosen {
  readonly id: string
  readonly text: string
}

interface DraftLine {
  readonly key: number
  readonly product: Chosen | null
  readonly quantity: string
}

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))', gap: '12px' },
  line: {
    display: 'grid',
    gridTemplateColumns: '2em minmax(0, 3fr) minmax(80px, 1fr) 44px',
    gap: '8px',
    alignItems: 'center',
    marginBottom: '8px',
  },
})

/** A sales order by keyboard alone: customer, products by number, name or barcode, quantities; Enter goes on. */
export function NewSalesOrder() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const [customer, setCustomer] = useState<Chosen | null>(null)
  const [customerReference, setReference] = useState('')
  const [requestedDeliveryOn, setRequested] = useState('')
  const [lines, setLines] = useState<readonly DraftLine[]>([{ key: 1, product: null, quantity: '1' }])
  const filled = lines.filter(({ product, quantity }) => product && Number(quantity.replace(',', '.')) > 0)
  const { mutate, error, isPending } = useCommand<void, { readonly id: string }>(
    () => ({
      url: '/sales-orders',
      body: {
        customerId: customer?.id,
        ...(customerReference ? { customerReference } : {}),
        ...(requestedDeliveryOn ? { requestedDeliveryOn } : {}),
        lines: filled.map(({ product, quantity }) => ({
          productId: product?.id,
          quantity: Number(quantity.replace(',', '.')),
        })),
      },
    }),
    { onDone: ({ id }) => navigate({ to: `/sales-orders/${id}` as never }) },
  )
  const change = (key: number, next: Partial<DraftLine>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...next } : line)))
  const addLine = () =>
    setLines([...lines, { key: Math.max(...lines.map(({ key }) => key)) + 1, product: null, quantity: '1' }])
  return (
    <Page
      title={t('salesOrders.newTitle')}
      back={{ to: '/sales-orders', text: t('salesOrders.title') }}
      actions={
        <Button appearance="primary" disabled={!customer || filled.length === 0 || isPending} onClick={() => mutate()}>
          {t('salesOrders.save')}
        </Button>
      }
    >
      <Refusals problem={error} />
      <Section title={t('salesOrders.general')}>
        <div className={styles.form}>
          <Field label={t('salesOrders.customer')} required>
            <RecordPicker
              kind="customer"
              label={t('salesOrders.customer')}
              chosen={customer?.text ?? ''}
              onPick={({ id, title }) => setCustomer({ id, text: title })}
            />
          </Field>
          <Field label={t('field.reference')}>
            <Input value={customerReference} maxLength={200} onChange={(_, { value }) => setReference(value)} />
          </Field>
          <Field label={t('field.requestedDeliveryOn')}>
            <Input type="date" value={requestedDeliveryOn} onChange={(_, { value }) => setRequested(value)} />
          </Field>
        </div>
      </Section>
      <Section title={t('salesOrders.lines')} summary={t('salesOrders.lineHint')}>
        {lines.map((line, index) => (
          <OrderLine
            key={line.key}
            line={line}
            number={index + 1}
            isNew={index > 0 && index === lines.length - 1}
            onChange={(next) => change(line.key, next)}
            onNext={addLine}
            onRemove={lines.length > 1 ? () => setLines(lines.filter(({ key }) => key !== line.key)) : null}
          />
        ))}
        <Button onClick={addLine}>{t('salesOrders.addLine')}</Button>
      </Section>
    </Page>
  )
}

interface OrderLineProps {
  readonly line: DraftLine
  readonly number: number
  /** It was just added: the focus goes to it. */
  readonly isNew: boolean
  readonly onChange: (next: Partial<DraftLine>) => void
  readonly onNext: () => void
  readonly onRemove: (() => void) | null
}

function OrderLine({ line, number, isNew, onChange, onNext, onRemove }: OrderLineProps) {
  const styles = useStyles()
  const { t } = useText()
  const product = useRef<HTMLInputElement>(null)
  const quantity = useRef<HTMLInputElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isNew && isFirst.current) product.current?.focus()
    isFirst.current = false
  }, [isNew])
  return (
    <div className={styles.line}>
      <span>{number}</span>
      <RecordPicker
        kind="product"
        label={`${t('salesOrders.product')} ${number}`}
        chosen={line.product?.text ?? ''}
        inputRef={product}
        onPick={(hit) => {
          onChange({ product: { id: hit.id, text: `${hit.number ?? ''} ${hit.title}`.trim() } })
          quantity.current?.select()
        }}
      />
      <Input
        input={{ ref: quantity }}
        aria-label={`${t('salesOrders.quantity')} ${number}`}
        inputMode="decimal"
        value={line.quantity}
        onChange={(_, { value }) => onChange({ quantity: value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onNext()
        }}
      />
      {onRemove && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('salesOrders.removeLine', { line: number })}
          onClick={onRemove}
        />
      )}
    </div>
  )
}
