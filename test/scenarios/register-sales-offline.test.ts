import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, makeCast } from '#test/cast.ts'
import { clientWith, cookiesOf, openTill as openDevice, registerDevice } from '#test/till.ts'
import { openTill, paid, type Till, ticketLine } from '#test/tills.ts'
import { type Client, openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
let t1: Till
let t2: Till
const soldAt = '2026-11-28T12:00:00.000Z'
let next = 1

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
  t1 = await openTill(world, 'T1', cast.customers.jansen)
  t2 = await openTill(world, 'T2', cast.customers.jansen)
})

afterAll(() => world.close())

const codes = (body: { refusals?: { code: string }[] }) => (body.refusals ?? []).map(({ code }) => code)
const camera = (...serials: string[]) => ticketLine(cast.products.camera, serials.length, serials)
const sale = (lines: object[], payments: object[], more: object = {}) => ({ lines, payments, soldAt, ...more })
const post = (till: Till, id: string, body: object) => till.post(`/register-sales/${id}/posting`, body)

describe('D62 what was sold without connection', () => {
  test('comes in the order of its device, once, under the device’s own number, with the prices of the ticket', async () => {
    const [first, second] = [newId(), newId()]
    const cheap = ticketLine(cast.products.cable, 1, [], { price: '1.00' })
    const early = await post(t1, second, sale([cheap], [paid('1.20')], { offlineNumber: next + 1 }))
    expect(early.body.refusals).toMatchObject([
      { code: 'RECEIPT_OUT_OF_ORDER', details: { expected: next, offlineNumber: next + 1 } },
    ])
    const body = sale([camera('OFF-1')], [paid('121', 'CARD')], { offlineNumber: next })
    const posted = await post(t1, first, body)
    expect(posted.body).toMatchObject({ state: 'posted', number: 'T1.1-000001', offline: true })
    const again = await post(t1, first, body)
    expect(again.body).toEqual(posted.body)
    next++
    const other = await post(t1, second, sale([cheap], [paid('1.20')], { offlineNumber: next++ }))
    expect(other.body).toMatchObject({ number: 'T1.1-000002', lines: [{ price: '1' }], totals: { rounding: '-0.01' } })
    const online = await post(t1, newId(), sale([ticketLine(cast.products.cable, 4)], [paid('6.05')]))
    expect(online.body).toMatchObject({ number: 'T1-000001', offline: false })
  })

  test('a till that has another device now still takes what the one before it sold, under the numbers of that one', async () => {
    const before = await openDevice(world, { code: 'T3' })
    await before.client.post('/shifts', { openingFloat: '100' })
    const cable = () => sale([ticketLine(cast.products.cable, 4)], [paid('6.05')])
    const send = (client: Client, more: object) =>
      client.post(`/register-sales/${newId()}/posting`, { ...cable(), ...more })
    expect((await send(before.client, { offlineNumber: 1 })).body).toMatchObject({ number: 'T3.1-000001' })
    const device = await registerDevice(world, world, before.till.id)
    const payload = { userId: before.user.id, pin: before.pin }
    const url = '/api/auth/till/sign-in'
    const session = cookiesOf(await world.request({ method: 'POST', url, payload, headers: { cookie: device } }))[0]
    const later = (more: object) => send(clientWith(world, `${device}; ${session}`), more)
    expect((await later({ offlineNumber: 1 })).body).toMatchObject({ number: 'T3.2-000001' })
    const early = await later({ offlineNumber: 3, offlineDevice: 1 })
    expect(codes(early.body)).toEqual(['RECEIPT_OUT_OF_ORDER'])
    const old = await later({ offlineNumber: 2, offlineDevice: 1 })
    expect(old.body).toMatchObject({ number: 'T3.1-000002', offline: true })
    expect((await later({ offlineNumber: 2, offlineDevice: 3 })).status).toBe(404)
  })

  test('a serial number that was sold elsewhere meanwhile is sold, and is a conflict of both', async () => {
    await post(t2, newId(), sale([camera('BOTH-1')], [paid('121', 'CARD')]))
    const { body } = await post(t1, newId(), sale([camera('BOTH-1')], [paid('121', 'CARD')], { offlineNumber: next++ }))
    expect(body).toMatchObject({ state: 'posted', lines: [{ units: [{ serialNumber: 'BOTH-1', conflict: true }] }] })
    const { body: conflicts } = await world.as('auditor').get('/conflicts')
    expect(conflicts.items).toMatchObject([
      {
        serialNumber: 'BOTH-1',
        productNumber: 'CAMERA',
        reason: 'sold without connection',
        sales: [
          { tillCode: 'T2', receiptNumber: 'T2-000001', customerName: 'Jansen', overridden: false },
          { tillCode: 'T1', receiptNumber: body.number, overridden: true },
        ],
      },
    ])
    const { body: work } = await world.as('auditor').get('/work')
    expect(JSON.stringify(work)).toContain('BOTH-1')
  })

  test('what cannot be posted is stranded: nothing is lost, its number is used, and it is posted when it is settled', async () => {
    const id = newId()
    const lines = [{ ...camera('LOST-1'), quantity: 2 }]
    const sent = sale(lines, [paid('242', 'CARD')], { offlineNumber: next++ })
    const stranded = await post(t1, id, sent)
    expect(stranded.body).toMatchObject({
      state: 'stranded',
      number: `T1.1-${String(next - 1).padStart(6, '0')}`,
      stranded: { because: [{ code: 'SERIAL_NUMBER_MISSING' }] },
    })
    const after = await post(
      t1,
      newId(),
      sale([ticketLine(cast.products.cable, 4)], [paid('6.05')], { offlineNumber: next++ }),
    )
    expect(after.body).toMatchObject({ state: 'posted' })
    const { body: waiting } = await world.as('auditor').get('/register-sales?state=stranded')
    expect(waiting.items).toMatchObject([{ id, state: 'stranded' }])
    const { body: whole } = await world.as('auditor').get(`/register-sales/${id}`)
    expect(whole.stranded).toMatchObject({ sent: { lines: [{ quantity: 2 }], payments: [{ amount: '242' }] } })
    expect(codes((await t1.put(`/register-sales/${id}`, { lines })).body)).toEqual(['SALE_CLOSED'])
    expect(codes((await post(t1, id, sent)).body)).toEqual(['SERIAL_NUMBER_MISSING'])
    const corrected = [{ ...lines[0], units: [{ serialNumber: 'LOST-1' }, { serialNumber: 'LOST-2' }] }]
    const settled = await post(t1, id, sale(corrected, [paid('242', 'CARD')]))
    expect(settled.body).toMatchObject({ state: 'posted', number: stranded.body.number, offline: true, stranded: null })
    expect((await t1.get(`/receipts/${id}`)).body).toEqual(settled.body)
  })

  test('without a shift it is stranded too, and a ticket that was given up is sold from the beginning', async () => {
    const shut = await openTill(world, 'T8', cast.customers.jansen, { shift: false })
    const { body } = await post(shut, newId(), sale([camera('SHUT-1')], [paid('121', 'CARD')], { offlineNumber: 1 }))
    expect(body).toMatchObject({ state: 'stranded', stranded: { because: [{ code: 'SHIFT_NOT_OPEN' }] } })
    const id = newId()
    await t1.put(`/register-sales/${id}`, { lines: [camera('UP-1')] })
    await t1.delete(`/register-sales/${id}`)
    const again = [{ ...camera('UP-1') }]
    const sold = await post(t1, id, sale(again, [paid('121', 'CARD')], { offlineNumber: next++ }))
    expect(sold.body).toMatchObject({
      state: 'posted',
      lines: [{ units: [{ serialNumber: 'UP-1', conflict: false }] }],
    })
  })
})

