import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  const administrator = world.as('administrator')
  await administrator.post('/customers', {
    number: '=1+1',
    name: '@SUM(A1)\r\n"x",',
    deliveryAddress: { city: 'Breda' },
  })
  const user = { name: '+31', email: 'bram@pakbon.example', password: 'een lang wachtwoord', roles: ['auditor'] }
  await administrator.post('/users', user)
  const order = await makeOrder(world, ['CABLE', 3])
  const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 3 }]
  const { id } = (await administrator.post('/invoices', { salesOrderId: order.id, directLines })).body
  await administrator.post(`/invoices/${id}/posting`, { invoiceOn: '2026-01-31' })
  const credited = await administrator.post(`/sales-orders/${order.id}/lines/${order.lines[0].id}/credits`, {
    quantity: 1,
  })
  const creditLineIds = [credited.body.lines[1].id]
  const note = (await administrator.post('/invoices', { salesOrderId: order.id, creditLineIds })).body
  await administrator.post(`/invoices/${note.id}/posting`, { invoiceOn: '2026-02-01' })
})
afterAll(() => world.close())

/** A cell of a workbook as the CSV file shows it. */
function shown(cell: unknown): string {
  if (cell === null) return ''
  return typeof cell === 'boolean' ? String(Number(cell)) : String(cell)
}

async function rowsOf(url: string, headers = {}): Promise<string[][]> {
  const answer = await world.as('administrator').get(url, headers)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.body.startsWith('\ufeff')).toBe(true)
  return parse(answer.body.slice(1), { record_delimiter: '\r\n' })
}

describe('each list as a file', () => {
  test.each([
    ['/sales-orders', 'Nummer,Status'],
    ['/packing-slips', 'Nummer,Status'],
    ['/invoices', 'Nummer,Soort,Status'],
    ['/customers', 'Nummer,Naam,Btw-id'],
    ['/products', 'Nummer,Naam,Soort,Traceringsdimensiegroep'],
    ['/users', 'E-mailadres,Naam'],
    ['/tracking-dimension-groups', 'Code,Naam,Omschrijving,Actief'],
  ])('%s.csv has every row of the list, with heads in Dutch and in English', async (url, heads) => {
    const [dutch = [], ...rows] = await rowsOf(`${url}.csv`)
    expect(dutch.join()).toMatch(new RegExp(`^${heads}`))
    const { items } = (await world.as('administrator').get(`${url}?limit=200`)).body
    expect(rows).toHaveLength(items.length)
    const [english = []] = await rowsOf(`${url}.csv`, { 'accept-language': 'en' })
    expect(english).toHaveLength(dutch.length)
    expect(english).not.toEqual(dutch)
  })

  test.each(['/sales-orders', '/packing-slips', '/invoices', '/customers', '/products', '/users'])(
    '%s.xlsx has the same rows, text as text',
    async (url) => {
      const { status, headers, bytes } = await world.as('administrator').get(`${url}.xlsx`)
      expect([status, headers['content-type']]).toEqual([
        200,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ])
      const sheet = await readSheet(bytes)
      const rows = await rowsOf(`${url}.csv`)
      expect(sheet.map((row) => row.map(shown))).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))))
    },
  )

  test('with the filters, the sort and the columns that are asked for, in their order', async () => {
    expect(await rowsOf('/products.csv?kind=stocked&serialised=false&sort=-number&columns=salesPrice,number')).toEqual([
      ['Verkoopprijs', 'Nummer'],
      ['100', 'COPPER'],
      ['1.25', 'CABLE'],
    ])
    const english = await rowsOf('/sales-orders.csv?columns=customerName,orderedOn,state', { 'accept-language': 'en' })
    expect(english[0]).toEqual(['Customer', 'Ordered on', 'State'])
    expect(english[1]?.[1]).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('text that a spreadsheet would take for a formula begins with a quote; amounts stay numbers', async () => {
    const customers = await rowsOf('/customers.csv?text=%3D1&columns=number,name,deliveryAddress')
    expect(customers[1]).toEqual(["'=1+1", '\'@SUM(A1)\r\n"x",', 'Breda'])
    expect((await rowsOf('/users.csv?columns=name,roles'))[1]).toEqual(["'+31", 'auditor'])
    const amounts = await rowsOf('/invoices.csv?sort=netAmount&columns=kind,invoiceOn,netAmount')
    expect(amounts.slice(1)).toEqual([
      ['creditNote', '2026-02-01', '-1.25'],
      ['invoice', '2026-01-31', '3.75'],
    ])
  })

  test.each(['columns=', 'columns=number,secret', 'columns=company_id', 'state=new', 'limit=5', 'cursor=x'])(
    '%s is refused',
    async (query) => {
      expect(codesOf(await world.as('auditor').get(`/sales-orders.csv?${query}`))).toEqual(['REQUEST_SHAPE'])
    },
  )

  test('D75 whoever may not read the list may not have its file', async () => {
    expect(codesOf(await world.as('nobody').get('/sales-orders.csv'))).toEqual(['DUTY_MISSING'])
    expect(codesOf(await world.as('auditor').get('/users.csv'))).toEqual(['DUTY_MISSING'])
  })
})

test('a file of more rows than a page has each row once', async () => {
  const { db, caller } = world.context
  await sql`insert into customer (company_id, id, number, name)
    select ${caller.companyId}, gen_random_uuid(), 'B' || n, 'Bulk ' || n % 7 from generate_series(1, 12000) n`.execute(
    db,
  )
  const rows = await rowsOf('/customers.csv?text=bulk&sort=-name&columns=number')
  expect(rows).toHaveLength(12_001)
  expect(new Set(rows.flat()).size).toBe(12_001)
})
