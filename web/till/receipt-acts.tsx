import { DocumentPdfRegular, MailRegular, PrintRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { keepFile, readFile } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import { identity } from './identity.ts'
import type { ShownReceipt } from './local-receipt.ts'
import { MailForm } from './mail-form.tsx'
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
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const canMail = useStore(identity).register?.canMail ?? false
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
  const pdf = act(() => keepPrint(receipt))
  return (
    <section className="receipt-acts" aria-label={t('receipt.title')}>
      <div className="row">
        <button type="button" onClick={print}>
          <PrintRegular aria-hidden fontSize={24} /> {t('receipt.print')}
        </button>
        <button type="button" disabled={!canAsk} onClick={pdf}>
          <DocumentPdfRegular aria-hidden fontSize={24} /> {t('receipt.pdf')}
        </button>
        {canMail && (
          <button type="button" disabled={!canAsk} aria-expanded={isMailing} onClick={() => setMailing(!isMailing)}>
            <MailRegular aria-hidden fontSize={24} /> {t('receipt.mail')}
          </button>
        )}
      </div>
      {!canAsk && <small>{t(canMail ? 'receipt.onlyHere' : 'receipt.pdfOnlyHere')}</small>}
      {isMailing && (
        <MailForm
          {...{ document: 'receipt', receiptId: receipt.id, customerId: receipt.customerId }}
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

/** A print of the receipt, which the server keeps as well: the first one, or a copy of it. */
async function keepPrint({ id, number }: ShownReceipt): Promise<void> {
  const print = await ask<{ readonly id: string }>({ method: 'POST', url: `/receipts/${id}/prints`, body: {} })
  keepFile(await readFile({ url: `/receipts/${id}/prints/${print.id}.pdf` }), `${number}.pdf`)
}
