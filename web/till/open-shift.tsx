import { useState } from 'react'
import { sumMoney } from '#domain/payment.ts'
import { newId } from '#web/api/new-id.ts'
import { Problem } from '#web/api/problem.ts'
import { amountOf, typedIn } from './amount.ts'
import { ask, connection } from './connection.ts'
import { identity, readRegister } from './identity.ts'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { StatusBar } from './status-bar.tsx'
import { useStore } from './store.ts'

/** A shift begins with the money that is in the drawer. */
export function OpenShift() {
  const { t, language } = useSpeech()
  const { register } = useStore(identity)
  const { isConnected } = useStore(connection)
  const [text, setText] = useState(() => typedIn(language, register?.till.openingFloat ?? '0'))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [id] = useState(newId)
  const amount = amountOf(text)
  const open = async () => {
    if (amount === null) return
    try {
      await ask({ method: 'POST', url: '/shifts', body: { id, openingFloat: sumMoney(amount) }, idempotencyKey: id })
      await readRegister()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      if (error.has('SHIFT_OPEN_ALREADY')) await readRegister()
    }
  }
  return (
    <div className="frame">
      <StatusBar />
      <main className="notice">
        <h1>{t('shift.open')}</h1>
        <p>{t('shift.openIntro')}</p>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void open()
          }}
        >
          <label>
            {t('shift.float')}
            <input
              className="amount"
              inputMode="decimal"
              // biome-ignore lint/a11y/noAutofocus: the page is there for this field
              autoFocus
              value={text}
              aria-invalid={amount === null}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
          {!isConnected && <p role="status">{t('shift.needsConnection')}</p>}
          <Refusals refusals={problem?.refusals ?? []} />
          <button type="submit" className="primary large" aria-disabled={amount === null || !isConnected}>
            {t('shift.begin')}
          </button>
        </form>
      </main>
    </div>
  )
}
