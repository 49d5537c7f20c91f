import { createEventSource } from 'eventsource-client'
import type { DocumentChange } from '#serial-numbers/views.ts'
import { addressOf, headersOf } from '#web/api/client.ts'
import type { RegisteredUnit } from './scan-document.ts'

/** What changed on a document of any kind. */
type Change = Omit<DocumentChange, 'units'> & { readonly units: readonly RegisteredUnit[] }

interface LiveHandlers {
  readonly onChange: (change: Change) => void
  /** The connection is there, for the first time or again. */
  readonly onConnected: () => void
}

/** Listens to what others do on a document (`/packing-slips/0191…/live`) until the answer is called. */
export function listen(url: string, { onChange, onConnected }: LiveHandlers): () => void {
  let isNew = false
  const source = createEventSource({
    url: addressOf({ url }),
    headers: { ...headersOf(), accept: 'text/event-stream' },
    onConnect: () => {
      isNew = true
    },
    onMessage: ({ event, data }) => {
      if (event === 'changed') {
        if (isNew) onConnected()
        isNew = false
        onChange(JSON.parse(data))
      }
      if (event === 'ended') source.close()
    },
  })
  return () => source.close()
}
