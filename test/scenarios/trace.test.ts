import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const service = () => world.as('serviceTechnician')
const shipping = () => world.as('shippingClerk')
const invoicing = () => world.as('accountsReceivableClerk')
const trace = (serial: string, more = '') =>
  service().get(`/serial-numbers/trace?serial=${encodeURIComponent(serial)}${more}`)
const acts = (card: { life: { act: string }[] }) => card.life.map((event) => event.act)

/** A camera sold on a packing slip of a day and invoiced some days later. */
async function sell(serial: string, postingOn: string, invoiceOn: string) {
  const order = await makeOrder(world, ['CAMERA', 1])
  const slip = await preparePackingSlip(world, order)
  await shipping().post(`/packing-slips/${slip.id}/scans`, { text: serial })
  const posted = (await shipping().post(`/packing-slips/${slip.id}/posting`, { postingOn })).body
  const invoice = (await invoicing().post('/invoices', { salesOrderId: order.id })).body
  const invoiced = (await invoicing().post(`/invoices/${invoice.id}/posting`, { invoiceOn })).body
  return { order, slip: posted, invoice: invoiced }
}

describe('S2, S3, D82: did we sell this, to whom, on which invoice, and does warranty hold', () => {
  test('D11: the card of a sold unit', async () => {
    const { order, slip, invoice } = await sell('tr-1', '2026-01-31', '2026-02-05')
    const { exact, others } = (await trace('TR-1', '&on=2028-01-30')).body
    expect(exact).toMatchObject({
      serialNumber: 'tr-1',
      state: 'invoiced',
      sold: true,
      productNumber: 'CAMERA',
      customerName: 'Jansen',
      salesOrderNumber: order.number,
      packingSlip: { number: slip.number },
      invoice: { number: invoice.number },
      deliveredOn: '2026-01-31',
      invoicedOn: '2026-02-05',
    })
    expect(exact.coverage).toMatchObject([{ kind: 'warranty', from: '2026-01-31', until: '2028-01-30', valid: true }])
    expect(acts(exact)).toEqual(['registered', 'shipped', 'invoiced'])
    expect(exact.life[0]).toMatchObject({ by: 'shippingClerk', to: 'tr-1', documentKind: 'packingSlip' })
    expect(others).toEqual([])
    expect((await trace('tr-1', '&on=2028-01-31')).body.exact.coverage[0].valid).toBe(false)
  })

  test('GS1 and Digital Link name the product', async () => {
    await sell('GS-77', '2026-03-01', '2026-03-02')
    expect((await trace(']d2010952000000200821GS-77')).body.exact.serialNumber).toBe('GS-77')
    expect((await trace('https://id.example.com/01/09520000002008/21/GS-77')).body.exact.serialNumber).toBe('GS-77')
    expect((await trace('(01)09520000007003(21)GS-77')).body.exact).toBeNull()
  })

  test('what is not known is not found; what is near is only offered', async () => {
    await sell('XO10-5', '2026-03-01', '2026-03-02')
    const near = (await trace('X010-5')).body
    expect(near.exact).toBeNull()
    expect(near.hints.map((unit: { serialNumber: string }) => unit.serialNumber)).toEqual(['XO10-5'])
    const cut = (await trace('XO10')).body
    expect(cut.candidates.map((unit: { serialNumber: string }) => unit.serialNumber)).toEqual(['XO10-5'])
    expect((await trace('OX10-5')).body.hints).toHaveLength(1)
    const beginLost = (await trace('XO10-55')).body
    expect(beginLost.hints.map((unit: { serialNumber: string }) => unit.serialNumber)).toEqual(['XO10-5'])
    await sell('LONG-123456', '2026-03-01', '2026-03-02')
    const ends = (await trace('g-123456')).body
    expect([ends.exact, ends.endings.map((unit: { serialNumber: string }) => unit.serialNumber)]).toEqual([
      null,
      ['LONG-123456'],
    ])
    expect((await trace('23456')).body.endings).toEqual([])
    expect((await trace('never-sold')).body).toEqual({
      exact: null,
      others: [],
      candidates: [],
      endings: [],
      hints: [],
      earlier: [],
    })
  })

  test('one serial number of two products is not guessed', async () => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'two-1')
    await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'two-1')
    const { exact, others } = (await trace('two-1')).body
    expect(exact).toBeNull()
    expect(others).toHaveLength(2)
    const chosen = await trace('two-1', `&productId=${others[0].productId}`)
    expect(chosen.body.exact.productId).toBe(others[0].productId)
  })

  test('D16: the whole life: reversed, sold to another', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await shipFirstLine(world, order, 'life-1')
    await shipping().post(`/packing-slips/${slip.id}/cancellation`, { reason: 'wrong house' })
    await sell('life-1', '2026-05-01', '2026-05-02')
    const { exact, others } = (await trace('life-1')).body
    expect(acts(exact)).toEqual(['registered', 'shipped', 'reversed', 'registered', 'shipped', 'invoiced'])
    expect(exact.life[2]).toMatchObject({ reason: 'wrong house', document: slip.number })
    expect(others).toMatchObject([{ state: 'reversed' }])
  })

  test('text that can be no serial number is refused, and the duty is needed', async () => {
    expect(codesOf(await trace('\u202e'))).toEqual(['SERIAL_NUMBER_CHARACTER'])
    expect((await world.as('nobody').get('/serial-numbers/trace?serial=x')).status).toBe(403)
  })

  test('I33: another company finds nothing', async () => {
    const other = await world.secondCompany()
    const found = (await trace('tr-1')).body.exact
    expect((await other.as('auditor').get('/serial-numbers/trace?serial=tr-1')).body.exact).toBeNull()
    expect((await other.as('auditor').get(`/registrations/${found.id}`)).status).toBe(404)
    expect((await other.as('auditor').get(`/serial-numbers?packingSlipId=${found.packingSlip.id}`)).body.items).toEqual(
      [],
    )
  })
})

