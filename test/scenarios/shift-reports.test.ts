import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, codesOf, makeCast } from '#test/cast.ts'
import { textOf } from '#test/pdf.ts'
import { openTill, paid, type Till, ticketLine } from '#test/tills.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
let till: Till

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
  till = await openTill(world, 'T1', cast.customers.jansen)
})
afterAll(() => world.close())

const soldAt = '2026-11-28T12:00:00.000Z'

async function sell(body: object) {
  const answer = await till.post(`/register-sales/${newId()}/posting`, { lines: [], payments: [], soldAt, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

test('D61 the Z report tells what was sold, taken back and paid, and what should be there of each tender', async () => {
  const { camera, cable } = cast.products
  // 121.00 by card; 1.51 in cash, rounded to 1.50, of 2.00
  const first = await sell({ lines: [ticketLine(camera, 1, ['SHIFT-1'])], payments: [paid('121.00', 'CARD')] })
  await sell({ lines: [ticketLine(cable, 1)], payments: [paid('2.00')] })
  await sell({ lines: [ticketLine(camera, 1, ['SHIFT-2'])], payments: [paid('21.00', 'CARD'), paid('100.00')] })
  // one comes back for a voucher, which pays another
  const back = await sell({
    returns: [{ id: newId(), serialNumber: 'SHIFT-2' }],
    payments: [paid('-121.00', 'VOUCHER')],
  })
  const voucherCode = back.vouchers[0].code
  const last = await sell({
    lines: [ticketLine(camera, 1, ['SHIFT-3'])],
    payments: [paid('100.00', 'VOUCHER', { voucherCode }), paid('21.00')],
  })
  const ticket = newId()
  await till.put(`/register-sales/${ticket}`, { lines: [ticketLine(camera, 1, ['SHIFT-4'])] })
  const counted = [
    { tender: 'CASH', amount: '200' },
    { tender: 'CASH', amount: '22.40' },
    { tender: 'CARD', amount: '142' },
    { tender: 'VOUCHER', amount: '100' },
  ]
  const open = await till.post(`/shifts/${till.shiftId}/closing`, { counted })
  expect(codesOf(open)).toEqual(['SHIFT_TICKETS_OPEN'])
  await till.delete(`/register-sales/${ticket}`)
  await till.post(`/shifts/${till.shiftId}/cash-movements`, { amount: '-0.10', reason: 'Gevonden op de grond' })

  const { status, body } = await till.post(`/shifts/${till.shiftId}/closing`, { counted })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body).toMatchObject({
    kind: 'Z',
    shift: { number: 'T1-Z000001', difference: '0.00' },
    receipts: { count: 5, first: first.number, last: last.number },
    discarded: 1,
    sales: { count: 4, net: '301.25', tax: '63.26', gross: '364.51' },
    returns: { count: 1, net: '100.00', tax: '21.00', gross: '121.00' },
    taxes: [{ percentage: '21', net: '201.25', tax: '42.26' }],
    rounding: '-0.01',
    tenders: [
      // 100 float + 1.50 + 100 + 21 - 0.10
      { tender: 'CASH', received: '122.50', given: '0.00', expected: '222.40', counted: '222.40', difference: '0.00' },
      { tender: 'CARD', received: '142.00', given: '0.00', expected: '142.00', counted: '142.00', difference: '0.00' },
      { tender: 'VOUCHER', received: '100.00', given: '121.00', expected: '100.00', counted: '100.00' },
    ],
    vouchers: { issued: { count: 1, amount: '121.00' }, redeemed: { count: 1, amount: '100.00' } },
  })
  const { net, tax, gross } = body.sales
  expect(Number(net) + Number(tax)).toBeCloseTo(Number(gross))
  expect((await till.get(`/shifts/${till.shiftId}/report`)).body).toEqual(body)

  const printed = await till.get(`/shifts/${till.shiftId}/report.txt?language=nl`)
  const lines = String(printed.body).split('\n')
  expect(lines.every((line) => line.length <= 42)).toBe(true)
  for (const line of [
    'Z-rapport T1-Z000001',
    'Moet er zijn {1,}222,40',
    'Verkopen {1,}364,51',
    'Retouren {1,}-121,00',
  ]) {
    expect(String(printed.body)).toMatch(new RegExp(line))
  }
  const escPos = await till.get(`/shifts/${till.shiftId}/report.escpos`)
  expect(escPos.bytes.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]))
  expect(escPos.headers['content-disposition']).toContain('T1-Z000001.escpos')

  const pdf = await till.get(`/shifts/${till.shiftId}/report.pdf?language=nl`)
  expect(pdf.headers['content-type']).toContain('application/pdf')
  const onPaper = (await textOf(pdf.bytes)).join('\n')
  for (const text of ['Z-rapport T1-Z000001', 'Moet er zijn', '222,40', '-121,00']) expect(onPaper).toContain(text)
  expect((await till.get(`/shifts/${till.shiftId}/report.pdf?language=nl`)).bytes).toEqual(pdf.bytes)
})

test('D61 once it is closed nothing is sold until another one is open', async () => {
  const payments = [paid('1.50')]
  const body = { lines: [ticketLine(cast.products.cable, 1)], payments, soldAt }
  const answer = await till.post(`/register-sales/${newId()}/posting`, body)
  expect(codesOf(answer)).toEqual(['SHIFT_NOT_OPEN'])
  await till.post('/shifts', { openingFloat: '50' })
  await sell({ lines: [ticketLine(cast.products.cable, 1)], payments })
  const used = await world.as('administrator').delete('/tender-types/CARD')
  expect(codesOf(used)).toEqual(['TENDER_TYPE_IN_USE'])
})
