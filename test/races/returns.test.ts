import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, sellFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'
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

const rounds = Array.from({ length: 4 }, (_, round) => round)
const post = (n: number, url: string, body: object = {}, key?: string) => servers.send(n, 'POST', url, body, key)
const sell = async (...serials: string[]) =>
  sellFirstLine(world, await makeOrder(world, ['CAMERA', serials.length]), ...serials)

/** A receipt in preparation of a return order that expects one camera of nobody's sale. */
async function blindReceipt(quantity = 1) {
  const lines = [{ productNumber: 'CAMERA', quantity }]
  const asked = { customerNumber: 'JANSEN', lines, overrideReason: 'without papers' }
  const { body: order } = await post(0, '/return-orders', asked)
  return (await post(0, '/return-receipts', { returnOrderId: order.id })).body
}

/** A posted receipt of these units, for credit. */
async function received(...entries: string[]) {
  const { body: order } = await post(0, '/return-orders', { entries })
  const { body: receipt } = await post(0, '/return-receipts', { returnOrderId: order.id })
  await post(0, `/return-receipts/${receipt.id}/registrations`, { entries })
  await post(0, `/return-receipts/${receipt.id}/posting`)
  return { order, receipt }
}

describe('I24 a sale comes back once', () => {
  test('eight return orders of one unit: one has it', async () => {
    for (const round of rounds) {
      await sell(`A-${round}`)
      const answers = await atOnce(8, (n) => post(n, '/return-orders', { entries: [`A-${round}`], allOrNothing: true }))
      expect(tally(answers)).toEqual({ done: 1, UNIT_RETURNED_ALREADY: 7 })
    }
  })

  test('eight receipts that scan one unit: one has it, and says so to the others', async () => {
    for (const round of rounds) {
      await sell(`B-${round}`)
      const receipts = await atOnce(8, () => blindReceipt())
      const answers = await atOnce(8, (n) =>
        post(n, `/return-receipts/${receipts[n].id}/scans`, { text: `B-${round}` }),
      )
      expect(tally(answers)).toEqual({ done: 1, UNIT_RETURNED_ALREADY: 7 })
    }
  })

  test('eight scans of one unit on one receipt: it is there once', async () => {
    await sell('C-1')
    const receipt = await blindReceipt(8)
    const answers = await atOnce(8, (n) => post(n, `/return-receipts/${receipt.id}/scans`, { text: 'C-1' }))
    expect(tally(answers)).toEqual({ done: 1, SERIAL_ALREADY_ON_DOCUMENT: 7 })
  })

  test('one scan that is sent eight times is done once, and answered alike', async () => {
    await sell('C-2')
    const receipt = await blindReceipt(8)
    const answers = await atOnce(8, (n) => post(n, `/return-receipts/${receipt.id}/scans`, { text: 'C-2' }, 'scan-C-2'))
    expect(tally(answers)).toEqual({ done: 8 })
    expect(new Set(answers.map(({ body }) => body.registrationId)).size).toBe(1)
  })
})

describe('I31 one receipt is posted once', () => {
  test('eight postings', async () => {
    await sell('D-1')
    const receipt = await blindReceipt()
    await post(0, `/return-receipts/${receipt.id}/scans`, { text: 'D-1' })
    const answers = await atOnce(8, (n) => post(n, `/return-receipts/${receipt.id}/posting`))
    expect(tally(answers)).toEqual({ done: 1, DOCUMENT_POSTED: 7 })
  })

  test('eight receipts posted at once are numbered without a gap', async () => {
    const serials = Array.from({ length: 8 }, (_, n) => `E-${n}`)
    await sell(...serials)
    const receipts = await atOnce(8, () => blindReceipt())
    await atOnce(8, (n) => post(n, `/return-receipts/${receipts[n].id}/scans`, { text: serials[n] }))
    const answers = await atOnce(8, (n) => post(n, `/return-receipts/${receipts[n].id}/posting`))
    const numbers = answers.map(({ body }) => Number(body.number.slice(3))).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  })
})

