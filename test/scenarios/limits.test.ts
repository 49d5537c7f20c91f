import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPakbon } from '#main.ts'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

test('a body beyond 256 KiB is refused before it is read', async () => {
  const customerReference = 'x'.repeat(256 * 1024)
  const answer = await world
    .as('salesClerk')
    .post('/sales-orders', { customerNumber: 'JANSEN', customerReference, lines: [] })
  expect(answer.body).toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' })
})

test('a list has at most 10,000 entries', async () => {
  const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 10_001]))
  const list = (count: number) =>
    world.as('shippingClerk').post(`/packing-slips/${slip.id}/registrations`, {
      entries: Array.from({ length: count }, (_, index) => `L${index}`),
    })
  expect((await list(10_001)).status).toBe(400)
  expect((await list(10_000)).body).toMatchObject({ accepted: 10_000, refused: [] })
})

test('too many requests in a short time are refused, of that key alone', async () => {
  const app = await buildPakbon({
    connections: world.connections,
    logger: pino({ level: 'silent' }),
    publicUrl: 'http://127.0.0.1:4400',
    requestsPerThreeSeconds: { session: 3, apiKey: 3 },
  })
  const get = (name: 'auditor' | 'salesManager') =>
    app.inject({ url: '/api/v1/sales-orders', headers: { authorization: `Bearer ${world.keyOf(name)}` } })
  for (const status of [200, 200, 200, 429]) expect((await get('auditor')).statusCode).toBe(status)
  expect((await get('auditor')).json()).toMatchObject({ code: 'REQUEST_TOO_MANY' })
  expect((await get('salesManager')).statusCode).toBe(200)
  await app.close()
})

test('the files of the application are not counted: a page takes many at once', async () => {
  const app = await buildPakbon({
    connections: world.connections,
    logger: pino({ level: 'silent' }),
    publicUrl: 'http://127.0.0.1:4400',
    requestsPerThreeSeconds: { session: 3, apiKey: 3 },
  })
  for (let file = 0; file < 20; file++) {
    expect((await app.inject({ url: `/assets/file-${file}.js` })).statusCode).not.toBe(429)
  }
  await app.close()
})

test("a mistake of Pakbon's own is answered without its insides, and changes nothing", async () => {
  const other = await world.secondCompany()
  await makeCast(other)
  const slip = await preparePackingSlip(other, await makeOrder(other, ['CABLE', 1]))
  const client = await world.connections.pool.connect()
  await client.query('reset role')
  await client.query('delete from number_sequence where company_id = $1 and document_type = $2', [
    other.company.id,
    'packingSlip',
  ])
  const answer = await other.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`)
  expect(answer.body).toMatchObject({ status: 500, code: 'INTERNAL' })
  expect(JSON.stringify(answer.body)).not.toMatch(/sequence|at |\.ts|\.js/)
  expect((await other.as('shippingClerk').get(`/packing-slips/${slip.id}`)).body.state).toBe('inPreparation')
  await client.query(
    "insert into number_sequence (company_id, document_type, format) values ($1, 'packingSlip', 'PS-######')",
    [other.company.id],
  )
  client.release(true)
})
