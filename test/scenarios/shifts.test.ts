import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { codesOf } from '#test/cast.ts'
import { clientWith, makeCashier, openTill, type TestTill } from '#test/till.ts'
import { type Client, openWorld, type World } from '#test/world.ts'

let world: World
let till: TestTill
let other: TestTill
let manager: Client

beforeAll(async () => {
  world = await openWorld()
  till = await openTill(world)
  other = await openTill(world, { code: 'T2' })
  const { id } = await makeCashier(world, 'storeManager', '8024')
  manager = (await till.signIn({ userId: id, pin: '8024' })).client
})
afterAll(() => world.close())

const all = (amount: string) =>
  ['CASH', 'CARD', 'VOUCHER'].map((tender) => ({ tender, amount: tender === 'CASH' ? amount : '0' }))
const open = async (client: Client, openingFloat = '150') => (await client.post('/shifts', { openingFloat })).body
const close = (client: Client, id: string, body: object) => client.post(`/shifts/${id}/closing`, body)

describe('D61 a shift', () => {
  test('is opened with a float, cash goes in and out, and its closing tells what was different', async () => {
    const opened = await till.client.post('/shifts', { openingFloat: '150' })
    expect(opened.status).toBe(201)
    expect(opened.body).toMatchObject({ till: { code: 'T1' }, openingFloat: '150.00', number: null, difference: null })
    const { id } = opened.body
    const out = await till.client.post(`/shifts/${id}/cash-movements`, { amount: '-100', reason: 'Naar de kluis' })
    expect(out.status).toBe(201)
    expect(out.body).toMatchObject({ amount: '-100.00', reason: 'Naar de kluis', movedBy: 'Kassa storeCashier' })
    await till.client.post(`/shifts/${id}/cash-movements`, { amount: '25.50', reason: 'Wisselgeld gehaald' })
    expect((await till.client.get('/register')).body.shift.id).toBe(id)
    expect((await world.as('administrator').get(`/tills/${till.till.id}`)).body.openShift.id).toBe(id)

    const closed = await close(till.client, id, { counted: all('75'), note: 'Vijftig cent zoek' })
    expect(closed.status).toBe(200)
    expect(closed.body).toMatchObject({
      kind: 'Z',
      shift: { number: 'T1-Z000001', difference: '-0.50', note: 'Vijftig cent zoek', closedBy: 'Kassa storeCashier' },
      receipts: { count: 0, first: null, last: null },
      sales: { count: 0, gross: '0.00' },
      rounding: '0.00',
      taxes: [],
      tenders: [
        { tender: 'CASH', expected: '75.50', counted: '75.00', difference: '-0.50' },
        { tender: 'CARD', expected: '0.00', counted: '0.00', difference: '0.00' },
        { tender: 'VOUCHER' },
      ],
      movements: [{ amount: '-100.00' }, { amount: '25.50' }],
    })
    const again = await till.client.get(`/shifts/${id}/report`)
    expect(again.body).toEqual(closed.body)
    expect((await till.client.get('/register')).body.shift).toBe(null)
  })

  test('of two who open one at the same moment one succeeds, and the other is told who did', async () => {
    const answers = await Promise.all([
      till.client.post('/shifts', { openingFloat: '10' }),
      manager.post('/shifts', { openingFloat: '20' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused && codesOf(refused)).toEqual(['SHIFT_OPEN_ALREADY'])
    const later = await manager.post('/shifts', { openingFloat: '20' })
    expect(later.body.refusals[0].details).toMatchObject({ till: 'T1', openedBy: expect.stringContaining('Kassa') })
    const { shift } = (await till.client.get('/register')).body
    await close(till.client, shift.id, { counted: all(shift.openingFloat) })
  })

  test('is closed blind: nothing before it tells what should be there, but to whoever may see the X report', async () => {
    const { id } = await open(till.client)
    expect((await till.client.get(`/shifts/${id}/report`)).status).toBe(403)
    expect(codesOf(await till.client.get(`/shifts/${id}/report`))).toEqual(['DUTY_MISSING'])
    const read = await till.client.get(`/shifts/${id}`)
    expect(JSON.stringify(read.body)).not.toContain('expected')
    const x = await manager.get(`/shifts/${id}/report`)
    expect(x.body).toMatchObject({
      kind: 'X',
      shift: { number: null },
      tenders: [{ expected: '150.00', counted: null }, {}, {}],
    })
    const refused = await close(till.client, id, { counted: [{ tender: 'CARD', amount: '0' }] })
    expect(refused.body.refusals[0]).toMatchObject({ code: 'COUNT_MISSING', details: { tenders: ['CASH', 'VOUCHER'] } })
    expect(JSON.stringify(refused.body)).not.toContain('150')
    await close(till.client, id, { counted: all('150') })
  })

  test('is not closed while tickets are open or the device has sales to send', async () => {
    const { id } = await open(till.client)
    const { db, caller } = world.context
    const { customer } = (await world.as('administrator').get(`/tills/${till.till.id}`)).body
    const ticket = { company_id: caller.companyId, id: newId(), till_id: till.till.id, customer_id: customer.id }
    const empty = { ...nothing, ...ticket, created_by: caller.actorId }
    await db.insertInto('register_sale').values(empty).execute()
    const refused = await close(till.client, id, { counted: all('150'), unsent: 2 })
    expect(codesOf(refused)).toEqual(['SHIFT_TICKETS_OPEN', 'SALES_UNSENT'])
    await db.updateTable('register_sale').set({ state: 'parked' }).where('id', '=', ticket.id).execute()
    expect((await close(till.client, id, { counted: all('150') })).status).toBe(200)
    await db.updateTable('register_sale').set({ state: 'discarded' }).where('id', '=', ticket.id).execute()
  })

  test('is of one till, and over when it is closed', async () => {
    const { id } = await open(till.client)
    const movement = { amount: '5', reason: 'x' }
    expect(codesOf(await other.client.post(`/shifts/${id}/cash-movements`, movement))).toEqual(['SHIFT_OF_OTHER_TILL'])
    expect(codesOf(await close(other.client, id, { counted: all('150') }))).toEqual(['SHIFT_OF_OTHER_TILL'])
    const byKey = await world.as('administrator').post(`/shifts/${id}/closing`, { counted: all('150') })
    expect(codesOf(byKey)).toEqual(['TILL_NEEDED'])
    await close(till.client, id, { counted: all('150') })
    expect(codesOf(await close(till.client, id, { counted: all('150') }))).toEqual(['SHIFT_CLOSED'])
    expect(codesOf(await till.client.post(`/shifts/${id}/cash-movements`, movement))).toEqual(['SHIFT_CLOSED'])
  })

  test.each(['0', '0.00', '-0', '12.345', 'x', ''])('no cash of %s is moved', async (amount) => {
    const answer = await till.client.post(`/shifts/${newId()}/cash-movements`, { amount, reason: 'x' })
    expect(codesOf(answer)).toEqual(['REQUEST_SHAPE'])
  })

  test('D6 closings of a till are numbered without gaps, also when several are refused', async () => {
    const fresh = await openTill(world, { code: 'T3' })
    for (const expected of ['T3-Z000001', 'T3-Z000002', 'T3-Z000003']) {
      const { id } = await open(fresh.client, '0')
      await Promise.all([
        close(fresh.client, id, { counted: [] }),
        close(fresh.client, id, { counted: all('0'), unsent: 1 }),
      ])
      expect((await close(fresh.client, id, { counted: all('0') })).body.shift.number).toBe(expected)
    }
    const { id } = await open(fresh.client, '0')
    const twice = await Promise.all([1, 2].map(() => close(fresh.client, id, { counted: all('0') })))
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    const { body } = await world.as('administrator').get(`/shifts?tillId=${fresh.till.id}&sort=openedAt`)
    expect(body.items.map(({ number }: { number: string }) => number)).toEqual([1, 2, 3, 4].map((n) => `T3-Z00000${n}`))
  })

  test('cash moved at the moment of closing is counted in it, or refused', async () => {
    const fresh = await openTill(world, { code: 'T4' })
    const { id } = await open(fresh.client, '0')
    const moved = Array.from({ length: 5 }, () =>
      fresh.client.post(`/shifts/${id}/cash-movements`, { amount: '1', reason: 'x' }),
    )
    const [closed, ...answers] = await Promise.all([close(fresh.client, id, { counted: all('0') }), ...moved])
    const done = answers.filter(({ status }) => status === 201).length
    const { body } = await fresh.client.get(`/shifts/${id}/report`)
    expect(body.movements).toHaveLength(done)
    expect([closed?.status, body.tenders[0].expected]).toEqual([200, `${done}.00`])
  })
})

test('shifts are listed by till, state and day, and as a file', async () => {
  const { body } = await manager.get('/shifts?state=closed')
  expect(body.items.length).toBeGreaterThan(3)
  expect((await world.as('accountsReceivableClerk').get('/shifts?state=open')).body.items).toEqual([])
  expect((await manager.get('/shifts?from=2099-01-01')).body.items).toEqual([])
  const csv = await manager.get('/shifts.csv?columns=till,number,difference', { 'accept-language': 'nl' })
  expect(String(csv.body)).toContain('Kassa,Nummer,Verschil')
  expect((await world.as('salesManager').get('/shifts')).status).toBe(403)
  expect((await clientWith(world, till.device).get('/shifts')).status).toBe(401)
})

const nothing = {
  sales_order_id: null,
  invoice_id: null,
  return_order_id: null,
  sent: null,
  offline_number: null,
  stranded_because: null,
  shift_id: null,
  sold_at: null,
  number: null,
  series: null,
  series_number: null,
  posted_at: null,
  posted_by: null,
  net_amount: null,
  tax_amount: null,
  gross_amount: null,
  rounding_amount: null,
}