describe('what one does to a sale while its units come back', () => {
  test('I15 a receipt, and a credit by negative quantity: together no more than was invoiced', async () => {
    for (const round of rounds) {
      const invoice = await sell(`F-${round}`)
      const { body: order } = await servers.send(0, 'GET', `/sales-orders/${invoice.salesOrderId}`)
      const receipt = await blindReceipt()
      await post(0, `/return-receipts/${receipt.id}/scans`, { text: `F-${round}` })
      const answers = await Promise.all([
        post(round, `/return-receipts/${receipt.id}/posting`),
        post(round + 1, `/sales-orders/${order.id}/lines/${order.lines[0].id}/credits`, { quantity: 1 }),
      ])
      expect(answers.flatMap(codesOf)).toEqual(['CREDITED_MORE_THAN_INVOICED'])
    }
  })

  test('D52 eight credit notes of one return: one is posted', async () => {
    await sell('G-1', 'G-2')
    const { order } = await received('G-1', 'G-2')
    const answers = await atOnce(8, (n) => post(n, `/return-orders/${order.id}/credit-notes`))
    expect(tally(answers)).toEqual({ done: 1, NOTHING_TO_CREDIT: 7 })
  })

  test('D51 a receipt is reversed, or credited', async () => {
    for (const round of rounds) {
      await sell(`H-${round}`)
      const { order, receipt } = await received(`H-${round}`)
      const answers = await Promise.all([
        post(round, `/return-receipts/${receipt.id}/reversal`, { reason: 'not ours' }),
        post(round + 1, `/return-orders/${order.id}/credit-notes`),
      ])
      expect([['UNIT_SETTLED'], ['NOTHING_TO_CREDIT']]).toContainEqual(answers.flatMap(codesOf))
    }
  })

  test('I01 a receipt is reversed while its unit is sold again: the serial number is open once', async () => {
    for (const round of rounds) {
      const text = `K-${round}`
      await sell(text)
      const { receipt } = await received(text)
      const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
      const answers = await Promise.all([
        post(round, `/return-receipts/${receipt.id}/reversal`, { reason: 'not ours' }),
        post(round + 1, `/packing-slips/${slip.id}/scans`, { text }),
      ])
      expect([['UNIT_SOLD_AGAIN'], ['SERIAL_ALREADY_ACTIVE']]).toContainEqual(answers.flatMap(codesOf))
    }
  })

  test('D52 a replacement comes back, or its packing slip is cancelled', async () => {
    for (const round of rounds) {
      await sell(`L-${round}`)
      const { body: order } = await post(0, '/return-orders', { entries: [`L-${round}`], disposition: 'replace' })
      const { body: first } = await post(0, '/return-receipts', { returnOrderId: order.id })
      await post(0, `/return-receipts/${first.id}/scans`, { text: `L-${round}` })
      await post(0, `/return-receipts/${first.id}/posting`)
      const { body: replaced } = await post(0, `/return-orders/${order.id}/replacements`)
      const slip = await preparePackingSlip(world, replaced.salesOrder)
      await post(0, `/packing-slips/${slip.id}/scans`, { text: `M-${round}` })
      await post(0, `/packing-slips/${slip.id}/posting`)
      const { body: again } = await post(0, '/return-orders', { entries: [`M-${round}`], disposition: 'scrap' })
      const { body: receipt } = await post(0, '/return-receipts', { returnOrderId: again.id })
      await post(0, `/return-receipts/${receipt.id}/scans`, { text: `M-${round}` })
      const answers = await Promise.all([
        post(round, `/return-receipts/${receipt.id}/posting`),
        post(round + 1, `/packing-slips/${slip.id}/cancellation`, { reason: 'lost' }),
      ])
      const refused = answers.flatMap(codesOf)
      expect(['LINE_RETURNED', 'UNIT_NOT_INVOICED']).toContain(refused[0])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    }
  })
})
