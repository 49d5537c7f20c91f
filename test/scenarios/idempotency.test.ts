import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const body = { customerNumber: 'JANSEN', lines: [{ productNumber: 'CABLE', quantity: 1 }] }
const send = (key: string, payload: object = body) =>
  world.as('salesClerk').post('/sales-orders', payload, { 'idempotency-key': key })

describe('D25, I30: one key, one document', () => {
  test('a repeated command is answered as the first was', async () => {
    const first = await send('order-1')
    const second = await send('order-1')
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect((await world.as('auditor').get('/sales-orders?limit=200')).body.items).toHaveLength(1)
  })

  test('with another body it is refused', async () => {
    const refused = await send('order-1', { ...body, customerNumber: 'SMITH' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
  })

  test('two at the same moment make one', async () => {
    const [one, two] = await Promise.all([send('order-2'), send('order-2')])
    expect(one?.body.id).toBe(two?.body.id)
  })

  test('a refused command leaves no trace, its key neither', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const shipping = world.as('shippingClerk')
    const post = () => shipping.post(`/packing-slips/${slip.id}/posting`, {}, { 'idempotency-key': 'post-1' })
    expect(codesOf(await post())).toEqual(['SERIAL_NUMBER_MISSING'])
    await shipping.post(`/packing-slips/${slip.id}/scans`, { text: 'x' })
    expect((await post()).body.number).toBe('PS-000001')
    expect((await post()).body.number).toBe('PS-000001')
  })

  test('a twin that is still at work after the lock timeout is named', async () => {
    const client = await world.connections.pool.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('pakbon.company_id', $1, true)", [world.company.id])
      await client.query("insert into idempotency (company_id, key, request_hash) values ($1, 'slow', '')", [
        world.company.id,
      ])
      expect((await send('slow')).body).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_IN_FLIGHT' })
    } finally {
      await client.query('rollback')
      client.release(true)
    }
    expect((await send('slow')).status).toBe(201)
  })

  test.each([
    ['a space', 'a b'],
    ['201 characters', 'x'.repeat(201)],
  ])('a key with %s is refused', async (_case, key) => {
    expect((await send(key)).status).toBe(400)
  })
})
