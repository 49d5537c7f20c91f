import { useState } from 'react'
import { Problem } from '#web/api/problem.ts'
import { catalogueStore } from './catalogue.ts'
import { ask } from './connection.ts'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'

interface MailFormProps {
  readonly document: 'receipt' | 'invoice'
  readonly receiptId: string
  /** Whose address is proposed. */
  readonly customerId: string | null
  readonly onSent: (recipient: string) => void
}

/** Sends a receipt, or its invoice, to an address; that of the customer stands there already. */
export function MailForm({ document, receiptId, customerId, onSent }: MailFormProps) {
  const { t } = useSpeech()
  const known = catalogueStore.get().customers.get(customerId ?? '')?.email
  const [recipient, setRecipient] = useState(known ?? '')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    try {
      await ask({ method: 'POST', url: `/receipts/${receiptId}/deliveries`, body: { recipient, document } })
      onSent(recipient)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      setSending(false)
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
      <button type="submit" className="primary" disabled={isSending}>
        {t('receipt.send')}
      </button>
    </form>
  )
}
