import { type RefObject, useEffect, useRef, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { play } from '#web/ui/scan-field/tones.ts'
import { amountOf } from './amount.ts'
import { connection } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { type Paying, quickAmounts, restOf } from './pay.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { useNoScan } from './use-no-scan.ts'
import type { Register, TenderType } from './wire.ts'

interface TendersProps {
  readonly paying: Paying
  readonly register: Register
  readonly onPay: (tender: TenderType, amount: string | null, voucherCode?: string) => void
}

/** The ways to pay: an amount, or all that is left, by each of them; cash by one touch. */
export function Tenders({ paying, register, onPay }: TendersProps) {
  const { t, money } = useSpeech()
  const { isConnected } = useStore(connection)
  const field = useRef<HTMLInputElement>(null)
  const [voucher, setVoucher] = useState<TenderType | null>(null)
  const isRefund = paying.due.startsWith('-')
  const tenders = register.tenderTypes.filter(({ forRefunds }) => !isRefund || forRefunds)
  const cash = tenders.find(({ kind }) => kind === 'cash')
  const { typed, pay } = useTyped(field, { isRefund, onPay, onVoucher: setVoucher })
  const noScan = useNoScan(() => {
    if (field.current) field.current.value = ''
  })
  useTenderKeys(tenders, pay, isConnected)
  return (
    <section className="tenders" aria-label={t('pay.title')}>
      <label>
        {t(isRefund ? 'pay.amountBack' : 'pay.amount')}
        <input
          ref={field}
          // biome-ignore lint/a11y/noAutofocus: the page is there for this field
          autoFocus
          className="amount"
          inputMode="decimal"
          autoComplete="off"
          placeholder={t('pay.all')}
          onKeyDown={(event) => {
            if (!noScan(event) && event.key === 'Enter' && cash && typed() !== '') {
              event.preventDefault()
              pay(cash)
            }
          }}
        />
      </label>
      {cash && !isRefund && (
        <div className="quick" role="group" aria-label={t('pay.cashQuick')}>
          {quickAmounts(restOf(paying, cash, register)).map((amount, index) => (
            <button type="button" key={amount} onClick={() => onPay(cash, amount)} data-amount={amount}>
              <span>
                {money(amount)}
                {index === 0 && <small>{t('pay.exact')}</small>}
              </span>
            </button>
          ))}
        </div>
      )}
      <div className="by-tender">
        {tenders.map((tender, index) => (
          <button
            type="button"
            key={tender.code}
            className={index === 0 ? 'primary large' : 'large'}
            disabled={tender.kind === 'voucher' && !isConnected}
            onClick={() => pay(tender)}
          >
            <span>
              {tender.name} <kbd>F{index + 2}</kbd>
              {tender.kind === 'voucher' && !isConnected && <small>{t('pay.voucherOffline')}</small>}
            </span>
          </button>
        ))}
      </div>
      {voucher && (
        <VoucherDialog
          onClose={() => setVoucher(null)}
          onCode={(code) => {
            const amount = amountOf(typed())
            setVoucher(null)
            onPay(voucher, amount, code)
          }}
        />
      )}
    </section>
  )
}

interface TypedParts {
  readonly isRefund: boolean
  readonly onPay: TendersProps['onPay']
  readonly onVoucher: (tender: TenderType) => void
}

/** What stands in the field: an amount, or nothing, which is all that is left. */
function useTyped(field: RefObject<HTMLInputElement | null>, { isRefund, onPay, onVoucher }: TypedParts) {
  const typed = () => field.current?.value.trim() ?? ''
  const pay = (tender: TenderType) => {
    const amount = amountOf(typed())
    if (typed() !== '' && amount === null) return play('refused')
    // A voucher that is taken has a code; one that is given gets its own.
    if (tender.kind === 'voucher' && !isRefund) return onVoucher(tender)
    onPay(tender, amount)
    if (field.current) field.current.value = ''
  }
  return { typed, pay }
}

function useTenderKeys(tenders: readonly TenderType[], pay: (tender: TenderType) => void, isConnected: boolean): void {
  const latest = useRef(pay)
  latest.current = pay
  useEffect(() => {
    const bindings = tenders.map((tender, index) => [
      `F${index + 2}`,
      (event: KeyboardEvent) => {
        event.preventDefault()
        if (event.repeat || document.querySelector('dialog[open]')) return
        if (tender.kind !== 'voucher' || isConnected) latest.current(tender)
        else play('refused')
      },
    ])
    return tinykeys(window, Object.fromEntries(bindings))
  }, [tenders, isConnected])
}

interface VoucherDialogProps {
  readonly onCode: (code: string) => void
  readonly onClose: () => void
}

function VoucherDialog({ onCode, onClose }: VoucherDialogProps) {
  const { t } = useSpeech()
  const [code, setCode] = useState('')
  return (
    <Dialog title={t('pay.voucher')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') onCode(code.trim())
        }}
      >
        <label>
          {t('pay.voucherCode')}
          <input
            data-first
            autoComplete="off"
            maxLength={40}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
        <button type="submit" className="primary large" aria-disabled={code.trim() === ''}>
          {t('app.ok')}
        </button>
      </form>
    </Dialog>
  )
}
