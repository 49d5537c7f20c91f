import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { stateOfOrder } from '#domain/sales-order.ts'
import { listSalesOrders } from '#sales-orders/list-sales-orders.ts'
import { type Cast, codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
})
afterAll(() => world.close())

const orders = '/sales-orders'
const sales = () => world.as('salesClerk')
const create = (body: object) => sales().post(orders, { customerNumber: 'JANSEN', ...body })
const changeLine = (order: Order, change: object, headers?: Record<string, string>) =>
  sales().patch(`${orders}/${order.id}/lines/${order.lines[0]?.id}`, change, headers)
const credit = (order: Order, quantity: number, more: object = {}) =>
  sales().post(`${orders}/${order.id}/lines/${order.lines[0]?.id}/credits`, { quantity, ...more })

interface Order {
  readonly id: string
  readonly lines: { readonly id: string }[]
}

/** An order of this product whose units are shipped and invoiced. */
async function makeInvoicedOrder(productNumber: string, quantity: number, serials: readonly string[]) {
  const order = await makeOrder(world, [productNumber, quantity])
  if (serials.length > 0) await shipFirstLine(world, order, ...serials)
  else {
    const slip = await preparePackingSlip(world, order)
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`)
  }
  const invoicing = world.as('accountsReceivableClerk')
  const { body } = await invoicing.post('/invoices', { salesOrderId: order.id })
  expect((await invoicing.post(`/invoices/${body.id}/posting`)).status).toBe(200)
  return order
}

describe('taking in a sales order', () => {
  test('what it leaves out comes from its customer, its products and the company', async () => {
    const invoiceAddress = { name: 'Crediteuren', city: 'Delft', country: 'NL' }
    const deliveryAddress = { street: 'Kade 12', city: 'Delft' }
    await world.as('administrator').patch(`/customers/${cast.customers.smith}`, { invoiceAddress, deliveryAddress })
    const { status, body } = await sales().post(orders, {
      customerNumber: 'SMITH',
      lines: [{ productNumber: 'BOXED', quantity: 2 }],
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      number: expect.stringMatching(/^SO-\d{6}$/),
      state: 'open',
      customerId: cast.customers.smith,
      currency: 'EUR',
      invoiceAddress,
      deliveryAddress,
      orderedOn: new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(new Date(body.createdAt)),
      customerReference: null,
      customerOrderNumber: null,
      lines: [
        {
          lineNumber: 1,
          productNumber: 'BOXED',
          description: 'boxed',
          salesUnit: 'box',
          salesUnitFactor: 10,
          quantity: 2,
          quantityOrdered: 20,
          leftToDeliver: 20,
          salesPrice: '100',
          taxCode: 'V21',
          taxPercentage: '21',
          netAmount: '200.00',
          serialised: true,
        },
      ],
      amounts: { net: '200.00', tax: '42.00', gross: '242.00' },
    })
  })

  test('what it says stands, whoever asks for it', async () => {
    const lines = [
      {
        id: newId(),
        productId: cast.products.camera.toUpperCase(),
        description: 'with a long cable',
        quantity: 3,
        salesPrice: '149.95',
        discountPercentage: '12.5',
        taxCode: 'V9',
      },
      { productNumber: 'CABLE', quantity: 2.5 },
    ]
    const order = {
      id: newId(),
      number: 'WEB-1',
      customerId: cast.customers.jansen,
      currency: 'USD',
      customerReference: 'project 7',
      customerOrderNumber: 'PO 4711',
      orderedOn: '2026-01-31',
      requestedDeliveryOn: '2026-02-28',
      invoiceAddress: { city: 'Gouda' },
      deliveryAddress: {},
    }
    const { body } = await sales().post(orders, { ...order, lines })
    const { productId: _asked, ...first } = lines[0] as object & { productId: string }
    expect(body).toMatchObject({ ...order, lines: [{ ...first, productId: cast.products.camera }, { quantity: 2.5 }] })
    expect(body.amounts).toEqual({
      net: '396.75',
      tax: '36.09',
      gross: '432.84',
      perRate: [
        { percentage: '9', net: '393.62', tax: '35.43' },
        { percentage: '21', net: '3.13', tax: '0.66' },
      ],
    })
    expect((await world.as('auditor').get(`${orders}/${order.id}`)).body).toEqual(body)
  })

  test('all that stands in its way is told at once, and nothing of it is kept', async () => {
    const refused = await create({
      number: 'WEB-2',
      lines: [
        { productNumber: 'NONE', quantity: 1 },
        { productNumber: 'CABLE', quantity: 1, taxCode: 'V99' },
        { productNumber: 'CAMERA', quantity: 1.5 },
        { productNumber: 'CABLE', quantity: 0 },
        { productNumber: 'CAMERA', quantity: -1 },
        { productNumber: 'CABLE', quantity: -1 },
      ],
    })
    expect(refused.body.refusals.map(({ code, details }: never) => [code, details])).toEqual([
      ['NOT_FOUND', { what: 'product NONE', line: 1 }],
      ['NOT_FOUND', { what: 'tax code V99', line: 2 }],
      ['QUANTITY_NOT_WHOLE', { line: 3, quantity: 1.5 }],
      ['QUANTITY_ZERO', { line: 4 }],
      ['CORRECTED_LINE_NEEDED', { line: 5, product: 'CAMERA' }],
    ])
    expect((await sales().get(`${orders}?number=WEB-2`)).body.items).toEqual([])
    const unknown = await sales().post(orders, {
      customerNumber: 'NOBODY',
      lines: [{ productNumber: 'CABLE', quantity: 1 }],
    })
    expect([unknown.status, codesOf(unknown)]).toEqual([404, ['NOT_FOUND']])
  })

  test.each([
    ['no lines', { lines: [] }],
    ['a line without a product', { lines: [{ quantity: 1 }] }],
    ['no customer', { customerNumber: undefined }],
    ['an unknown field', { lines: [{ productNumber: 'CABLE', quantity: 1, frozen: true }] }],
    ['a quantity of seven decimals', { lines: [{ productNumber: 'CABLE', quantity: 0.0000001 }] }],
    ['a quantity out of bounds', { lines: [{ productNumber: 'CABLE', quantity: 1_000_001 }] }],
    ['a negative price', { lines: [{ productNumber: 'CABLE', quantity: 1, salesPrice: '-1' }] }],
    ['a discount above 100', { lines: [{ productNumber: 'CABLE', quantity: 1, discountPercentage: '100.01' }] }],
    ['a negative discount', { lines: [{ productNumber: 'CABLE', quantity: 1, discountPercentage: '-1' }] }],
    ['text that cannot be stored', { customerReference: 'a\u0000b' }],
    ['a day that is none', { orderedOn: '2026-02-30' }],
  ])('%s has the wrong shape', async (_case, body) => {
    const refused = await create({ lines: [{ productNumber: 'CABLE', quantity: 1 }], ...body })
    expect([refused.status, codesOf(refused)]).toEqual([400, ['REQUEST_SHAPE']])
  })

  test('D6: a number that was given by hand is stepped over, also later', async () => {
    const line = { lines: [{ productNumber: 'CABLE', quantity: 1 }] }
    const last = Number((await create(line)).body.number.slice(3))
    const number = (n: number) => `SO-${String(n).padStart(6, '0')}`
    for (const given of [last + 1, last + 2, last + 4]) await create({ ...line, number: number(given) })
    const taken = [(await create(line)).body.number, (await create(line)).body.number]
    expect(taken).toEqual([number(last + 3), number(last + 5)])
    expect(codesOf(await create({ ...line, number: number(last + 1) }))).toEqual(['ALREADY_EXISTS'])
  })

  test('D6: orders that come at once have numbers of their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => create({ lines: [{ productNumber: 'CABLE', quantity: 1 }] })),
    )
    const numbers = answers.map(({ body }) => body.number)
    expect(new Set(numbers).size).toBe(12)
  })

  test('D25: a repeated request makes one order', async () => {
    const key = { 'idempotency-key': newId() }
    const body = { customerNumber: 'JANSEN', lines: [{ productNumber: 'CABLE', quantity: 1 }] }
    const [first, second] = [await sales().post(orders, body, key), await sales().post(orders, body, key)]
    expect(second.body).toEqual(first.body)
  })

  test('D75, D1: it needs its duty; another company sees nothing of it', async () => {
    const order = await makeOrder(world, ['CABLE', 1])
    expect(codesOf(await world.as('salesManager').post(orders, {}))).toEqual(['DUTY_MISSING'])
    expect((await world.as('salesManager').get(`${orders}/${order.id}`)).status).toBe(200)
    expect((await world.as('nobody').get(`${orders}/${order.id}`)).status).toBe(403)
    const other = (await world.secondCompany()).as('administrator')
    expect((await other.get(orders)).body.items).toEqual([])
    const line = `${orders}/${order.id}/lines/${order.lines[0].id}`
    for (const refused of [
      await other.get(`${orders}/${order.id}`),
      await other.patch(line, { quantity: 1 }),
      await other.post(`${line}/credits`, { quantity: 1 }),
      await other.post(`${line}/cancellation`),
      await other.post(`${orders}/${order.id}/cancellation`),
      await other.post(`${orders}/${order.id}/lines`, { lines: [{ productNumber: 'CABLE', quantity: 1 }] }),
    ])
      expect([refused.status, codesOf(refused)]).toEqual([404, ['NOT_FOUND']])
  })
})

describe('finding sales orders', () => {
  test('newest first, a page at a time, also those of one moment', async () => {
    const files = [
      {
        name: 'three.csv',
        content: `SalesOrderNumber,OrderingCustomerAccountNumber,CurrencyCode,ItemNumber,OrderedSalesQuantity,SalesPrice
PAGE-1,PAGE,EUR,CABLE,1,1
PAGE-2,PAGE,EUR,CABLE,1,1
PAGE-3,PAGE,EUR,CABLE,1,1
`,
      },
    ]
    const { body } = await sales().post(`${orders}/imports`, { files })
    const customerId = body.customers[0].id
    const found: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await sales().get(`${orders}?limit=1&customerId=${customerId}${next && `&cursor=${next}`}`)
      found.push(...page.body.items.map(({ number }: { number: string }) => number))
      next = page.body.next
    }
    expect(found).toEqual(['PAGE-3', 'PAGE-2', 'PAGE-1'])
  })

  test('by number, customer, state, and any text in numbers, references and the customer', async () => {
    const { body } = await create({
      number: 'FIND-1',
      customerReference: '100%_off',
      customerOrderNumber: 'PO-987',
      lines: [{ productNumber: 'CABLE', quantity: 1 }],
    })
    const numbers = async (query: string) =>
      (await sales().get(`${orders}?${query}`)).body.items.map(({ number }: { number: string }) => number)
    expect(await numbers('number=FIND-1')).toEqual(['FIND-1'])
    expect(await numbers('number=FIND')).toEqual([])
    for (const text of ['ind-1', '%_OFF', 'po-98']) {
      expect(await numbers(`search=${encodeURIComponent(text)}`)).toEqual(['FIND-1'])
    }
    expect(await numbers('search=smith')).toHaveLength(1)
    await sales().post(`${orders}/${body.id}/cancellation`)
    expect(await numbers('state=cancelled')).toEqual(['FIND-1'])
    expect(await numbers(`state=open&customerId=${cast.customers.jansen}`)).not.toContain('FIND-1')
    expect((await sales().get(`${orders}?state=lost`)).status).toBe(400)
    expect((await sales().get(`${orders}?cursor=abc`)).status).toBe(400)
  })

  test('the state of an order is the same to a query as to the rules', async () => {
    // ordered, cancelled, delivered, invoiced
    const shapes = [
      [0.3, 0, 0, 0],
      [0.3, 0.1, 0, 0],
      [0.3, 0.3, 0, 0],
      [0.3, 0, 0.1, 0],
      [0.3, 0.1, 0.2, 0],
      [0.3, 0.1, 0.2, 0.1],
      [0.3, 0.1, 0.2, 0.2],
      [0.3, 0, 0.3, 0.3],
      [-0.2, 0, 0, 0],
      [-0.2, 0, 0, -0.1],
      [-0.2, 0, 0, -0.2],
    ] as const
    const pairs = shapes.flatMap((one) => [[one], ...shapes.map((other) => [one, other])])
    const { db, caller } = world.context
    const rolledBack = new Error('rolled back')
    const seen = new Map<string, number>()
    const compare = db.transaction().execute(async (transaction) => {
      const context = { db: transaction, caller }
      const ids = pairs.map(newId)
      await insertOrders(context, ids)
      const lines = pairs.flatMap((pair, index) => pair.map((shape, at) => [ids[index], at + 1, ...shape]))
      const column = (at: number) => lines.map((line) => line[at])
      await sql`insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description,
          sales_unit, sales_unit_factor, sales_quantity, sales_price, quantity_ordered, quantity_cancelled,
          quantity_delivered, quantity_invoiced)
        select ${caller.companyId}, gen_random_uuid(), o, l, ${cast.products.cable}, 'c', 'pc', 1, q, 1, q, c, d, i
        from unnest(${column(0)}::uuid[], ${column(1)}::int[], ${column(2)}::numeric[], ${column(3)}::numeric[],
          ${column(4)}::numeric[], ${column(5)}::numeric[]) n(o, l, q, c, d, i)`.execute(transaction)
      for (const [index, pair] of pairs.entries()) {
        const [order] = (await listSalesOrders(context, { number: `STATE-${index}` })).items
        const state = stateOfOrder(
          pair.map(([ordered, cancelled, delivered, invoiced]) => ({ ordered, cancelled, delivered, invoiced })),
        )
        expect([pair, order?.state]).toEqual([pair, state])
        seen.set(state, (seen.get(state) ?? 0) + 1)
      }
      throw rolledBack
    })
    await expect(compare).rejects.toBe(rolledBack)
    expect([...seen.keys()].sort()).toEqual(['cancelled', 'delivered', 'invoiced', 'open', 'partlyDelivered'])
  })

  async function insertOrders({ db, caller }: World['context'], ids: readonly string[]): Promise<void> {
    await sql`insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, created_by)
      select ${caller.companyId}, id, 'STATE-' || n - 1, ${cast.customers.smith}, 'EUR', '2026-01-01', ${caller.actorId}
      from unnest(${ids}::uuid[]) with ordinality o(id, n)`.execute(db)
  }
})

describe('changing the lines of a sales order', () => {
  test('lines are added behind the last one, by who has seen the present order', async () => {
    const order = await makeOrder(world, ['CABLE', 1])
    const add = (edition: number) =>
      sales().post(
        `${orders}/${order.id}/lines`,
        { lines: [{ productNumber: 'CAMERA', quantity: 2 }] },
        { 'if-match': `"${edition}"` },
      )
    expect((await add(1)).body).toMatchObject({
      edition: 2,
      lines: [{ lineNumber: 1 }, { lineNumber: 2, quantity: 2 }],
    })
    const late = await add(1)
    expect([late.status, codesOf(late)]).toEqual([412, ['EDITION_CHANGED']])
  })

  test('D30: the quantity goes up, and down to what is delivered, cancelled or being prepared', async () => {
    const order = await makeOrder(world, ['CAMERA', 5])
    await shipFirstLine(world, order, 'q-1', 'q-2')
    const slip = await preparePackingSlip(world, order, 1)
    const refused = await changeLine(order, { quantity: 2 })
    expect(refused.body.refusals).toMatchObject([
      { code: 'ORDERED_LESS_THAN_DELIVERED', details: { line: 1, quantity: 2, least: 3 } },
    ])
    expect((await changeLine(order, { quantity: 3 })).body.lines[0]).toMatchObject({ quantity: 3, leftToDeliver: 1 })
    expect((await changeLine(order, { quantity: 9 })).body.lines[0]).toMatchObject({ quantity: 9, leftToDeliver: 7 })
    expect(codesOf(await changeLine(order, { quantity: 9.5 }))).toEqual(['QUANTITY_NOT_WHOLE'])
    await world.as('shippingClerk').delete(`/packing-slips/${slip.id}`)
    const invoicing = world.as('accountsReceivableClerk')
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 4 }]
    const invoice = (await invoicing.post('/invoices', { salesOrderId: order.id, directLines })).body
    expect(codesOf(await changeLine(order, { quantity: 5 }))).toEqual(['ORDERED_LESS_THAN_DELIVERED'])
    await invoicing.delete(`/invoices/${invoice.id}`)
    expect((await changeLine(order, { quantity: 2 })).body).toMatchObject({ state: 'delivered' })
  })

  test('D12: a line of boxes keeps its unit', async () => {
    const order = await makeOrder(world, ['BOXED', 2])
    expect((await changeLine(order, { quantity: 1.5 })).body.lines[0]).toMatchObject({
      quantity: 1.5,
      quantityOrdered: 15,
    })
    expect(codesOf(await changeLine(order, { quantity: 1.55 }))).toEqual(['QUANTITY_NOT_WHOLE'])
  })

  test('D37: price, discount and tax change until something is invoiced', async () => {
    const order = await makeOrder(world, ['CABLE', 4])
    const price = { salesPrice: '2.5', discountPercentage: '10', taxCode: 'V9' }
    expect((await changeLine(order, price)).body).toMatchObject({
      edition: 2,
      lines: [{ ...price, taxPercentage: '9', netAmount: '9.00' }],
      amounts: { gross: '9.81' },
    })
    expect((await changeLine(order, { taxCode: null })).body.lines[0]).toMatchObject({ taxPercentage: '0' })
    expect(codesOf(await changeLine(order, { taxCode: 'V99' }))).toEqual(['NOT_FOUND'])
    const invoiced = await makeInvoicedOrder('CABLE', 4, [])
    for (const change of [{ salesPrice: '1.26' }, { discountPercentage: '1' }, { taxCode: 'V9' }, { taxCode: null }]) {
      expect(codesOf(await changeLine(invoiced, change))).toEqual(['PRICE_INVOICED'])
    }
    const same = { salesPrice: '1.250', discountPercentage: '0.0', taxCode: 'V21', quantity: 6 }
    expect((await changeLine(invoiced, same)).body.lines[0]).toMatchObject({ quantity: 6, leftToDeliver: 2 })
  })

  test('D37: not even by a mistake of the program', async () => {
    const { id } = await makeInvoicedOrder('CABLE', 1, [])
    const { db, caller } = world.context
    const write = db
      .updateTable('sales_order_line')
      .set({ sales_price: '7' })
      .where('company_id', '=', caller.companyId)
      .where('sales_order_id', '=', id)
      .execute()
    await expect(write).rejects.toMatchObject({ constraint: 'posted_row_changed' })
  })

  test('the event says what changed, and of whom', async () => {
    const order = await makeOrder(world, ['CABLE', 4])
    await changeLine(order, { quantity: 5, salesPrice: '1.2500' })
    const { db, caller } = world.context
    const events = await db
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('company_id', '=', caller.companyId)
      .where('subject_id', '=', order.lines[0].id)
      .execute()
    expect(events).toEqual([{ kind: 'salesOrderLineChanged', data: { quantity: { from: 4, to: 5 } } }])
  })

  test.each([
    ['nothing', {}],
    ['zero', { quantity: 0 }],
    ['a negative quantity', { quantity: -1 }],
    ['another product', { productNumber: 'CABLE' }],
  ])('%s has the wrong shape', async (_case, change) => {
    expect(codesOf(await changeLine(await makeOrder(world, ['CABLE', 1]), change))).toEqual(['REQUEST_SHAPE'])
  })

  test('only by who has seen the present order, and only its own lines', async () => {
    const order = await makeOrder(world, ['CABLE', 1])
    expect((await changeLine(order, { quantity: 2 }, { 'if-match': '"9"' })).status).toBe(412)
    const other = await makeOrder(world, ['CABLE', 1])
    expect((await changeLine({ id: other.id, lines: order.lines }, { quantity: 2 })).status).toBe(404)
  })
})

describe('D42, D52: correcting a line by a negative quantity', () => {
  test('makes a line that costs as much, and freezes the serial numbers of the corrected one', async () => {
    const order = await makeInvoicedOrder(
      'BOXED',
      1,
      Array.from({ length: 10 }, (_, n) => `b-${n}`),
    )
    const { status, body } = await credit(order, 0.2, { reason: 'two came back' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'delivered',
      lines: [
        { frozen: true },
        { lineNumber: 2, quantity: -0.2, quantityOrdered: -2, correctsLineId: order.lines[0].id, leftToDeliver: 0 },
      ],
      amounts: { net: '80.00' },
    })
    expect(codesOf(await credit(order, 0.25))).toEqual(['QUANTITY_NOT_WHOLE'])
    expect(codesOf(await credit(order, 0.9))).toEqual(['CREDITED_MORE_THAN_INVOICED'])
    expect((await credit(order, 0.8)).status).toBe(201)
    const line = { id: order.id, lines: [body.lines[1]] }
    expect(codesOf(await changeLine(line, { quantity: 1 }))).toEqual(['CREDIT_LINE_FIXED'])
    expect((await credit(line, 0.1)).status).toBe(404)
  })

  test('a unit of it that is not invoiced keeps its serial number too', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    await shipFirstLine(world, order, 'z-1')
    const invoicing = world.as('accountsReceivableClerk')
    const invoice = (await invoicing.post('/invoices', { salesOrderId: order.id })).body
    await invoicing.post(`/invoices/${invoice.id}/posting`)
    const slip = await shipFirstLine(world, order, 'z-2')
    await credit(order, 1)
    const { db, caller } = world.context
    const unit = await db
      .selectFrom('registration')
      .select('id')
      .where('company_id', '=', caller.companyId)
      .where('packing_slip_line_id', '=', slip.lines[0].id)
      .executeTakeFirstOrThrow()
    const corrected = await world
      .as('shippingClerk')
      .post(`/registrations/${unit.id}/corrections`, { serialNumber: 'z-3', reason: 'misread' })
    expect(codesOf(corrected)).toEqual(['LINE_FROZEN'])
  })

  test('of those that credit the last units at once, as many succeed as there are units', async () => {
    const order = await makeInvoicedOrder('CAMERA', 3, ['r-1', 'r-2', 'r-3'])
    const answers = await Promise.all(Array.from({ length: 8 }, () => credit(order, 1)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409])
  })

  test.each([0, -1, 0.0000001])('a quantity of %d has the wrong shape', async (quantity) => {
    expect(codesOf(await credit(await makeOrder(world, ['CABLE', 1]), quantity))).toEqual(['REQUEST_SHAPE'])
  })
})

describe('D47: cancelling what is left', () => {
  const cancel = (order: Order) => sales().post(`${orders}/${order.id}/cancellation`)

  test('of an order: all of its lines or none', async () => {
    const order = await makeOrder(world, ['CABLE', 2], ['CAMERA', 2])
    const slip = await preparePackingSlip(world, order, 0, 1)
    const refused = await cancel(order)
    expect(refused.body.refusals).toMatchObject([{ code: 'LINE_BEING_PREPARED', details: { line: 2 } }])
    expect((await sales().get(`${orders}/${order.id}`)).body.lines[0].quantityCancelled).toBe(0)
    await world.as('shippingClerk').delete(`/packing-slips/${slip.id}`)
    const { body } = await cancel(order)
    expect(body).toMatchObject({ state: 'cancelled', amounts: { net: '0.00', gross: '0.00' } })
    expect(codesOf(await cancel(order))).toEqual(['NOTHING_TO_CANCEL'])
  })

  test('a direct invoice in preparation holds its line too', async () => {
    const order = await makeOrder(world, ['CABLE', 2])
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    await world.as('accountsReceivableClerk').post('/invoices', { salesOrderId: order.id, directLines })
    expect(codesOf(await cancel(order))).toEqual(['LINE_BEING_PREPARED'])
  })

  test('what is delivered stays, and a cancelled line can be ordered again', async () => {
    const order = await makeOrder(world, ['CABLE', 2.5])
    const slip = await preparePackingSlip(world, order, 1.1)
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`)
    const { body } = await cancel(order)
    expect(body).toMatchObject({ state: 'delivered', lines: [{ quantityCancelled: 1.4, netAmount: '1.38' }] })
    expect((await changeLine(order, { quantity: 4 })).body).toMatchObject({
      state: 'partlyDelivered',
      lines: [{ leftToDeliver: 1.5 }],
    })
  })

  test('of a cancellation and preparations at once nothing is delivered that was cancelled', async () => {
    const order = await makeOrder(world, ['CABLE', 6])
    const prepare = async () => {
      const { status, body } = await world.as('shippingClerk').post('/packing-slips', {
        salesOrderId: order.id,
        lines: [{ salesOrderLineId: order.lines[0].id, quantity: 2 }],
      })
      return status === 201 ? world.as('shippingClerk').post(`/packing-slips/${body.id}/posting`) : null
    }
    await Promise.all([prepare(), cancel(order), prepare(), cancel(order), prepare()])
    const [line] = (await sales().get(`${orders}/${order.id}`)).body.lines
    expect(line.quantityDelivered + line.quantityCancelled + line.leftToDeliver).toBe(6)
  })
})
