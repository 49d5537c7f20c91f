import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { type Answer, openWorld, type World } from '#test/world.ts'
import { atOnce, openServers, type Servers, tally } from './servers.ts'

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

const clients = 32

/** Packing slips in preparation, each of an order of its own for some of a product. */
async function slips(count: number, product: string, quantity: number) {
  const made = []
  for (let n = 0; n < count; n++)
    made.push(await preparePackingSlip(world, await makeOrder(world, [product, quantity])))
  return made
}

describe('I02 of simultaneous registrations of one serial number exactly one succeeds', () => {
  test.each(['scans', 'registrations'])('by %s on 32 packing slips, of two servers', async (route) => {
    const serial = `ONE-${route}`
    const open = await slips(clients, 'CAMERA', 1)
    const answers = await atOnce(clients, (n) =>
      servers.send(
        n,
        'POST',
        `/packing-slips/${open[n].id}/${route}`,
        route === 'scans' ? { text: serial } : { entries: [serial], allOrNothing: true },
      ),
    )
    expect(tally(answers)).toEqual({ done: 1, SERIAL_ALREADY_ACTIVE: clients - 1 })
    const winner = open[answers.findIndex(({ status }) => status === 200)]
    const named = { serialNumber: serial, product: 'CAMERA', customer: 'Jansen', order: winner.salesOrderNumber }
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect(status).toBe(409)
      expect(body.refusals).toEqual([
        expect.objectContaining({ details: expect.objectContaining({ ...named, packingSlipId: winner.id }) }),
      ])
    }
  })

  test('by scans on packing slips and on invoices that deliver by themselves', async () => {
    const orders = await atOnce(8, () => makeOrder(world, ['CAMERA', 1]))
    const documents = await Promise.all(
      orders.map(async (order, n) => {
        if (n % 2) return `/packing-slips/${(await preparePackingSlip(world, order)).id}`
        const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
        return `/invoices/${(await servers.send(n, 'POST', '/invoices', { salesOrderId: order.id, directLines })).body.id}`
      }),
    )
    const answers = await atOnce(8, (n) => servers.send(n, 'POST', `${documents[n]}/scans`, { text: 'BOTH-KINDS' }))
    expect(tally(answers)).toEqual({ done: 1, SERIAL_ALREADY_ACTIVE: 7 })
  })

  test('not readable ones are no serial numbers: all are registered', async () => {
    const open = await slips(8, 'CAMERA', 1)
    const answers = await atOnce(8, (n) => servers.send(n, 'POST', `/packing-slips/${open[n].id}/not-readable`, {}))
    expect(tally(answers)).toEqual({ done: 8 })
  })
})

describe('I03 a line has no more units than its quantity', () => {
  test('32 scans for a line with 5 places: exactly 5', async () => {
    const [slip] = await slips(1, 'CAMERA', 5)
    const answers = await atOnce(clients, (n) =>
      servers.send(n, 'POST', `/packing-slips/${slip.id}/scans`, { text: `FIVE-${n}` }),
    )
    expect(tally(answers)).toEqual({ done: 5, LINE_COMPLETE: clients - 5 })
    expect(answers.find(({ status }) => status === 409)?.body.refusals[0].details).toEqual({ line: 1, quantity: 5 })
  })

  test('scans, lists and not readable ones at once: exactly 6', async () => {
    const [slip] = await slips(1, 'CAMERA', 6)
    await atOnce(12, (n) => {
      const url = `/packing-slips/${slip.id}`
      if (n % 3 === 0) return servers.send(n, 'POST', `${url}/scans`, { text: `MIX-${n}` })
      if (n % 3 === 1) return servers.send(n, 'POST', `${url}/not-readable`, {})
      return servers.send(n, 'POST', `${url}/registrations`, { entries: [`MIX-${n}`, `MIX-${n}-2`] })
    })
    const { body } = await servers.send(0, 'GET', `/packing-slips/${slip.id}`)
    expect(body.lines[0].registered + body.lines[0].notReadable).toBe(6)
  })

  test('scans of held serial numbers take no place from one that is free', async () => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'HELD')
    for (let round = 0; round < 3; round++) {
      const [slip] = await slips(1, 'CAMERA', 1)
      const answers = await atOnce(16, (n) =>
        servers.send(0, 'POST', `/packing-slips/${slip.id}/scans`, { text: n === 9 ? `FREE-${round}` : 'HELD' }),
      )
      expect(tally(answers)).toEqual({ done: 1, SERIAL_ALREADY_ACTIVE: 15 })
      expect(answers[9]?.status).toBe(200)
    }
  })
})

