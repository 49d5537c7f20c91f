import { createEventSource } from 'eventsource-client'
import type { LineCountView, UnitView } from '#serial-numbers/views.ts'
import { addressOf, headersOf } from '#web/api/client.ts'

/** What the server tells of a document while somebody looks at it. */
export interface LiveEvent {
  readonly state: string
  readonly edition: number
  readonly lines: readonly LineCountView[]
  readonly units: readonly UnitView[]
  readonly removedIds: readonly string[]
  /** Too much changed to name it: read the document again. */
  readonly reload?: boolean
}

interface LiveHandlers {
  readonly onChange: (event: LiveEvent) => void
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
