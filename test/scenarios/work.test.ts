import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { type CastName, openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

async function workOf(name: CastName) {
  const { status, body } = await world.as(name).get('/work')
  expect(status).toBe(200)
  return body
}

const idsOf = (part: { items: { id: string }[] }) => part.items.map(({ id }) => id)

test('D75 each part is there with its duty; who only inquires oversees them all', async () => {
  const slips = ['toPack', 'inPreparation', 'changedSincePrint']
  const invoices = ['toInvoice', 'invoicesInPreparation']
  const parts = async (name: CastName) => Object.keys(await workOf(name)).sort()
  const units = ['duplicates', 'notReadable']
  expect(await parts('shippingClerk')).toEqual([...slips, ...units].sort())
  expect(await parts('accountsReceivableClerk')).toEqual([...invoices, ...units].sort())
  for (const name of ['administrator', 'salesManager', 'auditor'] as const) {
    expect(await parts(name)).toEqual([...slips, ...invoices, ...units, 'returnFindings'].sort())
  }
  expect(await parts('serviceTechnician')).toEqual(['returnFindings'])
  expect(await parts('storeCashier')).toEqual([])
  expect((await world.as('nobody').get('/work')).status).toBe(403)
})

test('an order is to pack, in preparation, to invoice, being invoiced, and then no work any more', async () => {
  const order = await makeOrder(world, ['CAMERA', 3], ['CABLE', 5])
  expect((await workOf('shippingClerk')).toPack.items.find(({ id }: { id: string }) => id === order.id)).toEqual({
    id: order.id,
    number: order.number,
    customerId: order.customerId,
    customerNumber: 'JANSEN',
    customerName: 'Jansen',
    orderedOn: order.orderedOn,
    requestedDeliveryOn: null,
    lines: 2,
    preparations: 0,
  })
  const slip = await preparePackingSlip(world, order)
  const path = `/packing-slips/${slip.id}`
  const lineId = slip.lines[0].id
  await world.as('shippingClerk').post(`${path}/registrations`, { entries: ['W-1', 'W-2'], lineId })
  await world.as('shippingClerk').post(`${path}/not-readable`, { lineId })
  const packing = await workOf('shippingClerk')
  expect(packing.toPack.items.find(({ id }: { id: string }) => id === order.id).preparations).toBe(1)
  expect(packing.inPreparation).toMatchObject({
    count: 1,
    capped: false,
    items: [{ id: slip.id, salesOrderNumber: order.number, quantity: 3, registered: 2, notReadable: 1 }],
  })
  expect(packing.notReadable.count).toBe(0)
  expect((await workOf('accountsReceivableClerk')).toInvoice.count).toBe(0)

  const posted = (await world.as('shippingClerk').post(`${path}/posting`)).body
  const shipped = await workOf('administrator')
  expect([idsOf(shipped.toPack), idsOf(shipped.inPreparation)]).toEqual([[], []])
  expect(shipped.toInvoice).toMatchObject({ count: 1, items: [{ id: order.id, lines: 2, preparations: 0 }] })
  expect(shipped.notReadable).toMatchObject({
    count: 1,
    items: [
      {
        productNumber: 'CAMERA',
        customerNumber: 'JANSEN',
        documentKind: 'packingSlip',
        documentId: slip.id,
        documentNumber: posted.number,
      },
    ],
  })

  const invoice = (await world.as('accountsReceivableClerk').post('/invoices', { salesOrderId: order.id })).body
  const invoicing = await workOf('administrator')
  expect(invoicing.toInvoice.items[0].preparations).toBe(1)
  expect(idsOf(invoicing.invoicesInPreparation)).toEqual([invoice.id])
  expect(invoicing.notReadable.count).toBe(1)
  await world.as('accountsReceivableClerk').post(`/invoices/${invoice.id}/posting`)
  const done = await workOf('administrator')
  const parts = ['toPack', 'inPreparation', 'toInvoice', 'invoicesInPreparation', 'notReadable']
  expect(parts.map((part) => done[part].count)).toEqual([0, 0, 0, 0, 0])
})

test('D43 a unit that its invoice delivered is to complete where the company lets invoiced ones be completed', async () => {
  const order = await makeOrder(world, ['CAMERA', 1])
  const clerk = world.as('accountsReceivableClerk')
  const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
  const { id } = (await clerk.post('/invoices', { salesOrderId: order.id, directLines })).body
  await clerk.post(`/invoices/${id}/not-readable`, {})
  const listed = async () =>
    (await world.as('auditor').get('/serial-numbers?toComplete=true&sort=deliveredOn')).body.items
  const toComplete = async () => (await workOf('administrator')).notReadable
  const completing = (completeAfterInvoice: boolean) =>
    world.as('administrator').patch('/company', { completeAfterInvoice })
  await completing(true)
  expect([(await toComplete()).items.map((one: { documentId: string }) => one.documentId)].flat()).not.toContain(id)
  const { number } = (await clerk.post(`/invoices/${id}/posting`)).body
  const one = (await toComplete()).items.find(({ documentId }: { documentId: string }) => documentId === id)
  expect(one).toMatchObject({ documentKind: 'invoice', documentNumber: number, productNumber: 'CAMERA', ageInDays: 0 })
  expect((await listed()).map((unit: { id: string }) => unit.id)).toContain(one.id)
  await completing(false)
  expect((await toComplete()).count).toBe(0)
  expect(await listed()).toEqual([])
  await completing(true)
  await clerk.post(`/registrations/${one.id}/corrections`, { serialNumber: 'W-FOUND', reason: 'read on the box' })
  expect((await listed()).map((unit: { id: string }) => unit.id)).not.toContain(one.id)
  await completing(false)
})

test('what is discarded, reversed or cancelled is no work', async () => {
  const order = await makeOrder(world, ['CAMERA', 1])
  const slip = await preparePackingSlip(world, order)
  await world.as('shippingClerk').delete(`/packing-slips/${slip.id}`)
  expect((await workOf('shippingClerk')).inPreparation.count).toBe(0)
  const posted = await shipFirstLine(world, order, 'RV-1')
  const reversal = { reason: 'Back' }
  await world.as('shippingClerk').post(`/packing-slips/${posted.id}/cancellation`, reversal)
  const work = await workOf('administrator')
  expect([idsOf(work.toPack), work.toInvoice.count]).toEqual([[order.id], 0])
})

test('D41 slips whose serial numbers changed since they were printed', async () => {
  const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'PR-1')
  expect((await world.as('shippingClerk').get(`/packing-slips/${slip.id}.pdf`)).status).toBe(200)
  expect((await workOf('shippingClerk')).changedSincePrint.count).toBe(0)
  const [unit] = (await world.as('shippingClerk').get(`/packing-slips/${slip.id}/registrations`)).body.items
  const body = { serialNumber: 'PR-2', reason: 'Misread' }
  await world.as('shippingClerk').post(`/registrations/${unit.id}/corrections`, body)
  expect((await workOf('shippingClerk')).changedSincePrint).toMatchObject({
    count: 1,
    items: [{ id: slip.id, number: slip.number, customerName: 'Jansen' }],
  })
})

