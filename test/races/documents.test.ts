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

const post = (n: number, url: string, body?: object, key?: string) => servers.send(n, 'POST', url, body, key)
const rounds = Array.from({ length: 4 }, (_, round) => round)

async function shipped(...entries: string[]) {
  const order = await makeOrder(world, ['CAMERA', entries.length])
  const slip = await shipFirstLine(world, order, ...entries)
  const units = (await servers.send(0, 'GET', `/packing-slips/${slip.id}/registrations`)).body.items
  return { order, slip, units }
}

describe('I31 one preparation is posted once', () => {
  test('8 postings of one packing slip', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 3]))
    const answers = await atOnce(8, (n) => post(n, `/packing-slips/${slip.id}/posting`))
    expect(tally(answers)).toEqual({ done: 1, DOCUMENT_POSTED: 7 })
  })

  test('8 postings of one invoice', async () => {
    const { order } = await shipped('POSTS-1')
    const invoice = (await post(0, '/invoices', { salesOrderId: order.id })).body
    const answers = await atOnce(8, (n) => post(n, `/invoices/${invoice.id}/posting`))
    expect(tally(answers)).toEqual({ done: 1, DOCUMENT_POSTED: 7 })
  })

  test('posting and discarding', async () => {
    for (const round of rounds) {
      const slip = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 3]))
      const answers = await Promise.all([
        post(round, `/packing-slips/${slip.id}/posting`),
        servers.send(round + 1, 'DELETE', `/packing-slips/${slip.id}`),
      ])
      expect([['DOCUMENT_POSTED'], ['DOCUMENT_DISCARDED']]).toContainEqual(answers.flatMap(codesOf))
    }
  })
})

describe('I15 never more than ordered', () => {
  test('two packing slips and an invoice of the last of an order line: one is posted', async () => {
    for (const round of rounds) {
      const order = await makeOrder(world, ['CABLE', 5])
      const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 5 }]
      const documents = [
        `/packing-slips/${(await preparePackingSlip(world, order, 5)).id}`,
        `/packing-slips/${(await preparePackingSlip(world, order, 5)).id}`,
        `/invoices/${(await post(0, '/invoices', { salesOrderId: order.id, directLines })).body.id}`,
      ]
      const answers = await atOnce(3, (n) => post(round + n, `${documents[n]}/posting`))
      expect(tally(answers)).toEqual({ done: 1, DELIVERED_MORE_THAN_ORDERED: 2 })
    }
  })

  test('8 packing slips of 2 of an order line of 10: five are posted', async () => {
    const order = await makeOrder(world, ['CABLE', 10])
    const slips = await atOnce(8, () => preparePackingSlip(world, order, 2))
    const answers = await atOnce(8, (n) => post(n, `/packing-slips/${slips[n].id}/posting`))
    expect(tally(answers)).toEqual({ done: 5, DELIVERED_MORE_THAN_ORDERED: 3 })
  })
})

describe('what one does to a unit while another invoices it', () => {
  test('I17 a correction comes before the invoice, or is refused by it', async () => {
    for (const round of rounds) {
      const { order, units } = await shipped(`C-${round}`)
      const invoice = (await post(0, '/invoices', { salesOrderId: order.id })).body
      const [corrected, posted] = (await Promise.all([
        post(round, `/registrations/${units[0].id}/corrections`, { serialNumber: `D-${round}`, reason: 'misread' }),
        post(round + 1, `/invoices/${invoice.id}/posting`),
      ])) as [Answer, Answer]
      expect(posted.status).toBe(200)
      expect([[], ['UNIT_INVOICED']]).toContainEqual(codesOf(corrected))
      const after = (await servers.send(0, 'GET', `/registrations/${units[0].id}`)).body
      expect(after.serialNumber).toBe(corrected.status === 200 ? `D-${round}` : `C-${round}`)
    }
  })

  test('I22 a packing slip is cancelled, or invoiced', async () => {
    for (const round of rounds) {
      const { order, slip } = await shipped(`R-${round}`)
      const answers = await Promise.all([
        post(round, `/packing-slips/${slip.id}/cancellation`, { reason: 'came back' }),
        post(round + 1, '/invoices', { salesOrderId: order.id }),
      ])
      expect([['NOTHING_TO_INVOICE'], ['LINE_ON_INVOICE_PREPARATION']]).toContainEqual(answers.flatMap(codesOf))
    }
  })

  test('I12 two invoices that choose the same units: each unit goes to one', async () => {
    for (const round of rounds) {
      const { order } = await shipped(`T-${round}`, `U-${round}`)
      const invoices: { id: string }[] = []
      for (const n of [0, 1]) {
        const invoice = (await post(n, '/invoices', { salesOrderId: order.id })).body
        await post(n, `/invoices/${invoice.id}/choices`, {
          leave: { packingSlipLineIds: [invoice.lines[0].packingSlips[0].packingSlipLineId] },
        })
        invoices.push(invoice)
      }
      const take = { take: { serialNumbers: [`T-${round}`, `U-${round}`] } }
      const answers = await atOnce(2, (n) => post(n, `/invoices/${invoices[n]?.id}/choices`, take))
      expect(tally(answers)).toEqual({ done: 1, UNIT_NOT_AVAILABLE: 1 })
    }
  })

  test('I12 four invoices prepared at once: the units are on the first, and nothing is on two', async () => {
    const { order } = await shipped('P-1', 'P-2')
    const answers = await atOnce(4, (n) => post(n, '/invoices', { salesOrderId: order.id }))
    expect(answers.map(({ body }) => body.lines[0].quantity).sort()).toEqual([0, 0, 0, 2])
  })
})

