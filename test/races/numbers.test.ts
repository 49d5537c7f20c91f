import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { type Answer, openWorld, type World } from '#test/world.ts'
import { breakConnections } from './broken-connections.ts'
import { atOnce, openServers, type Servers } from './servers.ts'

let world: World
let servers: Servers
beforeAll(async () => {
  world = await openWorld({ size: 20 })
  servers = await openServers(world)
  await makeCast(world)
})
afterAll(async () => {
  await servers.close()
  await world.close()
})

const slipCount = 240

test('I28, I29 numbers without a gap and in order, while one in twenty transactions is broken off', {
  timeout: 240_000,
}, async () => {
  const ids = await preparations()
  const breaker = breakConnections(servers.ownerUrl, { everyMilliseconds: 30, atMost: slipCount / 4 })
  const reader = readDuring()
  const waiting = [...ids]
  const statuses: number[] = []
  await atOnce(16, async (n) => {
    for (let id = waiting.pop(); id; id = waiting.pop()) statuses.push(...(await postUntilDone(n, id)))
  })
  const [broken, gaps] = await Promise.all([breaker.stop(), reader.stop()])
  expect(broken).toBeGreaterThanOrEqual(slipCount / 20)
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(gaps).toEqual([])
  const { rows } = await query(`select series_number::int as number, posted_at from packing_slip
    where posted_at is not null order by series_number`)
  expect(rows.map((row) => row.number)).toEqual(Array.from({ length: slipCount }, (_, n) => n + 1))
  const moments = rows.map((row) => row.posted_at.toISOString())
  expect(moments).toEqual([...moments].sort())
})

test('I29 the moment of posting does not go back where the clock does', async () => {
  await query("update number_sequence set last_posted_at = now() + interval '1 hour' where document_type = 'invoice'")
  const order = await makeOrder(world, ['CABLE', 2])
  const moments: number[] = []
  for (const n of [0, 1]) {
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const { body } = await servers.send(n, 'POST', '/invoices', { salesOrderId: order.id, directLines })
    const posted = await servers.send(n, 'POST', `/invoices/${body.id}/posting`)
    moments.push(Date.parse(posted.body.postedAt))
  }
  expect(moments[0]).toBeGreaterThan(Date.now() + 3_500_000)
  expect(moments[1]).toBeGreaterThanOrEqual(moments[0] ?? 0)
})

/** Many small packing slips, eight of each order. Some orders at a time: nobody waits for another's lock for long. */
async function preparations(): Promise<readonly string[]> {
  const ids: string[] = []
  await atOnce(4, async () => {
    while (ids.length < slipCount) {
      const places = Array.from({ length: 8 }, () => ids.push('') - 1)
      const order = await makeOrder(world, ['CABLE', 8])
      for (const place of places) ids[place] = (await preparePackingSlip(world, order, 1)).id
    }
  })
  return ids
}

/** As a client does: again, under the same key, while the server is busy. */
async function postUntilDone(n: number, id: string): Promise<readonly number[]> {
  const key = randomUUID()
  const statuses: number[] = []
  for (let tries = 0; tries < 2000; tries++) {
    const { status }: Answer = await servers.sendOnce(n, 'POST', `/packing-slips/${id}/posting`, {}, key)
    statuses.push(status)
    if (status !== 503) return statuses
    await sleep(20)
  }
  return statuses
}

/** Looks at the series all the time: a number is there only if all below it are. */
function readDuring(): { stop(): Promise<readonly string[]> } {
  let stopping = false
  const gaps: string[] = []
  const reading = (async () => {
    while (!stopping) {
      const { rows } = await query(`select count(*)::int as posted, coalesce(max(series_number), 0)::int as last
        from packing_slip where posted_at is not null`)
      if (rows[0].posted !== rows[0].last) gaps.push(JSON.stringify(rows[0]))
      await sleep(10)
    }
  })()
  return {
    async stop() {
      stopping = true
      await reading
      return gaps
    },
  }
}

async function query(text: string) {
  const client = new pg.Client({ connectionString: servers.ownerUrl })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
