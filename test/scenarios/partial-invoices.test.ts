import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const invoicing = () => world.as('accountsReceivableClerk')
const prepare = (salesOrderId: string, more: object = {}) => invoicing().post('/invoices', { salesOrderId, ...more })
const choose = (invoice: { id: string }, choice: object) => invoicing().post(`/invoices/${invoice.id}/choices`, choice)
const post = (invoice: { id: string }, body?: object) => invoicing().post(`/invoices/${invoice.id}/posting`, body)

/** An order of six with three posted packing slips of two. */
async function threeSlipsOfTwo(prefix: string) {
  const order = await makeOrder(world, ['CAMERA', 6])
  const slips = []
  for (const slip of [1, 2, 3]) {
    slips.push(await shipFirstLine(world, order, `${prefix}${slip}a`, `${prefix}${slip}b`))
  }
  return { order, slips }
}

describe('S8, S10: choose which serial numbers of the packing slip to invoice', () => {
  test('D35: all that is left is proposed; what is unticked stays for the next invoice', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    const slip = await shipFirstLine(world, order, 'c-1', 'c-2', 'c-3')
    const invoice = (await prepare(order.id)).body
    expect(invoice.lines[0]).toMatchObject({ section: 'delivered', quantity: 3 })
    expect(codesOf(await choose(invoice, { take: { serialNumbers: ['c-1'] } }))).toEqual(['UNIT_TICKED_ALREADY'])
    expect(codesOf(await choose(invoice, { take: { serialNumbers: ['c-1', 'c-0'] } }))).toEqual([
      'UNIT_TICKED_ALREADY',
      'UNIT_NOT_AVAILABLE',
    ])
    const chosen = (await choose(invoice, { leave: { serialNumbers: ['C-2'] } })).body
    expect(codesOf(await choose(invoice, { leave: { serialNumbers: ['C-2'] } }))).toEqual(['UNIT_NOT_TICKED'])
    expect(chosen.lines[0].packingSlips[0]).toMatchObject({
      packingSlipNumber: slip.number,
      taken: 2,
      left: 3,
      units: 2,
      inPart: true,
    })
    expect((await post(invoice)).body.netAmount).toBe('200.00')
    const rest = (await prepare(order.id)).body
    expect(rest.lines[0].quantity).toBe(1)
    expect(codesOf(await choose(rest, { take: { serialNumbers: ['c-1'] } }))).toEqual(['UNIT_NOT_AVAILABLE'])
    expect((await post(rest)).status).toBe(200)
    expect(codesOf(await prepare(order.id))).toEqual(['NOTHING_TO_INVOICE'])
  })

  test('D35: a unit ticked on one preparation is not offered to another; discarding frees it', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    await shipFirstLine(world, order, 'f-1', 'f-2')
    const first = (await prepare(order.id)).body
    await choose(first, { leave: { serialNumbers: ['f-2'] } })
    const second = (await prepare(order.id)).body
    expect(second.lines[0].quantity).toBe(1)
    expect(codesOf(await choose(second, { take: { serialNumbers: ['f-1'] } }))).toEqual(['UNIT_NOT_AVAILABLE'])
    await invoicing().delete(`/invoices/${first.id}`)
    expect((await choose(second, { take: { serialNumbers: ['f-1'] } })).body.lines[0].quantity).toBe(2)
    await post(second)
  })

  test('D35: not readable ones by row, unnumbered ones by count, other products by quantity', async () => {
    const order = await makeOrder(world, ['SENSOR', 4], ['CABLE', 5])
    const shipping = world.as('shippingClerk')
    const slip = await preparePackingSlip(world, order)
    const [sensor] = slip.lines
    await shipping.post(`/packing-slips/${slip.id}/scans`, { text: 'u-1', lineId: sensor.id })
    const marked = await shipping.post(`/packing-slips/${slip.id}/not-readable`, { lineId: sensor.id })
    const posted = (await shipping.post(`/packing-slips/${slip.id}/posting`)).body
    const invoice = (await prepare(order.id)).body
    expect(invoice.lines[0].packingSlips[0]).toMatchObject({ taken: 4, units: 2, unnumbered: 2 })
    const [sensorLine, cableLine] = posted.lines
    const chosen = await choose(invoice, {
      leave: { registrationIds: marked.body.registrationIds },
      quantities: [
        { packingSlipLineId: sensorLine.id, quantity: 1 },
        { packingSlipLineId: cableLine.id, quantity: 2.5 },
      ],
    })
    expect(chosen.body.lines.map((line: { quantity: number }) => line.quantity)).toEqual([2, 2.5])
    const tooMany = await choose(invoice, { quantities: [{ packingSlipLineId: sensorLine.id, quantity: 3 }] })
    expect(codesOf(tooMany)).toEqual(['TAKEN_MORE_THAN_LEFT'])
    expect((await post(invoice)).status).toBe(200)
    const rest = (await prepare(order.id)).body
    expect(rest.lines[0].packingSlips[0]).toMatchObject({ taken: 2, units: 1, unnumbered: 1 })
    await post(rest)
  })

  test('D34: a packing slip of another order, or one that is not posted, is refused', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const open = await preparePackingSlip(world, order)
    const foreign = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'o-1')
    const refused = await prepare(order.id, { packingSlipIds: [open.id, foreign.id] })
    expect(codesOf(refused)).toEqual(['PACKING_SLIP_OF_OTHER_ORDER', 'PACKING_SLIP_OF_OTHER_ORDER'])
  })

  test('D34: both at once: what was delivered and what the invoice delivers, as two sections', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    await shipFirstLine(world, order, 'b-1', 'b-2')
    const slips = (await world.as('salesClerk').get(`/sales-orders/${order.id}`)).body.packingSlips
    const invoice = (
      await prepare(order.id, {
        packingSlipIds: [slips[0].id],
        directLines: [{ salesOrderLineId: order.lines[0].id, quantity: 1 }],
      })
    ).body
    expect(invoice.lines.map((line: { section: string }) => line.section)).toEqual(['direct', 'delivered'])
    await invoicing().post(`/invoices/${invoice.id}/scans`, { text: 'b-3' })
    expect((await post(invoice)).body.netAmount).toBe('300.00')
  })
})

