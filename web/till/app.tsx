import { FluentProvider } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTheme } from '#web/session/theme.ts'
import { identity, learnTill } from './identity.ts'
import { NotRegistered } from './not-registered.tsx'
import { SpeechContext, speechStore, useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { holdTill } from './tab.ts'

/** The till, with what all of it needs around it. */
export function App() {
  const { theme } = useTheme()
  const { speech } = useStore(speechStore)
  if (!speech) return null
  return (
    <FluentProvider theme={theme} lang={speech.language} className="till">
      <SpeechContext value={speech}>
        <OneTab />
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
  const { stage } = useStore(identity)
  useEffect(() => void learnTill(), [])
  if (stage === 'notRegistered') return <NotRegistered />
  return (
    <main className="notice" aria-busy="true">
      <h1>{t('app.title')}</h1>
    </main>
  )
}
