import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, invoiceOrder, makeCast, makeOrder, preparePackingSlip, sellFirstLine } from '#test/cast.ts'
import { textOf } from '#test/pdf.ts'
import { returnsOf } from '#test/returns.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const { service, clerk, made, sell, announce, prepare, scan, post, reverse, order, units, receive, credit } = returnsOf(
  () => world,
)
const shipping = () => world.as('shippingClerk')
const salesOrder = async (id: string) => (await world.as('salesClerk').get(`/sales-orders/${id}`)).body
const replace = (of: { id: string }, more: object = {}) => service().post(`/return-orders/${of.id}/replacements`, more)
const sendBack = (of: { id: string }, returnUnitIds: readonly string[], more: object = {}) =>
  service().post(`/return-orders/${of.id}/repair-returns`, { returnUnitIds, ...more })
const decide = (of: { id: string }, returnUnitIds: readonly string[], more: object) =>
  service().patch(`/return-orders/${of.id}/units`, { returnUnitIds, ...more })
const lifeOf = async (serial: string) => {
  const { exact } = (await world.as('salesManager').get(`/serial-numbers/trace?serial=${serial}`)).body
  return exact.life.map(({ act }: { act: string }) => act)
}
/** Ships an order whole with these serial numbers; nothing of it need be invoiced. */
const ship = async (of: { id: string }, ...serials: string[]) => {
  const slip = await preparePackingSlip(world, of as never)
  for (const [index, text] of serials.entries()) {
    await made(shipping().post(`/packing-slips/${slip.id}/scans`, { text, lineId: slip.lines[index].id }))
  }
  return made(shipping().post(`/packing-slips/${slip.id}/posting`))
}