describe('S20, S21, D36: only one packing slip may be invoiced in part', () => {
  test('one unit of each of three slips of two is refused', async () => {
    const { order, slips } = await threeSlipsOfTwo('x')
    const invoice = (await prepare(order.id)).body
    expect((await choose(invoice, { leave: { serialNumbers: ['x1a'] } })).status).toBe(200)
    const refused = await choose(invoice, { leave: { serialNumbers: ['x2a'] } })
    expect(refused.body.refusals[0]).toMatchObject({
      code: 'ONE_PACKING_SLIP_IN_PART',
      rule: 'D36',
      details: { line: 1, packingSlips: [slips[0].number, slips[1].number] },
    })
    expect(refused.body.refusals[0].text).toContain(slips[1].number)
    const kept = (await invoicing().get(`/invoices/${invoice.id}`)).body
    expect(kept.lines[0].packingSlips.map((share: { taken: number }) => share.taken)).toEqual([1, 2, 2])
  })

  test.each([
    [[2, 1, 0], 200],
    [[2, 2, 1], 200],
    [[0, 1, 0], 200],
    [[1, 1, 0], 409],
    [[1, 1, 1], 409],
  ])('%j of slips of 2, 2 and 2: %i', async (taken, status) => {
    const prefix = `t${taken.join('')}`
    const { order, slips } = await threeSlipsOfTwo(prefix)
    const invoice = (await prepare(order.id)).body
    const leave = taken.flatMap((count, index) => ['a', 'b'].slice(count).map((unit) => `${prefix}${index + 1}${unit}`))
    expect((await choose(invoice, { leave: { serialNumbers: leave } })).status).toBe(status)
    expect(slips).toHaveLength(3)
    if (status === 200)
      expect((await post(invoice)).body.lines[0].quantity).toBe(taken.reduce((sum, count) => sum + count))
  })

  test('another slip may be the one in part in the same choice', async () => {
    const { order } = await threeSlipsOfTwo('y')
    const invoice = (await prepare(order.id)).body
    await choose(invoice, { leave: { serialNumbers: ['y1a'] } })
    const moved = await choose(invoice, { take: { serialNumbers: ['y1a'] }, leave: { serialNumbers: ['y3b'] } })
    expect(moved.body.lines[0].packingSlips.map((share: { inPart: boolean }) => share.inPart)).toEqual([
      false,
      false,
      true,
    ])
  })

  test('judged again at posting, with what is left then', async () => {
    const { order, slips } = await threeSlipsOfTwo('z')
    const slipIds = slips.map((slip: { id: string }) => slip.id)
    const first = (await prepare(order.id, { packingSlipIds: [slipIds[0]] })).body
    await choose(first, { leave: { serialNumbers: ['z1a'] } })
    await post(first)
    const second = (await prepare(order.id, { packingSlipIds: slipIds })).body
    await choose(second, { leave: { serialNumbers: ['z2a'] } })
    const shares = (await post(second)).body.lines[0].packingSlips
    expect(shares.map((share: { taken: number; left: number }) => [share.taken, share.left])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ])
  })

  test('units that the invoice delivers itself stand outside; a company may switch the rule off', async () => {
    const other = await world.secondCompany()
    await makeCast(other)
    const order = await makeOrder(other, ['CAMERA', 5])
    await shipFirstLine(other, order, 'q1', 'q2')
    await shipFirstLine(other, order, 'q3', 'q4')
    const client = other.as('administrator')
    const invoice = (
      await client.post('/invoices', {
        salesOrderId: order.id,
        packingSlipIds: (
          await client.get(`/sales-orders/${order.id}`)
        ).body.packingSlips.map((slip: { id: string }) => slip.id),
        directLines: [{ salesOrderLineId: order.lines[0].id, quantity: 1 }],
      })
    ).body
    const one = { leave: { serialNumbers: ['q1', 'q3'] } }
    expect(codesOf(await client.post(`/invoices/${invoice.id}/choices`, one))).toEqual(['ONE_PACKING_SLIP_IN_PART'])
    await client.patch('/company', { partialPackingSlips: 'free' })
    expect((await client.post(`/invoices/${invoice.id}/choices`, one)).status).toBe(200)
    await client.post(`/invoices/${invoice.id}/scans`, { text: 'q5' })
    expect((await client.post(`/invoices/${invoice.id}/posting`)).body.lines).toHaveLength(2)
  })
})

