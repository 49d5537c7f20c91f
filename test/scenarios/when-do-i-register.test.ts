import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const shipping = () => world.as('shippingClerk')
const scan = (slip: { id: string }, text: string, more: object = {}) =>
  shipping().post(`/packing-slips/${slip.id}/scans`, { text, ...more })
const post = (slip: { id: string }) => shipping().post(`/packing-slips/${slip.id}/posting`)

describe('S1, S7, S8: register on the packing slip or on the invoice', () => {
  test('D31: on the packing slip: it posts when each unit has its serial number', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2]))
    await scan(slip, 'a-1')
    const early = await post(slip)
    expect(early.status).toBe(409)
    expect(early.body.refusals[0]).toMatchObject({
      code: 'SERIAL_NUMBER_MISSING',
      rule: 'D31',
      details: { line: 1, product: 'CAMERA', expected: 2, registered: 1, notReadable: 0, missing: 1 },
    })
    expect(early.body.refusals[0].text).toContain('1 ontbreken')
    const inEnglish = await shipping().post(`/packing-slips/${slip.id}/posting`, {}, { 'accept-language': 'en' })
    expect(inEnglish.body.refusals[0].text).toContain('1 missing')
    await scan(slip, 'a-2')
    const posted = await post(slip)
    expect(posted.body).toMatchObject({ state: 'posted', number: 'PS-000001', version: 1 })
    expect(posted.body.lines[0]).toMatchObject({ registered: 2, missing: 0 })
  })

  test('D34: on the invoice: it delivers the units itself', async () => {
    const order = await makeOrder(world, ['CAMERA', 2], ['CABLE', 3])
    const invoicing = world.as('accountsReceivableClerk')
    const directLines = order.lines.map((line: { id: string }, index: number) => ({
      salesOrderLineId: line.id,
      quantity: [2, 3][index],
    }))
    const invoice = (await invoicing.post('/invoices', { salesOrderId: order.id, directLines })).body
    expect(codesOf(await invoicing.post(`/invoices/${invoice.id}/posting`))).toEqual(['SERIAL_NUMBER_MISSING'])
    await invoicing.post(`/invoices/${invoice.id}/registrations`, { entries: ['b-1', 'b-2'] })
    const posted = await invoicing.post(`/invoices/${invoice.id}/posting`, { invoiceOn: '2026-03-01' })
    expect(posted.body).toMatchObject({
      number: 'INV-000001',
      netAmount: '203.75',
      taxAmount: '42.79',
      grossAmount: '246.54',
      dueOn: '2026-03-31',
    })
    const after = (await world.as('salesClerk').get(`/sales-orders/${order.id}`)).body
    expect(after.state).toBe('invoiced')
    expect(after.lines[0]).toMatchObject({ quantityDelivered: 2, quantityInvoiced: 2 })
  })

  test('D12: a line of 2 boxes of 10 asks for 20', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['BOXED', 2]))
    expect(slip.lines[0]).toMatchObject({ quantity: 20, missing: 20 })
    const half = await preparePackingSlip(world, await makeOrder(world, ['BOXED', 0.5]))
    expect(half.lines[0].quantity).toBe(5)
    const quarter = await world.as('salesClerk').post('/sales-orders', {
      customerNumber: 'JANSEN',
      lines: [{ productNumber: 'BOXED', quantity: 0.25 }],
    })
    expect(codesOf(quarter)).toEqual(['QUANTITY_NOT_WHOLE'])
  })

  test('D3: products without serial numbers, services and catch weight are not asked for any', async () => {
    const order = await makeOrder(world, ['CABLE', 2.5], ['INSTALL', 1], ['COPPER', 3.2])
    const slip = await preparePackingSlip(world, order)
    expect(codesOf(await scan(slip, 'x', { lineId: slip.lines[0].id }))).toEqual(['PRODUCT_NOT_SERIALISED'])
    expect((await post(slip)).status).toBe(200)
  })
})

