import { useState } from 'react'
import { negated, sumMoney } from '#domain/payment.ts'
import { newId } from '#web/api/new-id.ts'
import { Problem } from '#web/api/problem.ts'
import { amountOf } from './amount.ts'
import { ask, connection } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

/** Cash that comes into the drawer or leaves it beside sales, and why. */
export function CashDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, money } = useSpeech()
  const { register } = useStore(identity)
  const { isConnected } = useStore(connection)
  const [id] = useState(newId)
  const [isOut, setOut] = useState(true)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const amount = amountOf(text)
  const isRight = amount !== null && Number(amount) > 0 && reason.trim() !== '' && isConnected
  const move = async () => {
    if (!isRight || amount === null || !register?.shift) return
    const sum = isOut ? negated(amount) : sumMoney(amount)
    try {
      await ask({
        method: 'POST',
        url: `/shifts/${register.shift.id}/cash-movements`,
        body: { id, amount: sum, reason: reason.trim() },
        idempotencyKey: id,
      })
      setDone(sum)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  if (done !== null) {
    return (
      <Dialog title={t('menu.cash')} onClose={onClose}>
        <p role="status">{t('shift.moved', { amount: money(done) })}</p>
        <button type="button" className="primary large" data-first onClick={onClose}>
          {t('app.ok')}
        </button>
      </Dialog>
    )
  }
  return (
    <Dialog title={t('menu.cash')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void move()
        }}
      >
        <fieldset className="row">
          <legend>{t('shift.direction')}</legend>
          <button type="button" aria-pressed={isOut} onClick={() => setOut(true)}>
            {t('shift.out')}
          </button>
          <button type="button" aria-pressed={!isOut} onClick={() => setOut(false)}>
            {t('shift.in')}
          </button>
        </fieldset>
        <label>
          {t('shift.amount')}
          <input
            data-first
            className="amount"
            inputMode="decimal"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <label>
          {t('shift.reason')}
          <input maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        {!isConnected && <p role="status">{t('shift.needsConnection')}</p>}
        <Refusals refusals={problem?.refusals ?? []} />
        <button type="submit" className="primary large" aria-disabled={!isRight}>
          {t('app.ok')}
        </button>
      </form>
    </Dialog>
  )
}
