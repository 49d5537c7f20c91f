import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { identity } from './identity.ts'
import type { ShownReceipt } from './local-receipt.ts'
import { paper } from './printer.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

/** Stands beside the page and takes its place on paper of 80 mm. */
export function Paper() {
  const { sheet } = useStore(paper)
  useEffect(() => {
    const clear = () => paper.set({ sheet: null })
    window.addEventListener('afterprint', clear)
    return () => window.removeEventListener('afterprint', clear)
  }, [])
  if (!sheet) return null
  return createPortal(
    <div className="paper">
      {sheet.kind === 'text' && <pre>{sheet.text}</pre>}
      {sheet.kind === 'report' && <pre>{sheet.lines.join('\n')}</pre>}
      {sheet.kind === 'receipt' && <ReceiptPaper receipt={sheet.receipt} />}
    </div>,
    document.body,
  )
}

/** A receipt as the device writes it while the server does not have it. */
function ReceiptPaper({ receipt }: { readonly receipt: ShownReceipt }) {
  const { t, money, moment } = useSpeech()
  const { register } = useStore(identity)
  return (
    <article>
      <h1>{register?.company.name}</h1>
      <p>
        {receipt.tillName} · {receipt.cashier}
        <br />
        {moment(receipt.soldAt)}
        <br />
        <b>{receipt.number === '' ? t('done.noNumber') : t('done.receipt', { number: receipt.number })}</b>
      </p>
      <PaperLines receipt={receipt} />
      <dl>
        <Row name={t('sale.total')} amount={money(receipt.totals.gross)} isStrong />
        {receipt.totals.perRate.map(({ percentage, tax }) => (
          <Row key={percentage} name={t('sale.taxIn', { percentage: Number(percentage) })} amount={money(tax)} />
        ))}
        {Number(receipt.totals.rounding) !== 0 && (
          <Row name={t('receipt.rounding')} amount={money(receipt.totals.rounding)} />
        )}
        {receipt.payments.map(({ name, amount, isChange }) => (
          <Row key={`${name} ${amount}`} name={isChange ? t('done.change') : name} amount={money(amount)} />
        ))}
      </dl>
      {receipt.note && <p>{receipt.note}</p>}
      <p>{t('receipt.madeHere')}</p>
      <p>{register?.till.receiptFooter}</p>
    </article>
  )
}

function PaperLines({ receipt }: { readonly receipt: ShownReceipt }) {
  const { t, money, quantity } = useSpeech()
  return (
    <dl>
      {receipt.lines.map((line) => (
        <div key={line.id} className="paper-line">
          <Row name={`${quantity(line.quantity)} × ${line.description}`} amount={money(line.grossAmount)} />
          {line.units.map(({ registrationId, serialNumber }) => (
            <dd key={registrationId} className="serial">
              {serialNumber ?? t('sale.notReadable')}
            </dd>
          ))}
        </div>
      ))}
      {receipt.returns.map((back) => (
        <div key={`${back.description} ${back.serialNumber}`} className="paper-line">
          <Row name={t('sale.comesBack', { product: back.description })} amount={money(`-${back.grossAmount}`)} />
          {back.serialNumber && <dd className="serial">{back.serialNumber}</dd>}
        </div>
      ))}
    </dl>
  )
}

interface RowProps {
  readonly name: string
  readonly amount: string
  readonly isStrong?: boolean
}

function Row({ name, amount, isStrong = false }: RowProps) {
  return (
    <div className={isStrong ? 'paper-row strong' : 'paper-row'}>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  )
}
