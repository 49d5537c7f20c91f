import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { codesOf, makeCast, makeOrder, preparePackingSlip, sellFirstLine, shipFirstLine } from '#test/cast.ts'
import { returnsOf } from '#test/returns.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const { service, made, sell, announce, prepare, scan, post, reverse, order, units, receive, credit } = returnsOf(
  () => world,
)
const rows = async (receipt: { id: string }) =>
  (await service().get(`/return-receipts/${receipt.id}/registrations`)).body.items
const list = (receipt: { id: string }, body: object) =>
  service().post(`/return-receipts/${receipt.id}/registrations`, body)
const customerSells = async (customerNumber: string, serial: string) => {
  const lines = [{ productNumber: 'CAMERA', quantity: 1 }]
  return sellFirstLine(
    world,
    await made(world.as('salesClerk').post('/sales-orders', { customerNumber, lines })),
    serial,
  )
}
const setPolicy = async (returnPolicy: string) => {
  const { items } = (await world.as('administrator').get('/tracking-dimension-groups')).body
  const { id } = items.find(({ code }: { code: string }) => code === 'CONTROL')
  await made(world.as('administrator').patch(`/tracking-dimension-groups/${id}`, { returnPolicy }))
}

describe('D51 receipt by scanning, as a packing slip is scanned', () => {
  test('units come in and off; a scan that comes twice is answered as the first was', async () => {
    await sell('r-1', 'r-2')
    const returned = (await announce(['r-1', 'r-2'])).body
    const receipt = await prepare(returned)
    const id = newId()
    const first = await scan(receipt, 'r-1', { id })
    expect(first.body).toMatchObject({ kind: 'registered', serialNumber: 'r-1', line: { registered: 1, missing: 1 } })
    expect((await scan(receipt, 'r-1', { id })).body).toEqual(first.body)
    expect(codesOf(await scan(receipt, 'r-1'))).toEqual(['SERIAL_ALREADY_ON_DOCUMENT'])
    expect(await rows(receipt)).toMatchObject([
      { serialNumber: 'r-1', state: 'registered', returnReceipt: { id: receipt.id } },
    ])
    expect(codesOf(await post(receipt))).toEqual(['SERIAL_NUMBER_MISSING'])
    expect((await scan(receipt, 'r-1', { mode: 'remove' })).body).toMatchObject({
      kind: 'removed',
      line: { registered: 0 },
    })
    expect(codesOf(await scan(receipt, 'r-1', { mode: 'remove' }))).toEqual(['SERIAL_NOT_ON_DOCUMENT'])
    expect(await units(returned.id)).toMatchObject([{ state: 'announced' }, { state: 'announced' }])
    await made(scan(receipt, 'r-1'))
    expect((await scan(receipt, '9520000002008')).body.kind ?? '').not.toBe('registered')
    expect((await scan(receipt, '%PAKBON:POST%')).body).toEqual({ kind: 'command', command: 'post' })
    await made(scan(receipt, '(01)09520000002008(21)r-2'))
    expect((await post(receipt)).body).toMatchObject({ state: 'posted', number: expect.stringMatching(/^RR-/) })
    expect(codesOf(await scan(receipt, 'r-2'))).toEqual(['DOCUMENT_POSTED'])
  })

  test('a list is judged entry by entry, tried before it is kept, or taken whole', async () => {
    await sell('l-1', 'l-2', 'l-3')
    const receipt = await prepare((await announce(['l-1', 'l-2', 'l-3'])).body)
    const asked = { range: { prefix: 'l-', first: '1', last: '4' } }
    const tried = await list(receipt, { ...asked, preview: true })
    expect(tried.body).toMatchObject({
      accepted: 3,
      refused: [{ position: 3, entry: 'l-4' }],
      lines: [{ registered: 3 }],
    })
    expect((await list(receipt, { ...asked, allOrNothing: true })).status).toBe(409)
    expect(await rows(receipt)).toEqual([])
    expect((await list(receipt, asked)).body).toMatchObject({ accepted: 3 })
    expect((await list(receipt, { entries: ['l-2'], mode: 'remove' })).body).toMatchObject({
      accepted: 1,
      lines: [{ registered: 2 }],
    })
    const [unit] = await rows(receipt)
    const off = await service().delete(`/return-receipts/${receipt.id}/registrations/${unit.id}`)
    expect(off.body.lines).toMatchObject([{ registered: 1, missing: 2 }])
    expect((await service().get(`/return-receipts/${receipt.id}/counts`)).body.lines).toMatchObject([{ registered: 1 }])
  })

  test('a unit that nobody announced is taken where a line of its sale has room', async () => {
    await sell('n-1', 'n-2')
    const returned = (await announce(['n-1'])).body
    await made(service().patch(`/return-orders/${returned.id}/lines/${returned.lines[0].id}`, { quantity: 2 }))
    const receipt = await prepare(returned)
    expect((await scan(receipt, 'n-2')).body).toMatchObject({ kind: 'registered', line: { registered: 1 } })
    await made(scan(receipt, 'n-1'))
    await sell('n-3')
    expect(codesOf(await scan(receipt, 'n-3'))).toEqual(['LINE_COMPLETE'])
    const announced = (await rows(receipt)).find(({ serialNumber }: { serialNumber: string }) => serialNumber === 'n-1')
    await made(service().delete(`/return-receipts/${receipt.id}/registrations/${announced.id}`))
    expect((await units(returned.id)).filter(({ state }: { state: string }) => state === 'announced')).toHaveLength(1)
  })

  test('a unit whose product is not on the receipt has no line', async () => {
    await sell('m-1')
    const cable = { customerNumber: 'JANSEN', lines: [{ productNumber: 'CABLE', quantity: 1 }] }
    const receipt = await prepare(await made(service().post('/return-orders', cable)))
    expect(codesOf(await scan(receipt, 'm-1'))).toEqual(['RETURN_LINE_MISSING'])
  })

  test('not readable units count, and need their duty', async () => {
    await sell('u-1', 'u-2')
    const returned = (await announce(['u-1'])).body
    await made(service().patch(`/return-orders/${returned.id}/lines/${returned.lines[0].id}`, { quantity: 2 }))
    const receipt = await prepare(returned)
    const notReadable = (body: object = {}) => service().post(`/return-receipts/${receipt.id}/not-readable`, body)
    expect((await world.as('serviceTechnician').post(`/return-receipts/${receipt.id}/not-readable`, {})).status).toBe(
      403,
    )
    expect((await notReadable()).body.lines).toMatchObject([{ notReadable: 1, missing: 1 }])
    expect(codesOf(await notReadable({ quantity: 2 }))).toEqual(['LINE_COMPLETE'])
    await made(scan(receipt, 'u-1'))
    await made(post(receipt))
    expect(await rows(receipt)).toMatchObject([{ notReadable: true }, { serialNumber: 'u-1' }])
  })

  test('blank receipt is allowed where blank issue is', async () => {
    const lines = [{ productNumber: 'SENSOR', quantity: 2 }]
    const blind = { customerNumber: 'JANSEN', lines, overrideReason: 'no labels' }
    const receipt = await prepare(await made(service().post('/return-orders', blind)))
    expect((await post(receipt)).body).toMatchObject({ state: 'posted', lines: [{ quantity: 2, registered: 0 }] })
  })

  test('quantities change until it is posted; it can be discarded', async () => {
    await sell('q-1', 'q-2')
    const returned = (await announce(['q-1', 'q-2'])).body
    const receipt = await prepare(returned)
    const url = `/return-receipts/${receipt.id}`
    const change = (quantity: number) => service().patch(url, { lines: [{ lineId: receipt.lines[0].id, quantity }] })
    expect(codesOf(await change(3))).toEqual(['RECEIVED_MORE_THAN_EXPECTED'])
    await made(scan(receipt, 'q-1'))
    expect((await change(1)).body.lines).toMatchObject([{ quantity: 1, missing: 0 }])
    expect((await service().delete(url)).body).toMatchObject({ state: 'discarded', lines: [{ registered: 0 }] })
    expect(codesOf(await service().delete(url))).toEqual(['DOCUMENT_DISCARDED'])
    expect(await order(returned.id)).toMatchObject({ lines: [{ announced: 2, leftToReceive: 2 }] })
  })
})

