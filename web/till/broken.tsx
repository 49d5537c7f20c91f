import { speechStore } from './speech.ts'
import { useStore } from './store.ts'

/** What stands there when a fault of the till itself took its page away. */
export function Broken() {
  const { speech } = useStore(speechStore)
  return (
    <main className="till notice" role="alert">
      <p>{speech?.t('app.broken')}</p>
      <button type="button" className="primary large" onClick={() => window.location.reload()}>
        {speech?.t('app.beginAgain')}
      </button>
    </main>
  )
}
