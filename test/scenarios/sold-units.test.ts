import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, codesOf, makeCast } from '#test/cast.ts'
import { importSoldUnits, reviewedImport, soldRow } from '#test/sold-units.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
})
afterAll(() => world.close())

const integrator = () => world.as('administrator')
const rowsOf = async (importId: string, outcome = '') =>
  (await integrator().get(`/sold-units/rows?importId=${importId}${outcome && `&outcome=${outcome}`}&limit=200`)).body
    .items
const cardOf = async (serial: string, on = '') =>
  (await integrator().get(`/serial-numbers/trace?serial=${serial}${on && `&on=${on}`}`)).body.exact

describe('units that were sold before Pakbon', () => {
  test('D53, D82: are known by their serial number, with customer, invoice and days as they were', async () => {
    const answer = await importSoldUnits(integrator(), [
      soldRow(2, { serialNumber: 'A-1', invoiceNumber: 'F1', deliveredOn: '07-03-2019', price: '12,50' }),
      soldRow(3, { serialNumber: 'A-2', invoiceNumber: 'F1', product: '9520000002008' }),
    ])
    expect(answer.body).toMatchObject({
      state: 'posted',
      rows: 2,
      new: 0,
      imported: 2,
      here: 0,
      refused: 0,
      invoices: 1,
    })
    expect(await cardOf('a-1', '2021-03-06')).toMatchObject({
      sold: true,
      soldBefore: true,
      customerNumber: 'JANSEN',
      salesOrderNumber: 'F1',
      invoice: { number: 'F1' },
      packingSlip: null,
      invoicedOn: '2019-03-04',
      deliveredOn: '2019-03-07',
      coverage: [{ kind: 'warranty', from: '2019-03-07', until: '2021-03-06', valid: true }],
      life: [{ act: 'soldBefore', documentKind: 'invoice', document: 'F1', by: 'administrator' }],
    })
    expect(await cardOf('A-2')).toMatchObject({ deliveredOn: '2019-03-04', invoicedOn: '2019-03-04' })
  })

  test('D37: their invoice is posted, of a kind of its own, without a number of our series', async () => {
    await importSoldUnits(integrator(), [
      soldRow(2, { serialNumber: 'B-1', invoiceNumber: 'F2', price: '10' }),
      soldRow(3, { serialNumber: 'B-2', invoiceNumber: 'F2', price: '10' }),
      soldRow(4, { serialNumber: 'B-3', invoiceNumber: 'F2', product: 'SENSOR' }),
    ])
    const { body } = await integrator().get('/invoices?kind=imported&number=F2')
    expect(body.items).toMatchObject([
      { number: 'F2', kind: 'imported', state: 'posted', grossAmount: null, dueOn: null },
    ])
    const invoice = (await integrator().get(`/invoices/${body.items[0].id}`)).body
    expect(invoice.lines).toMatchObject([
      {
        lineNumber: 1,
        section: 'direct',
        productNumber: 'CAMERA',
        quantity: 2,
        registered: 2,
        salesPrice: '10.000000',
      },
      { lineNumber: 2, section: 'direct', productNumber: 'SENSOR', quantity: 1, registered: 1, salesPrice: '0.000000' },
    ])
    const order = (await integrator().get(`/sales-orders/${invoice.salesOrderId}`)).body
    expect(order).toMatchObject({ number: 'F2', state: 'invoiced', orderedOn: '2019-03-04' })
    const sequences = (await integrator().get('/number-sequences')).body
    expect(JSON.stringify(sequences)).toContain('"nextDocumentNumber":"INV-000001"')
  })

  test('D80: it cannot be printed or sent: DOCUMENT_IMPORTED', async () => {
    const [{ id }] = (await integrator().get('/invoices?number=F2')).body.items
    for (const answer of [
      await integrator().post(`/invoices/${id}/prints`, {}),
      await integrator().get(`/invoices/${id}.pdf`),
      await integrator().get(`/invoices/${id}.xml`),
      await integrator().post(`/invoices/${id}/deliveries`, { recipient: 'inkoop@voorbeeld.nl' }),
    ]) {
      expect(answer.status).toBe(409)
    }
    expect(codesOf(await integrator().post(`/invoices/${id}/prints`, {}))).toEqual(['DOCUMENT_IMPORTED'])
  })

  test('D52, D42: a line of it is credited by a credit note of ours, which names it', async () => {
    const [{ id, salesOrderId }] = (await integrator().get('/invoices?number=F2')).body.items
    const [line] = (await integrator().get(`/invoices/${id}`)).body.lines
    const credit = await integrator().post(`/sales-orders/${salesOrderId}/lines/${line.salesOrderLineId}/credits`, {
      quantity: 1,
    })
    expect(credit.status).toBe(201)
    const creditLine = credit.body.lines.find(({ quantity }: { quantity: number }) => quantity < 0)
    const note = await integrator().post('/invoices', { salesOrderId, creditLineIds: [creditLine.id] })
    const posted = await integrator().post(`/invoices/${note.body.id}/posting`, {})
    expect(posted.body).toMatchObject({ kind: 'creditNote', number: 'CN-000001', netAmount: '-10.00' })
    expect((await integrator().get(`/invoices/${note.body.id}.pdf`)).status).toBe(200)
    const unit = await cardOf('B-1')
    expect(unit.mayDo.correct.refusals.map(({ code }: { code: string }) => code)).toContain('UNIT_INVOICED')
  })

  test('D53: coverage is until the day that the file names, in place of the terms of the product', async () => {
    await importSoldUnits(integrator(), [
      soldRow(2, { serialNumber: 'C-1', invoiceNumber: 'F3', warrantyUntil: '2030-12-31', serviceUntil: '2019-03-04' }),
    ])
    const { rows } = await termsOf('C-1')
    expect(rows).toEqual([
      { kind: 'service', starts_on: '2019-03-04', length: 1, instead_of_product: true },
      { kind: 'warranty', starts_on: '2019-03-04', length: 4321, instead_of_product: true },
    ])
  })

  test('D14: their serial numbers are in use, so that nobody sells them again', async () => {
    const order = await integrator().post('/sales-orders', {
      customerNumber: 'SMITH',
      lines: [{ productNumber: 'CAMERA', quantity: 1 }],
    })
    const slip = await integrator().post('/packing-slips', { salesOrderId: order.body.id })
    const answer = await integrator().post(`/packing-slips/${slip.body.id}/registrations`, { entries: ['A-1'] })
    expect(answer.body.refused[0].refusals).toMatchObject([
      { code: 'SERIAL_ALREADY_ACTIVE', details: { document: 'F1', customer: 'Jansen', day: '2019-03-04' } },
    ])
  })
})