describe('D22: a serial number on another line of the same document', () => {
  test('a plain scan is refused, so that a box scanned twice does not become another product', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1], ['BOXED', 1]))
    const [camera, boxed] = slip.lines
    await scan(slip, 'twice-1', { lineId: camera.id })
    const again = await scan(slip, 'twice-1', { lineId: boxed.id })
    expect(codesOf(again)).toEqual(['SERIAL_ALREADY_ON_DOCUMENT'])
    expect(again.body.refusals[0].details).toMatchObject({ product: 'CAMERA' })
    const counts = (await shipping().get(`/packing-slips/${slip.id}/counts`)).body.lines
    expect(counts.map((line: { registered: number }) => line.registered)).toEqual([1, 0])
  })

  test('a scan that names its product means what it says', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['BOXED', 1], ['CAMERA', 1]))
    await scan(slip, 'twice-2', { lineId: slip.lines[0].id })
    const named = await scan(slip, ']d2010952000000200821twice-2', { lineId: slip.lines[0].id })
    expect(named.body).toMatchObject({ kind: 'registered', lineId: slip.lines[1].id })
  })

  test('Remove takes it off the line that has it, whichever is in hand; of two that have it, the one in hand', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1], ['BOXED', 1]))
    const [camera, boxed] = slip.lines
    await scan(slip, 'off-1', { lineId: camera.id })
    const removed = await scan(slip, 'off-1', { lineId: boxed.id, mode: 'remove' })
    expect(removed.body).toMatchObject({ kind: 'removed', lineId: camera.id, line: { registered: 0 } })
    await scan(slip, 'off-2', { lineId: boxed.id })
    await scan(slip, ']d2010952000000200821off-2')
    const inHand = await scan(slip, 'off-2', { lineId: boxed.id, mode: 'remove' })
    expect(inHand.body).toMatchObject({ lineId: boxed.id })
  })
})

describe('S5, S16, S17, S18: how many serial numbers a line needs', () => {
  test('S17, D31: blank issue allowed: fewer may be posted', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['SENSOR', 3]))
    await scan(slip, 's-1')
    expect((await post(slip)).body.lines[0]).toMatchObject({ registered: 1, missing: 2, blankIssueAllowed: true })
  })

  test('S18, D22: more than are shipped are refused while scanning', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['SENSOR', 1]))
    await scan(slip, 's-2')
    const refused = await scan(slip, 's-3')
    expect(refused.body).toMatchObject({ code: 'LINE_COMPLETE', status: 409 })
  })

  test('S18, D31: and at posting, when the quantity was lowered meanwhile', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['SENSOR', 2]))
    await shipping().post(`/packing-slips/${slip.id}/registrations`, { entries: ['s-4', 's-5'] })
    const lowered = await shipping().patch(`/packing-slips/${slip.id}`, {
      lines: [{ lineId: slip.lines[0].id, quantity: 1 }],
    })
    expect(lowered.body.lines[0]).toMatchObject({ quantity: 1, surplus: 1 })
    const refused = await post(slip)
    expect(refused.body.refusals[0]).toMatchObject({ code: 'REGISTERED_MORE_THAN_SHIPPED', details: { surplus: 1 } })
    await scan(slip, 's-5', { mode: 'remove' })
    expect((await post(slip)).status).toBe(200)
  })

  test('S16, S22, D15: not readable counts as one and needs its duty', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 3]))
    const lineId = slip.lines[0].id
    await scan(slip, 'n-1')
    const without = await world.as('salesManager').post(`/packing-slips/${slip.id}/not-readable`, { lineId })
    expect(without.status).toBe(403)
    const marked = await shipping().post(`/packing-slips/${slip.id}/not-readable`, { lineId, quantity: 2 })
    expect(marked.body.lines[0]).toMatchObject({ registered: 1, notReadable: 2, missing: 0 })
    const over = await shipping().post(`/packing-slips/${slip.id}/not-readable`, { lineId })
    expect(codesOf(over)).toEqual(['LINE_COMPLETE'])
    const removed = await shipping().delete(`/packing-slips/${slip.id}/registrations/${marked.body.registrationIds[0]}`)
    expect(removed.body.lines[0]).toMatchObject({ notReadable: 1, missing: 1 })
    await scan(slip, 'n-2')
    expect((await post(slip)).body.lines[0]).toMatchObject({ registered: 2, notReadable: 1 })
  })

  test('D15: a clerk with packing slips but without the duty of D71 is refused by its name', async () => {
    const administrator = world.as('administrator')
    const key = await administrator.post('/api-keys', { name: 'packer', duties: ['maintainSalesPackingSlips'] })
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const refused = await world.request({
      method: 'POST',
      url: `/api/v1/packing-slips/${slip.id}/not-readable`,
      headers: { authorization: `Bearer ${key.body.key}` },
      payload: {},
    })
    expect(refused.status).toBe(403)
    expect(refused.body.refusals[0].details.duties).toEqual(['maintainNotReadableRegistrations'])
  })

  test('D31: the setting in force at posting decides (I08)', async () => {
    const administrator = world.as('administrator')
    const group = (
      await administrator.post('/tracking-dimension-groups', {
        code: 'LATER',
        name: 'Later',
        activeInSalesProcess: true,
      })
    ).body
    await administrator.post('/products', {
      number: 'LATER',
      name: 'later',
      inventoryUnit: 'pc',
      salesUnit: 'pc',
      trackingDimensionGroupId: group.id,
    })
    const slip = await preparePackingSlip(world, await makeOrder(world, ['LATER', 1]))
    expect(codesOf(await post(slip))).toEqual(['SERIAL_NUMBER_MISSING'])
    await administrator.patch(`/tracking-dimension-groups/${group.id}`, { blankIssueAllowed: true })
    expect((await post(slip)).body.lines[0]).toMatchObject({ blankIssueAllowed: true, registered: 0 })
    await administrator.patch(`/tracking-dimension-groups/${group.id}`, { blankIssueAllowed: false })
    const kept = (await shipping().get(`/packing-slips/${slip.id}`)).body
    expect(kept.lines[0].blankIssueAllowed).toBe(true)
  })
})

