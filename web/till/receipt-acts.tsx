import { DocumentPdfRegular, MailRegular, PrintRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { keepFile, readFile } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import type { ShownReceipt } from './local-receipt.ts'
import { printReceipt } from './printer.ts'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

interface ActsProps {
  readonly receipt: ShownReceipt
  /** Whether the server has it; what it has not can only be printed here. */
  readonly isPosted: boolean
  /** Just sold: it may print by itself. */
  readonly isNew?: boolean
}

const alwaysKey = 'pakbon.till.alwaysPrint'

/** What can be done with a receipt: on paper, as PDF, by e-mail. */
export function ReceiptActs({ receipt, isPosted, isNew = false }: ActsProps) {
  const { t, language } = useSpeech()
  const { isConnected } = useStore(connection)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isMailing, setMailing] = useState(false)
  const [always, setAlways] = useState(() => localStorage.getItem(alwaysKey) === 'yes')
  const [told, setTold] = useState('')
  const canAsk = isPosted && isConnected
  const act = (what: () => Promise<unknown>) => () => {
    setProblem(null)
    what().catch((error) => {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    })
  }
  const print = act(() => printReceipt(receipt, { isStored: canAsk }))
  const first = useRef(isNew && always)
  useEffect(() => {
    if (!first.current) return
    first.current = false
    print()
  })
  const pdf = act(async () =>
    keepFile(
      await readFile({ url: `/receipts/${receipt.id}/print.pdf`, query: { language } }),
      `${receipt.number}.pdf`,
    ),
  )
  return (
    <section className="receipt-acts" aria-label={t('receipt.title')}>
      <div className="row">
        <button type="button" onClick={print}>
          <PrintRegular aria-hidden fontSize={24} /> {t('receipt.print')}
        </button>
        <button type="button" disabled={!canAsk} onClick={pdf}>
          <DocumentPdfRegular aria-hidden fontSize={24} /> {t('receipt.pdf')}
        </button>
        <button type="button" disabled={!canAsk} aria-expanded={isMailing} onClick={() => setMailing(!isMailing)}>
          <MailRegular aria-hidden fontSize={24} /> {t('receipt.mail')}
        </button>
      </div>
      {!canAsk && <small>{t('receipt.onlyHere')}</small>}
      {isMailing && (
        <MailForm
          receipt={receipt}
          onSent={(recipient) => {
            setMailing(false)
            setTold(t('receipt.onItsWay', { recipient }))
          }}
        />
      )}
      <p role="status">{told}</p>
      <Refusals refusals={problem?.refusals ?? []} />
      <label className="check">
        <input
          type="checkbox"
          checked={always}
          onChange={({ target }) => {
            localStorage.setItem(alwaysKey, target.checked ? 'yes' : 'no')
            setAlways(target.checked)
          }}
        />
        {t('receipt.always')}
      </label>
    </section>
  )
}

interface MailFormProps {
  readonly receipt: ShownReceipt
  readonly onSent: (recipient: string) => void
}

function MailForm({ receipt, onSent }: MailFormProps) {
  const { t, language } = useSpeech()
  const [recipient, setRecipient] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async () => {
    try {
      await ask({ method: 'POST', url: `/receipts/${receipt.id}/deliveries`, body: { recipient, language } })
      onSent(recipient)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        {t('receipt.recipient')}
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for
          autoFocus
          type="email"
          required
          maxLength={254}
          value={recipient}
          onChange={({ target }) => setRecipient(target.value)}
        />
      </label>
      <Refusals refusals={problem?.refusals ?? []} />
      <button type="submit" className="primary">
        {t('receipt.send')}
      </button>
    </form>
  )
}
