import { useEffect, useState } from 'react'
import { Problem } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { InvoiceOnDemand } from './invoice-on-demand.tsx'
import { ReceiptActs } from './receipt-acts.tsx'
import { Refusals } from './refusals.tsx'
import { moveInList } from './search-dialog.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { Opened } from './till-dialogs.tsx'
import type { LookedUp, Receipt } from './wire.ts'

interface ReceiptsDialogProps {
  readonly onOpen: (opened: Opened) => void
  readonly onClose: () => void
}

/** Receipts of before: the last ones of this device, or one that is looked up; to print again or to take back from. */
export function ReceiptsDialog({ onOpen, onClose }: ReceiptsDialogProps) {
  const { t, money, moment } = useSpeech()
  const { isConnected } = useStore(connection)
  const [text, setText] = useState('')
  const { receipts, problem, lookUp } = useReceipts()
  const [chosen, setChosen] = useState<Receipt | null>(null)
  if (chosen) {
    return (
      <Dialog title={t('done.receipt', { number: chosen.number })} size="wide" onClose={onClose}>
        <Chosen
          receipt={chosen}
          onReturn={() => onOpen({ name: 'return', text: chosen.number })}
          onChanged={setChosen}
        />
      </Dialog>
    )
  }
  return (
    <Dialog title={t('receipts.title')} size="wide" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void lookUp(text)
        }}
      >
        <label>
          {t('receipts.field')}
          <input data-first maxLength={512} value={text} onChange={({ target }) => setText(target.value)} />
        </label>
      </form>
      {!isConnected && <p role="status">{t('receipts.offline')}</p>}
      <Refusals refusals={problem?.refusals ?? []} />
      {receipts.length === 0 && <p>{t('receipts.none')}</p>}
      <ul className="choices" onKeyDown={moveInList}>
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <button type="button" className="choice" onClick={() => setChosen(receipt)}>
              <span>
                <strong>{receipt.number}</strong>
                <small>
                  {moment(receipt.soldAt)} · {receipt.cashier}
                </small>
              </span>
              <span className="amount">{money(receipt.totals.toPay)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const mostShown = 30

function useReceipts() {
  const [receipts, setReceipts] = useState<readonly Receipt[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    void identity
      .get()
      .disk?.getAll('receipt')
      .then((kept) => {
        const latest = kept.sort((one, other) => other.at.localeCompare(one.at)).slice(0, mostShown)
        setReceipts(latest.map(({ receipt }) => receipt as Receipt))
      })
  }, [])
  const lookUp = async (text: string) => {
    setProblem(null)
    try {
      const found = await ask<LookedUp>({ url: '/receipts/lookup', query: { text: text.trim() } })
      setReceipts(found.receipts)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  return { receipts, problem, lookUp }
}

interface ChosenProps {
  readonly receipt: Receipt
  readonly onReturn: () => void
  readonly onChanged: (receipt: Receipt) => void
}

function Chosen({ receipt, onReturn, onChanged }: ChosenProps) {
  const { t, money, quantity } = useSpeech()
  return (
    <>
      <ul className="receipt-lines">
        {receipt.lines.map((line) => (
          <li key={line.id}>
            <span>
              {quantity(line.quantity)} × {line.description}
              <small className="serial">
                {line.units.map(({ serialNumber }) => serialNumber ?? t('sale.notReadable')).join(', ')}
              </small>
            </span>
            <span className="amount">{money(line.grossAmount)}</span>
          </li>
        ))}
        <li>
          <strong>{t('sale.total')}</strong> <strong className="amount">{money(receipt.totals.toPay)}</strong>
        </li>
      </ul>
      <ReceiptActs receipt={receipt} isPosted />
      <button type="button" onClick={onReturn}>
        {t('receipts.takeBack')}
      </button>
      {receipt.invoiceId && <InvoiceOnDemand receipt={receipt} onChanged={onChanged} />}
    </>
  )
}