describe('S12-S14, D20-D25: entering serial numbers', () => {
  test('D22: what is refused leaves the list as it was', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 3]))
    const other = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    await scan(slip, 'e-1')
    await scan(other, 'e-9')
    expect(codesOf(await scan(slip, 'E-1'))).toEqual(['SERIAL_ALREADY_ON_DOCUMENT'])
    expect(codesOf(await scan(slip, ' '))).toEqual(['SERIAL_NUMBER_EMPTY'])
    expect(codesOf(await scan(slip, 'e\u202e1'))).toEqual(['SERIAL_NUMBER_CHARACTER'])
    expect(codesOf(await scan(slip, 'e-7', { mode: 'remove' }))).toEqual(['SERIAL_NOT_ON_DOCUMENT'])
    const held = await scan(slip, 'e-9')
    expect(held.body.refusals[0]).toMatchObject({
      code: 'SERIAL_ALREADY_ACTIVE',
      rule: 'D14',
      details: { customer: 'Jansen' },
    })
    expect((await shipping().get(`/packing-slips/${slip.id}/counts`)).body.lines[0]).toMatchObject({ registered: 1 })
  })

  test('S13, D21: remove mode takes a serial number off, which is then free', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2]))
    await scan(slip, 'r-1')
    expect((await scan(slip, 'R-1', { mode: 'remove' })).body).toMatchObject({
      kind: 'removed',
      line: { registered: 0 },
    })
    const other = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    expect((await scan(other, 'r-1')).body.kind).toBe('registered')
  })

  test('D23: a barcode changes the line, GS1 finds it, a command is told', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2], ['SENSOR', 2]))
    const [camera, sensor] = slip.lines
    expect((await scan(slip, '9520000007003', { lineId: camera.id })).body).toEqual({ kind: 'line', lineId: sensor.id })
    const gs1 = await scan(slip, ']d2010952000000700321G-1', { lineId: camera.id })
    expect(gs1.body).toMatchObject({ kind: 'registered', serialNumber: 'G-1', lineId: sensor.id })
    expect((await scan(slip, '(01)09520000002008(21)G-1')).body).toMatchObject({ lineId: camera.id })
    expect(codesOf(await scan(slip, '9520000002008', { lineId: camera.id }))).toEqual(['BARCODE_AS_SERIAL_NUMBER'])
    expect(codesOf(await scan(slip, '(01)09521234543213(21)X'))).toEqual(['PRODUCT_NOT_ON_DOCUMENT'])
    expect(codesOf(await scan(slip, 'G-2'))).toEqual(['NO_LINE_IN_HAND'])
    expect(codesOf(await scan(slip, ']d221G', { lineId: camera.id }))).toEqual(['GS1_NOT_VALID'])
    expect((await scan(slip, '%PAKBON:REMOVE%')).body).toEqual({ kind: 'command', command: 'remove' })
  })

  test('D24: a list registers what it can and names the rest', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 3]))
    const answer = await shipping().post(`/packing-slips/${slip.id}/registrations`, {
      entries: ['l-1', 'L-1', '', 'e-9', 'l-2', 'l-3', 'l-4'],
    })
    expect(answer.body.accepted).toBe(3)
    const refused = answer.body.refused.map((one: { position: number; refusals: { code: string }[] }) => [
      one.position,
      one.refusals[0]?.code,
    ])
    expect(refused).toEqual([
      [1, 'SERIAL_ALREADY_ON_DOCUMENT'],
      [2, 'SERIAL_NUMBER_EMPTY'],
      [3, 'SERIAL_ALREADY_ACTIVE'],
      [6, 'LINE_COMPLETE'],
    ])
  })

  test('D24: all or nothing, and a range', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 4]))
    const list = { entries: ['m-1', 'e-9'], allOrNothing: true }
    const nothing = await shipping().post(`/packing-slips/${slip.id}/registrations`, list)
    expect(nothing.status).toBe(409)
    expect(nothing.body.refusals[0].details).toMatchObject({ position: 1, entry: 'e-9' })
    const range = await shipping().post(`/packing-slips/${slip.id}/registrations`, {
      range: { prefix: 'M', first: '008', last: '011' },
    })
    expect(range.body).toMatchObject({ accepted: 4, refused: [] })
    const removed = await shipping().post(`/packing-slips/${slip.id}/registrations`, {
      mode: 'remove',
      entries: ['M010', 'M999'],
    })
    expect(removed.body).toMatchObject({ accepted: 1, refused: [{ position: 1 }] })
    const backwards = await shipping().post(`/packing-slips/${slip.id}/registrations`, {
      range: { first: '9', last: '1' },
    })
    expect(codesOf(backwards)).toEqual(['SERIAL_NUMBER_RANGE'])
  })

  test('D25: a repeated scan is answered as the first was', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2]))
    const key = { 'idempotency-key': 'scan-1' }
    const once = await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'i-1' }, key)
    const twice = await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'i-1' }, key)
    expect(twice.body).toEqual(once.body)
    const other = await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'i-2' }, key)
    expect(other.body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  test('D2: the format of the group, and a limit of its own', async () => {
    const administrator = world.as('administrator')
    const serialFormat = { prefix: 'Z', characters: 'digits', minimumLength: 4, maximumLength: 6 }
    const group = (
      await administrator.post('/tracking-dimension-groups', {
        code: 'FORMAT',
        name: 'F',
        activeInSalesProcess: true,
        serialFormat,
        maximumLength: 10,
      })
    ).body
    await administrator.post('/products', {
      number: 'FORMAT',
      name: 'f',
      inventoryUnit: 'pc',
      salesUnit: 'pc',
      trackingDimensionGroupId: group.id,
    })
    const slip = await preparePackingSlip(world, await makeOrder(world, ['FORMAT', 2]))
    expect(codesOf(await scan(slip, 'Y1234'))).toEqual(['SERIAL_NUMBER_FORMAT'])
    expect(codesOf(await scan(slip, 'Z1234567890'))).toEqual(['SERIAL_NUMBER_TOO_LONG'])
    expect((await scan(slip, 'Z1234')).status).toBe(200)
  })
})

