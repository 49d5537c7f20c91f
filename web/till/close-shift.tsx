import { useState } from 'react'
import { sumMoney } from '#domain/payment.ts'
import { Problem } from '#web/api/problem.ts'
import { amountOf } from './amount.ts'
import { CashCount } from './cash-count.tsx'
import { ask, connection } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { identity, lock, readRegister } from './identity.ts'
import { outgoing } from './outgoing.ts'
import { Refusals } from './refusals.tsx'
import { ReportShown } from './report-shown.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { tickets } from './sync.ts'
import { isEmpty } from './ticket.ts'
import type { Register, ShiftReport } from './wire.ts'

/** Closes the shift: counted blind, then compared; the report is the Z (D60). */
export function CloseShift({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const { register } = useStore(identity)
  const [report, setReport] = useState<ShiftReport | null>(null)
  const leave = async () => {
    await readRegister().catch(() => {})
    lock()
  }
  if (report) {
    return (
      <Dialog title={t('report.z', { number: report.shift.number ?? '' })} size="wide" onClose={() => void leave()}>
        <ReportShown report={report} />
        <button type="button" className="primary large" onClick={() => void leave()}>
          {t('shift.done')}
        </button>
      </Dialog>
    )
  }
  return (
    <Dialog title={t('menu.close')} size="wide" onClose={onClose}>
      {register?.shift && <Count register={register} onClosed={setReport} />}
    </Dialog>
  )
}

interface CountProps {
  readonly register: Register
  readonly onClosed: (report: ShiftReport) => void
}

function Count({ register, onClosed }: CountProps) {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const { problem, isBusy, close } = useClosing(register, onClosed)
  const obstacle = useObstacle()
  const counted = register.tenderTypes.map(({ code }) => ({ tender: code, amount: amountOf(texts[code] ?? '') }))
  const isRight = counted.every(({ amount }) => amount !== null) && isConnected && !obstacle && !isBusy
  const set = (code: string) => (text: string) => setTexts((before) => ({ ...before, [code]: text }))
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRight) return
        void close(
          counted.map(({ tender, amount }) => ({ tender, amount: sumMoney(amount ?? '0') })),
          note.trim(),
        )
      }}
    >
      <p>{t('shift.countIntro')}</p>
      {register.tenderTypes.map(({ code, name, kind }) => (
        <div key={code} className="stack">
          <label>
            {t('shift.counted', { tender: name })}
            <input
              className="amount"
              inputMode="decimal"
              data-tender={code}
              value={texts[code] ?? ''}
              onChange={({ target }) => set(code)(target.value)}
            />
          </label>
          {kind === 'cash' && <CashCount onSum={set(code)} />}
        </div>
      ))}
      <label>
        {t('shift.note')}
        <input maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      {obstacle && (
        <p role="alert" className="refusal">
          {obstacle}
        </p>
      )}
      {!isConnected && <p role="status">{t('shift.needsConnection')}</p>}
      <Refusals refusals={problem?.refusals ?? []} />
      <button type="submit" className="primary large" aria-disabled={!isRight}>
        {t('shift.close')}
      </button>
    </form>
  )
}

/** What has to be done before: tickets to end, sales to send. */
function useObstacle(): string | null {
  const { t } = useSpeech()
  const { all } = useStore(tickets)
  const { waiting } = useStore(outgoing)
  const open = [...all.values()].filter((ticket) => ticket.state !== 'discarded' && !isEmpty(ticket)).length
  if (waiting.length > 0) return t('shift.unsent', { count: waiting.length })
  return open > 0 ? t('shift.ticketsOpen', { count: open }) : null
}

function useClosing(register: Register, onClosed: CountProps['onClosed']) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const close = async (counted: readonly { tender: string; amount: string }[], note: string) => {
    setBusy(true)
    setProblem(null)
    try {
      const unsent = outgoing.get().waiting.length
      const url = `/shifts/${register.shift?.id}/closing`
      onClosed(await ask<ShiftReport>({ method: 'POST', url, body: { counted, note, unsent } }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { problem, isBusy, close }
}
