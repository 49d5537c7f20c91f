import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { ScanField } from '#web/ui/scan-field/scan-field.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { ExpectedUnits } from './expected-units.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LinesPanel } from './lines-panel.tsx'
import { ModeBar } from './mode-bar.tsx'
import { PostDialog } from './post-dialog.tsx'
import type { DocumentKind } from './queue-registry.ts'
import { RowsPanel } from './rows-panel.tsx'
import { ScanActions } from './scan-actions.tsx'
import { useScanControls } from './use-scan-controls.ts'
import { useScanDocument } from './use-scan-document.ts'
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

/** The Serial numbers page: registering units on a document by scanner, keyboard, camera or list (D20-D26). */
export function ScanPage({ kind, id }: { readonly kind: DocumentKind; readonly id: string }) {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const { holder, queue, state, document, error, refetch, readMore } = useScanDocument(kind, id)
  const field = useRef<HTMLInputElement>(null)
  const controls = useScanControls(holder, document, field)
  const { opened, close, act, focus, keys, enter, choose, remove, post } = controls
  const { canRegister, isPreparation, isLate, pasted, openList } = controls
  if (error) return <Refusals problem={error} />
  if (!document) return <Spinner label={t('common.loading')} />
  const name = document.number ?? t(`scan.preparations.${kind}`)
  const isReturn = kind === 'return-receipts'
  const mayOverride = can(isReturn ? 'maintainReturnOrders' : 'overrideDuplicateSerialNumbers')
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
      back={{ to: `/${kind}/${id}`, text: `${document.orderNumber} · ${document.customerName}` }}
      actions={
        <>
          {onWay > 0 && <span>{t('scan.busy', { count: onWay })}</span>}
          {isPreparation && (
            <Button
              appearance="primary"
              size="large"
              aria-keyshortcuts="Control+Enter"
              disabled={post.isPending}
              onClick={keys.onPost}
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
          <ModeBar mode={state.mode} onAdd={keys.onAdd} onRemove={keys.onRemove} />
          <ScanField
            field={field}
            mode={state.mode}
            label={t(state.mode === 'add' ? 'scan.fieldAdd' : 'scan.fieldRemove')}
            onEntry={enter}
            onList={openList}
          />
          <VerdictBar
            state={state}
            onAcknowledge={act(queue.acknowledge)}
            onRetry={act(queue.wake)}
            onOverride={mayOverride ? override : null}
            onOverrideLeft={() => setTimeout(focus)}
          />
          <LinesPanel lines={state.lines} lineInHand={state.lineInHand} onChoose={choose} />
          <ScanActions
            canRegister={canRegister}
            onNotReadable={keys.onNotReadable}
            onUndo={keys.onUndo}
            onNextLine={keys.onNextLine}
            onList={keys.onList}
            onCamera={keys.onCamera}
            onKeys={keys.onHelp}
            onSound={focus}
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
            onShow={focus}
          />
          {document.returnOrderId && isPreparation && (
            <ExpectedUnits returnOrderId={document.returnOrderId} returnReceiptId={id} rows={state.rows} />
          )}
          <Link to={`/${kind}/${id}` as never}>{t('scan.actions.toDocument')}</Link>
        </div>
      </div>
      {opened === 'keys' && <KeysDialog onClose={close} />}
      {opened === 'post' && (
        <PostDialog
          kind={kind}
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
            takesDespatchAdvice={!isReturn}
            mode={state.mode}
            lineId={state.lineInHand}
            startText={pasted}
            onDone={() => refetch()}
            onClose={close}
          />
        )}
        {opened === 'camera' && <CameraDialog onEntry={enter} onClose={close} verdict={state.verdict} />}
      </Suspense>
    </Page>
  )
}