describe('I01 two corrections to one new serial number', () => {
  test('of two units: one gets it, the other is told who has it', async () => {
    for (const round of rounds) {
      const pair = [await shipped(`X-${round}`), await shipped(`Y-${round}`)]
      const correction = { serialNumber: `Z-${round}`, reason: 'misread' }
      const answers = await atOnce(2, (n) => post(n, `/registrations/${pair[n]?.units[0].id}/corrections`, correction))
      expect(tally(answers)).toEqual({ done: 1, SERIAL_ALREADY_ACTIVE: 1 })
      const winner = pair[answers.findIndex(({ status }) => status === 200)]
      const refused = answers.find(({ status }) => status === 409)
      expect(refused?.body.refusals[0].details.document).toBe(winner?.slip.number)
    }
  })

  test('of one not readable unit to its number, while others scan and complete on the same line', async () => {
    for (const round of rounds) {
      const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 4]))
      const marked = (await post(0, `/packing-slips/${slip.id}/not-readable`, { quantity: 2 })).body.registrationIds
      const answers = await atOnce(6, (n) =>
        n < 2
          ? post(n, `/registrations/${marked[n]}/corrections`, { serialNumber: `SAME-${round}` })
          : post(n, `/packing-slips/${slip.id}/scans`, { text: n < 4 ? `SAME-${round}` : `OTHER-${round}-${n}` }),
      )
      const { body } = await servers.send(0, 'GET', `/packing-slips/${slip.id}`)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      expect(tally(answers.slice(0, 4))).toEqual({ done: 1, SERIAL_ALREADY_ON_DOCUMENT: 3 })
      expect(body.lines[0].registered + body.lines[0].notReadable).toBeLessThanOrEqual(4)
    }
  })
})

describe('I30 one idempotency key, one document', () => {
  test('8 times at once: one packing slip, and everybody gets the same answer', async () => {
    const order = await makeOrder(world, ['CABLE', 5])
    const prepared = await atOnce(8, (n) => post(n, '/packing-slips', { salesOrderId: order.id }, 'prepare-once'))
    expectAlike(prepared)
    const id = prepared[0]?.body.id
    const posted = await atOnce(8, (n) => post(n, `/packing-slips/${id}/posting`, {}, 'post-once'))
    expectAlike(posted)
    expect(posted[0]).toMatchObject({ status: 200, body: { state: 'posted' } })
    const { packingSlips } = (await servers.send(0, 'GET', `/sales-orders/${order.id}`)).body
    expect(packingSlips).toHaveLength(1)
  })

  test('another request under the same key is refused, also at once', async () => {
    const order = await makeOrder(world, ['CABLE', 5])
    const answers = await atOnce(4, (n) =>
      post(n, '/packing-slips', { salesOrderId: order.id, lines: [line(order, n + 1)] }, 'one-key-four-bodies'),
    )
    expect(tally(answers)).toEqual({ done: 1, IDEMPOTENCY_KEY_REUSED: 3 })
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422])
  })

  test('a scan sent 8 times at once is one unit', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 3]))
    const answers = await atOnce(8, (n) => post(n, `/packing-slips/${slip.id}/scans`, { text: 'ONCE-1' }, 'scan-once'))
    expect(tally(answers)).toEqual({ done: 8 })
    expect(new Set(answers.map(({ body }) => body.registrationId)).size).toBe(1)
    expect((await servers.send(0, 'GET', `/packing-slips/${slip.id}`)).body.lines[0].registered).toBe(1)
  })

  test('a refused command keeps its key free', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const refused = await post(0, `/packing-slips/${slip.id}/posting`, {}, 'try-again')
    expect(codesOf(refused)).toEqual(['SERIAL_NUMBER_MISSING'])
    await post(0, `/packing-slips/${slip.id}/scans`, { text: 'AGAIN-1' })
    expect((await post(1, `/packing-slips/${slip.id}/posting`, {}, 'try-again')).status).toBe(200)
  })
})

function expectAlike(answers: readonly Answer[]): void {
  const said = answers.map(({ status, headers, body }) => ({ status, edition: headers.etag, body }))
  for (const one of said) expect(one).toEqual(said[0])
}

function line(order: { lines: { id: string }[] }, quantity: number) {
  return { salesOrderLineId: order.lines[0]?.id, quantity }
}