describe('D14: duplicates, by the policy of the group', () => {
  const productOf = async (number: string, duplicatePolicy: string) => {
    const administrator = world.as('administrator')
    const group = (
      await administrator.post('/tracking-dimension-groups', {
        code: number,
        name: number,
        activeInSalesProcess: true,
        duplicatePolicy,
      })
    ).body
    await administrator.post('/products', {
      number,
      name: number,
      inventoryUnit: 'pc',
      salesUnit: 'pc',
      trackingDimensionGroupId: group.id,
    })
  }
  const preparations = async (product: string) => [
    await preparePackingSlip(world, await makeOrder(world, [product, 2])),
    await preparePackingSlip(world, await makeOrder(world, [product, 2])),
  ]

  test('warn accepts it with a reason and its duty, and keeps both', async () => {
    await productOf('WARN', 'warn')
    const [first, second] = await preparations('WARN')
    await scan(first, 'w-1')
    expect(codesOf(await scan(second, 'w-1'))).toEqual(['SERIAL_ALREADY_ACTIVE'])
    expect((await scan(second, 'w-1')).body.refusals[0].details).toMatchObject({ overridable: true })
    expect((await scan(second, 'w-1', { overrideReason: 'same number from the maker' })).status).toBe(403)
    const accepted = await world
      .as('administrator')
      .post(`/packing-slips/${second.id}/scans`, { text: 'w-1', overrideReason: 'same number' })
    expect(accepted.body).toMatchObject({ kind: 'registered', line: { registered: 1 } })
    const again = await world
      .as('administrator')
      .post(`/packing-slips/${second.id}/scans`, { text: 'w-1', overrideReason: 'same' })
    expect(codesOf(again)).toEqual(['SERIAL_ALREADY_ON_DOCUMENT'])
  })

  test('lineOnly looks at the order line alone', async () => {
    await productOf('LINEONLY', 'lineOnly')
    const [first, second] = await preparations('LINEONLY')
    expect((await scan(first, 'o-1')).status).toBe(200)
    expect((await scan(second, 'o-1')).status).toBe(200)
    expect(codesOf(await scan(second, 'O-1'))).toEqual(['SERIAL_ALREADY_ON_DOCUMENT'])
  })

  test('block: even an override is refused', async () => {
    const [first, second] = await preparations('CAMERA')
    await scan(first, 'k-1')
    const refused = await world
      .as('administrator')
      .post(`/packing-slips/${second.id}/scans`, { text: 'k-1', overrideReason: 'x' })
    expect(codesOf(refused)).toEqual(['SERIAL_ALREADY_ACTIVE'])
  })
})

