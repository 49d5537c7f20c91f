import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const shipping = () => world.as('shippingClerk')
const cancel = (slip: { id: string }) =>
  shipping().post(`/packing-slips/${slip.id}/cancellation`, { reason: 'wrong address' })
const correct = (slip: { id: string }, lineId: string, quantity: number) =>
  shipping().post(`/packing-slips/${slip.id}/corrections`, { lines: [{ lineId, quantity }], reason: 'counted again' })
const post = (slip: { id: string }) => shipping().post(`/packing-slips/${slip.id}/posting`)

describe('S26, D45: a packing slip line with serial numbers is reversed in full', () => {
  test('a part is refused, all of it is not', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    const slip = await shipFirstLine(world, order, 'a-1', 'a-2')
    const lineId = slip.lines[0].id
    const part = await correct(slip, lineId, 1)
    expect(part.body.refusals[0]).toMatchObject({
      code: 'REVERSED_NOT_IN_FULL',
      rule: 'D45',
      details: { line: 1, present: 2 },
    })
    expect(codesOf(await correct(slip, lineId, 3))).toEqual(['REVERSED_MORE_THAN_DELIVERED'])
    expect((await correct(slip, lineId, 0)).body).toMatchObject({ state: 'cancelled', version: 2 })
    expect(codesOf(await cancel(slip))).toEqual(['NOTHING_TO_REVERSE'])
  })

  test('a line without serial numbers is lowered', async () => {
    const order = await makeOrder(world, ['CABLE', 10])
    const slip = await preparePackingSlip(world, order)
    await post(slip)
    const once = (await correct(slip, slip.lines[0].id, 7.5)).body
    expect(once).toMatchObject({ state: 'posted', version: 2, lines: [{ quantity: 10, quantityReversed: 2.5 }] })
    expect((await world.as('salesClerk').get(`/sales-orders/${order.id}`)).body.lines[0].leftToDeliver).toBe(2.5)
    expect((await correct(slip, slip.lines[0].id, 1)).body.version).toBe(3)
  })

  test('refused once a unit of the line is invoiced, or ticked on an invoice in preparation', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    const slip = await shipFirstLine(world, order, 'i-1', 'i-2')
    const invoicing = world.as('accountsReceivableClerk')
    const invoice = (await invoicing.post('/invoices', { salesOrderId: order.id })).body
    await invoicing.post(`/invoices/${invoice.id}/choices`, { leave: { serialNumbers: ['i-1'] } })
    expect(codesOf(await cancel(slip))).toEqual(['LINE_ON_INVOICE_PREPARATION'])
    await invoicing.post(`/invoices/${invoice.id}/posting`)
    expect((await cancel(slip)).body.refusals[0]).toMatchObject({
      code: 'LINE_INVOICED',
      details: { invoiced: 1, quantity: 2 },
    })
  })

  test('needs its duty, and a posted slip', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    expect((await world.as('accountsReceivableClerk').post(`/packing-slips/${slip.id}/cancellation`)).status).toBe(403)
    expect(codesOf(await cancel(slip))).toEqual(['DOCUMENT_NOT_POSTED'])
  })
})

describe('D46: the old version stays readable', () => {
  test('with its serial numbers, shown as reversed', async () => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'v-1')
    await cancel(slip)
    const present = (await shipping().get(`/packing-slips/${slip.id}`)).body
    expect(present).toMatchObject({ version: 2, state: 'cancelled', number: slip.number })
    expect(present.reversals[0]).toMatchObject({ kind: 'cancellation', reason: 'wrong address' })
    const before = (await shipping().get(`/packing-slips/${slip.id}?version=1`)).body
    expect(before.lines[0]).toMatchObject({ quantity: 1, registered: 1, quantityReversed: 0 })
    expect((await shipping().get(`/packing-slips/${slip.id}?version=3`)).status).toBe(404)
  })
})

