import { newId } from '#web/api/new-id.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { documentsWithEntries, keptEntries } from './outbox.ts'
import { performOn } from './perform.ts'
import { createScanQueue, type ScanQueue } from './scan-queue.ts'

/** What units are registered on; named as the address of its kind. */
export const documentKinds = ['packing-slips', 'invoices', 'return-receipts'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The queue of one document, which goes on when its page is left. */
export interface DocumentQueue {
  readonly kind: DocumentKind
  readonly id: string
  readonly queue: ScanQueue
  /** What the command barcode “post” does while the page is open. */
  onPost: () => void
}

const queues = new Map<string, DocumentQueue>()
const listeners = new Set<() => void>()
let list: readonly DocumentQueue[] = []

/** The queue of a document for `owner`, a user in a company; the same one each time. */
export function queueOf(owner: string, kind: DocumentKind, id: string): DocumentQueue {
  const key = [owner, kind, id].join(' ')
  const known = queues.get(key)
  if (known) return known
  const made: DocumentQueue = {
    kind,
    id,
    onPost: () => {},
    queue: createScanQueue({
      kept: keptEntries(key),
      perform: performOn(`/${kind}/${id}`),
      play,
      onPost: () => made.onPost(),
      now: () => new Date().toISOString(),
      newId,
    }),
  }
  queues.set(key, made)
  list = [...list, made]
  made.queue.subscribe(tellAll)
  return made
}

/** Sends what is still kept here for documents whose page is not open. */
export async function resumeQueues(owner: string): Promise<void> {
  for (const document of await documentsWithEntries(owner)) {
    const [name, id] = document.slice(owner.length + 1).split(' ')
    const kind = documentKinds.find((one) => one === name)
    if (id && kind) queueOf(owner, kind, id).queue.resume()
  }
}

/** All queues of this tab, for whoever shows what waits. */
export function allQueues(): readonly DocumentQueue[] {
  return list
}

/** Calls back whenever anything changed in any queue. */
export function subscribeToQueues(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tellAll(): void {
  list = [...list]
  for (const listener of listeners) listener()
}

window.addEventListener('online', () => {
  for (const { queue } of list) queue.wake()
})