describe('S19, D30: partial shipments', () => {
  test('D30: any number of slips, together no more than ordered', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    const first = await preparePackingSlip(world, order, 2)
    await shipping().post(`/packing-slips/${first.id}/registrations`, { entries: ['p-1', 'p-2'] })
    await post(first)
    const tooMany = await shipping().post('/packing-slips', {
      salesOrderId: order.id,
      lines: [{ salesOrderLineId: order.lines[0].id, quantity: 2 }],
    })
    expect(tooMany.body.refusals[0]).toMatchObject({
      code: 'DELIVERED_MORE_THAN_ORDERED',
      details: { quantity: 2, left: 1 },
    })
    const rest = await preparePackingSlip(world, order)
    expect(rest.lines[0].quantity).toBe(1)
    await scan(rest, 'p-3')
    await post(rest)
    const none = await shipping().post('/packing-slips', { salesOrderId: order.id })
    expect(codesOf(none)).toEqual(['NOTHING_TO_DELIVER'])
  })

  test('D33: posting is all or nothing: one line that misses a serial number posts none, and takes no number', async () => {
    const order = await makeOrder(world, ['CABLE', 2], ['CAMERA', 1], ['SENSOR', 1])
    const slip = await preparePackingSlip(world, order)
    expect(codesOf(await post(slip))).toEqual(['SERIAL_NUMBER_MISSING'])
    const after = (await shipping().get(`/packing-slips/${slip.id}`)).body
    expect(after).toMatchObject({ state: 'inPreparation', number: null, edition: slip.edition })
    const untouched = (await world.as('salesClerk').get(`/sales-orders/${order.id}`)).body
    expect(untouched.lines.map((line: { quantityDelivered: number }) => line.quantityDelivered)).toEqual([0, 0, 0])
    await scan(slip, 'all-1', { lineId: slip.lines[1].id })
    const posted = (await post(slip)).body
    const next = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 1]))
    const numberAfter = (await post(next)).body.number
    expect(Number(numberAfter.slice(3))).toBe(Number(posted.number.slice(3)) + 1)
  })

  test('I36: a discarded preparation frees its serial numbers and takes nothing any more', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await preparePackingSlip(world, order)
    await scan(slip, 'd-1')
    expect((await shipping().delete(`/packing-slips/${slip.id}`)).body.state).toBe('discarded')
    expect(codesOf(await scan(slip, 'd-2'))).toEqual(['DOCUMENT_DISCARDED'])
    expect(codesOf(await post(slip))).toEqual(['DOCUMENT_DISCARDED'])
    const again = await preparePackingSlip(world, order)
    expect((await scan(again, 'd-1')).status).toBe(200)
  })

  test('D32: a posted slip does not change, an empty one is not posted', async () => {
    const order = await makeOrder(world, ['CABLE', 1])
    const slip = await preparePackingSlip(world, order)
    await shipping().patch(`/packing-slips/${slip.id}`, { lines: [{ lineId: slip.lines[0].id, quantity: 0 }] })
    expect(codesOf(await post(slip))).toEqual(['NOTHING_TO_POST'])
    await shipping().patch(`/packing-slips/${slip.id}`, { lines: [{ lineId: slip.lines[0].id, quantity: 1 }] })
    await post(slip)
    expect(codesOf(await post(slip))).toEqual(['DOCUMENT_POSTED'])
    expect(codesOf(await shipping().delete(`/packing-slips/${slip.id}`))).toEqual(['DOCUMENT_POSTED'])
  })

  test('If-Match: who saw an older edition is told', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 2]))
    const change = (quantity: number, edition: string) =>
      shipping().patch(
        `/packing-slips/${slip.id}`,
        { lines: [{ lineId: slip.lines[0].id, quantity }] },
        { 'if-match': edition },
      )
    expect((await change(1, '"1"')).headers.etag).toBe('"2"')
    expect((await change(2, '"1"')).body).toMatchObject({ status: 412, code: 'EDITION_CHANGED' })
  })
})
