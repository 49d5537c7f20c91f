import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { catalogueStore } from './catalogue.ts'
import { DonePage } from './done-page.tsx'
import { askNext } from './entries.ts'
import { useRefusalText } from './entry-bar.tsx'
import { identity } from './identity.ts'
import { PaymentsGiven } from './payments-given.tsx'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { StatusBar } from './status-bar.tsx'
import { useStore } from './store.ts'
import { Tenders } from './tenders.tsx'
import { missingOn, type Ticket } from './ticket.ts'
import { usePayment } from './use-payment.ts'
import type { Register } from './wire.ts'

interface PayPageProps {
  readonly ticket: Ticket
  readonly onLeave: () => void
}

/** Payment: refused while a serial number is missing, and then it says which (D60). */
export function PayPage({ ticket, onLeave }: PayPageProps) {
  const { register } = useStore(identity)
  const { products } = useStore(catalogueStore)
  const missing = ticket.lines.flatMap((line) => {
    const product = products.get(line.productId)
    const count = missingOn(line, product)
    return product && !product.blankIssueAllowed && count > 0 ? [{ id: line.id, name: product.name, count }] : []
  })
  if (!register) return null
  if (missing.length > 0) return <Missing missing={missing} onLeave={onLeave} />
  return <Pay ticket={ticket} register={register} onLeave={onLeave} />
}

interface MissingProps {
  readonly missing: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  readonly onLeave: () => void
}

function Missing({ missing, onLeave }: MissingProps) {
  const { t } = useSpeech()
  const goScan = () => {
    askNext()
    onLeave()
  }
  return (
    <div className="frame">
      <StatusBar />
      <main className="notice" role="alert">
        <h1>{t('pay.missingTitle')}</h1>
        <ul className="missing-list">
          {missing.map(({ id, name, count }) => (
            <li key={id} data-missing={count}>
              <strong>{name}</strong>: {t('sale.missing', { count })}
            </li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/noAutofocus: the page is there for this answer */}
        <button type="button" className="primary large" autoFocus onClick={goScan}>
          {t('pay.scanThem')}
        </button>
      </main>
    </div>
  )
}

function Pay({ ticket, register, onLeave }: PayPageProps & { readonly register: Register }) {
  const { t, money } = useSpeech()
  const tell = useRefusalText()
  const payment = usePayment(ticket, register)
  const { paying, refusals, isBusy, done } = payment
  const main = useRef<HTMLElement>(null)
  useEffect(
    () =>
      tinykeys(window, {
        Escape: () => {
          if (!isBusy && !done && !document.querySelector('dialog[open]')) onLeave()
        },
      }),
    [isBusy, done, onLeave],
  )
  if (done) return <DonePage done={done} onNext={onLeave} />
  const isRefund = paying.due.startsWith('-')
  const isEven = Number(paying.due) === 0
  return (
    <div className="frame">
      <StatusBar />
      <main ref={main} className="pay-page" aria-busy={isBusy}>
        <header>
          <button type="button" onClick={onLeave} disabled={isBusy}>
            {t('pay.back')} <kbd>Esc</kbd>
          </button>
          <h1>
            {isEven ? t('pay.even') : isRefund ? t('sale.toGiveBack') : t('pay.toPay')}
            <strong className="amount" data-due={paying.due}>
              {money(paying.due.replace('-', ''))}
            </strong>
          </h1>
        </header>
        <Refusals refusals={refusals.map((one) => ({ code: one.code, text: tell(one) }))} />
        <PaymentsGiven paying={paying} register={register} isBusy={isBusy} onTakeBack={payment.takeBack} />
        {isBusy && (
          <p role="status" className="busy">
            {t('pay.busy')}
          </p>
        )}
        {!isBusy && isEven && (
          <button type="button" className="primary large" onClick={payment.finishEven}>
            {t('pay.finishEven')}
          </button>
        )}
        {!isBusy && !isEven && <Tenders paying={paying} register={register} onPay={payment.pay} />}
      </main>
    </div>
  )
}
