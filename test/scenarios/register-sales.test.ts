import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openTill, paid, type Till, ticketLine } from '#test/tills.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
let t1: Till
let t2: Till
let manager: Till
const soldAt = '2026-11-28T12:00:00.000Z'
let counter = 0
const serial = () => `POS-${++counter}`

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
  t1 = await openTill(world, 'T1', cast.customers.jansen)
  t2 = await openTill(world, 'T2', cast.customers.jansen)
  manager = await openTill(world, 'T3', cast.customers.jansen, { as: 'storeManager' })
})

afterAll(() => world.close())

const keep = (till: Till, id: string, lines: object[], more: object = {}) =>
  till.put(`/register-sales/${id}`, { lines, ...more })
const post = (till: Till, id: string, lines: object[], payments: object[], more: object = {}) =>
  till.post(`/register-sales/${id}/posting`, { lines, payments, soldAt, ...more })
const codes = (body: { refusals?: { code: string }[] }) => (body.refusals ?? []).map(({ code }) => code)

describe('D60 a ticket is kept as its till has it', () => {
  test('lines, units and prices; a line that is taken off frees its serial numbers', async () => {
    const id = newId()
    const [a, b] = [serial(), serial()]
    const camera = ticketLine(cast.products.camera, 2, [a, b])
    const cable = ticketLine(cast.products.cable, 3)
    const first = await keep(t1, id, [camera, cable])
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect(first.body).toMatchObject({
      state: 'open',
      tillCode: 'T1',
      customerNumber: 'JANSEN',
      refusedUnits: [],
      totals: { net: '203.75', tax: '42.79', gross: '246.54', credit: '0.00', due: '246.54', dueInCash: '246.55' },
      lines: [
        { productNumber: 'CAMERA', quantity: 2, registered: 2, missing: 0, price: '100', netAmount: '200.00' },
        { productNumber: 'CABLE', quantity: 3, registered: 0, missing: 0, netAmount: '3.75', serialised: false },
      ],
    })
    const second = await keep(t1, id, [{ ...cable, quantity: 1 }])
    expect(second.body.lines).toMatchObject([{ productNumber: 'CABLE', quantity: 1 }])
    const other = await keep(t2, newId(), [ticketLine(cast.products.camera, 1, [a])])
    expect(other.body.refusedUnits).toEqual([])
    const third = await keep(t1, id, [camera, cable])
    expect(third.body.lines[0]).toMatchObject({ productNumber: 'CAMERA', registered: 1, missing: 1 })
    expect(third.body.refusedUnits).toMatchObject([
      { lineId: camera.id, index: 0, serialNumber: a, refusals: [{ code: 'SERIAL_ALREADY_ACTIVE' }] },
    ])
  })

  test('D12 D22 what a line takes, and what is no serial number of it', async () => {
    const same = serial()
    const lines = [
      ticketLine(cast.products.boxed, 1, Array.from({ length: 10 }, serial)),
      ticketLine(cast.products.camera, 1, [same, serial()]),
      ticketLine(cast.products.camera, 2, [same, '9520000002008', '']),
      ticketLine(cast.products.cable, 1, [serial()]),
    ]
    const { body } = await keep(t1, newId(), lines)
    expect(body.lines.map((line: { registered: number }) => line.registered)).toEqual([10, 1, 0, 0])
    expect(body.refusedUnits.map((one: { refusals: { code: string }[] }) => one.refusals[0]?.code)).toEqual([
      'LINE_COMPLETE',
      'SERIAL_ALREADY_ON_DOCUMENT',
      'BARCODE_AS_SERIAL_NUMBER',
      'SERIAL_NUMBER_EMPTY',
      'PRODUCT_NOT_SERIALISED',
    ])
  })

  test('D15 D71 not readable needs its duty, and counts', async () => {
    const lines = [ticketLine(cast.products.camera, 2, [null, serial()])]
    const cashier = await keep(t1, newId(), lines)
    expect(cashier.body.refusedUnits).toMatchObject([{ index: 0, refusals: [{ code: 'DUTY_MISSING' }] }])
    const id = newId()
    const byManager = await keep(manager, id, [{ ...lines[0], id: newId(), units: [{ serialNumber: null }] }])
    expect(byManager.body.lines).toMatchObject([{ registered: 0, notReadable: 1, missing: 1 }])
  })

  test('another price or a discount needs its duty; what was given stays', async () => {
    const id = newId()
    const line = ticketLine(cast.products.cable, 1, [], { price: '1.00' })
    const refused = await keep(t1, id, [line])
    expect(codes(refused.body)).toEqual(['POINT_OF_SALE_PRICE'])
    await keep(manager, id, [line], { state: 'parked' })
    const taken = await keep(t1, id, [line])
    expect(taken.body).toMatchObject({ tillCode: 'T1', lines: [{ price: '1', netAmount: '1.00' }] })
    const discount = await keep(t1, id, [{ ...line, discountPercentage: '50' }])
    expect(codes(discount.body)).toEqual(['POINT_OF_SALE_PRICE'])
  })

  test('D61 a ticket is at one till; a parked one is taken over with its serial numbers, and given up it frees them', async () => {
    const id = newId()
    const number = serial()
    const lines = [ticketLine(cast.products.camera, 1, [number])]
    await keep(t1, id, lines)
    expect(codes((await keep(t2, id, lines)).body)).toEqual(['SALE_OF_OTHER_TILL'])
    await keep(t1, id, lines, { state: 'parked', note: 'blue coat' })
    const { body: waiting } = await t2.get('/register-sales?state=parked')
    expect(waiting.items).toMatchObject([{ id, note: 'blue coat', tillCode: 'T1', lines: 1, net: '100.00' }])
    const held = await keep(t2, newId(), [ticketLine(cast.products.camera, 1, [number])])
    expect(held.body.refusedUnits).toMatchObject([
      { refusals: [{ code: 'SERIAL_ALREADY_ACTIVE', details: { till: 'T1' } }] },
    ])
    const [{ text }] = held.body.refusedUnits[0].refusals
    expect(text).toContain('is on the ticket of till T1 for Jansen, not paid yet')
    expect(text).not.toContain('in preparation')
    expect((await keep(t2, id, lines)).body).toMatchObject({
      tillCode: 'T2',
      state: 'open',
      lines: [{ registered: 1 }],
    })
    const gone = await t2.delete(`/register-sales/${id}`)
    expect(gone.body).toMatchObject({ state: 'discarded' })
    expect((await t2.delete(`/register-sales/${id}`)).body).toMatchObject({ state: 'discarded' })
    expect(codes((await keep(t2, id, lines)).body)).toEqual(['SALE_CLOSED'])
    const free = await keep(t1, newId(), [ticketLine(cast.products.camera, 1, [number])])
    expect(free.body.refusedUnits).toEqual([])
  })

  test('its invoice in preparation is no work of the back office, and is posted with its payment alone', async () => {
    const { body } = await keep(t1, newId(), [ticketLine(cast.products.cable, 1)])
    const clerk = world.as('accountsReceivableClerk')
    expect(codes((await clerk.post(`/invoices/${body.invoiceId}/posting`, {})).body)).toEqual(['DOCUMENT_OF_TILL'])
    expect(codes((await clerk.delete(`/invoices/${body.invoiceId}`)).body)).toEqual(['DOCUMENT_OF_TILL'])
    const { body: work } = await world.as('auditor').get('/work')
    expect(JSON.stringify(work)).not.toContain(body.invoiceId)
    expect(JSON.stringify(work)).not.toContain(body.salesOrderId)
  })

  test('who signed in at no till sells nothing', async () => {
    const { body } = await world.as('storeCashier').put(`/register-sales/${newId()}`, { lines: [] })
    expect(codes(body)).toEqual(['TILL_NEEDED'])
  })
})

