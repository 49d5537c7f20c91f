import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
/** What the lists are of, by what becomes of it. */
const orders: Record<string, string> = {}
const slips: Record<string, string> = {}
const invoices: Record<string, string> = {}

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
  orders.open = (await order('SMITH', '2026-01-10', 'Pump 50%_x')).id
  orders.delivered = await ship('2026-01-11', 'U-1')
  const invoiced = await ship('2026-01-12', 'U-2')
  orders.invoiced = invoiced
  invoices.posted = (await post('/invoices', { salesOrderId: invoiced })).id
  await post(`/invoices/${invoices.posted}/posting`, { invoiceOn: '2026-01-20' })
  orders.cancelled = (await order('JANSEN', '2026-01-13', 'R-4')).id
  await post(`/sales-orders/${orders.cancelled}/cancellation`)
  const partly = await makeOrder(world, ['CAMERA', 2])
  orders.partlyDelivered = partly.id
  slips.cancelled = (await shipFirstLine(world, partly, 'U-3')).id
  await post(`/packing-slips/${slips.cancelled}/cancellation`)
  slips.posted = (await shipFirstLine(world, partly, 'U-4')).id
  slips.inPreparation = (await preparePackingSlip(world, partly)).id
  invoices.inPreparation = (await post('/invoices', { salesOrderId: orders.delivered })).id
})
afterAll(() => world.close())

