import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  codesOf,
  invoiceOrder,
  makeCast,
  makeOrder,
  preparePackingSlip,
  sellFirstLine,
  shipFirstLine,
} from '#test/cast.ts'
import { returnsOf } from '#test/returns.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const { service, made, sell, announce, prepare, scan, post, order, units, receive } = returnsOf(() => world)

describe('D50 a return order from a scan', () => {
  test('each serial number finds its sale, its customer and its invoice; GS1 too', async () => {
    const invoice = await sell('s-1', 's-2')
    const answer = await announce(['s-1', '(01)09520000002008(21)s-2'])
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({
      state: 'open',
      customerNumber: 'JANSEN',
      accepted: 2,
      refused: [],
      lines: [{ quantity: 2, announced: 2, sale: { invoiceNumber: invoice.number }, disposition: 'credit' }],
    })
    expect(answer.body.number).toMatch(/^RO-\d{6}$/)
    expect(await units(answer.body.id)).toMatchObject([
      { serialNumber: 's-1', state: 'announced', soldTo: { customerNumber: 'JANSEN' }, invoiceNumber: invoice.number },
      { serialNumber: 's-2', findings: [] },
    ])
  })

  test('each entry is judged alone, or all or nothing', async () => {
    await sell('j-1')
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'j-2')
    const entries = ['j-1', 'j-2', 'nobody-knows', 'j-1']
    const whole = await announce(entries, { allOrNothing: true })
    expect(codesOf(whole)).toEqual(['UNIT_NOT_INVOICED', 'RETURN_PRODUCT_NEEDED', 'SERIAL_ALREADY_ON_DOCUMENT'])
    const seen = await announce(entries, { preview: true })
    const kept = await announce(entries)
    for (const { body } of [seen, kept]) {
      expect(body).toMatchObject({ accepted: 1, refused: [{ position: 1 }, { position: 2 }, { position: 3 }] })
    }
    expect((await service().get('/return-orders?text=j-1')).status).toBe(200)
  })

  test('an ambiguous serial number asks for its product and guesses nothing', async () => {
    await sell('twin')
    const sensor = await made(
      world.as('salesClerk').post('/sales-orders', {
        customerNumber: 'JANSEN',
        lines: [{ productNumber: 'SENSOR', quantity: 1 }],
      }),
    )
    await sellFirstLine(world, sensor, 'twin')
    const asked = await announce(['twin'])
    expect(asked.body.refusals[0]).toMatchObject({ code: 'SERIAL_AMBIGUOUS', rule: 'D50' })
    expect(asked.body.refusals[0].details.products.toSorted()).toEqual(['CAMERA', 'SENSOR'])
    expect((await announce(['twin'], { productId: sensor.lines[0].productId })).body).toMatchObject({
      accepted: 1,
      lines: [{ productNumber: 'SENSOR' }],
    })
  })

  test('a body that names nothing, or nobody, has the wrong shape', async () => {
    expect(codesOf(await service().post('/return-orders', {}))).toEqual(['REQUEST_SHAPE'])
    const blind = { lines: [{ productNumber: 'CABLE', quantity: 1 }] }
    expect(codesOf(await service().post('/return-orders', blind))).toEqual(['REQUEST_SHAPE'])
  })

  test('needs the duty of returns', async () => {
    expect((await world.as('shippingClerk').post('/return-orders', { entries: ['s-1'] })).status).toBe(403)
    expect((await world.as('serviceTechnician').get('/return-orders')).status).toBe(200)
  })
})