describe('S27, D47: reversed serial numbers are not registered again', () => {
  test('equal quantity posts at once, not readable ones included', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    const slip = await preparePackingSlip(world, order)
    await shipping().post(`/packing-slips/${slip.id}/registrations`, { entries: ['r-1', 'r-2'] })
    await shipping().post(`/packing-slips/${slip.id}/not-readable`, {})
    await post(slip)
    await cancel(slip)
    const next = await preparePackingSlip(world, order)
    expect(next.lines[0]).toMatchObject({ registered: 2, notReadable: 1, missing: 0 })
    expect(next.notReused).toEqual([])
    expect((await post(next)).status).toBe(200)
  })

  test('a larger quantity asks only for the rest, a smaller one is refused until the surplus is removed', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    await cancel(await shipFirstLine(world, order, 'l-1', 'l-2'))
    const larger = await preparePackingSlip(world, order, 3)
    expect(larger.lines[0]).toMatchObject({ registered: 2, missing: 1 })
    await shipping().delete(`/packing-slips/${larger.id}`)
    const smaller = await preparePackingSlip(world, order, 1)
    expect(smaller.lines[0]).toMatchObject({ registered: 2, surplus: 1 })
    expect(codesOf(await post(smaller))).toEqual(['REGISTERED_MORE_THAN_SHIPPED'])
    expect(codesOf(await shipping().post(`/packing-slips/${smaller.id}/scans`, { text: 'l-9' }))).toEqual([
      'LINE_COMPLETE',
    ])
    await shipping().post(`/packing-slips/${smaller.id}/scans`, { text: 'l-1', mode: 'remove' })
    expect((await post(smaller)).status).toBe(200)
    const last = await preparePackingSlip(world, order)
    expect(last.lines[0]).toMatchObject({ quantity: 2, registered: 1, missing: 1 })
  })

  test('a unit back on the shelf may go to another order; it is named when it is missed', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    await cancel(await shipFirstLine(world, order, 's-1', 's-2'))
    const other = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 's-1')
    const next = await preparePackingSlip(world, order)
    expect(next.lines[0]).toMatchObject({ registered: 1, missing: 1 })
    expect(next.notReused).toMatchObject([
      { code: 'SERIAL_ALREADY_ACTIVE', details: { serialNumber: 's-1', document: other.number } },
    ])
  })

  test('where the group checks within the order line alone, a unit comes along though another order has its number', async () => {
    const administrator = world.as('administrator')
    const group = (
      await administrator.post('/tracking-dimension-groups', {
        code: 'LINEONLY',
        name: 'L',
        activeInSalesProcess: true,
        duplicatePolicy: 'lineOnly',
      })
    ).body
    const product = { number: 'LINEONLY', name: 'l', inventoryUnit: 'pc', salesUnit: 'pc' }
    await administrator.post('/products', { ...product, trackingDimensionGroupId: group.id })
    const order = await makeOrder(world, ['LINEONLY', 1])
    await cancel(await shipFirstLine(world, order, 'same-1'))
    await shipFirstLine(world, await makeOrder(world, ['LINEONLY', 1]), 'same-1')
    const next = await preparePackingSlip(world, order)
    expect(next).toMatchObject({ notReused: [], lines: [{ registered: 1, missing: 0 }] })
  })

  test('the next direct invoice of the line opens with them too', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    await cancel(await shipFirstLine(world, order, 'd-1'))
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const invoice = (
      await world.as('accountsReceivableClerk').post('/invoices', { salesOrderId: order.id, directLines })
    ).body
    expect(invoice.lines[0]).toMatchObject({ registered: 1, missing: 0 })
    expect((await world.as('accountsReceivableClerk').post(`/invoices/${invoice.id}/posting`)).status).toBe(200)
  })

  test('an invoice of delivered units and others of the same line registers them among what it delivers', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    await cancel(await shipFirstLine(world, order, 'm-1'))
    const other = await preparePackingSlip(world, order, 2)
    await shipping().post(`/packing-slips/${other.id}/scans`, { text: 'm-1', mode: 'remove' })
    await shipping().post(`/packing-slips/${other.id}/registrations`, { entries: ['m-2', 'm-3'] })
    await post(other)
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const asked = { salesOrderId: order.id, packingSlipIds: [other.id], directLines }
    const { lines } = (await world.as('accountsReceivableClerk').post('/invoices', asked)).body
    const of = (section: string) => lines.find((line: { section: string }) => line.section === section)
    expect(of('direct')).toMatchObject({ registered: 1, missing: 0 })
    expect(of('delivered')).toMatchObject({ quantity: 2, registered: 0 })
  })

  test('cancelled twice they come along once', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    await cancel(await shipFirstLine(world, order, 't-1'))
    const second = await preparePackingSlip(world, order)
    await post(second)
    await cancel(second)
    const third = await preparePackingSlip(world, order)
    expect(third.lines[0]).toMatchObject({ registered: 1, surplus: 0 })
    await post(third)
  })

  test('cancelling the rest of the order line forgets them', async () => {
    const order = await makeOrder(world, ['CAMERA', 2], ['CABLE', 1])
    const sales = world.as('salesClerk')
    await cancel(await shipFirstLine(world, order, 'f-1'))
    const open = await preparePackingSlip(world, order, 1)
    const lineId = order.lines[0].id
    const refused = await sales.post(`/sales-orders/${order.id}/lines/${lineId}/cancellation`)
    expect(codesOf(refused)).toEqual(['LINE_BEING_PREPARED'])
    await shipping().delete(`/packing-slips/${open.id}`)
    const cancelled = (await sales.post(`/sales-orders/${order.id}/lines/${lineId}/cancellation`)).body
    expect(cancelled.lines[0]).toMatchObject({ quantityCancelled: 2, leftToDeliver: 0 })
    expect(codesOf(await sales.post(`/sales-orders/${order.id}/lines/${lineId}/cancellation`))).toEqual([
      'NOTHING_TO_CANCEL',
    ])
    expect((await sales.post(`/sales-orders/${order.id}/cancellation`)).body.state).toBe('cancelled')
  })
})

describe('S22, D38: serial numbers that become available later', () => {
  test('where blank issue is allowed they are registered on the posted slip, until invoiced', async () => {
    const order = await makeOrder(world, ['SENSOR', 3])
    const slip = await preparePackingSlip(world, order)
    await post(slip)
    expect((await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'late-1' })).body.line).toMatchObject({
      registered: 1,
    })
    const list = await shipping().post(`/packing-slips/${slip.id}/registrations`, {
      entries: ['late-2', 'late-3', 'late-4'],
    })
    expect(list.body).toMatchObject({ accepted: 2, refused: [{ entry: 'late-4' }] })
  })

  test('unnumbered units that are invoiced stay so', async () => {
    const order = await makeOrder(world, ['SENSOR', 2])
    const slip = await preparePackingSlip(world, order)
    const posted = (await post(slip)).body
    const invoicing = world.as('accountsReceivableClerk')
    const invoice = (await invoicing.post('/invoices', { salesOrderId: order.id })).body
    await invoicing.post(`/invoices/${invoice.id}/choices`, {
      quantities: [{ packingSlipLineId: posted.lines[0].id, quantity: 1 }],
    })
    await invoicing.post(`/invoices/${invoice.id}/posting`)
    expect((await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'after-1' })).status).toBe(200)
    expect((await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'after-2' })).status).toBe(409)
  })

  test('where each unit needs one, a posted slip takes no more', async () => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'z-1')
    expect((await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'z-2' })).status).toBe(409)
  })
})
