import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '#web/api/problem.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { ask, connection } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { Refusals } from './refusals.tsx'
import { ReturnForm } from './return-form.tsx'
import { type Returnable, returnableIn } from './returnable.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { LookedUp } from './wire.ts'

interface ReturnDialogProps {
  /** What was scanned already: a serial number or the number of a receipt. */
  readonly text: string
  readonly onClose: () => void
}

/** Takes something back: the sale is found by a serial number or a receipt, and its verdict shown (D50, D61). */
export function ReturnDialog({ text, onClose }: ReturnDialogProps) {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const { found, asked, problem, isBusy, lookUp } = useLookUp(text)
  const [chosen, setChosen] = useState<Returnable | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChosen(null)
    void lookUp(field.current?.value ?? '')
    field.current?.select()
  }
  const choices = found ? returnableIn(found) : []
  return (
    <Dialog title={t('returns.title')} size="wide" onClose={onClose}>
      <form onSubmit={submit}>
        <label>
          {t('returns.field')}
          <input ref={field} data-first autoComplete="off" maxLength={512} defaultValue={text} enterKeyHint="search" />
        </label>
      </form>
      {!isConnected && (
        <p role="alert" className="refusal">
          {t('returns.offline')}
        </p>
      )}
      {isBusy && <p role="status">{t('returns.looking')}</p>}
      <Refusals refusals={problem?.refusals ?? []} />
      {found && choices.length === 0 && <p role="status">{t('returns.nothing', { text: asked })}</p>}
      {chosen ? (
        <ReturnForm back={chosen} onDone={onClose} />
      ) : (
        <Choices choices={choices} blind={found ? asked : null} onChoose={setChosen} />
      )}
    </Dialog>
  )
}

function useLookUp(text: string) {
  const [found, setFound] = useState<LookedUp | null>(null)
  const [asked, setAsked] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const lookUp = useCallback(async (words: string) => {
    const serial = words.trim()
    if (serial === '') return
    setBusy(true)
    setProblem(null)
    setFound(null)
    setAsked(serial)
    try {
      setFound(await ask<LookedUp>({ url: '/receipts/lookup', query: { text: serial } }))
      play('changed')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      play('refused')
    } finally {
      setBusy(false)
    }
  }, [])
  useEffect(() => void lookUp(text), [text, lookUp])
  return { found, asked, problem, isBusy, lookUp }
}

interface ChoicesProps {
  readonly choices: readonly Returnable[]
  /** A serial number whose sale is not known, which may be taken back all the same. */
  readonly blind: string | null
  readonly onChoose: (back: Returnable) => void
}

function Choices({ choices, blind, onChoose }: ChoicesProps) {
  const { t, money, day } = useSpeech()
  return (
    <ul className="choices">
      {choices.map((back) => (
        <li key={back.key}>
          <button
            type="button"
            className="choice"
            disabled={back.isGone}
            onClick={() => onChoose(back)}
            data-returnable={!back.isGone}
          >
            <span>
              <strong>{back.description}</strong>{' '}
              {back.serialNumber && <bdi className="serial">{back.serialNumber}</bdi>}
              <small>
                {[back.document, back.soldOn && day(back.soldOn), back.customerName].filter(Boolean).join(' · ')}
                {back.isGone && ` · ${t('returns.gone')}`}
              </small>
              {back.warranty && <small>{back.warranty}</small>}
            </span>
            {back.amount !== null && <span className="amount">{money(back.amount)}</span>}
          </button>
        </li>
      ))}
      {blind !== null && (
        <li>
          <button
            type="button"
            className="choice"
            onClick={() => onChoose({ ...nothingKnown, key: 'blind', serialNumber: blind })}
          >
            <span>
              <strong>{t('returns.blind')}</strong>
              <small>{t('returns.blindIntro')}</small>
            </span>
          </button>
        </li>
      )}
    </ul>
  )
}

const nothingKnown: Omit<Returnable, 'key' | 'serialNumber'> = {
  description: '',
  isGone: false,
  document: null,
  soldOn: null,
  customerName: null,
  warranty: null,
  amount: null,
  refusals: [],
  most: 1,
}