describe('D50 a return order from an invoice', () => {
  test('only units not yet returned or announced are offered; it says when none remain', async () => {
    const invoice = await sell('i-1', 'i-2')
    const offer = () => service().get(`/invoices/${invoice.id}/returnable`)
    expect((await offer()).body).toMatchObject({
      customerNumber: 'JANSEN',
      refusals: [],
      lines: [{ quantity: 2, quantityLeft: 2, units: [{ serialNumber: 'i-1' }, { serialNumber: 'i-2' }] }],
    })
    const [unit] = (await offer()).body.lines[0].units
    const first = await made(service().post('/return-orders', { registrationIds: [unit.registrationId] }))
    expect((await offer()).body.lines).toMatchObject([{ quantityLeft: 1, units: [{ serialNumber: 'i-2' }] }])
    await receive(['i-2'])
    expect((await offer()).body).toMatchObject({
      refusals: [{ code: 'NOTHING_TO_RETURN', text: expect.stringContaining(invoice.number) }],
      lines: [{ quantityLeft: 0, units: [] }],
    })
    await made(service().delete(`/return-orders/${first.id}/units/${(await units(first.id))[0].id}`))
    expect((await offer()).body.lines).toMatchObject([{ quantityLeft: 1, units: [{ serialNumber: 'i-1' }] }])
  })

  test('quantities of products without serial numbers, never more than was invoiced', async () => {
    const sold = await makeOrder(world, ['CABLE', 5])
    await made(world.as('shippingClerk').post(`/packing-slips/${(await preparePackingSlip(world, sold)).id}/posting`))
    const invoice = await invoiceOrder(world, sold)
    const [{ invoiceLineId }] = (await service().get(`/invoices/${invoice.id}/returnable`)).body.lines
    const ask = (quantity: number, more: object = {}) =>
      service().post('/return-orders', { lines: [{ invoiceLineId, quantity, ...more }] })
    expect(codesOf(await ask(6))).toEqual(['RETURNED_MORE_THAN_INVOICED'])
    expect(codesOf(await ask(1, { disposition: 'repair' }))).toEqual(['DISPOSITION_NEEDS_UNITS'])
    const returned = await made(ask(3.5))
    expect(codesOf(await ask(2))).toEqual(['RETURNED_MORE_THAN_INVOICED'])
    const receipt = await prepare(returned)
    expect(receipt.lines).toMatchObject([{ quantity: 3.5, serialised: false, missing: 0 }])
    await made(post(receipt))
    const salesOrder = (await world.as('salesClerk').get(`/sales-orders/${sold.id}`)).body
    expect(salesOrder.lines[0]).toMatchObject({ quantityInvoiced: 5, quantityReturned: 3.5 })
  })
})

describe('D51 a blind return, where the policy allows it', () => {
  const lines = (productNumber: string) => [{ productNumber, quantity: 2, salesPrice: '10' }]
  const blind = (productNumber: string, more: object = {}) =>
    service().post('/return-orders', { customerNumber: 'JANSEN', lines: lines(productNumber), ...more })

  test('a tracked product: warn asks for a reason, block refuses, off does not ask', async () => {
    const group = (await world.as('administrator').get('/tracking-dimension-groups')).body.items.find(
      ({ code }: { code: string }) => code === 'BLANK',
    )
    const policy = (returnPolicy: string) =>
      made(world.as('administrator').patch(`/tracking-dimension-groups/${group.id}`, { returnPolicy }))
    expect(codesOf(await blind('SENSOR'))).toEqual(['RETURN_REASON_NEEDED'])
    expect((await blind('SENSOR', { overrideReason: 'known customer' })).status).toBe(201)
    await policy('block')
    expect(codesOf(await blind('SENSOR', { overrideReason: 'known customer' }))).toEqual(['BLIND_RETURN_NOT_ALLOWED'])
    await policy('off')
    expect((await blind('SENSOR')).status).toBe(201)
    await policy('warn')
  })

  test('of other products it is taken as it is', async () => {
    expect((await blind('CABLE')).body).toMatchObject({ lines: [{ sale: null, salesPrice: '10', quantity: 2 }] })
  })
})