test('lists that overlap in opposite order wait for each other and never deadlock', async () => {
  const before = await deadlocks()
  for (let round = 0; round < 4; round++) {
    const serials = Array.from({ length: 60 }, (_, n) => `LAP-${round}-${String(n).padStart(2, '0')}`)
    const open = await slips(8, 'CAMERA', 60)
    const answers = await atOnce(8, (n) =>
      servers.send(n, 'POST', `/packing-slips/${open[n].id}/registrations`, {
        entries: n % 2 ? serials : [...serials].reverse(),
      }),
    )
    expect(tally(answers)).toEqual({ done: 8 })
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(60)
  }
  expect(await deadlocks()).toBe(before)
})

describe('a scan that meets the end of its preparation', () => {
  test('I04, I05 posting: what the slip says is what is on it', async () => {
    for (const product of ['SENSOR', 'CAMERA', 'SENSOR', 'CAMERA']) {
      const [slip] = await slips(1, product, 4)
      const prefix = `END-${slip.id.slice(-6)}`
      for (const n of [1, 2, 3])
        await servers.send(0, 'POST', `/packing-slips/${slip.id}/scans`, { text: `${prefix}-${n}` })
      const answers = await atOnce(6, (n) =>
        n === 2
          ? servers.send(n, 'POST', `/packing-slips/${slip.id}/posting`)
          : servers.send(n, 'POST', `/packing-slips/${slip.id}/scans`, { text: `${prefix}-a${n}` }),
      )
      const { body } = await servers.send(0, 'GET', `/packing-slips/${slip.id}`)
      const units = await servers.send(0, 'GET', `/packing-slips/${slip.id}/registrations`)
      const accepted = answers.filter(({ status, body: answer }) => status === 200 && answer.kind === 'registered')
      expect(units.body.items).toHaveLength(3 + accepted.length)
      expect(body.lines[0]).toMatchObject({ registered: 3 + accepted.length })
      expect(body.state).toBe(answers[2]?.status === 200 ? 'posted' : 'inPreparation')
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    }
  })

  test('I04 a unit is not taken off a slip that is posted meanwhile', async () => {
    for (let round = 0; round < 6; round++) {
      const [slip] = await slips(1, 'CAMERA', 1)
      await servers.send(0, 'POST', `/packing-slips/${slip.id}/scans`, { text: `OFF-${round}` })
      const [removed, posted] = await Promise.all([
        servers.send(0, 'POST', `/packing-slips/${slip.id}/scans`, { text: `OFF-${round}`, mode: 'remove' }),
        servers.send(1, 'POST', `/packing-slips/${slip.id}/posting`),
      ])
      const outcomes = [codesOf(removed as Answer), codesOf(posted as Answer)]
      expect([
        [[], ['SERIAL_NUMBER_MISSING']],
        [['DOCUMENT_POSTED'], []],
      ]).toContainEqual(outcomes)
    }
  })

  test('I36 discarding: its serial numbers are free, also those that came in at the last moment', async () => {
    for (let round = 0; round < 4; round++) {
      const [slip, next] = await slips(2, 'CAMERA', 6)
      const serials = Array.from({ length: 6 }, (_, n) => `GONE-${round}-${n}`)
      const answers = await atOnce(7, (n) =>
        n === 3
          ? servers.send(n, 'DELETE', `/packing-slips/${slip.id}`)
          : servers.send(n, 'POST', `/packing-slips/${slip.id}/scans`, { text: serials[n > 3 ? n - 1 : n] ?? '' }),
      )
      expect(answers[3]?.status).toBe(200)
      expect(Object.keys(tally(answers)).filter((name) => !['done', 'DOCUMENT_DISCARDED'].includes(name))).toEqual([])
      const again = await servers.send(0, 'POST', `/packing-slips/${next.id}/registrations`, { entries: serials })
      expect(again.body).toMatchObject({ accepted: 6, refused: [] })
    }
  })
})

/** Deadlocks that this database has seen. */
async function deadlocks(): Promise<number> {
  const client = new pg.Client({ connectionString: servers.ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_stat_force_next_flush()')
    const { rows } = await client.query<{ n: string }>(
      'select deadlocks as n from pg_stat_database where datname = current_database()',
    )
    return Number(rows[0]?.n)
  } finally {
    await client.end()
  }
}
