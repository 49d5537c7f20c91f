import { CloudCheckmarkRegular, CloudOffFilled, LockClosedRegular } from '@fluentui/react-icons'
import { connection } from './connection.ts'
import { identity, lock } from './identity.ts'
import { outgoing } from './outgoing.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

/** Which till this is and who works at it; whether there is a connection; what is not yet sent. */
export function StatusBar({ onMenu }: { readonly onMenu?: () => void }) {
  const { t } = useSpeech()
  const { device, cashier, stage } = useStore(identity)
  return (
    <header className="status-bar">
      <strong>
        {device?.till.code} <span className="roomy">{device?.till.name}</span>
      </strong>
      {cashier && <span className="cashier">{cashier.name}</span>}
      <ConnectionState />
      {onMenu && (
        <button type="button" onClick={onMenu} aria-haspopup="dialog">
          {t('menu.title')} <kbd>F10</kbd>
        </button>
      )}
      {stage === 'open' && (
        <button type="button" onClick={lock} aria-label={t('lock.lock')} title={t('lock.lock')}>
          <LockClosedRegular aria-hidden fontSize={24} />
        </button>
      )}
    </header>
  )
}

/** Says plainly whether the server can be reached and how many sales wait for it, and why the first of them does. */
export function ConnectionState() {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const { isSignedIn, stage } = useStore(identity)
  const { waiting } = useStore(outgoing)
  const stuck = waiting[0]?.refusals[0]
  const count = waiting.length
  const isSignInNeeded = isConnected && !isSignedIn && (count > 0 || stage === 'open')
  return (
    <p
      role="status"
      className={isConnected && count === 0 && !isSignInNeeded ? 'connection' : 'connection amber'}
      data-connected={isConnected}
      data-unsent={count}
    >
      {isConnected ? <CloudCheckmarkRegular aria-hidden fontSize={24} /> : <CloudOffFilled aria-hidden fontSize={24} />}
      <span>
        {t(isConnected ? 'connection.there' : 'connection.none')}
        {count > 0 && <b> {t('connection.unsent', { count })}</b>}
        {isSignInNeeded && <b> {t('connection.signInNeeded')}</b>}
        {stuck && <b> {stuck.text}</b>}
      </span>
    </p>
  )
}
