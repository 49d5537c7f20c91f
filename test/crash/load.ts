import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a client was told is done. */
export interface Acknowledged {
  /** Serial number and packing slip of each scan. */
  readonly scans: (readonly [serial: string, slipId: string])[]
  /** Packing slip and number of each posting. */
  readonly postings: (readonly [slipId: string, number: string])[]
}

/** Clients that order, scan and post until they are told to stop. */
export interface Load {
  readonly acknowledged: Acknowledged
  /** The longest that a client had to wait for one answer, in milliseconds, its repeats included. */
  longestWait(): number
  /** Statuses other than success and "busy, again", with what was said. */
  readonly faults: string[]
  /** Where the server is from now on. */
  moveTo(address: string): void
  stop(): Promise<void>
}

interface Answer {
  readonly id: string
  readonly number: string
}

/** Starts clients; each repeats a request that was not answered, under the key that it had. */
export function startLoad(address: string, apiKey: string, clients: number): Load {
  const acknowledged: Acknowledged = { scans: [], postings: [] }
  const faults: string[] = []
  let [server, stopping, longest] = [address, false, 0]

  async function send(url: string, body: object): Promise<Answer> {
    const key = randomUUID()
    const askedAt = performance.now()
    for (;;) {
      const answer = await attempt(url, body, key)
      longest = Math.max(longest, performance.now() - askedAt)
      if (answer) return answer
      if (performance.now() - askedAt > 60_000) throw new Error(`${url} is not answered`)
      await sleep(20)
    }
  }

  async function attempt(url: string, body: object, key: string): Promise<Answer | null> {
    try {
      const response = await fetch(`${server}/api/v1${url}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      })
      const answer = (await response.json()) as Answer
      if (response.ok) return answer
      if (response.status !== 503) faults.push(`${url} ${response.status} ${JSON.stringify(answer)}`)
    } catch {
      // no answer: the server or the connection is gone
    }
    return null
  }

  async function work(): Promise<void> {
    while (!stopping && faults.length === 0) {
      const order = await send('/sales-orders', {
        customerNumber: 'C1',
        lines: [{ productNumber: 'CAMERA', quantity: 3 }],
      })
      const slip = await send('/packing-slips', { salesOrderId: order.id })
      for (let n = 0; n < 3; n++) {
        const serial = randomUUID()
        await send(`/packing-slips/${slip.id}/scans`, { text: serial })
        acknowledged.scans.push([serial, slip.id])
      }
      const { number } = await send(`/packing-slips/${slip.id}/posting`, {})
      acknowledged.postings.push([slip.id, number])
    }
  }

  const working = Promise.all(Array.from({ length: clients }, work))
  return {
    acknowledged,
    longestWait: () => longest,
    faults,
    moveTo(next) {
      server = next
    },
    async stop() {
      stopping = true
      await working
    },
  }
}

/** The group, product and customer that the clients order. */
export async function setUpForLoad(address: string, apiKey: string): Promise<void> {
  const send = async (url: string, body: object) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const response = await fetch(`${address}/api/v1${url}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as { id: string }
  }
  const group = await send('/tracking-dimension-groups', {
    code: 'CONTROL',
    name: 'Control',
    activeInSalesProcess: true,
  })
  await send('/products', { number: 'CAMERA', name: 'Camera', trackingDimensionGroupId: group.id })
  await send('/customers', { number: 'C1', name: 'De Vries' })
}
