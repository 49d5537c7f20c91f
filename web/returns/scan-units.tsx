import { Field, makeStyles } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReturnOrderView } from '#returns/views.ts'
import { useText } from '#web/language/language.ts'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'
import { FieldGrid } from '#web/ui/record/fields.tsx'
import { ScanField } from '#web/ui/scan-field/scan-field.tsx'
import { play } from '#web/ui/scan-field/tones.ts'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { AnnouncedUnits } from './announced-units.tsx'
import { AnnouncedVerdict } from './announced-verdict.tsx'
import { RefusedReturns } from './refused-returns.tsx'
import { type ReturnTerms, ReturnTermsFields, usualTerms } from './return-terms.tsx'
import { type Entry, useAnnouncing } from './use-announcing.ts'

/** A customer as chosen. */
export interface ChosenCustomer {
  readonly id: string
  readonly text: string
}

export interface ReturnPartProps {
  /** The return order that grows; null where it is not made yet. */
  readonly order: ReturnOrderView | null
  readonly customer: ChosenCustomer | null
  readonly onCustomer: (customer: ChosenCustomer) => void
  readonly onOrder: (order: ReturnOrderView) => void
}

const useStyles = makeStyles({ scan: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '10px' } })

/** D50: unit after unit by scanning or typing; each is answered at once, and the first says whose return it is. */
export function ScanUnits({ order, customer, onCustomer, onOrder }: ReturnPartProps) {
  const styles = useStyles()
  const { t } = useText()
  const field = useRef<HTMLInputElement>(null)
  const [terms, setTerms] = useState<ReturnTerms>(usualTerms)
  const customerId = customer?.id ?? null
  const { state, enter, settle } = useAnnouncing({ orderId: order?.id ?? null, customerId, onOrder })
  const focus = useCallback(() => field.current?.focus(), [])
  const scan = useCallback((text: string) => enter({ text, terms }), [enter, terms])
  const burst = useMemo(
    () => ({
      onEntry: (text: string) => {
        scan(text)
        focus()
      },
      onText: (text: string) => {
        if (field.current) field.current.value = text
        focus()
      },
      onBlocked: () => play('refused'),
    }),
    [scan, focus],
  )
  useBurst(field, burst)
  useEffect(focus, [focus])
  const again = (entry: Entry, how: Pick<Entry, 'productId' | 'overrideReason'> = {}) => {
    settle(entry)
    const { id: _, ...asked } = entry
    enter({ ...asked, ...how })
    focus()
  }
  return (
    <div className={styles.scan}>
      <ScanField field={field} mode="add" label={t('returns.scanField')} onEntry={scan} />
      <AnnouncedVerdict state={state} />
      <RefusedReturns
        refused={state.refused}
        onAgain={again}
        onSettle={(entry) => {
          settle(entry)
          focus()
        }}
      />
      <FieldGrid>
        <ReturnTermsFields value={terms} onChange={setTerms} />
        {!order && (
          <Field label={t('returns.customer')} hint={t('returns.customerHint')}>
            <RecordPicker
              kind="customer"
              label={t('returns.customer')}
              chosen={customer?.text ?? ''}
              onPick={({ id, title }) => {
                onCustomer({ id, text: title })
                focus()
              }}
            />
          </Field>
        )}
      </FieldGrid>
      {order && <AnnouncedUnits orderId={order.id} />}
    </div>
  )
}
