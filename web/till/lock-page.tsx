import { useCallback, useMemo, useRef, useState } from 'react'
import { Problem } from '#web/api/problem.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { type Credentials, identity, unlock } from './identity.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { LeftBehind } from './left-behind.tsx'
import { PinPad } from './pin-pad.tsx'
import { Refusals } from './refusals.tsx'
import { shell, takeOver } from './shell.ts'
import { useSpeech } from './speech.ts'
import { StatusBar } from './status-bar.tsx'
import { useStore } from './store.ts'
import type { Cashier } from './wire.ts'

interface Told {
  readonly code: string
  readonly text: string
}

/** Who is next: a tile and a PIN, or a badge that is scanned. */
export function LockPage() {
  const { t } = useSpeech()
  const { device } = useStore(identity)
  const { hasNewer } = useStore(shell)
  const [chosen, setChosen] = useState<Cashier | null>(null)
  const { told, isBusy, enter, clear } = useUnlocking()
  const enterBadge = useCallback((badge: string) => enter({ badge }), [enter])
  const choose = (cashier: Cashier | null) => {
    clear()
    setChosen(cashier)
  }
  return (
    <div className="frame">
      <StatusBar />
      <main className="lock">
        <LanguageSwitch />
        <h1>
          {device?.company.name} · {device?.till.name}
        </h1>
        {chosen ? (
          <PinPad
            key={chosen.id}
            cashier={chosen}
            isBusy={isBusy}
            onPin={(pin) => enter({ userId: chosen.id, pin })}
            onBack={() => choose(null)}
          />
        ) : (
          <Tiles cashiers={device?.cashiers ?? []} onChoose={choose} onBadge={enterBadge} />
        )}
        <Refusals refusals={told} />
        <LeftBehind tillNow={device?.till.id ?? null} />
        {hasNewer && (
          <button type="button" onClick={takeOver}>
            {t('app.newer')}
          </button>
        )}
      </main>
    </div>
  )
}

function useUnlocking() {
  const { t } = useSpeech()
  const [told, setTold] = useState<readonly Told[]>([])
  const [isBusy, setBusy] = useState(false)
  const attempt = async (credentials: Credentials) => {
    setBusy(true)
    setTold([])
    try {
      const refusal = await unlock(credentials)
      if (!refusal) return
      play('refused')
      setTold([{ code: refusal, text: t(`lock.${refusal}`) }])
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      play('refused')
      setTold(error.refusals)
    } finally {
      setBusy(false)
    }
  }
  const latest = useRef(attempt)
  latest.current = attempt
  const enter = useCallback((credentials: Credentials) => void latest.current(credentials), [])
  return { told, isBusy, enter, clear: () => setTold([]) }
}

interface TilesProps {
  readonly cashiers: readonly Cashier[]
  readonly onChoose: (cashier: Cashier) => void
  readonly onBadge: (badge: string) => void
}

function Tiles({ cashiers, onChoose, onBadge }: TilesProps) {
  const { t } = useSpeech()
  const field = useRef<HTMLInputElement>(null)
  // A badge is scanned wherever the focus is, and never presses a tile.
  const burst = useMemo(() => ({ onEntry: onBadge, onText: () => {}, onBlocked: () => {} }), [onBadge])
  useBurst(field, burst)
  return (
    <>
      <h2>{t('lock.who')}</h2>
      <ul className="tiles">
        {cashiers.map((cashier, index) => (
          <li key={cashier.id}>
            {/* biome-ignore lint/a11y/noAutofocus: the page is there for this choice */}
            <button type="button" autoFocus={index === 0} onClick={() => onChoose(cashier)}>
              <span className="initials" aria-hidden>
                {initialsOf(cashier.name)}
              </span>
              {cashier.name}
            </button>
          </li>
        ))}
      </ul>
      {cashiers.length === 0 && <p>{t('lock.nobody')}</p>}
      <form
        className="badge"
        onSubmit={(event) => {
          event.preventDefault()
          const badge = field.current?.value.trim() ?? ''
          if (field.current) field.current.value = ''
          if (badge !== '') onBadge(badge)
        }}
      >
        <label>
          {t('lock.badge')}
          <input ref={field} id="badge-field" type="password" autoComplete="off" maxLength={64} />
        </label>
      </form>
    </>
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}