describe('D52 the credit note of a return', () => {
  test('credits what was received, on the order of its sale, and freezes that line', async () => {
    const invoice = await sell('c-1', 'c-2', 'c-3')
    const { order: returned } = await receive(['c-1', 'c-3'])
    expect((await service().post(`/return-orders/${returned.id}/credit-notes`, {})).status).toBe(403)
    const seen = await credit(returned, { preview: true })
    expect(seen.body.creditNotes).toMatchObject([{ netAmount: '-200.00', kind: 'creditNote' }])
    expect(await order(returned.id)).toMatchObject({ toCredit: 2, creditNotes: [] })
    const { creditNotes } = await made(credit(returned))
    expect(creditNotes).toMatchObject([{ state: 'posted', netAmount: '-200.00', lines: [{ quantity: -2 }] }])
    expect(await order(returned.id)).toMatchObject({
      toCredit: 0,
      toSettle: 0,
      lines: [{ quantityCredited: 2 }],
      creditNotes: [{ id: creditNotes[0].id, number: creditNotes[0].number }],
    })
    expect(await units(returned.id)).toMatchObject([{ state: 'credited', creditNote: { id: creditNotes[0].id } }, {}])
    expect((await salesOrder(invoice.salesOrderId)).lines[0]).toMatchObject({ quantityCredited: 2, frozen: true })
    expect(codesOf(await credit(returned))).toEqual(['NOTHING_TO_CREDIT'])
    const csv = (await clerk().get(`/invoices/${creditNotes[0].id}.csv`)).body
    expect(csv.match(/c-\d/g)).toEqual(['c-1', 'c-3'])
    expect(await lifeOf('c-1')).toEqual(['registered', 'shipped', 'invoiced', 'returned', 'credited'])
  })

  test('one credit note for each order; chosen units alone', async () => {
    await sell('d-1')
    await sell('d-2')
    const { order: returned } = await receive(['d-1', 'd-2'])
    const [first] = await units(returned.id)
    const chosen = await made(credit(returned, { returnUnitIds: [first.id] }))
    expect(chosen.creditNotes).toHaveLength(1)
    expect(await order(returned.id)).toMatchObject({ toCredit: 1 })
    await made(credit(returned))
    expect((await order(returned.id)).creditNotes).toHaveLength(2)
  })

  test('of quantities, and of a part of a sales unit', async () => {
    const sold = await makeOrder(world, ['BOXED', 1])
    await sellFirstLine(world, sold, ...Array.from({ length: 10 }, (_, index) => `box-${index}`))
    const { order: returned } = await receive(['box-3', 'box-7', 'box-8'])
    const { creditNotes } = await made(credit(returned))
    expect(creditNotes).toMatchObject([{ netAmount: '-30.00', lines: [{ quantity: -3 }] }])
  })

  test('without a sale it needs a price, and is credited on an order of its own', async () => {
    const blind = { customerNumber: 'JANSEN', lines: [{ productNumber: 'CABLE', quantity: 4 }] }
    const returned = await made(service().post('/return-orders', blind))
    await made(post(await prepare(returned)))
    expect(codesOf(await credit(returned))).toEqual(['RETURN_PRICE_NEEDED'])
    const line = `/return-orders/${returned.id}/lines/${returned.lines[0].id}`
    await made(service().patch(line, { salesPrice: '2.50', taxCode: 'V9' }))
    expect((await service().patch(line, { taxCode: 'NONE' })).status).toBe(404)
    const { creditNotes } = await made(credit(returned))
    expect(creditNotes).toMatchObject([{ netAmount: '-10.00', taxAmount: '-0.90', grossAmount: '-10.90' }])
    expect(await salesOrder(creditNotes[0].salesOrderId)).toMatchObject({ customerReference: returned.number })
    expect(codesOf(await reverse((await order(returned.id)).receipts[0]))).toEqual(['LINE_CREDITED'])
    expect(codesOf(await service().patch(line, { salesPrice: '3' }))).toEqual(['RETURN_LINE_RECEIVED'])
  })

  test('a unit that was sold to another customer is not credited on that customer’s order', async () => {
    const lines = [{ productNumber: 'CAMERA', quantity: 1 }]
    const sold = await made(world.as('salesClerk').post('/sales-orders', { customerNumber: 'SMITH', lines }))
    await sellFirstLine(world, sold, 'smith-1')
    const asked = { customerNumber: 'JANSEN', overrideReason: 'bought from Smith' }
    const { order: returned } = await receive(['smith-1'], asked)
    expect(await order(returned.id)).toMatchObject({ customerNumber: 'JANSEN', lines: [{ sale: null }] })
    expect(codesOf(await credit(returned))).toEqual(['RETURN_PRICE_NEEDED'])
    const line = `/return-orders/${returned.id}/lines/${returned.lines[0].id}`
    await made(service().patch(line, { salesPrice: '40' }))
    const { creditNotes } = await made(credit(returned))
    expect(creditNotes).toMatchObject([{ customerNumber: 'JANSEN', netAmount: '-40.00' }])
    expect((await salesOrder(sold.id)).lines[0]).toMatchObject({ quantityReturned: 1, quantityCredited: 0 })
  })

  test('returns and credits by negative quantity together never exceed what was invoiced', async () => {
    const invoice = await sell('e-1', 'e-2')
    const { lines } = await salesOrder(invoice.salesOrderId)
    const byHand = (quantity: number) =>
      world.as('salesClerk').post(`/sales-orders/${invoice.salesOrderId}/lines/${lines[0].id}/credits`, { quantity })
    await receive(['e-1'])
    expect((await byHand(2)).body.refusals).toMatchObject([
      { code: 'CREDITED_MORE_THAN_INVOICED', details: { left: 1 } },
    ])
    await made(byHand(1))
    const receipt = await prepare((await announce(['e-2'])).body)
    await made(scan(receipt, 'e-2'))
    expect(codesOf(await post(receipt))).toEqual(['CREDITED_MORE_THAN_INVOICED'])
  })
})