describe('S22-S25, D40-D43: correcting serial numbers', () => {
  const unitOf = async (serial: string) => (await trace(serial)).body.exact
  const correct = (
    id: string,
    serialNumber: string | null,
    reason = 'misread',
    who: Parameters<World['as']>[0] = 'shippingClerk',
  ) => world.as(who).post(`/registrations/${id}/corrections`, { serialNumber, reason })

  test('S23, S24, D10, D41: a shipped unit gets another serial number; packing slip, invoice in preparation and trace show it', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await shipFirstLine(world, order, 'cor-1')
    const unit = await unitOf('cor-1')
    const invoice = (await invoicing().post('/invoices', { salesOrderId: order.id })).body
    const corrected = await correct(unit.id, 'cor-2')
    expect(acts(corrected.body)).toEqual(['registered', 'shipped', 'changed'])
    expect(corrected.body.life[2]).toMatchObject({ from: 'cor-1', to: 'cor-2', reason: 'misread', by: 'shippingClerk' })
    for (const url of [`/packing-slips/${slip.id}/registrations`, `/invoices/${invoice.id}/registrations`]) {
      expect((await world.as('auditor').get(url)).body.items[0].serialNumber).toBe('cor-2')
    }
    expect((await shipping().get(`/packing-slips/${slip.id}`)).body.serialNumbersChangedAt).not.toBeNull()
    expect((await trace('cor-1')).body.earlier).toMatchObject([{ serialNumber: 'cor-2' }])
  })

  test('S22, D40: a not readable unit is completed, and counts as registered', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const marked = (await shipping().post(`/packing-slips/${slip.id}/not-readable`, {})).body
    await shipping().post(`/packing-slips/${slip.id}/posting`)
    const done = await correct(marked.registrationIds[0], 'nr-1', 'cleaned the label')
    expect(done.body).toMatchObject({ serialNumber: 'nr-1', notReadable: false })
    expect((await shipping().get(`/packing-slips/${slip.id}`)).body.lines[0]).toMatchObject({
      registered: 1,
      notReadable: 0,
    })
  })

  test('S24, D42: refused once invoiced', async () => {
    const { invoice } = await sell('inv-1', '2026-01-01', '2026-01-02')
    const refused = await correct((await unitOf('inv-1')).id, 'inv-2')
    expect(refused.body.refusals[0]).toMatchObject({
      code: 'UNIT_INVOICED',
      rule: 'D42',
      details: { invoice: invoice.number },
    })
  })

  test('D43: a not readable unit may be completed after invoicing where the company says so; a known one never', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    const slip = await preparePackingSlip(world, order)
    await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'kn-1' })
    const marked = (await shipping().post(`/packing-slips/${slip.id}/not-readable`, {})).body
    await shipping().post(`/packing-slips/${slip.id}/posting`)
    const invoice = (await invoicing().post('/invoices', { salesOrderId: order.id })).body
    await invoicing().post(`/invoices/${invoice.id}/posting`)
    const id = marked.registrationIds[0]
    expect(codesOf(await correct(id, 'kn-2'))).toEqual(['UNIT_INVOICED'])
    const administrator = world.as('administrator')
    await administrator.patch('/company', { completeAfterInvoice: true })
    expect((await correct(id, 'kn-2')).body.serialNumber).toBe('kn-2')
    expect(codesOf(await correct(id, 'kn-3'))).toEqual(['UNIT_INVOICED'])
    expect(codesOf(await correct((await unitOf('kn-1')).id, 'kn-4'))).toEqual(['UNIT_INVOICED'])
    await administrator.patch('/company', { completeAfterInvoice: false })
  })

  test('S25, D42: refused for every unit of a line that was corrected by a negative quantity', async () => {
    const order = await makeOrder(world, ['CAMERA', 2])
    await shipFirstLine(world, order, 'neg-1')
    const invoice = (await invoicing().post('/invoices', { salesOrderId: order.id })).body
    await invoicing().post(`/invoices/${invoice.id}/posting`)
    await shipFirstLine(world, order, 'neg-2')
    await world.as('salesClerk').post(`/sales-orders/${order.id}/lines/${order.lines[0].id}/credits`, { quantity: 1 })
    expect(codesOf(await correct((await unitOf('neg-2')).id, 'neg-3'))).toEqual(['LINE_FROZEN'])
  })

  test('S34, D70: needs its duty once the slip is posted, and a reason; before that it is part of registering', async () => {
    const key = (
      await world.as('administrator').post('/api-keys', { name: 'packer', duties: ['maintainSalesPackingSlips'] })
    ).body.key
    const asPacker = (id: string, serialNumber: string) =>
      world.request({
        method: 'POST',
        url: `/api/v1/registrations/${id}/corrections`,
        headers: { authorization: `Bearer ${key}` },
        payload: { serialNumber },
      })
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const scanned = (await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'dut-1' })).body
    expect((await asPacker(scanned.registrationId, 'dut-2')).status).toBe(200)
    await shipping().post(`/packing-slips/${slip.id}/posting`)
    const refused = await asPacker(scanned.registrationId, 'dut-3')
    expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual(['DUTY_MISSING', 'REASON_NEEDED'])
    expect(refused.body.refusals[0].details.duties).toEqual(['maintainSerialNumberCorrections'])
  })

  test('D40: checked as a new entry', async () => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 2]), 'chk-1', 'chk-2')
    const { id } = await unitOf('chk-1')
    expect(codesOf(await correct(id, 'chk-2'))).toEqual(['SERIAL_ALREADY_ON_DOCUMENT'])
    expect(codesOf(await correct(id, 'chk-1'))).toEqual(['SERIAL_NUMBER_UNCHANGED'])
    expect(codesOf(await correct(id, ' '))).toEqual(['SERIAL_NUMBER_EMPTY'])
    expect((await correct(id, null)).body).toMatchObject({ notReadable: true })
    expect(codesOf(await correct(id, null))).toEqual(['SERIAL_NUMBER_UNCHANGED'])
  })

  test('D40: a closed unit is history', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await shipFirstLine(world, order, 'old-1')
    const unit = await unitOf('old-1')
    await shipping().post(`/packing-slips/${slip.id}/cancellation`)
    expect(codesOf(await correct(unit.id, 'old-2'))).toEqual(['UNIT_CLOSED'])
  })
})