describe('D50 a return order changes', () => {
  test('note, quantities, reasons, dispositions, units; what was seen before is refused', async () => {
    await sell('c-1', 'c-2')
    const returned = (await announce(['c-1'])).body
    const url = `/return-orders/${returned.id}`
    const stale = { 'if-match': `"${returned.edition}"` }
    expect((await service().patch(url, { note: 'fragile' })).body).toMatchObject({ note: 'fragile' })
    expect(codesOf(await service().patch(url, { note: 'x' }, stale))).toEqual(['EDITION_CHANGED'])
    const added = await service().post(`${url}/units`, { entries: ['c-2'], returnReasonCode: 'DEFECT' })
    expect(added.body).toMatchObject({
      accepted: 1,
      lines: [{ quantity: 1 }, { quantity: 1, returnReasonCode: 'DEFECT' }],
    })
    const line = `${url}/lines/${returned.lines[0].id}`
    expect(
      (await service().patch(line, { disposition: 'repair', returnReasonCode: 'OTHER' })).body.lines[0],
    ).toMatchObject({
      disposition: 'repair',
      returnReasonCode: 'OTHER',
    })
    expect((await units(returned.id))[0]).toMatchObject({ disposition: 'repair' })
    expect(codesOf(await service().patch(line, { quantity: 0 }))).toEqual(['EXPECTED_LESS_THAN_RECEIVED'])
    expect(codesOf(await service().patch(line, { quantity: 9 }))).toEqual(['RETURNED_MORE_THAN_INVOICED'])
    expect((await service().patch(line, { returnReasonCode: 'NONE' })).status).toBe(404)
    expect(
      (await service().post(`${url}/lines`, { lines: [{ productNumber: 'CABLE', quantity: 1 }] })).body.lines,
    ).toHaveLength(3)
    expect(codesOf(await service().post(`${url}/units`, {}))).toEqual(['REQUEST_SHAPE'])
  })

  test('closing it frees what was announced; nothing is expected any more', async () => {
    await sell('z-1', 'z-2')
    const returned = (await announce(['z-1', 'z-2'])).body
    const close = () => service().post(`/return-orders/${returned.id}/closing`)
    const receipt = await prepare(returned)
    expect(codesOf(await close())).toEqual(['RETURN_RECEIPT_IN_PREPARATION'])
    await made(service().delete(`/return-receipts/${receipt.id}`))
    expect((await close()).body).toMatchObject({ state: 'closed', lines: [{ announced: 0 }] })
    expect(codesOf(await close())).toEqual(['RETURN_ORDER_CLOSED'])
    expect(codesOf(await service().post('/return-receipts', { returnOrderId: returned.id }))).toEqual([
      'RETURN_ORDER_CLOSED',
    ])
    expect((await announce(['z-1'])).body.accepted).toBe(1)
  })

  test('lists sort, filter and leave as files', async () => {
    const page = (await service().get('/return-orders?state=closed&sort=-number&text=jansen')).body
    expect(page.items).toMatchObject([{ state: 'closed', customerName: 'Jansen' }])
    const csv = await service().get('/return-orders.csv?sort=number')
    expect(csv.body).toContain('RO-000001')
    expect((await service().get('/return-orders.xlsx')).status).toBe(200)
    const hits = (await service().get('/search?text=RO-000001')).body.items
    expect(hits).toMatchObject([{ kind: 'returnOrder', exact: true, number: 'RO-000001' }])
  })
})

describe('D52 return reasons', () => {
  test('a company begins with some, words its own, and keeps those in use', async () => {
    const codes = (await service().get('/return-reasons')).body.items.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(['DAMAGED', 'DEFECT', 'OTHER', 'UNWANTED', 'WRONG'])
    await made(service().put('/return-reasons/LATE', { name: 'Te laat' }))
    await made(service().delete('/return-reasons/LATE'))
    expect((await service().delete('/return-reasons/LATE')).status).toBe(404)
    await sell('rr-1')
    await made(announce(['rr-1'], { returnReasonCode: 'WRONG' }))
    expect(codesOf(await service().delete('/return-reasons/WRONG'))).toEqual(['RETURN_REASON_IN_USE'])
  })
})

test('D51 an order is received in parts, and is done when all is there', async () => {
  await sell('p-1', 'p-2', 'p-3')
  const returned = (await announce(['p-1', 'p-2', 'p-3'])).body
  const [line] = returned.lines
  const part = await prepare(returned, { returnOrderLineId: line.id, quantity: 1 })
  const tooMuch = { returnOrderId: returned.id, lines: [{ returnOrderLineId: line.id, quantity: 4 }] }
  expect(codesOf(await service().post('/return-receipts', tooMuch))).toEqual(['RECEIVED_MORE_THAN_EXPECTED'])
  await made(scan(part, 'p-2'))
  await made(post(part))
  expect(await order(returned.id)).toMatchObject({ state: 'partlyReceived', quantityReceived: 1 })
  const rest = await prepare(returned)
  expect(rest.lines).toMatchObject([{ quantity: 2, announced: 2 }])
  expect(codesOf(await service().post('/return-receipts', { returnOrderId: returned.id }))).toEqual([
    'NOTHING_TO_RECEIVE',
  ])
  await made(scan(rest, 'p-1'))
  await made(scan(rest, 'p-3'))
  await made(post(rest))
  expect(await order(returned.id)).toMatchObject({
    state: 'received',
    toCredit: 3,
    receipts: [{ state: 'posted' }, { state: 'posted' }],
  })
  expect(
    codesOf(await service().patch(`/return-orders/${returned.id}/lines/${line.id}`, { disposition: 'scrap' })),
  ).toEqual(['RETURN_LINE_RECEIVED'])
})
