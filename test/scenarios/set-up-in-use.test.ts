import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let administrator: ReturnType<World['as']>
beforeAll(async () => {
  world = await openWorld()
  administrator = world.as('administrator')
})
afterAll(() => world.close())

async function made(url: string, fields: object) {
  const { status, body } = await administrator.post(url, fields)
  expect([status, body.refusals]).toEqual([201, undefined])
  return body
}

/** A product in a group of its own, ordered and on a packing slip in preparation. */
async function prepared(groupFields: object, quantity: number) {
  const group = await made('/tracking-dimension-groups', { code: newId().slice(-20), name: 'Group', ...groupFields })
  const product = await made('/products', { number: newId(), name: 'Drill', trackingDimensionGroupId: group.id })
  const customer = await made('/customers', { number: newId(), name: 'Bakker Bouw' })
  const lines = [{ productId: product.id, quantity }]
  const order = await made('/sales-orders', { customerId: customer.id, lines })
  const slip = await made('/packing-slips', { salesOrderId: order.id })
  return { group, product, slip: `/packing-slips/${slip.id}` }
}

const scan = async (slip: string, text: string) => {
  const { status, body } = await administrator.post(`${slip}/scans`, { text })
  expect([status, body.refusals]).toEqual([200, undefined])
}
const post = async (slip: string) => {
  const { status, body } = await administrator.post(`${slip}/posting`)
  expect([status, body.refusals]).toEqual([200, undefined])
  return body
}
const changeGroup = ({ group }: { group: { id: string } }, fields: object) =>
  administrator.patch(`/tracking-dimension-groups/${group.id}`, fields)
const changeProduct = ({ product }: { product: { id: string } }, fields: object) =>
  administrator.patch(`/products/${product.id}`, fields)

describe('D2 active in sales process is switched only while nothing is registered or posted', () => {
  test('D2 an order or a preparation alone does not hold it', async () => {
    const set = await prepared({ activeInSalesProcess: true }, 1)
    expect((await changeGroup(set, { activeInSalesProcess: false })).status).toBe(200)
    expect((await changeGroup(set, { activeInSalesProcess: true })).status).toBe(200)
  })

  test('D2 a registration holds it, until it is taken off again', async () => {
    const set = await prepared({ activeInSalesProcess: true }, 1)
    await scan(set.slip, 'HELD-1')
    const { status, body } = await changeGroup(set, { activeInSalesProcess: false })
    expect([status, body.refusals]).toMatchObject([
      409,
      [{ code: 'GROUP_IN_USE', details: { group: set.group.code, products: [set.product.number] } }],
    ])
    expect((await administrator.post(`${set.slip}/scans`, { text: 'HELD-1', mode: 'remove' })).status).toBe(200)
    expect((await changeGroup(set, { activeInSalesProcess: false })).status).toBe(200)
  })

  test('D2 a posted line holds it, though it has no serial numbers', async () => {
    const set = await prepared({}, 3)
    await post(set.slip)
    const { status, body } = await changeGroup(set, { activeInSalesProcess: true })
    expect([status, body.code]).toEqual([409, 'GROUP_IN_USE'])
  })

  test('S7 S15 I08 blank issue allowed counts from the next posting on; what is posted stays as it was', async () => {
    const set = await prepared({ activeInSalesProcess: true }, 2)
    expect((await administrator.post(`${set.slip}/posting`)).body.code).toBe('SERIAL_NUMBER_MISSING')
    expect((await changeGroup(set, { blankIssueAllowed: true })).status).toBe(200)
    const posted = await post(set.slip)
    expect(posted.lines).toMatchObject([{ serialised: true, blankIssueAllowed: true, registered: 0 }])
    expect((await changeGroup(set, { blankIssueAllowed: false })).status).toBe(200)
    expect((await administrator.get(set.slip)).body.lines).toMatchObject([{ blankIssueAllowed: true }])
  })
})