describe('S28, D81, D83: inquiry', () => {
  test('the serial numbers of a packing slip line and of an invoice line, in the order of registration', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    const slip = await shipFirstLine(world, order, 'q-3', 'q-1', 'q-2')
    const list = (await world.as('salesManager').get(`/packing-slip-lines/${slip.lines[0].id}/registrations`)).body
    expect(list.items.map((unit: { serialNumber: string }) => unit.serialNumber)).toEqual(['q-3', 'q-1', 'q-2'])
    const page = (await world.as('salesManager').get(`/serial-numbers?packingSlipId=${slip.id}&limit=2`)).body
    const rest = (
      await world.as('salesManager').get(`/serial-numbers?packingSlipId=${slip.id}&limit=2&cursor=${page.next}`)
    ).body
    expect([...page.items, ...rest.items]).toEqual(list.items)
    expect(rest.next).toBeNull()
  })

  test('D46: a reversed slip still lists its units; removed ones only where they are asked for', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await preparePackingSlip(world, order)
    await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'rem-1' })
    await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'rem-1', mode: 'remove' })
    await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'rev-1' })
    await shipping().post(`/packing-slips/${slip.id}/posting`)
    await shipping().post(`/packing-slips/${slip.id}/cancellation`)
    const list = (url: string) => shipping().get(`/packing-slips/${slip.id}/registrations${url}`)
    expect((await list('')).body.items).toMatchObject([{ serialNumber: 'rev-1', state: 'reversed' }])
    expect((await list('?state=removed')).body.items).toMatchObject([{ serialNumber: 'rem-1' }])
  })

  test('by customer, product and period; a question without any of them is refused', async () => {
    const { order } = await sell('per-1', '2024-06-01', '2024-06-02')
    const auditor = world.as('auditor')
    const found = (await auditor.get('/serial-numbers?deliveredFrom=2024-06-01&deliveredTo=2024-06-30')).body
    expect(found.items.map((unit: { serialNumber: string }) => unit.serialNumber)).toEqual(['per-1'])
    expect(
      (
        await auditor.get(
          `/serial-numbers?customerId=${order.customerId}&invoicedFrom=2024-06-02&invoicedTo=2024-06-02`,
        )
      ).body.items,
    ).toHaveLength(1)
    expect((await auditor.get(`/serial-numbers?salesOrderId=${order.id}&notReadable=true`)).body.items).toEqual([])
    expect(codesOf(await auditor.get('/serial-numbers'))).toEqual(['REQUEST_SHAPE'])
  })

  test('D83: as CSV, safe for spreadsheets, zeros kept, in the language of the caller', async () => {
    const order = await makeOrder(world, ['CAMERA', 3])
    await shipFirstLine(world, order, '=1+1', '000123', 'a"b,c')
    const csv = await world.as('auditor').get(`/serial-numbers.csv?salesOrderId=${order.id}`)
    expect(csv.headers['content-type']).toContain('text/csv')
    const lines = String(csv.body).split('\r\n')
    expect(lines[0]).toMatch(/^\ufeffSerienummer,Niet leesbaar,Status/)
    expect(lines.slice(1, 4).map((line) => line.split(',0,')[0])).toEqual(["'=1+1", '000123', '"a""b,c"'])
  })

  test('S29, D7: there is no on-hand', async () => {
    const { paths } = (await world.request({ method: 'GET', url: '/api/openapi.json' })).body
    expect(Object.keys(paths).filter((path) => /on-?hand|stock|inventory/i.test(path))).toEqual([])
  })
})