async function post(url: string, body: object = {}) {
  const answer = await world.as('administrator').post(url, body)
  if (answer.status > 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const order = (customerNumber: string, orderedOn: string, customerReference: string) =>
  post('/sales-orders', {
    customerNumber,
    orderedOn,
    customerReference,
    lines: [{ productNumber: 'CAMERA', quantity: 1 }],
  })

async function ship(day: string, serial: string): Promise<string> {
  const { id } = await order('JANSEN', day, serial)
  const slip = await post('/packing-slips', { salesOrderId: id })
  await post(`/packing-slips/${slip.id}/registrations`, { entries: [serial] })
  await post(`/packing-slips/${slip.id}/posting`, { postingOn: day })
  return id
}

const get = (url: string, headers = {}) => world.as('auditor').get(url, headers)

async function idsOf(url: string): Promise<readonly string[]> {
  const { status, body } = await get(url)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items.map(({ id }: { id: string }) => id)
}

const named = (names: string, ids: Record<string, string>) =>
  names
    .split(' ')
    .filter(Boolean)
    .map((name) => ids[name])

describe('filters of sales orders', () => {
  test.each([
    ['state=open', 'open'],
    ['state=delivered,open&sort=orderedOn', 'open delivered'],
    ['state=invoiced,cancelled&sort=orderedOn', 'invoiced cancelled'],
    ['state=cancelled', 'cancelled'],
    [
      'state=open,partlyDelivered,delivered,invoiced,cancelled&sort=createdAt',
      'open delivered invoiced cancelled partlyDelivered',
    ],
    ['text=smi', 'open'],
    ['search=smi', 'open'],
    ['text=50%25_X', 'open'],
    ['text=5_%25', ''],
    ['text=r-4', 'cancelled'],
    ['from=2026-01-11&to=2026-01-12&sort=orderedOn', 'delivered invoiced'],
    ['to=2026-01-10', 'open'],
    ['from=2026-01-11&to=2026-01-10', ''],
  ])('%s', async (query, expected) => {
    expect(await idsOf(`/sales-orders?${query}`)).toEqual(named(expected, orders))
  })

  test.each([
    'state=',
    'state=open,',
    'state=new',
    'state=open,new',
    'state=open&state=delivered',
    'from=today',
    'sort=id',
  ])('%s is refused', async (query) => {
    expect(codesOf(await get(`/sales-orders?${query}`))).toEqual(['REQUEST_SHAPE'])
  })
})

describe('filters of packing slips and invoices', () => {
  test.each([
    ['state=inPreparation', 'inPreparation'],
    ['state=cancelled', 'cancelled'],
    ['state=inPreparation,cancelled&sort=createdAt', 'cancelled inPreparation'],
    ['state=discarded', ''],
  ])('packing slips: %s', async (query, expected) => {
    expect(await idsOf(`/packing-slips?${query}`)).toEqual(named(expected, slips))
  })

  test.each([
    ['state=posted', 'posted'],
    ['state=inPreparation,discarded', 'inPreparation'],
    ['state=posted,inPreparation&sort=grossAmount', 'posted inPreparation'],
    ['from=2026-01-20&to=2026-01-20', 'posted'],
    ['to=2026-01-19', ''],
    ['text=jansen&sort=createdAt', 'posted inPreparation'],
  ])('invoices: %s', async (query, expected) => {
    expect(await idsOf(`/invoices?${query}`)).toEqual(named(expected, invoices))
  })

  test('D41 those with a serial number changed since they were printed', async () => {
    expect(await idsOf('/packing-slips?changedSincePrint=true')).toEqual([])
    const slip = slips.posted ?? ''
    expect((await get(`/packing-slips/${slip}.pdf`)).status).toBe(200)
    expect(await idsOf('/packing-slips?changedSincePrint=true')).toEqual([])
    const unit = (await get(`/packing-slips/${slip}/registrations`)).body.items[0]
    await post(`/registrations/${unit.id}/corrections`, { serialNumber: 'U-44', reason: 'misread' })
    expect(await idsOf('/packing-slips?changedSincePrint=true')).toEqual([slip])
    expect(await idsOf('/packing-slips?changedSincePrint=false')).not.toContain(slip)
    expect((await get('/packing-slips?changedSincePrint=true')).body.items[0].serialNumbersChangedSincePrint).toBe(true)
  })
})

describe('filters of set-up', () => {
  test.each([
    ['trackingDimensionGroupId=', ['BOXED', 'CAMERA']],
    ['serialised=true', ['BOXED', 'CAMERA', 'SENSOR']],
    ['serialised=false&kind=stocked', ['CABLE', 'COPPER']],
    ['kind=service', ['INSTALL']],
    ['text=CAM', ['CAMERA']],
    ['text=9520000002008', ['CAMERA']],
    ['sort=-number&kind=stocked&serialised=false', ['COPPER', 'CABLE']],
  ])('products: %s', async (query, expected) => {
    const group = query.startsWith('tracking') ? cast.groups.control : ''
    const { body } = await get(`/products?${query}${group}`)
    expect(body.items.map(({ number }: { number: string }) => number)).toEqual(expected)
  })

  test('customers and groups by text, groups by their part in the sales process', async () => {
    expect(await idsOf('/customers?text=MITH')).toEqual([cast.customers.smith])
    expect(await idsOf('/tracking-dimension-groups?text=blan')).toEqual([cast.groups.blank])
    expect(await idsOf('/tracking-dimension-groups?activeInSalesProcess=false')).toEqual([])
  })
})

describe('filters of units', () => {
  const serials = async (query: string) =>
    (await get(`/serial-numbers?${query}`)).body.items.map((unit: { serialNumber: string }) => unit.serialNumber)

  test('what the serial number begins with, in capitals or not', async () => {
    expect(await serials('text=u-1')).toEqual(['U-1'])
    expect(await serials('text=U-&state=invoiced,reversed&sort=-serialNumber')).toEqual(['U-3', 'U-2'])
    expect(await serials('text=-1')).toEqual([])
    expect(await serials('text=U-&sort=serialNumber&limit=2')).toEqual(['U-1', 'U-2'])
  })

  test('not readable ones of the whole company', async () => {
    const sale = await makeOrder(world, ['SENSOR', 1])
    const slip = await preparePackingSlip(world, sale)
    await post(`/packing-slips/${slip.id}/not-readable`, { lineId: slip.lines[0].id, quantity: 1 })
    expect(await serials('notReadable=true')).toEqual([null])
  })
})
