import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, makeCast } from '#test/cast.ts'
import { openTill, paid, type Till, ticketLine } from '#test/tills.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
let till: Till
let manager: Till
const soldAt = '2026-11-28T12:00:00.000Z'

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
  till = await openTill(world, 'T1', cast.customers.jansen)
  manager = await openTill(world, 'T2', cast.customers.jansen, { as: 'storeManager' })
})

afterAll(() => world.close())

const codes = (body: { refusals?: { code: string }[] }) => (body.refusals ?? []).map(({ code }) => code)
const post = (at: Till, body: object, id = newId()) =>
  at.post(`/register-sales/${id}/posting`, { lines: [], payments: [], soldAt, ...body })
const sell = async (serial: string) => {
  const { status, body } = await post(till, {
    lines: [ticketLine(cast.products.camera, 1, [serial])],
    payments: [paid('121', 'CARD')],
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const back = (serialNumber: string, more: object = {}) => ({ id: newId(), serialNumber, ...more })

describe('D61 receipts are found and read', () => {
  test('listed, by number, by serial number', async () => {
    const receipt = await sell('LOOK-1')
    const { body: list } = await world.as('salesManager').get(`/receipts?number=${receipt.number}`)
    expect(list.items).toMatchObject([
      { id: receipt.id, tillCode: 'T1', grossAmount: '121.00', roundingAmount: '0.00' },
    ])
    const byNumber = await till.get(`/receipts/lookup?text=${receipt.number.toLowerCase()}`)
    expect(byNumber.body).toMatchObject({ receipts: [{ id: receipt.id }], trace: null, returns: [] })
    const bySerial = await till.get('/receipts/lookup?text=look-1')
    expect(bySerial.body).toMatchObject({
      receipts: [{ id: receipt.id }],
      trace: { exact: { serialNumber: 'LOOK-1', sold: true } },
      returns: [{ productNumber: 'CAMERA', grossAmount: '121.00', findings: [], refusals: [] }],
    })
    const nothing = await till.get('/receipts/lookup?text=NEVER-SOLD')
    expect(nothing.body).toMatchObject({ receipts: [], trace: { exact: null }, returns: [] })
  })

  test('D60 an invoice on demand: the buyer is named once, and prints name it; the invoice stays as it is', async () => {
    const receipt = await sell('BUYER-1')
    const named = await till.put(`/receipts/${receipt.id}/buyer`, { customerId: cast.customers.smith })
    expect(named.body).toMatchObject({ buyer: { customerNumber: 'SMITH', name: 'Smith' } })
    expect((await till.put(`/receipts/${receipt.id}/buyer`, { customerId: cast.customers.smith })).status).toBe(200)
    const other = await till.put(`/receipts/${receipt.id}/buyer`, { customerId: cast.customers.jansen })
    expect(codes(other.body)).toEqual(['BUYER_NAMED'])
    const { body: invoice } = await world.as('accountsReceivableClerk').get(`/invoices/${receipt.invoiceId}`)
    expect(invoice).toMatchObject({ customerNumber: 'JANSEN' })
  })
})

describe('D50 D61 a ticket takes back', () => {
  test('money back in cash: return order, receipt and credit note in one posting; the serial number is free', async () => {
    const receipt = await sell('BACK-1')
    const id = newId()
    const kept = await till.put(`/register-sales/${id}`, { lines: [], returns: [back('BACK-1')] })
    expect(kept.body).toMatchObject({ totals: { credit: '121.00', due: '-121.00' }, returns: [{ refusals: [] }] })
    const { body } = await post(till, { returns: [back('back-1')], payments: [paid('-121.00')] }, id)
    expect(body).toMatchObject({
      invoiceId: null,
      totals: { net: '-100.00', tax: '-21.00', gross: '-121.00', toPay: '-121.00' },
      returns: [{ serialNumber: 'BACK-1', grossAmount: '121.00', disposition: 'credit' }],
      payments: [{ tender: 'CASH', amount: '-121.00', isChange: false }],
    })
    expect(body.creditNotes).toHaveLength(1)
    expect((await till.get(`/receipts/${receipt.id}`)).body.lines[0].units).toMatchObject([{ state: 'returned' }])
    expect(await sell('BACK-1')).toMatchObject({ state: 'posted' })
  })

  test('an exchange: what comes back and what goes are two units, and the rest is paid', async () => {
    await sell('OLD-1')
    const exchange = {
      returns: [back('OLD-1')],
      lines: [ticketLine(cast.products.camera, 1, ['NEW-1']), ticketLine(cast.products.cable, 4)],
    }
    const { body } = await post(till, { ...exchange, payments: [paid('6.05', 'CARD')] })
    expect(body).toMatchObject({
      totals: { gross: '6.05' },
      lines: [{ units: [{ serialNumber: 'NEW-1', state: 'sold' }] }, {}],
      returns: [{ serialNumber: 'OLD-1' }],
    })
  })

  test('an even exchange is paid by nothing', async () => {
    await sell('EVEN-1')
    const { body } = await post(till, {
      returns: [back('EVEN-1')],
      lines: [ticketLine(cast.products.camera, 1, ['EVEN-2'])],
    })
    expect(body).toMatchObject({ totals: { gross: '0.00' }, payments: [] })
  })

  test('a voucher is given for money owed, pays later, and no more than it is worth', async () => {
    await sell('VOUCH-1')
    const refund = await post(till, { returns: [back('VOUCH-1')], payments: [paid('-121.00', 'VOUCHER')] })
    const [{ code: voucherCode, balance }] = refund.body.vouchers
    expect(balance).toBe('121.00')
    const lines = [ticketLine(cast.products.camera, 1, ['VOUCH-2'])]
    const part = await post(till, { lines, payments: [paid('21', 'CARD'), paid('100', 'VOUCHER', { voucherCode })] })
    expect(part.body).toMatchObject({ payments: [{}, { amount: '100.00', voucherCode }] })
    const again = [ticketLine(cast.products.camera, 1, ['VOUCH-3'])]
    const spent = await post(till, { lines: again, payments: [paid('121', 'VOUCHER', { voucherCode })] })
    expect(spent.body.refusals).toMatchObject([{ code: 'VOUCHER_SPENT', details: { balance: '21.00' } }])
    const unknown = await post(till, { lines: again, payments: [paid('121', 'VOUCHER', { voucherCode: 'NONE-NONE' })] })
    expect(codes(unknown.body)).toEqual(['VOUCHER_UNKNOWN'])
  })

  test('D51 what came back already is refused; what nobody sold needs a price, and its duty', async () => {
    await sell('TWICE-1')
    await post(till, { returns: [back('TWICE-1')], payments: [paid('-121', 'CARD')] })
    const twice = await post(till, { returns: [back('TWICE-1')], payments: [paid('-121', 'CARD')] })
    expect(codes(twice.body)).toEqual(['UNIT_RETURNED_ALREADY'])
    const blind = back('STRANGE-1', { productId: cast.products.camera, overrideReason: 'a gift' })
    const unpriced = await post(till, { returns: [blind], payments: [paid('-121', 'CARD')] })
    expect(codes(unpriced.body)).toEqual(['RETURN_PRICE_NEEDED'])
    const priced = { returns: [{ ...blind, price: '50' }], payments: [paid('-60.50', 'CARD')] }
    expect(codes((await post(till, priced)).body)).toEqual(['POINT_OF_SALE_PRICE'])
    expect((await post(manager, priced)).body).toMatchObject({ totals: { gross: '-60.50' } })
  })

  test('a quantity of an invoice line, and nothing that is not there', async () => {
    const sold = await post(till, { lines: [ticketLine(cast.products.cable, 8)], payments: [paid('12.10', 'CARD')] })
    const { body: invoice } = await world.as('accountsReceivableClerk').get(`/invoices/${sold.body.invoiceId}`)
    const invoiceLineId = invoice.lines[0].id
    const returns = [{ id: newId(), invoiceLineId, quantity: 4 }]
    const { body } = await post(till, { returns, payments: [paid('-6.05')] })
    expect(body).toMatchObject({ totals: { gross: '-6.05' }, returns: [{ quantity: 4, grossAmount: '6.05' }] })
    const more = await post(till, { returns: [{ ...returns[0], quantity: 5 }], payments: [paid('-7.56', 'CARD')] })
    expect(codes(more.body)).toEqual(['RETURNED_MORE_THAN_INVOICED'])
    const nothing = await post(till, { returns: [{ id: newId(), invoiceLineId: newId(), quantity: 1 }] })
    expect(codes(nothing.body)).toEqual(['NOT_FOUND'])
  })
})

describe('D61 D80 a receipt is printed', () => {
  test('as text, as wide as the paper, in the language of the customer or the one asked for, with every serial number', async () => {
    const serials = ['PRINT-1', 'PRINT-2-WITH-A-SERIAL-NUMBER-AS-LONG-AS-IT-MAY-BE']
    const sold = await post(till, { lines: [ticketLine(cast.products.camera, 2, serials)], payments: [paid('250')] })
    const dutch = await till.get(`/receipts/${sold.body.id}.txt`)
    expect(String(dutch.headers['content-type'])).toContain('text/plain')
    const lines = dutch.bytes.toString('utf8').split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(42)
    const text = lines.join('\n')
    expect(text).toMatch(/^Kassabon T1-\d{6} +28-11-2026/m)
    expect(text).toMatch(/^2 pc camera +242,00$/m)
    expect(text).toContain('  SN PRINT-1')
    expect(text.replace(/\s+/g, '')).toContain(serials[1])
    expect(text).toMatch(/^Te betalen +242,00$/m)
    expect(text).toMatch(/^Wisselgeld +-8,00$/m)
    expect(text).toMatch(/^Btw 21% over 200,00 +42,00$/m)
    const english = (await till.get(`/receipts/${sold.body.id}.txt?language=en`)).bytes.toString('utf8')
    expect(english).toMatch(/^Receipt T1-\d{6}/m)
    expect(english).toMatch(/^To pay +242\.00$/m)
  })

  test('for a receipt printer: code page, code of the number, cut, and the drawer opens for cash alone', async () => {
    const cash = await post(till, { lines: [ticketLine(cast.products.cable, 4)], payments: [paid('6.05')] })
    const card = await post(till, { lines: [ticketLine(cast.products.cable, 4)], payments: [paid('6.05', 'CARD')] })
    const bytes = async ({ body }: { body: { id: string } }) => (await till.get(`/receipts/${body.id}.escpos`)).bytes
    const [byCash, byCard] = [await bytes(cash), await bytes(card)]
    expect([...byCash.subarray(0, 5)]).toEqual([0x1b, 0x40, 0x1b, 0x74, 19])
    expect(byCash.includes(Buffer.from([0x1b, 0x70]))).toBe(true)
    expect(byCard.includes(Buffer.from([0x1b, 0x70]))).toBe(false)
    expect(byCash.includes(Buffer.from(`{B${cash.body.number}`))).toBe(true)
    expect([...byCash.subarray(-4)]).toEqual([0x1d, 0x56, 66, 3])
  })

  test('one that is not there', async () => {
    expect((await till.get(`/receipts/${newId()}.txt`)).status).toBe(404)
  })
})