describe('much work', () => {
  test('the first requested first, those without a day last, ten of them; another company has its own', async () => {
    const days = ['2026-03-05', null, '2026-03-01', '2026-03-04']
    const made = await Promise.all(
      days.map(async (requestedDeliveryOn) => {
        const lines = [{ productNumber: 'CABLE', quantity: 1 }]
        const body = { customerNumber: 'SMITH', lines, ...(requestedDeliveryOn ? { requestedDeliveryOn } : {}) }
        return (await world.as('salesClerk').post('/sales-orders', body)).body.id
      }),
    )
    const { toPack } = await workOf('shippingClerk')
    expect(idsOf(toPack).slice(0, 3)).toEqual([made[2], made[3], made[0]])
    const other = await world.secondCompany()
    const work = (await other.as('administrator').get('/work')).body
    expect(work.toPack).toEqual({ count: 0, capped: false, items: [] })
  })

  test('the count stops at a thousand', async () => {
    const { db, caller } = world.context
    const order = await makeOrder(world, ['CABLE', 1])
    await sql`
      with made as (
        insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, created_by)
        select company_id, gen_random_uuid(), 'MANY-' || n, customer_id, currency, ordered_on, created_by
        from sales_order, generate_series(1, 1001) n where id = ${order.id} returning company_id, id)
      insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
        sales_unit_factor, sales_quantity, sales_price, quantity_ordered)
      select m.company_id, gen_random_uuid(), m.id, 1, l.product_id, l.description, l.sales_unit, 1, 1, 1, 1
      from made m, sales_order_line l where l.company_id = ${caller.companyId} and l.sales_order_id = ${order.id}`.execute(
      db,
    )
    const { toPack } = await workOf('shippingClerk')
    expect([toPack.count, toPack.capped, toPack.items.length]).toEqual([1000, true, 10])
  })
})

test('D14 a serial number that is active twice by an override is a conflict, until one of the two is not any more', async () => {
  const administrator = world.as('administrator')
  const { cast } = { cast: (await administrator.get('/products?text=SENSOR')).body.items[0] }
  await administrator.patch(`/tracking-dimension-groups/${cast.trackingDimensionGroupId}`, { duplicatePolicy: 'warn' })
  await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'TWICE-1')
  const slip = await preparePackingSlip(world, await makeOrder(world, ['SENSOR', 1]))
  const scan = { text: 'TWICE-1', overrideReason: 'the maker used it twice' }
  await administrator.post(`/packing-slips/${slip.id}/scans`, scan)
  const { duplicates } = await workOf('shippingClerk')
  expect(duplicates).toMatchObject({
    count: 1,
    items: [{ serialNumber: 'TWICE-1', reason: 'the maker used it twice', overriddenBy: 'administrator' }],
  })
  await administrator.delete(`/packing-slips/${slip.id}`)
  expect((await workOf('shippingClerk')).duplicates.count).toBe(0)
})
