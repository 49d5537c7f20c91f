import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { codesOf } from '#test/cast.ts'
import { type CastName, openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const definition = {
  columns: ['number', 'customerName'],
  sort: '-orderedOn',
  filters: { state: 'open,partlyDelivered', text: 'jansen' },
}
let made = 0
async function keep(name: CastName, more: object = {}) {
  const body = { list: 'salesOrders', name: `View ${++made}`, definition, ...more }
  const answer = await world.as(name).post('/list-views', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

const seen = async (name: CastName, query = 'limit=200') =>
  (await world.as(name).get(`/list-views?${query}`)).body.items.map(({ id }: { id: string }) => id)

describe('a view of a list', () => {
  test('is kept, read, changed from its present edition, and deleted by whoever made it', async () => {
    const clerk = world.as('salesClerk')
    const view = await keep('salesClerk', { name: 'To deliver' })
    const { id } = view
    expect(view).toEqual({
      id: expect.any(String),
      list: 'salesOrders',
      name: 'To deliver',
      definition,
      shared: false,
      mine: true,
      edition: 1,
    })
    expect((await clerk.get('/list-views?list=salesOrders')).body).toEqual({ items: [view], next: null })
    const changed = await clerk.patch(
      `/list-views/${id}`,
      { name: 'Open', definition: { sort: null } },
      { 'if-match': '"1"' },
    )
    const plain = { columns: [], sort: null, filters: {} }
    expect(changed.body).toEqual({ ...view, name: 'Open', definition: plain, edition: 2 })
    expect((await clerk.get('/list-views?list=salesOrders')).body.items).toEqual([changed.body])
    const late = await clerk.patch(`/list-views/${id}`, { shared: true }, { 'if-match': '"1"' })
    expect(codesOf(late)).toEqual(['EDITION_CHANGED'])
    expect((await clerk.delete(`/list-views/${id}`)).status).toBe(200)
    expect(await seen('salesClerk')).toEqual([])
    expect(codesOf(await clerk.delete(`/list-views/${id}`))).toEqual(['NOT_FOUND'])
  })

  test('has a name that no other of the same owner and list has', async () => {
    await keep('auditor', { name: 'Mine' })
    const again = { list: 'salesOrders', name: 'Mine', definition }
    expect(codesOf(await world.as('auditor').post('/list-views', again))).toEqual(['ALREADY_EXISTS'])
    await keep('auditor', { name: 'Mine', list: 'invoices' })
    await keep('salesManager', { name: 'Mine' })
    expect(await seen('auditor', 'list=invoices')).toHaveLength(1)
  })

  test('of somebody else is not there, whatever one may do, unless it is shared', async () => {
    const { id } = await keep('shippingClerk')
    for (const name of ['salesClerk', 'administrator'] as const) {
      expect(await seen(name)).not.toContain(id)
      expect(codesOf(await world.as(name).patch(`/list-views/${id}`, { name: 'X' }))).toEqual(['NOT_FOUND'])
      expect(codesOf(await world.as(name).delete(`/list-views/${id}`))).toEqual(['NOT_FOUND'])
    }
  })

  test('that is shared is seen by all, and changed by its owner or an administrator alone', async () => {
    const view = await keep('shippingClerk', { shared: true })
    const url = `/list-views/${view.id}`
    const { items } = (await world.as('salesClerk').get('/list-views?limit=200')).body
    expect(items.find(({ id }: { id: string }) => id === view.id)).toEqual({ ...view, mine: false })
    for (const answer of [
      await world.as('salesClerk').patch(url, { shared: false }),
      await world.as('salesClerk').delete(url),
    ]) {
      expect([answer.status, answer.body.refusals[0].details.duties]).toEqual([403, ['administerUsers']])
    }
    const renamed = await world.as('administrator').patch(url, { name: 'For all' })
    expect(renamed.body).toEqual({ ...view, name: 'For all', mine: false, edition: 2 })
    expect((await world.as('shippingClerk').patch(url, { shared: false })).status).toBe(200)
    expect(await seen('salesClerk')).not.toContain(view.id)
    await world.as('shippingClerk').patch(url, { shared: true })
    expect((await world.as('administrator').delete(url)).status).toBe(200)
  })

  test('I33 of another company is not there', async () => {
    const other = await world.secondCompany()
    const { id } = await keep('salesClerk', { shared: true })
    expect((await other.as('administrator').get('/list-views')).body.items).toEqual([])
    expect(codesOf(await other.as('administrator').delete(`/list-views/${id}`))).toEqual(['NOT_FOUND'])
  })

  test('asks for any duty', async () => {
    expect(codesOf(await world.as('nobody').get('/list-views'))).toEqual(['DUTY_MISSING'])
  })

  test.each([
    ['an unknown list', { list: 'roles' }],
    ['no name', { name: '' }],
    ['too many columns', { definition: { columns: Array.from({ length: 51 }, () => 'number') } }],
    ['a filter that is no text', { definition: { filters: { state: 7 } } }],
    ['a filter with an odd name', { definition: { filters: { 'a b': 'x' } } }],
    ['too many filters', { definition: { filters: Object.fromEntries(many(31)) } }],
    ['a long filter', { definition: { filters: { text: 'x'.repeat(1001) } } }],
  ])('is refused with %s', async (_name, more) => {
    const body = { id: newId(), list: 'units', name: 'Odd', definition, ...more }
    expect(codesOf(await world.as('auditor').post('/list-views', body))).toEqual(['REQUEST_SHAPE'])
  })
})

function many(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => ['a'.repeat(index + 1), 'x'])
}
