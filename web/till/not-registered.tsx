import { useEffect, useState } from 'react'
import { Problem } from '#web/api/problem.ts'
import { ask, connection } from './connection.ts'
import { identity, learnTill } from './identity.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { LeftBehind } from './left-behind.tsx'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

interface Me {
  readonly company: { readonly name: string }
  readonly duties: readonly string[]
}

interface TillToChoose {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly blocked: boolean
  readonly device: { readonly name: string } | null
}

/** A device that is no till says how it becomes one; an administrator who is signed in here makes it one at once. */
export function NotRegistered() {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const [me, setMe] = useState<Me | null>(null)
  const [tills, setTills] = useState<readonly TillToChoose[]>([])
  useEffect(() => {
    if (!isConnected) return
    readChoice().then(
      ([worker, all]) => {
        setMe(worker)
        setTills(all)
      },
      () => setMe(null),
    )
  }, [isConnected])
  return (
    <main className="notice">
      <LanguageSwitch />
      <h1>{t('register.title')}</h1>
      <LeftBehind tillNow={null} />
      {!isConnected && <p role="status">{t('register.noConnection')}</p>}
      {me ? <ChooseTill company={me.company.name} tills={tills} /> : <HowTo />}
      <button type="button" onClick={() => void learnTill()}>
        {t('app.tryAgain')}
      </button>
    </main>
  )
}

/** Whoever is signed in to the back office in this browser, where that one may register tills. Throws Problem. */
async function readChoice(): Promise<[Me | null, readonly TillToChoose[]]> {
  const me = await ask<Me>({ url: '/me' })
  if (!me.duties.includes('administerUsers')) return [null, []]
  const { items } = await ask<{ items: readonly TillToChoose[] }>({ url: '/tills' })
  return [me, items.filter(({ blocked }) => !blocked)]
}

function HowTo() {
  const { t } = useSpeech()
  return (
    <>
      <p>{t('register.intro')}</p>
      <ol>
        <li>{t('register.signIn')}</li>
        <li>{t('register.comeBack')}</li>
        <li>{t('register.choose')}</li>
      </ol>
      <p>
        <a className="button primary" href="/">
          {t('register.toOffice')}
        </a>
      </p>
    </>
  )
}

function ChooseTill({ company, tills }: { readonly company: string; readonly tills: readonly TillToChoose[] }) {
  const { t } = useSpeech()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const register = async (tillId: string) => {
    try {
      await ask({
        method: 'POST',
        url: '/api/auth/till/device',
        body: { tillId, name: name.trim() || t('register.device') },
      })
      // What this page knows is of the till that it was.
      if (identity.get().disk) location.reload()
      else await learnTill()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    }
  }
  return (
    <>
      <p>{t('register.which', { company })}</p>
      <label>
        {t('register.deviceName')}
        <input
          value={name}
          maxLength={100}
          placeholder={t('register.device')}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <Refusals refusals={problem?.refusals ?? []} />
      <ul className="choices">
        {tills.map((till) => (
          <li key={till.id}>
            <button type="button" onClick={() => register(till.id)}>
              <strong>
                {till.code} {till.name}
              </strong>
              <small>{till.device ? t('register.taken', { device: till.device.name }) : t('register.free')}</small>
            </button>
          </li>
        ))}
      </ul>
      {tills.length === 0 && <p>{t('register.none')}</p>}
    </>
  )
}
