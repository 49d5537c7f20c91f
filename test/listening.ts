import { setTimeout as sleep } from 'node:timers/promises'
import type { DocumentChange } from '#serial-numbers/views.ts'

/** Somebody who listens to a stream of the server. */
export interface Listening {
  readonly status: number
  readonly headers: Headers
  readonly changes: readonly DocumentChange[]
  /** Every event's name, in order; comments as `:`. */
  readonly events: readonly string[]
  /** The first change from now on that fits; fails after a second. */
  readonly next: (fits: (change: DocumentChange) => boolean) => Promise<DocumentChange>
  /** When the server has ended it. */
  readonly ended: Promise<void>
  readonly leave: () => void
}

/** Opens a stream and reads it as it comes. */
export async function listenTo(url: string, headers: Record<string, string>): Promise<Listening> {
  const leaving = new AbortController()
  const response = await fetch(url, { headers, signal: leaving.signal })
  const changes: DocumentChange[] = []
  const events: string[] = []
  const ended = response.status === 200 ? read(response, changes, events) : Promise.resolve()
  ended.catch(() => {}) // whoever leaves does not wait for the end
  let seen = 0
  const next = async (fits: (change: DocumentChange) => boolean) => {
    const until = performance.now() + 1000
    for (;;) {
      const change = changes[seen]
      if (change) seen++
      if (change && fits(change)) return change
      if (performance.now() > until) throw new Error(`not told within a second: ${JSON.stringify(changes)}`)
      if (!change) await sleep(10)
    }
  }
  return { status: response.status, headers: response.headers, changes, events, next, ended, leave }

  function leave() {
    leaving.abort()
  }
}

async function read({ body }: Response, changes: DocumentChange[], events: string[]): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1]
      if (name) events.push(name)
      else if (block === ':') events.push(':')
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (name === 'changed' && data) changes.push(JSON.parse(data))
    }
  }
}
