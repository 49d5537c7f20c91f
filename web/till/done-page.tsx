import { CheckmarkCircleFilled, CloudOffFilled } from '@fluentui/react-icons'
import { useEffect, useRef } from 'react'
import { catalogueStore } from './catalogue.ts'
import { identity } from './identity.ts'
import { changeOn, numberOf, receiptOf, type ShownReceipt } from './local-receipt.ts'
import { outgoing } from './outgoing.ts'
import { ReceiptActs } from './receipt-acts.tsx'
import { useSpeech } from './speech.ts'
import { StatusBar } from './status-bar.tsx'
import { useStore } from './store.ts'
import type { Done } from './use-payment.ts'
import type { Register } from './wire.ts'

interface DonePageProps {
  readonly done: Done
  readonly onNext: () => void
}

/** The sale is done: the change, large, the receipt, and the next one. */
export function DonePage({ done: { outcome, paying }, onNext }: DonePageProps) {
  const { t, money } = useSpeech()
  const { register } = useStore(identity)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  if (!register) return null
  const receipt = outcome.kind === 'posted' ? outcome.receipt : receiptOf(outcome.sale, register, catalogueStore.get())
  const change = changeOn(receipt)
  const isRefund = paying.due.startsWith('-')
  return (
    <div className="frame">
      <StatusBar />
      <main className="done" data-receipt={receipt.number} data-outcome={outcome.kind}>
        {outcome.kind === 'posted' ? (
          <Posted receipt={receipt} isRefund={isRefund} />
        ) : (
          <Waits sale={outcome.sale} register={register} />
        )}
        {change !== null && (
          <p className="change" role="status">
            {t('done.change')} <strong data-change={change}>{money(change)}</strong>
          </p>
        )}
        {isRefund && receipt.vouchers.length === 0 && (
          <p className="change" role="status">
            {t('done.givenBack')} <strong>{money(receipt.totals.toPay.replace('-', ''))}</strong>
          </p>
        )}
        {receipt.vouchers.map(({ code, amount }) => (
          <p key={code} className="change">
            {t('done.voucher')} <strong>{money(amount)}</strong> <bdi className="serial">{code}</bdi>
          </p>
        ))}
        <ReceiptActs receipt={receipt} isPosted={outcome.kind === 'posted'} isNew />
        <button ref={next} type="button" className="primary large" onClick={onNext}>
          {t('done.next')} <kbd>⏎</kbd>
        </button>
      </main>
    </div>
  )
}

function Posted({ receipt, isRefund }: { readonly receipt: ShownReceipt; readonly isRefund: boolean }) {
  const { t } = useSpeech()
  return (
    <h1 className="good">
      <CheckmarkCircleFilled aria-hidden fontSize={40} /> {t(isRefund ? 'done.refunded' : 'done.paid')}
      <small>{t('done.receipt', { number: receipt.number })}</small>
    </h1>
  )
}

interface WaitsProps {
  readonly sale: Extract<Done['outcome'], { kind: 'waits' }>['sale']
  readonly register: Register
}

/** Said plainly: it is on the device, and not sent; or sent meanwhile. */
function Waits({ sale, register }: WaitsProps) {
  const { t } = useSpeech()
  const { waiting } = useStore(outgoing)
  const isWaiting = waiting.some(({ id }) => id === sale.id)
  const number = numberOf(sale, register)
  return (
    <h1 className={isWaiting ? 'amber' : 'good'}>
      {isWaiting ? <CloudOffFilled aria-hidden fontSize={40} /> : <CheckmarkCircleFilled aria-hidden fontSize={40} />}
      {t('done.paid')}
      <small>
        {number === null ? t('done.noNumber') : t('done.receipt', { number })}{' '}
        {t(isWaiting ? 'done.waits' : 'done.sentMeanwhile')}
      </small>
    </h1>
  )
}
