import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { useDone } from '#web/ui/toast.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LinesPanel } from './lines-panel.tsx'
import { ModeBar } from './mode-bar.tsx'
import { PostDialog, postingOf } from './post-dialog.tsx'
import type { DocumentKind } from './queue-registry.ts'
import { RowsPanel } from './rows-panel.tsx'
import { ScanActions } from './scan-actions.tsx'
import { ScanField } from './scan-field.tsx'
import { play } from './tones.ts'
import { useBurst } from './use-burst.ts'
import { useScanDocument } from './use-scan-document.ts'
import { type ScanKeys, useScanKeys } from './use-scan-keys.ts'
import { VerdictBar } from './verdict-bar.tsx'

const EntryDialog = lazy(() => import('./entry-dialog.tsx').then((module) => ({ default: module.EntryDialog })))
const CameraDialog = lazy(() => import('./camera-dialog.tsx').then((module) => ({ default: module.CameraDialog })))

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(300px, 2fr)',
    gap: '12px 16px',
    flexGrow: 1,
    alignItems: 'stretch',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0 },
})

type Opened = 'keys' | 'list' | 'camera' | 'post' | null

/** The Serial numbers page: registering units on a document by scanner, keyboard, camera or list (D20-D26). */
export function ScanPage({ kind, id }: { readonly kind: DocumentKind; readonly id: string }) {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const done = useDone()
  const { holder, queue, state, document, error, refetch, readMore } = useScanDocument(kind, id)
  const field = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>(null)
  const isPreparation = document?.state === 'inPreparation'
  const isLate = document?.state === 'posted' && document.lines.some((line) => line.blankIssueAllowed)
  const canRegister = isPreparation || isLate
  const post = useCommand<void, { number: string }>(
    () => ({ url: `/${kind}/${id}/posting`, body: {}, ifMatch: document?.edition }),
    {
      onDone: ({ number }) => {
        done(t('scan.posted', { number }))
        navigate({ to: `/${kind}/${id}` as never })
      },
    },
  )
  const focus = useCallback(() => field.current?.focus(), [])
  const close = () => {
    setOpened(null)
    post.reset()
    setTimeout(focus)
  }
  const tryPost = async () => {
    if (!isPreparation || post.isPending) return
    if (await queue.settled()) return play('refused')
    if (postingOf(queue.getState().lines) === 'ready') return post.mutate()
    play('refused')
    setOpened('post')
  }
  holder.onPost = tryPost
  const act = (what: () => void) => () => {
    if (canRegister) what()
    focus()
  }
  const keys = useRef<ScanKeys>({} as ScanKeys)
  keys.current = {
    onHelp: () => setOpened('keys'),
    onAdd: act(() => queue.setMode('add')),
    onRemove: act(() => queue.setMode('remove')),
    onNotReadable: act(() => can('maintainNotReadableRegistrations') && queue.registerNotReadable()),
    onList: act(() => setOpened('list')),
    onNextLine: act(queue.nextLine),
    onUndo: act(queue.undo),
    onPost: tryPost,
    onAcknowledge: act(queue.acknowledge),
  }
  useScanKeys(field, keys)
  const enter = useCallback((text: string) => (canRegister ? queue.enter(text) : play('refused')), [queue, canRegister])
  const enterFromElsewhere = useCallback(
    (text: string) => {
      enter(text)
      focus()
    },
    [enter, focus],
  )
  const typeFromElsewhere = useCallback(
    (text: string) => {
      if (field.current) field.current.value = text
      focus()
    },
    [focus],
  )
  const blocked = useCallback(() => play('refused'), [])
  useBurst(field, { onEntry: enterFromElsewhere, onText: typeFromElsewhere, onBlocked: blocked })
  const isLoaded = document !== undefined
  useEffect(() => {
    if (isLoaded) focus()
  }, [isLoaded, focus])
  // D21: Remove never outlives the page.
  useEffect(() => () => queue.setMode('add'), [queue])
  const choose = useCallback(
    (lineId: string) => {
      queue.chooseLine(lineId)
      focus()
    },
    [queue, focus],
  )
  const remove = useCallback(
    (registrationId: string) => {
      queue.remove(registrationId)
      focus()
    },
    [queue, focus],
  )
  if (error) return <Refusals problem={error} />
  if (!document) return <Spinner label={t('common.loading')} />
  const name = document.number ?? t(kind === 'invoices' ? 'scan.invoiceInPreparation' : 'scan.inPreparation')
  const mayOverride = can('overrideDuplicateSerialNumbers')
  const override = (text: string, reason: string) => {
    queue.acknowledge()
    queue.enter(text, reason)
    focus()
  }
  const onWay = !state.stopped && state.waiting.length > 1 ? state.waiting.length : 0
  return (
    <Page
      title={t('scan.title', { document: name })}
      badge={<StateBadge state={document.state} />}
      back={{ to: `/${kind}/${id}`, text: `${document.salesOrderNumber} · ${document.customerName}` }}
      actions={
        <>
          {onWay > 0 && <span>{t('scan.busy', { count: onWay })}</span>}
          {isPreparation && (
            <Button
              appearance="primary"
              size="large"
              aria-keyshortcuts="Control+Enter"
              disabled={post.isPending}
              onClick={tryPost}
            >
              {t('scan.actions.post')} <small aria-hidden>&nbsp;Ctrl+Enter</small>
            </Button>
          )}
        </>
      }
    >
      {opened !== 'post' && <Refusals problem={post.error} />}
      {!isPreparation && <p>{t(isLate ? 'scan.postedNote' : 'scan.closedNote')}</p>}
      <div className={styles.page}>
        <div className={styles.column}>
          <ModeBar mode={state.mode} onChange={(mode) => act(() => queue.setMode(mode))()} />
          <ScanField field={field} mode={state.mode} onEntry={enter} />
          <VerdictBar
            state={state}
            onAcknowledge={act(queue.acknowledge)}
            onRetry={act(queue.wake)}
            onOverride={mayOverride ? override : null}
          />
          <LinesPanel lines={state.lines} lineInHand={state.lineInHand} onChoose={choose} />
          <ScanActions
            canRegister={canRegister}
            onNotReadable={keys.current.onNotReadable}
            onUndo={keys.current.onUndo}
            onNextLine={keys.current.onNextLine}
            onList={keys.current.onList}
            onCamera={act(() => setOpened('camera'))}
            onKeys={keys.current.onHelp}
          />
        </div>
        <div className={styles.column}>
          <RowsPanel
            rows={state.rows}
            lines={state.lines}
            lineInHand={state.lineInHand}
            canRemove={isPreparation}
            onRemove={remove}
            onMore={readMore}
          />
          <Link to={`/${kind}/${id}` as never}>{t('scan.actions.toDocument')}</Link>
        </div>
      </div>
      {opened === 'keys' && <KeysDialog onClose={close} />}
      {opened === 'post' && (
        <PostDialog
          lines={state.lines}
          problem={post.error}
          isBusy={post.isPending}
          onPost={() => post.mutate()}
          onClose={close}
        />
      )}
      <Suspense>
        {opened === 'list' && (
          <EntryDialog
            base={`/${kind}/${id}`}
            mode={state.mode}
            lineId={state.lineInHand}
            onDone={() => refetch()}
            onClose={close}
          />
        )}
        {opened === 'camera' && <CameraDialog onEntry={enter} onClose={close} verdict={state.verdict} />}
      </Suspense>
    </Page>
  )
}
