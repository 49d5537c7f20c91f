import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { allQueues, resumeQueues, subscribeToQueues } from './queue-registry.ts'

/** On every other page: entries of this device that still wait for a document, or that it refused. */
export function WaitingBar() {
  const { t } = useText()
  const { me, company } = useSession()
  const { pathname } = useLocation()
  const queues = useSyncExternalStore(subscribeToQueues, allQueues)
  useEffect(() => {
    void resumeQueues(`${me.id} ${company.id}`)
  }, [me.id, company.id])
  const elsewhere = queues
    .map(({ kind, id, queue }) => ({ to: `/${kind}/${id}/serial-numbers`, state: queue.getState() }))
    .filter(({ to, state }) => to !== pathname && (state.waiting.length > 0 || state.refused.length > 0))
  return elsewhere.map(({ to, state: { waiting, refused } }) => (
    <MessageBar key={to} intent={refused.length > 0 ? 'error' : 'warning'}>
      <MessageBarBody>
        {waiting.length > 0 && t('scan.elsewhere', { count: waiting.length })}{' '}
        {refused.length > 0 && t('scan.elsewhereRefused', { count: refused.length })}
      </MessageBarBody>
      <MessageBarActions>
        <Link to={to as never}>{t('scan.openDocument')}</Link>
      </MessageBarActions>
    </MessageBar>
  ))
}
