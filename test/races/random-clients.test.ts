import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCast, makeOrder } from '#test/cast.ts'
import { type Answer, openWorld, type World } from '#test/world.ts'
import { breakConnections } from './broken-connections.ts'
import { atOnce, openServers, type Servers, tally } from './servers.ts'

let world: World
let servers: Servers
beforeAll(async () => {
  world = await openWorld({ size: 20 })
  servers = await openServers(world)
  await makeCast(world)
})
// Closing the world runs every check of the auditor.
afterAll(async () => {
  await servers.close()
  await world.close()
})

const milliseconds = Number(process.env.PAKBON_SECONDS ?? 8) * 1000

interface Order {
  readonly id: string
  readonly lines: readonly { readonly id: string }[]
}

/** What the clients know of, together: keys of what they or others made. */
interface Known {
  readonly orders: readonly Order[]
  readonly slips: string[]
  readonly invoices: string[]
  readonly units: string[]
}

const oneOf = <T>(list: readonly T[]): T | undefined => list[randomInt(Math.max(1, list.length))]
/** Mostly one of the last few, which others work on too. */
const recent = (list: readonly string[]) => oneOf(list.slice(-6)) ?? 'none'
const serial = () => `RANDOM-${randomInt(30)}`

type Act = (
  send: (...request: [method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: object]) => Promise<Answer>,
  known: Known,
) => Promise<Answer | null>

const acts: readonly Act[] = [
  async (send, { orders, slips }) => {
    const order = oneOf(orders)
    const answer = await send('POST', '/packing-slips', { salesOrderId: order?.id, lines: [someOf(order)] })
    return keep(slips, answer)
  },
  async (send, { orders, invoices }) => {
    const order = oneOf(orders)
    const direct = randomInt(3) === 0 ? { packingSlipIds: [], directLines: [someOf(order)] } : {}
    return keep(invoices, await send('POST', '/invoices', { salesOrderId: order?.id, ...direct }))
  },
  async (send, { slips, units }) => {
    const answer = await send('POST', `/packing-slips/${recent(slips)}/scans`, { text: serial() })
    if (answer.status === 200) units.push(answer.body.registrationId)
    return answer
  },
  (send, { slips }) =>
    send('POST', `/packing-slips/${recent(slips)}/registrations`, {
      entries: [...new Set([serial(), serial(), serial()])],
    }),
  (send, { slips }) => send('POST', `/packing-slips/${recent(slips)}/not-readable`, {}),
  (send, { slips }) => send('POST', `/packing-slips/${recent(slips)}/scans`, { text: serial(), mode: 'remove' }),
  (send, { slips }) => send('POST', `/packing-slips/${recent(slips)}/posting`),
  (send, { slips }) => send('POST', `/packing-slips/${recent(slips)}/posting`),
  (send, { slips }) => send('POST', `/packing-slips/${recent(slips)}/cancellation`, { reason: 'random' }),
  (send, { slips }) => (randomInt(4) ? nothing : send('DELETE', `/packing-slips/${recent(slips)}`)),
  (send, { invoices }) => send('POST', `/invoices/${recent(invoices)}/scans`, { text: serial() }),
  (send, { invoices }) =>
    send('POST', `/invoices/${recent(invoices)}/choices`, {
      [oneOf(['take', 'leave']) ?? '']: { serialNumbers: [serial()] },
    }),
  (send, { invoices }) => send('POST', `/invoices/${recent(invoices)}/posting`),
  (send, { invoices }) => (randomInt(3) ? nothing : send('DELETE', `/invoices/${recent(invoices)}`)),
  (send, { units }) =>
    send('POST', `/registrations/${recent(units)}/corrections`, { serialNumber: serial(), reason: 'random' }),
  (send, { orders }) => {
    const order = oneOf(orders)
    return randomInt(4)
      ? nothing
      : send('POST', `/sales-orders/${order?.id}/lines/${order?.lines[0]?.id}/credits`, { quantity: 1 })
  },
]
const nothing = Promise.resolve(null)

const someOf = (order: Order | undefined) => ({ salesOrderLineId: order?.lines[0]?.id, quantity: 1 + randomInt(2) })

function keep(list: string[], answer: Answer): Answer {
  if (answer.status === 201) list.push(answer.body.id)
  return answer
}

test.each([
  ['16 clients at random', 0],
  ['16 clients at random, while connections break', 60],
])('%s: no fault, and all that must hold does', { timeout: milliseconds + 60_000 }, async (_, breakEvery) => {
  const orders = await atOnce(6, (n) => makeOrder(world, [n % 3 ? 'CAMERA' : 'SENSOR', 40]))
  const known: Known = { orders, slips: [], invoices: [], units: [] }
  const answers: Answer[] = []
  const until = performance.now() + milliseconds / 2
  const breaker =
    breakEvery > 0
      ? breakConnections(servers.ownerUrl, { everyMilliseconds: breakEvery, atMost: Number.POSITIVE_INFINITY })
      : null
  await atOnce(16, async (n) => {
    while (performance.now() < until) {
      const answer = await oneOf(acts)?.((...request) => servers.sendOnce(n, ...request), known)
      if (answer) answers.push(answer)
    }
  })
  const broken = await breaker?.stop()
  const counts = tally(answers)
  console.log(JSON.stringify({ broken, ...counts }))
  const faults = answers.filter(({ status }) => status >= 500 && !(breaker && status === 503))
  expect(faults.map(({ body }) => body)).toEqual([])
  expect(counts.done).toBeGreaterThan(20)
})
