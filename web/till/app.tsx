import { FluentProvider } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTheme } from '#web/session/theme.ts'
import { identity, learnTill } from './identity.ts'
import { LockPage } from './lock-page.tsx'
import { NotRegistered } from './not-registered.tsx'
import { OpenShift } from './open-shift.tsx'
import { Paper } from './paper.tsx'
import { SpeechContext, speechStore, useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { holdTill } from './tab.ts'
import { TillPage } from './till-page.tsx'
import { useAutoLock } from './use-auto-lock.ts'
import { beginWork, soundConnection, speakAs } from './work.ts'

/** The till, with what all of it needs around it. */
export function App() {
  const { theme } = useTheme()
  const { speech } = useStore(speechStore)
  if (!speech) return null
  return (
    <FluentProvider theme={theme} lang={speech.language} className="till">
      <SpeechContext value={speech}>
        <OneTab />
        <Paper />
      </SpeechContext>
    </FluentProvider>
  )
}

/** One tab of a device is the till: two would number and send the same sales. */
function OneTab() {
  const { t } = useSpeech()
  const [isHeld, setHeld] = useState(false)
  useEffect(() => holdTill(() => setHeld(true)), [])
  if (isHeld) return <Stage />
  return (
    <main className="notice" aria-busy="true">
      <h1>{t('app.title')}</h1>
      <p className="appears-late">{t('app.otherTab')}</p>
    </main>
  )
}

function Stage() {
  const { t } = useSpeech()
  const { stage, disk, register } = useStore(identity)
  useEffect(() => {
    void learnTill()
    const ends = [speakAs(), soundConnection()]
    return () => {
      for (const end of ends) end()
    }
  }, [])
  useEffect(() => {
    if (disk) void beginWork()
  }, [disk])
  if (stage === 'notRegistered') return <NotRegistered />
  if (stage === 'locked') return <LockPage />
  if (stage === 'open') return <Open hasShift={register?.shift !== null} />
  return (
    <main className="notice" aria-busy="true">
      <h1>{t('app.title')}</h1>
    </main>
  )
}

function Open({ hasShift }: { readonly hasShift: boolean }) {
  useAutoLock()
  return hasShift ? <TillPage /> : <OpenShift />
}