describe('D51 the return policy of the group', () => {
  const receiptFor = async (customerNumber = 'JANSEN', more: object = {}) => {
    const lines = [{ productNumber: 'CAMERA', quantity: 1 }]
    const asked = { customerNumber, lines, overrideReason: 'without papers', ...more }
    return prepare(await made(service().post('/return-orders', asked)))
  }

  test.each([
    ['unknown', async () => ['k-unknown', await receiptFor()]],
    [
      'returnedBefore',
      async () => {
        await sell('k-before')
        await receive(['k-before'])
        await customerSells('JANSEN', 'k-before')
        return ['k-before', await receiptFor()]
      },
    ],
    [
      'otherCustomer',
      async () => {
        await customerSells('SMITH', 'k-other')
        return ['k-other', await receiptFor()]
      },
    ],
    [
      'otherInvoice',
      async () => {
        await sell('k-own')
        await sell('k-invoice')
        return ['k-invoice', await prepare((await announce(['k-own'])).body)]
      },
    ],
  ] as const)('%s: blocked, warned of with a reason, or recorded', async (finding, given) => {
    const [serial, receipt] = (await given()) as [string, { id: string }]
    await setPolicy('block')
    const blocked = await scan(receipt, serial, { overrideReason: 'all the same' })
    expect(blocked.body.refusals).toMatchObject([{ code: 'RETURN_NOT_ALLOWED', details: { findings: [finding] } }])
    await setPolicy('warn')
    expect(codesOf(await scan(receipt, serial))).toEqual(['RETURN_REASON_NEEDED'])
    await made(scan(receipt, serial, { overrideReason: 'all the same' }))
    expect(await rows(receipt)).toMatchObject([{ findings: [finding], overrideReason: 'all the same' }])
    await made(scan(receipt, serial, { mode: 'remove' }))
    await setPolicy('off')
    await made(scan(receipt, serial))
    expect(await rows(receipt)).toMatchObject([{ findings: [finding], overrideReason: '' }])
    await setPolicy('warn')
    expect((await post(receipt)).body.state).toBe('posted')
  })

  test('what was found is told in words', async () => {
    const receipt = await receiptFor()
    const answer = await service().post(
      `/return-receipts/${receipt.id}/scans`,
      { text: 'w-1' },
      { 'accept-language': 'nl' },
    )
    expect(answer.body.refusals[0].text).toContain('niet door ons verkocht')
  })

  test('I24 returned twice is always refused, whatever the policy', async () => {
    await setPolicy('off')
    await sell('t-1')
    const { receipt } = await receive(['t-1'])
    const again = await announce(['t-1'])
    expect(again.body.refusals).toMatchObject([
      { code: 'UNIT_RETURNED_ALREADY', details: { document: receipt.number } },
    ])
    expect(codesOf(await scan(await receiptFor(), 't-1'))).toEqual(['UNIT_RETURNED_ALREADY'])
    await sell('t-2')
    const announced = (await announce(['t-2'])).body
    expect(codesOf(await scan(await receiptFor(), 't-2'))).toEqual(['UNIT_RETURNED_ALREADY'])
    expect((await announce(['t-2'])).body.refusals[0].details.document).toBe(announced.number)
    await made(scan(await receiptFor(), 't-unknown'))
    expect(codesOf(await scan(await receiptFor(), 't-unknown'))).toEqual(['UNIT_RETURNED_ALREADY'])
    await setPolicy('warn')
  })

  test('a unit that is only shipped is not returned: its packing slip is cancelled', async () => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'x-1')
    expect(codesOf(await scan(await receiptFor(), 'x-1'))).toEqual(['UNIT_NOT_INVOICED'])
  })

  test('more than was invoiced does not come back', async () => {
    await sell('v-1')
    const returned = (await announce(['v-1'])).body
    const receipt = await prepare(returned)
    await made(service().post(`/return-receipts/${receipt.id}/not-readable`, {}))
    const other = await receiptFor()
    expect(codesOf(await scan(other, 'v-1'))).toEqual(['UNIT_RETURNED_ALREADY'])
    await made(post(receipt))
    await made(service().delete(`/return-orders/${returned.id}/units/${(await units(returned.id))[0].id}`))
    await made(scan(other, 'v-1'))
    expect(codesOf(await post(other))).toEqual(['RETURNED_MORE_THAN_INVOICED', 'CREDITED_MORE_THAN_INVOICED'])
  })
})

