import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connections, connect } from '#db/database.ts'
import { buildPakbon } from '#main.ts'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { checkWorld } from '#test/check-world.ts'
import { openWorld, type World } from '#test/world.ts'
import { type CuttingProxy, openCuttingProxy } from './cutting-proxy.ts'

let world: World
let proxy: CuttingProxy
let connections: Connections
let app: FastifyInstance
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  const { connectionString = '' } = world.connections.pool.options
  proxy = await openCuttingProxy(connectionString)
  connections = connect(proxy.url, { size: 1, acquireTimeout: 10_000 })
  const logger = pino({ level: 'silent' })
  app = await buildPakbon({ connections, logger, publicUrl: 'http://127.0.0.1:4400' })
})
afterAll(async () => {
  await app.close()
  await connections.close()
  await proxy.close()
  await world.close()
})

/** Something to post: its URL, and the table of its kind. */
interface Document {
  readonly url: string
  readonly id: string
}

const kinds: Readonly<Record<string, (n: number) => Promise<Document>>> = {
  async 'packing slip'(n) {
    const { id } = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2], ['CABLE', 3]))
    const url = `/packing-slips/${id}`
    const entries = [`CUT-${n}-1`, `CUT-${n}-2`]
    const { lines } = (await world.as('shippingClerk').get(url)).body
    await world.as('shippingClerk').post(`${url}/registrations`, { entries, lineId: lines[0].id })
    return { url, id }
  },
  async invoice(n) {
    const order = await makeOrder(world, ['CAMERA', 3])
    await shipFirstLine(world, order, `CUT-${n}-1`, `CUT-${n}-2`)
    const [slip] = (await world.as('salesClerk').get(`/sales-orders/${order.id}`)).body.packingSlips
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const asked = { salesOrderId: order.id, packingSlipIds: [slip.id], directLines }
    const { id } = (await world.as('salesClerk').post('/invoices', asked)).body
    await world.as('salesClerk').post(`/invoices/${id}/scans`, { text: `CUT-${n}-3` })
    return { url: `/invoices/${id}`, id }
  },
}
let made = 0

describe.each(Object.entries(kinds))('I31 the connection is cut at each statement of posting one %s', (_, prepare) => {
  test('with an idempotency key: it is posted, once, whatever is cut', { timeout: 60_000 }, async () => {
    const statements = await countStatements(prepare, 'count')
    for (const when of ['before', 'after'] as const) {
      for (let cut = 1; cut <= statements; cut++) {
        const document = await prepare(++made)
        proxy.arm(cut, when)
        const answers = [await post(document, `key-${made}`)]
        if (answers[0]?.status !== 200) answers.push(await post(document, `key-${made}`))
        const [first, last] = [answers[0], answers.at(-1)]
        expect([200, 503], `cut ${when} ${cut}: ${JSON.stringify(first?.body)}`).toContain(first?.status)
        expect(last, `cut ${when} ${cut}`).toMatchObject({ status: 200, body: { state: 'posted' } })
        expect(await eventsOf(document)).toBe(1)
      }
    }
    await checkWorld(world)
  })

  test('without one: it is posted or not, never in part, and the answer never tells what is not so', {
    timeout: 60_000,
  }, async () => {
    const statements = await countStatements(prepare)
    for (let cut = 1; cut <= statements; cut++) {
      const document = await prepare(++made)
      proxy.arm(cut, 'after')
      const first = await post(document)
      const again = await post(document)
      const outcome = [first.status, again.status, again.body.code]
      expect([
        [200, 409, 'DOCUMENT_POSTED'],
        [503, 200, undefined],
        [503, 409, 'DOCUMENT_POSTED'],
      ]).toContainEqual(outcome)
      expect(await eventsOf(document)).toBe(1)
    }
    await checkWorld(world)
  })
})

/** Of one posting that nobody disturbs. */
async function countStatements(prepare: (n: number) => Promise<Document>, key?: string): Promise<number> {
  await post(await prepare(++made), key && `${key}-${made}`)
  const document = await prepare(++made)
  proxy.arm(0, 'before')
  expect((await post(document, key && `${key}-${made}`)).status).toBe(200)
  expect(proxy.passed()).toBeGreaterThan(5)
  return proxy.passed()
}

async function post({ url }: Document, key?: string) {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${url}/posting`,
    headers: { authorization: `Bearer ${world.keyOf('salesClerk')}`, ...(key ? { 'idempotency-key': key } : {}) },
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function eventsOf({ id }: Document): Promise<number> {
  const events = await world.context.db
    .selectFrom('event')
    .select('id')
    .where('company_id', '=', world.company.id)
    .where('subject_id', '=', id)
    .where('series', 'is not', null)
    .execute()
  return events.length
}
