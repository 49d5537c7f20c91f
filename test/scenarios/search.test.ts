import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, makeOrder, shipFirstLine } from '#test/cast.ts'
import { type CastName, openWorld, type World } from '#test/world.ts'

interface Hit {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly exact: boolean
}

let world: World
let order: { id: string; number: string; lines: { id: string }[] }
let slip: { id: string; number: string }
let invoice: { id: string; number: string }

beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  order = await makeOrder(world, ['CAMERA', 2])
  slip = await shipFirstLine(world, order, 'Zoek-0001', 'Zoek-0002')
  const { body } = await world.as('accountsReceivableClerk').post('/invoices', { salesOrderId: order.id })
  invoice = (await world.as('accountsReceivableClerk').post(`/invoices/${body.id}/posting`)).body
  const product = { inventoryUnit: 'pc', salesUnit: 'pc', salesPrice: '1.00', taxCode: 'V21' }
  for (const [number, name] of [
    ['X-100', 'Buiten camera 100% waterdicht'],
    ['X_1', 'Onderstreept'],
    ['X-200', 'Camera voor binnen'],
  ]) {
    await world.as('administrator').post('/products', { ...product, number, name })
  }
})
afterAll(() => world.close())

async function find(text: string, as: CastName = 'administrator'): Promise<Hit[]> {
  const { status, body } = await world.as(as).get(`/search?text=${encodeURIComponent(text)}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items
}

const kindsOf = (hits: readonly Hit[]) => [...new Set(hits.map(({ kind }) => kind))]
const shown = (hits: readonly Hit[]) => hits.map(({ kind, title, exact }) => `${kind} ${title}${exact ? '!' : ''}`)

describe('what is found', () => {
  test('a number, exact and then by its beginning, in capitals or not', async () => {
    const more = await makeOrder(world, ['CABLE', 1])
    expect(shown(await find(order.number))).toEqual([`salesOrder ${order.number}!`])
    expect(shown(await find(order.number.toLowerCase()))).toEqual([`salesOrder ${order.number}!`])
    expect(shown(await find(slip.number))).toEqual([`packingSlip ${slip.number}!`])
    expect(shown(await find(` ${invoice.number} `))).toEqual([`invoice ${invoice.number}!`])
    const beginning = order.number.slice(0, -1)
    expect(shown(await find(beginning))).toEqual([`salesOrder ${order.number}`, `salesOrder ${more.number}`])
  })

  test('every field of a hit', async () => {
    expect((await find(slip.number))[0]).toEqual({
      kind: 'packingSlip',
      id: slip.id,
      number: slip.number,
      title: slip.number,
      detail: 'Jansen',
      state: 'posted',
      exact: true,
    })
    expect((await find('SMITH'))[0]).toMatchObject({ kind: 'customer', title: 'Smith', detail: 'SMITH', state: null })
    expect((await find('zoek-0002'))[0]).toMatchObject({
      kind: 'unit',
      title: 'Zoek-0002',
      detail: 'CAMERA · Jansen',
      state: 'invoiced',
      exact: true,
    })
  })

  test('a customer or product by number, by words of its name, by a barcode', async () => {
    expect(shown(await find('jansen'))).toEqual(['customer Jansen!'])
    expect(shown(await find('waterdicht BUITEN'))).toEqual(['product Buiten camera 100% waterdicht'])
    const cameras = shown(await find('camera'))
    expect(cameras[0]).toBe('product camera!')
    expect(cameras.slice(1).sort()).toEqual(['product Buiten camera 100% waterdicht', 'product Camera voor binnen'])
    expect(shown(await find('9520000002008'))).toEqual(['product camera!'])
    expect(shown(await find('x-1'))).toEqual(['product Buiten camera 100% waterdicht'])
  })

  test('D82 a serial number, typed or scanned, GS1 too, and how it begins', async () => {
    expect(shown(await find('ZOEK-0001'))).toEqual(['unit Zoek-0001!'])
    expect(shown(await find('zoek-'))).toEqual(['unit Zoek-0001', 'unit Zoek-0002'])
    expect(shown(await find('https://id.gs1.org/01/09520000002008/21/Zoek-0001'))).toEqual([
      'product camera!',
      'unit Zoek-0001!',
    ])
    expect(shown(await find('(01)09520000002008(21)Zoek-0001'))).toContain('unit Zoek-0001!')
  })

  test('of several lives of a unit the present one is meant', async () => {
    const one = await makeOrder(world, ['CAMERA', 1])
    const first = await shipFirstLine(world, one, 'TWICE')
    await world.as('shippingClerk').post(`/packing-slips/${first.id}/cancellation`, { reason: 'Back' })
    const other = await makeOrder(world, ['CAMERA', 1])
    await shipFirstLine(world, other, 'TWICE')
    const hits = await find('TWICE')
    expect(shown(hits)).toEqual(['unit TWICE!', 'unit TWICE'])
  })

  test('what is removed is not found; nothing is', async () => {
    expect(await find('nothing like this')).toEqual([])
    expect(await find('   ')).toEqual([])
  })

  test('at most 20, exact ones first, and each kind has its share', async () => {
    for (let made = 0; made < 22; made++) await makeOrder(world, ['CABLE', 1])
    const { db } = world.context
    await sql`update product set number = 'SO-' where number = 'X_1'`.execute(db)
    const hits = await find('so-')
    expect(hits).toHaveLength(20)
    expect(shown(hits)[0]).toBe('product Onderstreept!')
    expect(kindsOf(hits)).toEqual(['product', 'salesOrder'])
    await sql`update product set number = 'X_1' where number = 'SO-'`.execute(db)
  })
})

test('D75 only kinds that the caller may read', async () => {
  expect(await find('zoek-0001', 'shippingClerk')).toHaveLength(1)
  const { body } = await world
    .as('administrator')
    .post('/api-keys', { name: 'set-up', duties: ['maintainProductsAndCustomers'] })
  const ask = async (text: string) =>
    (
      await world.request({
        method: 'GET',
        url: `/api/v1/search?text=${text}`,
        headers: { authorization: `Bearer ${body.key}` },
      })
    ).body.items
  expect(await ask('zoek-0001')).toEqual([])
  expect(await ask(order.number)).toEqual([])
  expect(await ask('jansen')).toHaveLength(1)
  expect((await world.as('nobody').get('/search?text=x')).status).toBe(403)
})

test('I33 nothing of another company', async () => {
  const other = await world.secondCompany()
  for (const text of ['jansen', 'zoek-0001', order.number, '9520000002008']) {
    expect((await other.as('administrator').get(`/search?text=${text}`)).body.items).toEqual([])
  }
})

describe('hostile text', () => {
  test.each([
    ['a percent sign stands for itself', '100%', ['product Buiten camera 100% waterdicht']],
    ['an underscore too', 'X_', ['product Onderstreept']],
    ['a backslash', '\\', []],
    ['quotes', "'; drop table registration; --", []],
    ['512 characters', 'x'.repeat(512), []],
    ['many words', 'a b c d e f g h i j k l m n', []],
    ['the last character there is', '\u{10ffff}', []],
    ['right to left, and nothing visible', '\u202e\u200b', []],
  ])('%s', async (_, text, found) => {
    expect(shown(await find(text))).toEqual(found)
  })

  test('a zero byte, too long a text, none at all', async () => {
    for (const query of ['text=%00', `text=${'x'.repeat(513)}`, 'text=', '', 'text=a&more=b']) {
      expect((await world.as('administrator').get(`/search?${query}`)).status, query).toBe(400)
    }
    expect((await world.as('administrator').get('/search?text=%ED%A0%80')).status).toBeLessThan(500)
  })
})

test('it asks the database at most eight times', async () => {
  let queries = 0
  const count = () => queries++
  world.connections.pool.on('acquire', count)
  await find('(01)09520000002008(21)Zoek-')
  world.connections.pool.off('acquire', count)
  expect(queries).toBeLessThanOrEqual(8)
})