describe('what is refused, row by row', () => {
  test.each([
    ['D13: no serial number', { serialNumber: ' ' }, 'SERIAL_NUMBER_EMPTY'],
    ['D13: longer than the group takes', { serialNumber: 'X'.repeat(51) }, 'SERIAL_NUMBER_TOO_LONG'],
    ['D13: a number of a spreadsheet', { serialNumber: '1,23457E+17' }, 'SOLD_UNIT_SERIAL_AS_NUMBER'],
    ['D23: the barcode of the product', { serialNumber: '9520000002008' }, 'BARCODE_AS_SERIAL_NUMBER'],
    ['D3: a product that is not here', { product: 'NOTHING' }, 'SOLD_UNIT_PRODUCT_UNKNOWN'],
    ['D3: a product without serial numbers', { product: 'CABLE' }, 'PRODUCT_NOT_SERIALISED'],
    ['D5: a customer that is not here', { customer: 'NOBODY' }, 'SOLD_UNIT_CUSTOMER_UNKNOWN'],
    ['no customer', { customer: '' }, 'IMPORT_VALUE_MISSING'],
    ['an invoice number that is too long', { invoiceNumber: '1'.repeat(51) }, 'IMPORT_VALUE'],
    ['no such day', { invoiceOn: '2019-02-30' }, 'IMPORT_VALUE'],
    ['no day of Dynamics 365', { invoiceOn: '1900-01-01' }, 'IMPORT_VALUE'],
    ['a price that can be read in two ways', { price: '1.234' }, 'IMPORT_NUMBER_AMBIGUOUS'],
    ['a price below zero', { price: '-1' }, 'IMPORT_VALUE'],
    ['D53: an invoice of tomorrow', { invoiceOn: '2999-01-01' }, 'SOLD_UNIT_DAY_AHEAD'],
    ['D53: warranty that ends before the delivery', { warrantyUntil: '2019-03-03' }, 'SOLD_UNIT_COVERAGE_ENDS_EARLY'],
    ['D6: a number that our series is yet to give', { invoiceNumber: 'INV-000123' }, 'SOLD_UNIT_INVOICE_OURS'],
  ])('%s', async (_, cells, code) => {
    const { body } = await reviewedImport(integrator(), [
      soldRow(2, { serialNumber: 'R-1', invoiceNumber: 'F9', ...cells }),
    ])
    expect(body).toMatchObject({ rows: 1, new: 0, refused: 1 })
    const [row] = await rowsOf(body.id)
    expect(row).toMatchObject({ row: 2, outcome: 'refused' })
    expect([...new Set(row.refusals.map((refusal: { code: string }) => refusal.code))]).toContain(code)
    expect(body.reasons.map((reason: { code: string }) => reason.code)).toContain(code)
    for (const { text } of row.refusals) expect(text).not.toMatch(/{{|undefined/)
  })

  test('D2: what does not fit the format of the group', async () => {
    const groupId = cast.groups.control
    const before = (await integrator().get(`/tracking-dimension-groups/${groupId}`)).body
    await integrator().patch(`/tracking-dimension-groups/${groupId}`, { serialFormat: { prefix: 'Q' } })
    const { body } = await reviewedImport(integrator(), [soldRow(2, { invoiceNumber: 'F9' })])
    await integrator().patch(`/tracking-dimension-groups/${groupId}`, { serialFormat: before.serialFormat })
    expect(body.reasons).toMatchObject([{ code: 'SERIAL_NUMBER_FORMAT', rows: 1 }])
  })

  test('D14, D37: a serial number twice, and an invoice of two customers or days, also of rows sent apart', async () => {
    const id = newId()
    const first = soldRow(2, { serialNumber: 'D-1', invoiceNumber: 'F4' })
    await reviewedImport(integrator(), [first], id)
    const { body } = await reviewedImport(
      integrator(),
      [
        soldRow(3, { serialNumber: ' d-1', invoiceNumber: 'F5' }),
        soldRow(4, { serialNumber: 'D-4', invoiceNumber: 'F4', customer: 'SMITH' }),
        soldRow(5, { serialNumber: 'D-5', invoiceNumber: 'F4', invoiceOn: '05.03.2019' }),
        soldRow(6, { serialNumber: 'D-1', invoiceNumber: 'F6', product: 'SENSOR' }),
      ],
      id,
    )
    expect(body).toMatchObject({ rows: 5, new: 2, refused: 3, invoices: 2 })
    expect(await rowsOf(id, 'refused')).toMatchObject([
      { row: 3, refusals: [{ code: 'SOLD_UNIT_TWICE', rule: 'D14', details: { row: 2 } }] },
      { row: 4, refusals: [{ code: 'SOLD_UNIT_INVOICE_DIFFERS', details: { customer: 'JANSEN', row: 2 } }] },
      { row: 5, refusals: [{ code: 'SOLD_UNIT_INVOICE_DIFFERS', details: { day: '2019-03-04' } }] },
    ])
  })

  test('D14: a serial number that is in use names who has it, in the language that is asked for', async () => {
    const { body } = await reviewedImport(integrator(), [soldRow(2, { serialNumber: 'A-1', invoiceNumber: 'F7' })])
    const { body: page } = await integrator().get(`/sold-units/rows?importId=${body.id}`, { 'accept-language': 'nl' })
    expect(page.items[0].refusals).toMatchObject([
      {
        code: 'SERIAL_ALREADY_ACTIVE',
        details: { document: 'F1', customer: 'Jansen' },
        text: expect.stringContaining('F1'),
      },
    ])
  })

  test('D6: a number of an invoice of ours', async () => {
    const order = await integrator().post('/sales-orders', {
      customerNumber: 'SMITH',
      lines: [{ productNumber: 'CABLE', quantity: 1 }],
    })
    const directLines = [{ salesOrderLineId: order.body.lines[0].id, quantity: 1 }]
    const invoice = await integrator().post('/invoices', { salesOrderId: order.body.id, directLines })
    const { number } = (await integrator().post(`/invoices/${invoice.body.id}/posting`, {})).body
    const { body } = await reviewedImport(integrator(), [soldRow(2, { serialNumber: 'E-1', invoiceNumber: number })])
    expect(body.reasons).toMatchObject([{ code: 'SOLD_UNIT_INVOICE_OURS' }])
  })

  test('D6: our series does not come to a number of before either: NUMBER_FORMAT_TAKEN', async () => {
    await importSoldUnits(integrator(), [soldRow(2, { serialNumber: 'E-2', invoiceNumber: 'OLD-000900' })])
    const answer = await integrator().patch('/number-sequences/invoice', { format: 'OLD-######' })
    expect(codesOf(answer)).toEqual(['NUMBER_FORMAT_TAKEN'])
  })
})

describe('D24: the others are imported, or none', () => {
  const rows = [
    soldRow(2, { serialNumber: 'G-1', invoiceNumber: 'F10' }),
    soldRow(3, { serialNumber: 'G-2', invoiceNumber: 'F10', product: 'NOTHING' }),
  ]

  test('none: SOLD_UNITS_REFUSED, with what is wrong with each row', async () => {
    const { body } = await reviewedImport(integrator(), rows)
    const answer = await integrator().post(`/sold-units/imports/${body.id}/posting`, { allOrNothing: true })
    expect(answer.status).toBe(409)
    expect(answer.body.refusals).toMatchObject([
      { code: 'SOLD_UNITS_REFUSED', details: { count: 1 } },
      { code: 'SOLD_UNIT_PRODUCT_UNKNOWN', details: { row: 3, product: 'NOTHING' } },
    ])
    expect(await cardOf('G-1')).toBeNull()
  })

  test('the others, and the corrected rest later, on the same invoice', async () => {
    const { body } = await reviewedImport(integrator(), rows)
    const posted = await integrator().post(`/sold-units/imports/${body.id}/posting`)
    expect(posted.body).toMatchObject({ new: 0, imported: 1, refused: 1 })
    const again = await reviewedImport(integrator(), [rows[0] ?? soldRow(2), { ...rows[1], row: 3, product: 'CAMERA' }])
    expect(again.body).toMatchObject({ new: 1, here: 1, refused: 0 })
    await integrator().post(`/sold-units/imports/${again.body.id}/posting`, { allOrNothing: true })
    const [first, second] = [await cardOf('G-1'), await cardOf('G-2')]
    expect(second.invoice).toMatchObject({ id: first.invoice.id, number: 'F10', lineNumber: 2 })
  })

  test('D25: posted again it is answered as it was, and takes no more rows: DOCUMENT_POSTED', async () => {
    const done = await importSoldUnits(integrator(), [soldRow(2, { serialNumber: 'H-1', invoiceNumber: 'F11' })])
    const again = await integrator().post(`/sold-units/imports/${done.body.id}/posting`)
    expect(again.body).toEqual(done.body)
    expect((await integrator().post(`/sold-units/imports/${done.body.id}/review`)).body).toEqual(done.body)
    const more = await integrator().post(`/sold-units/imports/${done.body.id}/rows`, { rows: [soldRow(3)] })
    expect(codesOf(more)).toEqual(['DOCUMENT_POSTED'])
    expect(codesOf(await integrator().delete(`/sold-units/imports/${done.body.id}`))).toEqual(['DOCUMENT_POSTED'])
  })

  test('D37: in portions of whole invoices; what began takes no more rows and is not reviewed again', async () => {
    const of = (invoiceNumber: string, ...rows: number[]) =>
      rows.map((row) => soldRow(row, { serialNumber: `P-${row}`, invoiceNumber }))
    const rows = [...of('F20', 2, 3), ...of('F21', 4), ...of('F20', 5), ...of('F22', 6)]
    const { id } = (await reviewedImport(integrator(), rows)).body
    const post = async (atMost: number) =>
      (await integrator().post(`/sold-units/imports/${id}/posting`, { atMost })).body
    expect(await post(1)).toMatchObject({ state: 'inPreparation', new: 2, imported: 3, invoices: 3 })
    expect(codesOf(await integrator().post(`/sold-units/imports/${id}/rows`, { rows: [soldRow(9)] }))).toEqual([
      'DOCUMENT_POSTED',
    ])
    expect(codesOf(await integrator().delete(`/sold-units/imports/${id}`))).toEqual(['DOCUMENT_POSTED'])
    expect((await integrator().post(`/sold-units/imports/${id}/review`)).body).toMatchObject({ new: 2, imported: 3 })
    const order = await integrator().post('/sales-orders', {
      customerNumber: 'SMITH',
      lines: [{ productNumber: 'CAMERA', quantity: 1 }],
    })
    const slip = await integrator().post('/packing-slips', { salesOrderId: order.body.id })
    await integrator().post(`/packing-slips/${slip.body.id}/registrations`, { entries: ['P-4'] })
    expect(await post(2)).toMatchObject({ state: 'posted', new: 0, imported: 4, refused: 1 })
    expect(await rowsOf(id, 'refused')).toMatchObject([{ row: 4, refusals: [{ code: 'SERIAL_ALREADY_ACTIVE' }] }])
    const card = await cardOf('P-5')
    expect(card.invoice).toMatchObject({ number: 'F20', lineNumber: 1 })
  })

  test('one that is not posted can be discarded', async () => {
    const { body } = await reviewedImport(integrator(), [soldRow(2, { serialNumber: 'H-2', invoiceNumber: 'F12' })])
    expect((await integrator().delete(`/sold-units/imports/${body.id}`)).status).toBe(200)
    expect((await integrator().get(`/sold-units/imports/${body.id}`)).status).toBe(404)
    expect((await integrator().get(`/sold-units/rows?importId=${body.id}`)).status).toBe(404)
  })

  test('more than 100,000 rows: SOLD_UNITS_TOO_MANY', async () => {
    const { body } = await reviewedImport(integrator(), [soldRow(2)])
    const { db } = world.context
    const { sql } = await import('kysely')
    await sql`insert into sold_unit_import_row (company_id, sold_unit_import_id, row_number, cells, refusals, outcome,
        registration_id, sales_order_line_id)
      select company_id, id, n, '{}', '[{}]', 'refused', gen_random_uuid(), gen_random_uuid()
      from sold_unit_import, generate_series(3, 100001) n where id = ${body.id}`.execute(db)
    const answer = await integrator().post(`/sold-units/imports/${body.id}/rows`, { rows: [soldRow(100_002)] })
    expect(codesOf(answer)).toEqual(['SOLD_UNITS_TOO_MANY'])
    await integrator().delete(`/sold-units/imports/${body.id}`)
  })
})

test('an order that has the number of an invoice already leaves it the next one of its series', async () => {
  await integrator().post('/sales-orders', {
    number: 'F13',
    customerNumber: 'SMITH',
    lines: [{ productNumber: 'CABLE', quantity: 1 }],
  })
  await importSoldUnits(integrator(), [soldRow(2, { serialNumber: 'I-1', invoiceNumber: 'F13' })])
  const unit = await cardOf('I-1')
  expect(unit.invoice.number).toBe('F13')
  expect(unit.salesOrderNumber).toMatch(/^SO-\d{6}$/)
})

test('D14: where a group checks within an order line alone, a serial number may be on several invoices', async () => {
  const group = await integrator().post('/tracking-dimension-groups', {
    code: 'LINE',
    name: 'line',
    activeInSalesProcess: true,
    duplicatePolicy: 'lineOnly',
  })
  await integrator().post('/products', {
    number: 'LOOSE',
    name: 'loose',
    inventoryUnit: 'pc',
    salesUnit: 'pc',
    trackingDimensionGroupId: group.body.id,
  })
  const row = (number: number, invoiceNumber: string) =>
    soldRow(number, { serialNumber: 'SAME', product: 'LOOSE', invoiceNumber })
  const rows = [row(2, 'F14'), row(3, 'F15'), row(4, 'F14')]
  const { body } = await reviewedImport(integrator(), rows)
  expect(body).toMatchObject({ new: 2, refused: 1 })
  await integrator().post(`/sold-units/imports/${body.id}/posting`)
  expect((await reviewedImport(integrator(), rows)).body).toMatchObject({ here: 2, refused: 1 })
})

test('D75: it needs the duty integrate', async () => {
  const answer = await world.as('salesClerk').post('/sold-units/imports', { fileName: 'x.csv' })
  expect(answer.body.refusals).toMatchObject([{ code: 'DUTY_MISSING', details: { duties: ['integrate'] } }])
})

async function termsOf(serialNumber: string) {
  const { sql } = await import('kysely')
  return sql`select kind, starts_on, length, instead_of_product from unit_coverage_term t
    join registration r on r.company_id = t.company_id and r.id = t.registration_id
    where r.serial_number = ${serialNumber} order by kind`.execute(world.context.db)
}