describe('D14 D62 conflicts are settled by people', () => {
  const conflict = async (serial: string) => {
    await post(t2, newId(), sale([camera(serial)], [paid('121', 'CARD')]))
    await post(t1, newId(), sale([camera(serial)], [paid('121', 'CARD')], { offlineNumber: next++ }))
    const { body } = await world.as('auditor').get('/conflicts')
    return body.items.find((one: { serialNumber: string }) => one.serialNumber === serial)
  }
  const settle = (who: 'administrator' | 'storeManager' | 'auditor', id: string, body: object) =>
    world.as(who).post(`/conflicts/${id}/settlement`, body)

  test('accepted with a reason, by its duty, once; then it is on no list any more', async () => {
    const { registrationId } = await conflict('SET-1')
    const asked = { how: 'accepted', reason: 'the supplier gave the number twice' }
    expect(codes((await settle('storeManager', registrationId, asked)).body)).toEqual(['DUTY_MISSING'])
    const { body } = await settle('administrator', registrationId, asked)
    expect(body).toMatchObject({ settlement: { how: 'accepted', reason: asked.reason } })
    expect(codes((await settle('administrator', registrationId, asked)).body)).toEqual(['CONFLICT_SETTLED'])
    expect(JSON.stringify((await world.as('auditor').get('/conflicts')).body)).not.toContain('SET-1')
    expect(JSON.stringify((await world.as('auditor').get('/work')).body)).not.toContain('SET-1')
  })

  test('corrected: an invoiced unit keeps its serial number, so that another way is told', async () => {
    const { registrationId } = await conflict('SET-2')
    const asked = { how: 'corrected', reason: 'misread', serialNumber: 'SET-2B' }
    expect(codes((await settle('storeManager', registrationId, asked)).body)).toEqual(['UNIT_INVOICED'])
    const without = await settle('storeManager', registrationId, { how: 'corrected', reason: 'misread' })
    expect(codes(without.body)).toEqual(['REQUEST_SHAPE'])
  })

  test('taken back: a return order of the unit is made', async () => {
    const { registrationId } = await conflict('SET-3')
    const { body } = await settle('storeManager', registrationId, {
      how: 'takenBack',
      reason: 'the customer brings it',
    })
    expect(body).toMatchObject({ settlement: { how: 'takenBack' } })
    expect(body.returnOrderId).toMatch(/^[0-9a-f-]{36}$/)
    expect(codes((await settle('administrator', newId(), { how: 'accepted', reason: 'x' })).body)).toEqual([
      'NOT_FOUND',
    ])
  })
})
