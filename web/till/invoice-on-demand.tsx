import { DocumentPdfRegular, MailRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { download } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import { CustomerChoice } from './customer-choice.tsx'
import { identity } from './identity.ts'
import { MailForm } from './mail-form.tsx'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { Receipt } from './wire.ts'

interface InvoiceProps {
  readonly receipt: Receipt
  readonly onChanged: (receipt: Receipt) => void
}

/** D60: an invoice on demand: the buyer is named afterwards, once; then the invoice is there to hand over. */
export function InvoiceOnDemand({ receipt, onChanged }: InvoiceProps) {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const [isChoosing, setChoosing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const name = async (customerId: string) => {
    try {
      onChanged(await ask<Receipt>({ method: 'PUT', url: `/receipts/${receipt.id}/buyer`, body: { customerId } }))
      setChoosing(false)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  if (receipt.buyer) return <Invoice receipt={receipt} buyer={receipt.buyer} />
  return (
    <>
      <button type="button" disabled={!isConnected} aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
        {t('receipts.invoice')}
      </button>
      {isChoosing && <CustomerChoice onChoose={({ id }) => void name(id)} />}
      <Refusals refusals={problem?.refusals ?? []} />
    </>
  )
}

interface OwnInvoiceProps {
  readonly receipt: Receipt
  readonly buyer: NonNullable<Receipt['buyer']>
}

function Invoice({ receipt: { id, invoiceNumber }, buyer }: OwnInvoiceProps) {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const canMail = useStore(identity).register?.canMail ?? false
  const [isMailing, setMailing] = useState(false)
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const number = invoiceNumber ?? ''
  const keep = () => {
    setProblem(null)
    download({ url: `/receipts/${id}/invoice.pdf` }, `${number}.pdf`).catch((error) => {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    })
  }
  return (
    <section className="receipt-acts" aria-label={t('receipts.invoicePdf')}>
      <p>{t('receipts.buyer', { name: buyer.name, number })}</p>
      <div className="row">
        <button type="button" disabled={!isConnected} onClick={keep}>
          <DocumentPdfRegular aria-hidden fontSize={24} /> {t('receipts.invoicePdf')}
        </button>
        {canMail && (
          <button
            type="button"
            disabled={!isConnected}
            aria-expanded={isMailing}
            onClick={() => setMailing(!isMailing)}
          >
            <MailRegular aria-hidden fontSize={24} /> {t('receipts.invoiceMail')}
          </button>
        )}
      </div>
      {isMailing && (
        <MailForm
          {...{ document: 'invoice', receiptId: id, customerId: buyer.customerId }}
          onSent={(recipient) => {
            setMailing(false)
            setTold(t('receipt.onItsWay', { recipient }))
          }}
        />
      )}
      <p role="status">{told}</p>
      <Refusals refusals={problem?.refusals ?? []} />
    </section>
  )
}