describe('D37, D42, D52: a posted invoice', () => {
  test('D37: does not change', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    await shipFirstLine(world, order, 'g-1')
    const invoice = (await prepare(order.id)).body
    await post(invoice)
    expect(codesOf(await post(invoice))).toEqual(['DOCUMENT_POSTED'])
    expect(codesOf(await choose(invoice, { leave: { serialNumbers: ['g-1'] } }))).toEqual(['DOCUMENT_POSTED'])
    expect(codesOf(await invoicing().post(`/invoices/${invoice.id}/scans`, { text: 'x' }))).not.toEqual([])
  })

  test('D52: is credited by a negative quantity on the order line, up to what was invoiced', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    await shipFirstLine(world, order, 'h-1', 'h-2')
    await post((await prepare(order.id)).body)
    const sales = world.as('salesClerk')
    const lineId = order.lines[0].id
    const credit = (quantity: number) =>
      sales.post(`/sales-orders/${order.id}/lines/${lineId}/credits`, { quantity, reason: 'damaged' })
    expect(codesOf(await credit(3))).toEqual(['CREDITED_MORE_THAN_INVOICED'])
    const credited = (await credit(1)).body
    expect(credited.lines[0].frozen).toBe(true)
    expect(codesOf(await credit(2))).toEqual(['CREDITED_MORE_THAN_INVOICED'])
    const note = (await prepare(order.id, { creditLineIds: [credited.lines[1].id] })).body
    expect(note).toMatchObject({ kind: 'creditNote', lines: [{ section: 'credit', quantity: -1 }] })
    expect((await post(note)).body).toMatchObject({ number: 'CN-000001', netAmount: '-100.00', grossAmount: '-121.00' })
    expect((await sales.get(`/sales-orders/${order.id}`)).body.lines[0].quantityCredited).toBe(1)
    expect(codesOf(await prepare(order.id, { creditLineIds: [credited.lines[1].id] }))).toEqual(['NOT_FOUND'])
  })

  test('D6: invoice numbers have no gaps, whatever was refused between', async () => {
    const numbers: string[] = []
    for (const serial of ['k-1', 'k-2', 'k-3']) {
      const order = await makeOrder(world, ['CAMERA', 2])
      await shipFirstLine(world, order, serial)
      const invoice = (await prepare(order.id, { directLines: [{ salesOrderLineId: order.lines[0].id, quantity: 1 }] }))
        .body
      expect(codesOf(await post(invoice))).toEqual(['SERIAL_NUMBER_MISSING'])
      await invoicing().delete(`/invoices/${invoice.id}`)
      numbers.push((await post((await prepare(order.id)).body)).body.number)
    }
    const counts = numbers.map((number) => Number(number.slice(4)))
    expect(counts).toEqual([0, 1, 2].map((step) => (counts[0] ?? 0) + step))
  })
})