describe('D52 replacement', () => {
  test('a new unit on a packing slip of its own, never invoiced; both show the chain', async () => {
    await sell('o-1')
    const { order: returned } = await receive(['o-1'], { disposition: 'replace' })
    expect(codesOf(await credit(returned))).toEqual(['NOTHING_TO_CREDIT'])
    expect((await replace(returned, { preview: true })).body.salesOrder.lines).toMatchObject([{ freeOfCharge: true }])
    const { salesOrder: replacing } = await made(replace(returned))
    expect(replacing).toMatchObject({
      state: 'open',
      amounts: { gross: '0.00' },
      lines: [{ quantity: 1, freeOfCharge: true }],
    })
    expect(codesOf(await replace(returned))).toEqual(['NOTHING_TO_REPLACE'])
    const lineId = replacing.lines[0].id
    const line = `/sales-orders/${replacing.id}/lines/${lineId}`
    expect(codesOf(await world.as('salesClerk').patch(line, { quantity: 2 }))).toEqual(['FREE_OF_CHARGE_LINE'])
    const direct = { salesOrderId: replacing.id, directLines: [{ salesOrderLineId: lineId, quantity: 1 }] }
    expect(codesOf(await clerk().post('/invoices', direct))).toEqual(['FREE_OF_CHARGE_LINE'])
    await ship(replacing, 'o-2')
    expect(await salesOrder(replacing.id)).toMatchObject({ state: 'invoiced' })
    expect(codesOf(await clerk().post('/invoices', { salesOrderId: replacing.id }))).toEqual(['NOTHING_TO_INVOICE'])
    const work = (await world.as('administrator').get('/work')).body
    expect(JSON.stringify(work.toInvoice)).not.toContain(replacing.number)
    const unfinished = (await world.as('salesClerk').get('/sales-orders?state=delivered')).body
    expect(JSON.stringify(unfinished)).not.toContain(replacing.number)
    expect(await units(returned.id)).toMatchObject([
      { state: 'replaced', replacement: { salesOrderNumber: replacing.number, serialNumber: 'o-2' } },
    ])
    expect(await lifeOf('o-1')).toEqual(['registered', 'shipped', 'invoiced', 'returned', 'replaced'])
    expect(await lifeOf('o-2')).toContain('replaces')
    const { order: again } = await receive(['o-2'])
    const { creditNotes } = await made(credit(again))
    expect(creditNotes).toMatchObject([{ netAmount: '-100.00' }])
  })

  test('a replacement that came back keeps its packing slip', async () => {
    await sell('f-1')
    const { order: returned } = await receive(['f-1'], { disposition: 'replace' })
    const { salesOrder: replacing } = await made(replace(returned))
    const slip = await ship(replacing, 'f-2')
    await receive(['f-2'], { disposition: 'scrap' })
    const cancel = await world.as('salesClerk').post(`/packing-slips/${slip.id}/cancellation`, { reason: 'x' })
    expect(codesOf(cancel)).toEqual(['LINE_RETURNED'])
  })
})

describe('D52 repair', () => {
  test('out and back with its own receipt; the unit stays the customer’s, and may come again', async () => {
    await sell('h-1')
    const { order: returned } = await receive(['h-1'], { disposition: 'repair' }, { postingOn: '2026-03-10' })
    expect(await order(returned.id)).toMatchObject({ inRepair: 1, toCredit: 0 })
    const [unit] = await units(returned.id)
    expect(codesOf(await announce(['h-1']))).toEqual(['UNIT_RETURNED_ALREADY'])
    expect(codesOf(await sendBack(returned, [unit.id], { sentBackOn: '2026-03-09' }))).toEqual(['SENT_BACK_TOO_EARLY'])
    expect((await sendBack(returned, [unit.id], { sentBackOn: '2026-03-20', note: 'new lens' })).body).toMatchObject({
      inRepair: 0,
    })
    expect(await units(returned.id)).toMatchObject([{ state: 'sentBack', sentBackOn: '2026-03-20' }])
    expect(codesOf(await sendBack(returned, [unit.id]))).toEqual(['UNIT_NOT_IN_REPAIR'])
    expect((await sendBack(returned, [crypto.randomUUID()])).status).toBe(404)
    expect(await lifeOf('h-1')).toEqual(['registered', 'shipped', 'invoiced', 'receivedForRepair', 'repaired'])
    expect(codesOf(await reverse((await order(returned.id)).receipts[0]))).toEqual(['UNIT_SETTLED'])
    expect((await receive(['h-1'])).receipt.state).toBe('posted')
  })

  test('beyond repair: another disposition takes it out of its sale', async () => {
    const invoice = await sell('k-1')
    const { order: returned } = await receive(['k-1'], { disposition: 'repair' })
    const [unit] = await units(returned.id)
    await made(decide(returned, [unit.id], { disposition: 'credit' }))
    expect((await salesOrder(invoice.salesOrderId)).lines[0]).toMatchObject({ quantityReturned: 1 })
    expect(codesOf(await decide(returned, [unit.id], { disposition: 'repair' }))).toEqual(['NOT_BACK_TO_REPAIR'])
    expect(codesOf(await decide(returned, [unit.id], { returnReasonCode: 'OTHER' }))).toEqual(['DOCUMENT_POSTED'])
    await made(credit(returned))
    expect(codesOf(await decide(returned, [unit.id], { disposition: 'scrap' }))).toEqual(['UNIT_SETTLED'])
  })
})

