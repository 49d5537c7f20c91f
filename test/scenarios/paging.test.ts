import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  for (let order = 0; order < 25; order++) {
    const { id } = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 1]))
    await world.as('shippingClerk').post(`/packing-slips/${id}/posting`)
  }
  const orders = (await world.as('auditor').get('/sales-orders?limit=200')).body.items
  for (const { id } of orders) await world.as('accountsReceivableClerk').post('/invoices', { salesOrderId: id })
})
afterAll(() => world.close())

test.each(['/sales-orders', '/packing-slips', '/invoices'])(
  '%s: pages lose nothing and repeat nothing',
  async (url) => {
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: { id: string }[]; next: string | null } = (
        await world.as('auditor').get(`${url}?limit=4${cursor && `&cursor=${cursor}`}`)
      ).body
      ids.push(...page.items.map((item) => item.id))
      cursor = page.next
    }
    expect(new Set(ids).size).toBe(25)
    expect(ids).toHaveLength(25)
  },
)

test('a cursor that was not made by a list is refused', async () => {
  expect(codesOf(await world.as('auditor').get('/packing-slips?cursor=x'))).toEqual(['REQUEST_SHAPE'])
})
