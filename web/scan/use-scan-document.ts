import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { useSession } from '#web/session/session.tsx'
import { listen } from './live.ts'
import { type DocumentKind, queueOf } from './queue-registry.ts'
import { readRows, readScanDocument, rowsOf, type ScanDocument } from './scan-document.ts'
import type { ScanQueue } from './scan-queue.ts'

/** A document with its queue, kept up to date with what others do. */
export function useScanDocument(kind: DocumentKind, id: string) {
  const { me, company } = useSession()
  const holder = queueOf(`${me.id} ${company.id}`, kind, id)
  const { queue } = holder
  const state = useSyncExternalStore(queue.subscribe, queue.getState)
  const cursor = useRef<string | null>(null)
  const isReading = useRef(false)
  const [changedBy, setChangedBy] = useState<Pick<ScanDocument, 'state' | 'edition'> | null>(null)
  const { data, error, refetch } = useQuery<ScanDocument, Problem>({
    queryKey: ['scan', kind, id],
    queryFn: async () => {
      const [document, page] = await readBetweenAnswers(queue, () =>
        Promise.all([readScanDocument(kind, id), readRows(kind, id, null)]),
      )
      cursor.current = page.next
      queue.load(document.lines, page.rows)
      setChangedBy(null)
      return document
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isLoaded = data !== undefined
  useEffect(() => {
    if (!isLoaded) return
    let connections = 0
    return listen(`/${kind}/${id}/live`, {
      onConnected: () => {
        if (connections++ > 0) refetch()
        queue.wake()
      },
      onChange: ({ state, edition, lines, units, removedIds, reload }) => {
        setChangedBy({ state, edition })
        if (reload) refetch()
        else queue.merge({ lines, rows: rowsOf(kind, units), removedIds })
      },
    })
  }, [isLoaded, kind, id, queue, refetch])
  const readMore = useCallback(async () => {
    if (isReading.current || cursor.current === null) return
    isReading.current = true
    const page = await readRows(kind, id, cursor.current).finally(() => {
      isReading.current = false
    })
    cursor.current = page.next
    queue.addOlder(page.rows)
  }, [kind, id, queue])
  const document = data && { ...data, ...changedBy }
  return { holder, queue, state, document, error, refetch, readMore }
}

/** Reads anew where entries were answered meanwhile: what was read may be from before them. */
async function readBetweenAnswers<Read>(queue: ScanQueue, read: () => Promise<Read>): Promise<Read> {
  for (;;) {
    const before = queue.countAnswers()
    const found = await read()
    if (queue.countAnswers() === before) return found
    await queue.settled()
  }
}