describe('D14, D50 sold again after its return', () => {
  test('the whole history is kept, and the first customer’s documents stay as they were', async () => {
    const first = await sell('again')
    await receive(['again'])
    const lines = [{ productNumber: 'CAMERA', quantity: 1 }]
    const second = await made(world.as('salesClerk').post('/sales-orders', { customerNumber: 'SMITH', lines }))
    await ship(second, 'again')
    await invoiceOrder(world, second)
    const { exact, others } = (await world.as('salesManager').get('/serial-numbers/trace?serial=again')).body
    expect(exact).toMatchObject({ customerNumber: 'SMITH', state: 'invoiced' })
    expect(others).toMatchObject([{ customerNumber: 'JANSEN', state: 'returned' }])
    expect(await lifeOf('again')).toEqual([
      'registered',
      'shipped',
      'invoiced',
      'returned',
      'registered',
      'shipped',
      'invoiced',
    ])
    const paper = (await clerk().get(`/invoices/${first.id}.csv`)).body
    expect(paper).toContain('again')
    expect(paper).not.toContain('SMITH')
  })
})

describe('D80 the print of a return receipt', () => {
  test('shows serial numbers, what cannot be read, reasons and dispositions, and is kept', async () => {
    await sell('print-1', 'print-2')
    const returned = await made(announce(['print-1'], { returnReasonCode: 'DEFECT', disposition: 'repair' }))
    await made(service().patch(`/return-orders/${returned.id}/lines/${returned.lines[0].id}`, { quantity: 2 }))
    const receipt = await prepare(returned)
    const url = `/return-receipts/${receipt.id}`
    expect(codesOf(await service().get(`${url}.pdf`))).toEqual(['DOCUMENT_NOT_POSTED'])
    await made(scan(receipt, 'print-1'))
    await made(service().post(`${url}/not-readable`, {}))
    const { number } = await made(post(receipt))
    const [dutch = ''] = await textOf((await service().get(`${url}.pdf`)).bytes)
    expect(dutch).toContain(`Retourontvangst ${number}`)
    expect(dutch).toContain('Serienummers: print-1')
    expect(dutch).toContain('Niet leesbaar: positie 2')
    expect(dutch).toContain('Reden: Defect')
    expect(dutch).toContain('2 ter reparatie')
    expect(dutch).toContain(returned.number)
    const [english = ''] = await textOf((await service().get(`${url}.pdf?language=en`)).bytes)
    expect(english).toContain(`Return receipt ${number}`)
    expect(english).toContain('2 for repair')
    const print = await made(service().post(`${url}/prints`, {}))
    expect(print).toMatchObject({ returnReceiptId: receipt.id, number, copy: true })
    expect((await service().get(`${url}/prints`)).body.items).toHaveLength(3)
    expect((await service().get(`/prints/${print.id}.pdf`)).status).toBe(200)
    expect((await service().get(`${url}.csv`)).body).toContain('print-1')
    expect((await service().get(url)).body.printedAt).toBe(print.printedAt)
  })
})
