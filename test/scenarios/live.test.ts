import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildPakbon } from '#main.ts'
import { registerSerialNumbers } from '#serial-numbers/register-serial-numbers.ts'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { type Listening, listenTo } from '#test/listening.ts'
import { type CastName, openWorld, type World } from '#test/world.ts'

let world: World
let address: string
const open: Listening[] = []

beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  address = addressOf(world.app)
})
afterEach(() => {
  vi.useRealTimers()
  for (const one of open.splice(0)) one.leave()
})
afterAll(() => world.close())

function addressOf(app: FastifyInstance): string {
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`
}

async function listen(path: string, as: CastName = 'shippingClerk', at = address): Promise<Listening> {
  const listening = await listenTo(`${at}${path}/live`, { authorization: `Bearer ${world.keyOf(as)}` })
  open.push(listening)
  return listening
}

const shipping = () => world.as('shippingClerk')
const invoicing = () => world.as('accountsReceivableClerk')

async function prepare(...lines: readonly (readonly [string, number])[]) {
  const slip = await preparePackingSlip(world, await makeOrder(world, ...lines))
  return { slip, path: `/packing-slips/${slip.id}` }
}

const texts = (change: { units: readonly { serialNumber: string | null }[] }) =>
  change.units.map((unit) => unit.serialNumber)

describe('D30 who looks at a preparation sees within a second what others do', () => {
  test('at once state, edition and counts; then scans, not readable units, removals, quantities, the posting', async () => {
    const { slip, path } = await prepare(['CAMERA', 4], ['SENSOR', 2])
    const [camera, sensor] = slip.lines
    const live = await listen(path)
    expect(live.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(live.headers.get('cache-control')).toBe('no-store')
    expect(live.headers.get('x-accel-buffering')).toBe('no')
    expect(await live.next(() => true)).toEqual({
      state: 'inPreparation',
      edition: 1,
      lines: (await shipping().get(`${path}/counts`)).body.lines,
      units: [],
      removedIds: [],
      reload: false,
    })
    const scan = await world.as('salesClerk').post(`${path}/scans`, { text: 'L-1', lineId: camera.id })
    const told = await live.next(({ units }) => units.length > 0)
    expect(told.lines[0]).toMatchObject({ lineId: camera.id, quantity: 4, registered: 1, missing: 3 })
    expect(told.units).toEqual((await shipping().get(`${path}/registrations`)).body.items)
    await shipping().post(`${path}/not-readable`, { lineId: sensor.id })
    await live.next(({ lines, units }) => lines[1]?.notReadable === 1 && units[0]?.notReadable === true)
    await shipping().delete(`${path}/registrations/${scan.body.registrationId}`)
    const less = await live.next(({ removedIds }) => removedIds.includes(scan.body.registrationId))
    expect(texts(less)).not.toContain('L-1')
    await shipping().patch(path, { lines: [{ lineId: camera.id, quantity: 0 }] })
    await live.next(({ lines, edition, reload }) => lines[0]?.quantity === 0 && edition === 2 && reload)
    await shipping().post(`${path}/posting`)
    await live.ended
    expect(live.changes.at(-1)).toMatchObject({ state: 'posted', edition: 3 })
    expect(live.events.at(-1)).toBe('ended')
    expect(live.events.filter((name) => name === 'ended')).toHaveLength(1)
  })

  test('D40 a correction', async () => {
    const { path } = await prepare(['CAMERA', 2])
    const { body } = await shipping().post(`${path}/scans`, { text: 'WRONG' })
    const live = await listen(path)
    await live.next((change) => texts(change).includes('WRONG'))
    await shipping().post(`/registrations/${body.registrationId}/corrections`, { serialNumber: 'RIGHT' })
    expect(await live.next((change) => texts(change).includes('RIGHT'))).toMatchObject({ removedIds: [] })
  })

  test('one unit in the place of another between two looks, which the counts do not tell', async () => {
    const { path } = await prepare(['CAMERA', 1])
    await shipping().post(`${path}/scans`, { text: 'FIRST' })
    const live = await listen(path)
    await live.next(() => true)
    await world.context.db.transaction().execute(async (db) => {
      const context = { ...world.context, db }
      const { removeSerialNumbers } = await import('#serial-numbers/remove-registrations.ts')
      const reference = { kind: 'packingSlip', id: path.slice('/packing-slips/'.length) } as const
      const list = { lineId: null, allOrNothing: true, overrideReason: null }
      await removeSerialNumbers(context, reference, { ...list, entries: ['FIRST'] })
      await registerSerialNumbers(context, reference, { ...list, entries: ['SECOND'] })
    })
    const change = await live.next((told) => texts(told).includes('SECOND'))
    expect(change.removedIds).toHaveLength(1)
  })

  test('a transaction that takes longer than the time between two looks', async () => {
    const { slip, path } = await prepare(['CAMERA', 1])
    const live = await listen(path)
    await world.context.db.transaction().execute(async (db) => {
      const list = { entries: ['SLOW'], lineId: null, allOrNothing: true, overrideReason: null }
      await registerSerialNumbers({ ...world.context, db }, { kind: 'packingSlip', id: slip.id }, list)
      await sleep(1500)
    })
    await live.next((change) => texts(change).includes('SLOW'))
  })

  test('what was told is not told again: the next scan alone', async () => {
    const { path } = await prepare(['CAMERA', 2])
    const live = await listen(path)
    const first = await shipping().post(`${path}/scans`, { text: 'TOLD-1' })
    await live.next((change) => texts(change).includes('TOLD-1'))
    await shipping().post(`${path}/scans`, { text: 'TOLD-2' })
    expect(texts(await live.next((change) => texts(change).includes('TOLD-2')))).toEqual(['TOLD-2'])
    await shipping().delete(`${path}/registrations/${first.body.registrationId}`)
    const less = await live.next(({ removedIds }) => removedIds.length > 0)
    expect(less).toMatchObject({ units: [], removedIds: [first.body.registrationId] })
  })

  test('who comes later is told what he may lack, and makes nobody miss anything', async () => {
    const { path } = await prepare(['CAMERA', 3])
    const early = await listen(path)
    await shipping().post(`${path}/scans`, { text: 'LATER-1' })
    await early.next((change) => texts(change).includes('LATER-1'))
    const late = await listen(path)
    expect(texts(await late.next(() => true))).toEqual(['LATER-1'])
    await shipping().post(`${path}/scans`, { text: 'LATER-2' })
    for (const one of [early, late]) await one.next((change) => texts(change).includes('LATER-2'))
  })

  test('more than 500 units at once: read it again, once; a scan after it is told as ever', async () => {
    const { path } = await prepare(['CAMERA', 503])
    const live = await listen(path)
    await shipping().post(`${path}/registrations`, { range: { prefix: 'MANY', first: '001', last: '501' } })
    expect(await live.next(({ reload }) => reload)).toMatchObject({ units: [], removedIds: [] })
    expect(live.changes.at(-1)?.lines[0]?.registered).toBe(501)
    await shipping().post(`${path}/scans`, { text: 'ONE-MORE' })
    const told = await live.next(({ lines }) => lines[0]?.registered === 502)
    expect([texts(told), told.reload]).toEqual([['ONE-MORE'], false])
  })

  test('units of just before: a list that was read before the stream opened lacks them', async () => {
    const { path } = await prepare(['CAMERA', 1])
    await shipping().post(`${path}/scans`, { text: 'BEFORE' })
    const live = await listen(path)
    expect(texts(await live.next(() => true))).toEqual(['BEFORE'])
  })

  test('a discarded one ends; one that is posted already ends at once', async () => {
    const { path } = await prepare(['CAMERA', 1])
    const { body } = await shipping().post(`${path}/scans`, { text: 'GONE' })
    const live = await listen(path)
    await shipping().delete(path)
    await live.ended
    expect(live.changes.at(-1)).toMatchObject({ state: 'discarded', removedIds: [body.registrationId] })
    const again = await listen(path)
    await again.ended
    expect(again.events).toEqual(['changed', 'ended'])
  })
})

test('D35 of an invoice: its own units, choices, corrections, the posting', async () => {
  const order = await makeOrder(world, ['CAMERA', 3])
  const slip = await shipFirstLine(world, order, 'INV-A', 'INV-B')
  const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
  const body = { salesOrderId: order.id, packingSlipIds: [slip.id], directLines }
  const invoice = (await invoicing().post('/invoices', body)).body
  const path = `/invoices/${invoice.id}`
  const live = await listen(path, 'accountsReceivableClerk')
  expect((await live.next(() => true)).lines).toEqual((await invoicing().get(`${path}/counts`)).body.lines)
  await invoicing().post(`${path}/scans`, { text: 'INV-C' })
  await live.next((change) => texts(change).includes('INV-C') && change.lines[0]?.registered === 1)
  await invoicing().post(`${path}/choices`, { leave: { serialNumbers: ['INV-B'] } })
  await live.next(({ reload, edition }) => reload && edition === 2)
  const [unit] = (await invoicing().get(`${path}/registrations`)).body.items
  const correction = { serialNumber: 'INV-X', reason: 'Misread' }
  await invoicing().post(`/registrations/${unit.id}/corrections`, correction)
  await live.next((change) => texts(change).includes('INV-X'))
  expect((await invoicing().post(`${path}/posting`)).status).toBe(200)
  await live.ended
  expect(live.changes.at(-1)?.state).toBe('posted')
})

describe('who may listen', () => {
  test('D75 nobody without the duty, D1 nobody of another company, nobody unknown', async () => {
    const { path } = await prepare(['CAMERA', 1])
    const other = await world.secondCompany()
    const status = async (authorization: string, company = path) =>
      (await listenTo(`${address}${company}/live`, { authorization })).status
    expect(await status(`Bearer ${world.keyOf('accountsReceivableClerk')}`)).toBe(403)
    expect(await status(`Bearer ${other.keyOf('shippingClerk')}`)).toBe(404)
    expect(await status(`Bearer ${world.keyOf('shippingClerk')}`, `/packing-slips/${crypto.randomUUID()}`)).toBe(404)
    expect(await status('Bearer x')).toBe(401)
  })

  test('a key or session has at most 20 streams; one that ends makes room', async () => {
    const { path } = await prepare(['CAMERA', 1])
    const streams = await Promise.all(Array.from({ length: 20 }, () => listen(path, 'administrator')))
    expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect((await listen(path, 'salesClerk')).status).toBe(200)
    const answer = await world.as('administrator').get(`${path}/live`)
    expect([answer.status, codesOf(answer), answer.headers['retry-after']]).toEqual([429, ['REQUEST_TOO_MANY'], '1'])
    streams[0]?.leave()
    await expect.poll(async () => (await listen(path, 'administrator')).status).toBe(200)
  })

  test('a key that is revoked hears no more; who may, hears a sign of life each 15 seconds', async () => {
    const { path } = await prepare(['CAMERA', 1])
    const body = { name: 'screen', duties: ['maintainSalesPackingSlips'] }
    const { id, key } = (await world.as('administrator').post('/api-keys', body)).body
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const live = await listenTo(`${address}${path}/live`, { authorization: `Bearer ${key}` })
    await vi.advanceTimersByTimeAsync(15_000)
    await expect.poll(() => live.events).toEqual(['changed', ':'])
    await world.as('administrator').post(`/api-keys/${id}/revocation`)
    await vi.advanceTimersByTimeAsync(15_000)
    await live.ended
    expect(live.events).toEqual(['changed', ':'])
  })

  test('a session: listening does not keep it, and ends with it', async () => {
    const { path } = await prepare(['CAMERA', 1])
    const account = { email: 'kijker@pakbon.example', password: 'kijkt-en-zwijgt' }
    const user = await world
      .as('administrator')
      .post('/users', { ...account, name: 'Kijker', roles: ['shippingClerk'] })
    expect(user.status).toBe(201)
    const signedIn = await fetch(address.replace('/v1', '/auth/sign-in/email'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const live = await listenTo(`${address}${path}/live`, { cookie })
    expect(live.status).toBe(200)
    const db = world.connections.withoutCompany
    const long = sql`now() - interval '20 minutes'`
    await sql`update auth_session set updated_at = ${long} where user_id = ${user.body.id}`.execute(db)
    await vi.advanceTimersByTimeAsync(15_000)
    await expect.poll(() => live.events.at(-1)).toBe(':')
    const { rows } = await sql<{ kept: boolean }>`
      select updated_at > now() - interval '19 minutes' as kept from auth_session where user_id = ${user.body.id}`.execute(
      db,
    )
    expect(rows).toEqual([{ kept: false }])
    const gone = await world.as('administrator').patch(`/users/${user.body.id}`, { roles: ['auditor'] })
    expect(gone.status).toBe(200)
    await vi.advanceTimersByTimeAsync(15_000)
    await live.ended
  })
})

describe('what it costs', () => {
  test('the queries of one, however many listen; none when nobody does', async () => {
    const { path } = await prepare(['CAMERA', 2])
    const clerks = ['shippingClerk', 'salesClerk', 'customerServiceRepresentative'] as const
    const crowd = await Promise.all(Array.from({ length: 51 }, (_, index) => listen(path, clerks[index % 3])))
    await Promise.all(crowd.map((one) => one.next(() => true)))
    let queries = 0
    const count = () => queries++
    world.connections.pool.on('acquire', count)
    await sleep(1500)
    expect(queries).toBeGreaterThan(2)
    expect(queries).toBeLessThan(7)
    await shipping().post(`${path}/scans`, { text: 'COST' })
    await Promise.all(crowd.map((one) => one.next((change) => texts(change).includes('COST'))))
    for (const one of crowd) one.leave()
    await sleep(700)
    queries = 0
    await sleep(1000)
    world.connections.pool.off('acquire', count)
    expect(queries).toBe(0)
  })

  test('a server that closes ends its streams and does not wait, not even for connections that were never used', async () => {
    const { connections } = world
    const logger = pino({ level: 'silent' })
    const app = await buildPakbon({ connections, logger, publicUrl: 'http://127.0.0.1:4400' })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { path } = await prepare(['CAMERA', 1])
    const live = await listen(path, 'shippingClerk', addressOf(app))
    await live.next(() => true)
    const unused = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    await once(unused, 'connect')
    const startedAt = performance.now()
    await app.close()
    await live.ended
    expect(performance.now() - startedAt).toBeLessThan(2000)
    expect(live.events).toEqual(['changed'])
  })
})