describe('D60 a register sale is order, delivery and invoice in one posting', () => {
  test('cash with change and rounding; the receipt has its serial numbers and the next number of its till', async () => {
    const id = newId()
    const number = serial()
    const lines = [ticketLine(cast.products.camera, 1, [number]), ticketLine(cast.products.cable, 2)]
    const { status, body } = await post(t1, id, lines, [paid('150.00')])
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      state: 'posted',
      number: 'T1-000001',
      tillCode: 'T1',
      offline: false,
      customerNumber: 'JANSEN',
      totals: { net: '102.50', tax: '21.53', gross: '124.03', rounding: '0.02', toPay: '124.05' },
      payments: [
        { tender: 'CASH', amount: '150.00', isChange: false },
        { tender: 'CASH', amount: '-25.95', isChange: true },
      ],
      lines: [{ productNumber: 'CAMERA', units: [{ serialNumber: number, state: 'sold', conflict: false }] }, {}],
    })
    const again = await post(t1, id, lines, [paid('150.00')])
    expect(again.body).toEqual({ ...body, edition: again.body.edition })
    const invoice = await world.as('accountsReceivableClerk').get(`/invoices/${body.invoiceId}`)
    expect(invoice.body).toMatchObject({ state: 'posted', number: body.invoiceNumber, grossAmount: '124.03' })
    expect((await t1.get(`/receipts/${id}`)).body).toEqual(again.body)
  })

  test('a ticket that was kept before is posted as it is sent', async () => {
    const id = newId()
    const line = ticketLine(cast.products.camera, 2, [serial(), serial()])
    await keep(t1, id, [line, ticketLine(cast.products.cable, 1)])
    const { body } = await post(t1, id, [line], [paid('242.00', 'CARD')])
    expect(body).toMatchObject({ number: 'T1-000002', lines: [{ quantity: 2 }], totals: { toPay: '242.00' } })
    expect(codes((await keep(t1, id, [line])).body)).toEqual(['SALE_CLOSED'])
  })

  test('payment waits for the serial numbers, and says which; nothing of it is kept', async () => {
    const id = newId()
    const line = ticketLine(cast.products.camera, 2, [serial()])
    const { status, body } = await post(t1, id, [line], [paid('100.00', 'CARD')])
    expect(status).toBe(409)
    expect(body.refusals).toMatchObject([
      { code: 'SERIAL_NUMBER_MISSING', details: { line: 1, product: 'CAMERA', missing: 1 } },
      { code: 'PAYMENT_TOO_LITTLE', details: { due: '242.00', paid: '100.00', missing: '142.00' } },
    ])
    expect((await t1.get(`/register-sales/${id}`)).status).toBe(404)
  })

  test('blank issue allowed: sold without', async () => {
    const { body } = await post(t1, newId(), [ticketLine(cast.products.sensor, 2, [serial()])], [paid('242', 'CARD')])
    expect(body).toMatchObject({ state: 'posted', lines: [{ units: [{}] }] })
  })

  test('a serial number that is held elsewhere refuses the posting', async () => {
    const number = serial()
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await preparePackingSlip(world, order)
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: number })
    const { body } = await post(t1, newId(), [ticketLine(cast.products.camera, 1, [number])], [paid('121', 'CARD')])
    expect(codes(body)).toEqual(['SERIAL_ALREADY_ACTIVE'])
  })

  test('no shift, no lines, no such customer or product', async () => {
    const closed = await openTill(world, 'T9', cast.customers.jansen, { shift: false })
    const line = ticketLine(cast.products.cable, 1)
    expect(codes((await post(closed, newId(), [line], [paid('1.50')])).body)).toEqual(['SHIFT_NOT_OPEN'])
    expect(codes((await post(t1, newId(), [], [])).body)).toEqual(['NOTHING_TO_POST'])
    expect(codes((await post(t1, newId(), [line], [], { customerId: newId() })).body)).toEqual(['NOT_FOUND'])
    expect(codes((await keep(t1, newId(), [ticketLine(newId(), 1)])).body)).toEqual(['NOT_FOUND'])
  })
})