describe('D51 a receipt is reversed in full, once', () => {
  test('its units are the customer’s again', async () => {
    const invoice = await sell('b-1', 'b-2')
    const { order: returned, receipt } = await receive(['b-1', 'b-2'])
    const line = async () => (await world.as('salesClerk').get(`/sales-orders/${invoice.salesOrderId}`)).body.lines[0]
    expect(await line()).toMatchObject({ quantityReturned: 2 })
    expect((await reverse(receipt)).body).toMatchObject({ state: 'reversed', reversalReason: 'sent by mistake' })
    expect(await line()).toMatchObject({ quantityReturned: 0 })
    expect(await order(returned.id)).toMatchObject({
      state: 'open',
      quantityReceived: 0,
      receipts: [{ state: 'reversed' }],
    })
    expect(codesOf(await reverse(receipt))).toEqual(['RECEIPT_REVERSED'])
    expect((await world.as('salesManager').get('/serial-numbers/trace?serial=b-1')).body.exact).toMatchObject({
      state: 'invoiced',
    })
    expect((await receive(['b-1'])).receipt.state).toBe('posted')
  })

  test('not once a unit was credited, or its serial number sold again', async () => {
    await sell('b-3', 'b-4')
    const { order: returned, receipt } = await receive(['b-3', 'b-4'])
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    await made(world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: 'b-3' }))
    expect((await reverse(receipt)).body.refusals).toMatchObject([
      { code: 'UNIT_SOLD_AGAIN', details: { serialNumber: 'b-3' } },
    ])
    await made(world.as('shippingClerk').delete(`/packing-slips/${slip.id}`))
    await made(credit(returned))
    expect(codesOf(await reverse(receipt))).toEqual(['UNIT_SETTLED', 'UNIT_SETTLED'])
  })

  test('not a preparation, and never without a reason', async () => {
    await sell('b-5')
    const receipt = await prepare((await announce(['b-5'])).body)
    expect(codesOf(await reverse(receipt))).toEqual(['DOCUMENT_NOT_POSTED'])
    expect((await service().post(`/return-receipts/${receipt.id}/reversal`, {})).status).toBe(400)
    await made(scan(receipt, 'b-5'))
    await made(post(receipt))
    expect(codesOf(await service().post(`/return-receipts/${receipt.id}/reversal`, { reason: ' ' }))).toEqual([
      'REASON_NEEDED',
    ])
  })
})

test('500 scans in a row', { timeout: 120_000 }, async () => {
  const serials = Array.from({ length: 500 }, (_, index) => `many-${index}`)
  await sell(...serials)
  const receipt = await prepare((await announce(serials)).body)
  for (const serial of serials) await made(scan(receipt, serial))
  expect((await post(receipt)).body.lines).toMatchObject([{ registered: 500, missing: 0 }])
})
