import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { useDone } from '#web/ui/toast.tsx'
import { postingOf } from './post-dialog.tsx'
import type { DocumentQueue } from './queue-registry.ts'
import type { ScanDocument } from './scan-document.ts'
import { lastingKeys, type ScanKeys, useScanKeys } from './use-scan-keys.ts'

export type OpenedDialog = 'keys' | 'list' | 'camera' | 'post' | null

/** What keys, buttons and scans do on the page; each of them gives the focus back to the field. */
export function useScanControls(
  holder: DocumentQueue,
  document: ScanDocument | undefined,
  field: RefObject<HTMLInputElement | null>,
) {
  const { queue } = holder
  const [opened, setOpened] = useState<OpenedDialog>(null)
  const [pasted, setPasted] = useState('')
  const isPreparation = document?.state === 'inPreparation'
  const isLate =
    holder.kind === 'packing-slips' &&
    document?.state === 'posted' &&
    document.lines.some((line) => line.blankIssueAllowed)
  const canRegister = isPreparation || isLate
  const { post, tryPost } = usePosting(holder, document, () => setOpened('post'))
  const focus = useCallback(() => field.current?.focus(), [field])
  const act = (what: () => void) => () => {
    if (canRegister) what()
    focus()
  }
  const keys = useRef<ScanKeys>({} as ScanKeys)
  keys.current = {
    onHelp: () => setOpened('keys'),
    onAdd: act(() => queue.setMode('add')),
    onRemove: act(() => queue.setMode('remove')),
    onNotReadable: act(queue.registerNotReadable),
    onList: act(() => setOpened('list')),
    onCamera: act(() => setOpened('camera')),
    onNextLine: act(queue.nextLine),
    onUndo: act(queue.undo),
    onPost: tryPost,
    onAcknowledge: act(queue.acknowledge),
  }
  useScanKeys(field, keys)
  const lasting = useMemo(() => lastingKeys(keys), [])
  const enter = useCallback((text: string) => (canRegister ? queue.enter(text) : play('refused')), [queue, canRegister])
  const burst = useMemo(
    () => ({
      onEntry: (text: string) => {
        enter(text)
        focus()
      },
      onText: (text: string) => {
        if (field.current) field.current.value = text
        focus()
      },
      onBlocked: () => play('refused'),
    }),
    [enter, focus, field],
  )
  useBurst(field, burst)
  const isLoaded = document !== undefined
  useEffect(() => {
    if (isLoaded) focus()
  }, [isLoaded, focus])
  // D21: Remove never outlives the page.
  useEffect(() => () => queue.setMode('add'), [queue])
  const rows = useMemo(
    () => ({
      choose: (lineId: string) => {
        queue.chooseLine(lineId)
        focus()
      },
      remove: (registrationId: string) => {
        queue.remove(registrationId)
        focus()
      },
    }),
    [queue, focus],
  )
  const openList = useCallback(
    (text: string) => {
      if (!canRegister) return play('refused')
      setPasted(text)
      setOpened('list')
    },
    [canRegister],
  )
  const close = () => {
    setOpened(null)
    setPasted('')
    post.reset()
    setTimeout(focus)
  }
  return {
    opened,
    close,
    pasted,
    openList,
    act,
    keys: lasting,
    enter,
    ...rows,
    post,
    focus,
    canRegister,
    isPreparation,
    isLate,
  }
}

/** Ctrl+Enter: posts once everything has gone out, or says first what is missing (D31). */
function usePosting(holder: DocumentQueue, document: ScanDocument | undefined, onReview: () => void) {
  const { kind, id, queue } = holder
  const { t } = useText()
  const navigate = useNavigate()
  const done = useDone()
  const post = useCommand<void, { number: string }>(
    () => ({ url: `/${kind}/${id}/posting`, body: {}, ifMatch: document?.edition }),
    {
      onDone: ({ number }) => {
        done(t('scan.posted', { number }))
        navigate({ to: `/${kind}/${id}` as never })
      },
    },
  )
  const tryPost = async () => {
    if (document?.state !== 'inPreparation' || post.isPending) return
    if (await queue.settled()) play('refused')
    else if (postingOf(queue.getState().lines) === 'ready') post.mutate()
    else {
      play('refused')
      onReview()
    }
  }
  holder.onPost = tryPost
  return { post, tryPost }
}
