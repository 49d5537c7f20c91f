import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#main.ts'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

interface Row {
  readonly id: string
  readonly [field: string]: unknown
}

let world: World
let made = 0
const units = '/serial-numbers?text=U'

beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  for (const url of Object.keys(another)) for (let row = 0; row < 5; row++) await another[url]?.()
  for (const days of ['2026-01-02', '2026-01-01', '2026-01-02']) await posted(days)
})
afterAll(() => world.close())

const post = async (url: string, body: object = {}) => {
  const answer = await world.as('administrator').post(url, body)
  if (answer.status > 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** An order shipped and invoiced on a day. */
async function posted(day: string) {
  const order = await makeOrder(world, ['CAMERA', 2])
  const slip = await preparePackingSlip(world, order)
  await post(`/packing-slips/${slip.id}/registrations`, { entries: [`U${++made}`, `U${++made}`] })
  await post(`/packing-slips/${slip.id}/posting`, { postingOn: day })
  const invoice = await post('/invoices', { salesOrderId: order.id })
  await post(`/invoices/${invoice.id}/posting`, { invoiceOn: day })
}

/** One more row of each list, with values that others have too, and with some left out. */
const another: Readonly<Record<string, () => Promise<unknown>>> = {
  '/customers': () => post('/customers', { number: `C${++made}`, name: `Name ${made % 3}`, paymentDays: made % 2 }),
  '/products': () => post('/products', { number: `P${++made}`, name: `Name ${made % 3}`, ...unitsOfSale }),
  '/tracking-dimension-groups': () => post('/tracking-dimension-groups', { code: `G${++made}`, name: `${made % 3}` }),
  '/users': () => post('/users', { ...somebody, email: `user${++made}@pakbon.example`, name: `Name ${made % 3}` }),
  '/sales-orders': () =>
    post('/sales-orders', {
      customerNumber: made % 2 ? 'JANSEN' : 'SMITH',
      orderedOn: `2026-01-0${1 + (++made % 3)}`,
      ...(made % 3 ? { requestedDeliveryOn: '2026-02-01', customerReference: `R${made % 2}` } : {}),
      lines: [{ productNumber: 'CABLE', quantity: 1 }],
    }),
  '/packing-slips': async () => preparePackingSlip(world, await makeOrder(world, ['CABLE', 1])),
  '/invoices': async () => {
    const order = await makeOrder(world, ['CABLE', 1])
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const invoice = await post('/invoices', { salesOrderId: order.id, directLines })
    if (++made % 2) await post(`/invoices/${invoice.id}/posting`, { invoiceOn: `2026-01-0${1 + (made % 3)}` })
  },
  [units]: async () => shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), `U${++made}`),
}
const unitsOfSale = { inventoryUnit: 'pc', salesUnit: 'pc' }
const somebody = { password: 'een lang wachtwoord', roles: ['auditor'] }

function sortsOf(url: string): readonly string[] {
  const route = routes.find((one) => one.method === 'GET' && one.url === url.replace(/\?.*/, ''))
  const query = route?.schema.query as { properties?: { sort?: { enum?: readonly string[] } } } | undefined
  return query?.properties?.sort?.enum ?? []
}

async function page(url: string, query: string): Promise<{ items: Row[]; next: string | null }> {
  const { status, body } = await world.as('administrator').get(`${url}${url.includes('?') ? '&' : '?'}${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

async function readAll(url: string, sort: string, limit: number, between: (page: number) => Promise<unknown>) {
  const rows: Row[] = []
  let next: string | null = ''
  for (let pages = 0; next !== null; pages++) {
    const answer: { items: Row[]; next: string | null } = await page(
      url,
      `sort=${sort}&limit=${limit}${next && `&cursor=${next}`}`,
    )
    rows.push(...answer.items)
    next = answer.next
    await between(pages)
  }
  return rows
}

describe.each(Object.keys(another))('%s', (url) => {
  const sorts = sortsOf(url)

  test('can be sorted, both ways', () => {
    expect(sorts.length).toBeGreaterThanOrEqual(4)
  })

  test.each(sorts)('sorted by %s, what has no value comes last and the rest is in order', async (sort) => {
    const field = sort.replace(/^-/, '')
    const rows = await readAll(url, sort, 200, async () => {})
    expect(rows.length).toBeGreaterThanOrEqual(5)
    const values = rows.map((row) => row[field]).filter((value) => value !== undefined)
    const known = values.filter((value) => value !== null)
    expect(values.slice(known.length).every((value) => value === null)).toBe(true)
    const order = known.map((value) => (/Amount$|Price$|Days$/.test(field) ? Number(value) : String(value)))
    const compare = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0)
    const sorted = order.toSorted(compare)
    if (!/[Nn]ame|description/.test(field)) expect(order).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted)
  })

  test('its pages have each row exactly once under every sort, while rows are added', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sorts),
        fc.integer({ min: 1, max: 6 }),
        fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 2 }),
        async (sort, limit, moments) => {
          const before = (await readAll(url, sort, 200, async () => {})).map(({ id }) => id)
          const rows = await readAll(url, sort, limit, async (pages) => moments.includes(pages) && another[url]?.())
          const ids = rows.map(({ id }) => id)
          expect(new Set(ids).size, 'none twice').toBe(ids.length)
          expect(ids.filter((id) => before.includes(id))).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('a cursor is refused with another sort', async () => {
    const [one = '', other = ''] = sorts
    const { next } = await page(url, `sort=${one}&limit=1`)
    const join = url.includes('?') ? '&' : '?'
    const { status, body } = await world.as('administrator').get(`${url}${join}sort=${other}&cursor=${next}`)
    expect([status, body.code, body.refusals[0].details.path]).toEqual([400, 'REQUEST_SHAPE', 'querystring/cursor'])
  })
})