describe('D3 a product keeps its group and kind once it has a registration or a posted line', () => {
  test('D3 a registration holds them', async () => {
    const set = await prepared({ activeInSalesProcess: true }, 1)
    expect((await changeProduct(set, { kind: 'service' })).status).toBe(200)
    expect((await changeProduct(set, { kind: 'stocked' })).status).toBe(200)
    await scan(set.slip, 'HELD-2')
    const { status, body } = await changeProduct(set, { kind: 'service', trackingDimensionGroupId: null })
    const { number } = set.product
    expect([status, body.refusals]).toMatchObject([
      409,
      [
        { code: 'PRODUCT_IN_USE', details: { product: number, field: 'kind' } },
        { code: 'PRODUCT_IN_USE', details: { product: number, field: 'trackingDimensionGroupId' } },
      ],
    ])
  })

  test('D3 a posted line holds them, and nothing else', async () => {
    const set = await prepared({}, 1)
    await post(set.slip)
    expect((await changeProduct(set, { trackingDimensionGroupId: null })).body.code).toBe('PRODUCT_IN_USE')
    const same = { trackingDimensionGroupId: set.group.id, name: 'Renamed', salesUnit: 'box', salesUnitFactor: 10 }
    expect((await changeProduct(set, same)).body).toMatchObject({ name: 'Renamed', salesUnitFactor: 10 })
  })
})

describe('D14 which serial numbers are the same stays decided while they are in use', () => {
  test.each([{ caseSensitive: true }, { duplicatePolicy: 'lineOnly' }])('D14 %j', async (change) => {
    const set = await prepared({ activeInSalesProcess: true }, 1)
    expect((await changeGroup(set, { returnPolicy: 'block' })).status).toBe(200)
    await scan(set.slip, newId())
    const { status, body } = await changeGroup(set, change)
    expect([status, body.refusals]).toMatchObject([
      409,
      [
        {
          code: 'GROUP_HAS_OPEN_REGISTRATIONS',
          details: { group: set.group.code, settings: Object.keys(change), products: [set.product.number] },
        },
      ],
    ])
    expect((await administrator.delete(set.slip)).status).toBe(200)
    expect((await changeGroup(set, change)).status).toBe(200)
  })
})

describe('D6 a number sequence that has begun', () => {
  const series = '/number-sequences/packingSlip'

  test('D6 keeps its next number, and takes no format that would give out a number again', async () => {
    await administrator.patch(series, { format: 'PS1#' })
    const set = await prepared({}, 1)
    const { number } = await post(set.slip)
    expect(number).toMatch(/^PS1\d+$/)
    const { items } = (await administrator.get('/number-sequences')).body
    const { nextNumber } = items.find((one: { documentType: string }) => one.documentType === 'packingSlip')
    const started = await administrator.patch(series, { nextNumber: nextNumber + 1 })
    expect([started.status, started.body.refusals]).toMatchObject([
      409,
      [{ code: 'NUMBER_SEQUENCE_STARTED', details: { documentType: 'packingSlip', nextNumber } }],
    ])
    const taken = await administrator.patch(series, { format: 'PS#' })
    expect([taken.status, taken.body.refusals]).toMatchObject([409, [{ code: 'NUMBER_FORMAT_TAKEN' }]])
    const other = await administrator.patch(series, { format: '2026/PS-####', nextNumber })
    expect(other.body.nextDocumentNumber).toBe(`2026/PS-${String(nextNumber).padStart(4, '0')}`)
    const next = await post((await prepared({}, 1)).slip)
    expect(next.number).toBe(other.body.nextDocumentNumber)
  })
})

test('D3 a tax code that an order line has is not deleted', async () => {
  await administrator.put('/tax-codes/V3', { name: 'Tijdelijk', percentage: '3' })
  const product = await made('/products', { number: newId(), name: 'Drill', taxCode: 'V3' })
  const customer = await made('/customers', { number: newId(), name: 'Bakker Bouw' })
  await made('/sales-orders', { customerId: customer.id, lines: [{ productId: product.id, quantity: 1 }] })
  await administrator.patch(`/products/${product.id}`, { taxCode: null })
  expect((await administrator.delete('/tax-codes/V3')).body.code).toBe('TAX_CODE_IN_USE')
})
