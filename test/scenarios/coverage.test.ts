import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { returnsOf } from '#test/returns.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  const administrator = world.as('administrator')
  const product = (number: string, more: object) => administrator.post('/products', { number, name: number, ...more })
  await product('WARRANTY-2', {
    kind: 'service',
    coverageTerms: [{ kind: 'warranty', name: 'Extra', length: 2, unit: 'years', startsFrom: 'invoice' }],
  })
})
afterAll(() => world.close())

const service = () => world.as('serviceTechnician')
const selling = () => world.as('salesClerk')
const shipping = () => world.as('shippingClerk')
const invoicing = () => world.as('accountsReceivableClerk')
const cardOf = async (serial: string, on = '') => {
  return (await service().get(`/serial-numbers/trace?serial=${encodeURIComponent(serial)}${on && `&on=${on}`}`)).body
    .exact
}

/** Units sold on a packing slip of a day, and invoiced some days later. */
async function sell(postingOn: string, invoiceOn: string | null, ...serials: string[]) {
  const order = await makeOrder(world, ['CAMERA', serials.length])
  const slip = await preparePackingSlip(world, order)
  for (const text of serials) await shipping().post(`/packing-slips/${slip.id}/scans`, { text })
  const posted = (await shipping().post(`/packing-slips/${slip.id}/posting`, { postingOn })).body
  if (invoiceOn) await invoiceOrder(order.id, invoiceOn)
  return { order, slip: posted }
}

async function invoiceOrder(salesOrderId: string, invoiceOn: string, more: object = {}) {
  const invoice = (await invoicing().post('/invoices', { salesOrderId, ...more })).body
  return (await invoicing().post(`/invoices/${invoice.id}/posting`, { invoiceOn })).body
}

const addTerm = (id: string, body: object, who: Parameters<World['as']>[0] = 'serviceTechnician') =>
  world.as(who).post(`/registrations/${id}/coverage-terms`, body)
const contract = { kind: 'service', basis: 'serviceContract', length: 1, unit: 'years', reason: 'contract 12' }
const textsOf = (term: { steps: { text: string }[] }) => term.steps.map(({ text }) => text)

describe('D53 coverage of one unit alone', () => {
  test('a service contract from a day, with each step in words, in both languages', async () => {
    await sell('2026-01-31', '2026-02-05', 'one-1')
    const { id } = await cardOf('one-1')
    const added = await addTerm(id, { ...contract, startsOn: '2026-03-01' })
    expect(added.status).toBe(201)
    expect(added.body.coverage[1]).toMatchObject({ basis: 'serviceContract', from: '2026-03-01', until: '2027-02-28' })
    expect(added.body.life.at(-1)).toMatchObject({ act: 'coverageAdded', reason: 'contract 12' })
    const card = await cardOf('one-1', '2026-06-01')
    expect(card.verdict).toMatchObject({
      warranty: { valid: true, code: 'valid', until: '2028-01-30' },
      service: { valid: true, until: '2027-02-28' },
    })
    const dutch = await service().get(`/registrations/${id}?on=2026-06-01`, { 'accept-language': 'nl' })
    expect(textsOf(dutch.body.coverage[0])).toEqual([
      `Begint op 31 januari 2026, de leveringsdatum (${card.packingSlip.number}).`,
      'Loopt 24 maanden: tot en met 30 januari 2028.',
    ])
    expect(dutch.body.verdict.service.text).toBe('Service geldig tot en met 28 februari 2027')
    expect(dutch.body.whereIs).toMatchObject({ place: 'withCustomer', since: '2026-01-31' })
  })
})

describe('D53 coverage that was sold later, on a line of its own, for a named serial number', () => {
  const sellCoverage = async (quantity = 1) => {
    const order = await makeOrder(world, ['WARRANTY-2', quantity])
    return { order, salesOrderLineId: order.lines[0].id as string }
  }

  test('counts from the invoice of its line on, and ends where that is credited', async () => {
    await sell('2026-01-31', '2026-02-05', 'ext-1')
    const { id } = await cardOf('ext-1')
    const { order, salesOrderLineId } = await sellCoverage()
    const added = await addTerm(id, { salesOrderLineId, reason: 'sold by phone' }, 'salesClerk')
    expect(added.body.coverage[1]).toMatchObject({
      basis: 'extendedWarranty',
      name: 'Extra',
      from: null,
      valid: false,
      steps: [{ code: 'notSold', order: order.number, line: 1 }],
    })
    await invoiceOrder(order.id, '2027-12-01', { directLines: [{ salesOrderLineId, quantity: 1 }] })
    expect((await cardOf('ext-1', '2029-11-30')).verdict.warranty).toMatchObject({ valid: true, until: '2029-11-30' })
    const credit = { id: crypto.randomUUID(), quantity: 1 }
    await selling().post(`/sales-orders/${order.id}/lines/${salesOrderLineId}/credits`, credit)
    await invoiceOrder(order.id, '2028-01-01', { creditLineIds: [credit.id] })
    const credited = await cardOf('ext-1', '2029-01-01')
    expect(credited.coverage[1].steps).toMatchObject([{ code: 'saleCredited' }])
    expect(credited.verdict.warranty).toMatchObject({ valid: false, code: 'expired', until: '2028-01-30' })
  })

  test('covers as many units as were sold, and none where the line is cancelled or its product has no terms', async () => {
    await sell('2026-01-31', null, 'ext-2', 'ext-3')
    const [one, two] = [await cardOf('ext-2'), await cardOf('ext-3')]
    const { order, salesOrderLineId } = await sellCoverage()
    const reason = 'sold'
    const first = await addTerm(one.id, { salesOrderLineId, reason })
    const refused = await addTerm(two.id, { salesOrderLineId, reason })
    expect(refused.body.refusals).toMatchObject([
      { code: 'COVERAGE_LINE_USED_UP', rule: 'D53', details: { quantity: 1, serialNumbers: ['ext-2'] } },
    ])
    const { unitTermId } = first.body.coverage[1]
    await service().post(`/registrations/${one.id}/coverage-terms/${unitTermId}/withdrawal`, { reason: 'wrong unit' })
    expect((await addTerm(two.id, { salesOrderLineId, reason })).status).toBe(201)
    const cancelled = await sellCoverage()
    await selling().post(`/sales-orders/${cancelled.order.id}/lines/${cancelled.salesOrderLineId}/cancellation`)
    expect(codesOf(await addTerm(one.id, { salesOrderLineId: cancelled.salesOrderLineId, reason }))).toEqual([
      'COVERAGE_LINE_CANCELLED',
    ])
    const cables = await makeOrder(world, ['CABLE', 1])
    expect(codesOf(await addTerm(one.id, { salesOrderLineId: cables.lines[0].id, reason }))).toEqual([
      'COVERAGE_LINE_WITHOUT_TERMS',
    ])
    expect(order.number).toBeTruthy()
  })
})

describe('D53 adding and withdrawing', () => {
  test('a repeated id is answered as the first was; another one with it is refused', async () => {
    await sell('2026-01-31', null, 'rep-1')
    const { id } = await cardOf('rep-1')
    const body = { ...contract, id: crypto.randomUUID(), startsOn: '2026-03-01' }
    await addTerm(id, body)
    expect((await addTerm(id, body)).body.coverage).toHaveLength(2)
    expect(codesOf(await addTerm(id, { ...body, length: 2 }))).toEqual(['ALREADY_EXISTS'])
  })

  test('a withdrawn term counts on no day and stays to be seen; once', async () => {
    await sell('2026-01-31', null, 'wit-1')
    const { id } = await cardOf('wit-1')
    const { unitTermId } = (await addTerm(id, { ...contract, startsOn: '2026-03-01' })).body.coverage[1]
    const withdraw = (reason?: string) =>
      service().post(`/registrations/${id}/coverage-terms/${unitTermId}/withdrawal`, { reason })
    expect(codesOf(await withdraw(' '))).toEqual(['REASON_NEEDED'])
    const { body } = await withdraw('not paid')
    expect(body.coverage[1]).toMatchObject({ withdrawn: true, valid: false, steps: [{ code: 'withdrawn' }] })
    expect(body.life.at(-1)).toMatchObject({ act: 'coverageWithdrawn', reason: 'not paid' })
    expect(body.verdict.service.code).toBe('noTerm')
    expect((await withdraw('again')).body.refusals).toMatchObject([
      { code: 'COVERAGE_TERM_WITHDRAWN', details: { reason: 'not paid' } },
    ])
  })

  test('needs a reason, a delivered unit and a fitting basis, and one of its duties', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const scanned = (await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'nee-1' })).body
    expect(codesOf(await addTerm(scanned.registrationId, contract))).toEqual(['UNIT_NOT_DELIVERED'])
    await shipping().post(`/packing-slips/${slip.id}/posting`)
    expect(codesOf(await addTerm(scanned.registrationId, { ...contract, reason: '' }))).toEqual(['REASON_NEEDED'])
    const wrong = await addTerm(scanned.registrationId, { ...contract, basis: 'extendedWarranty' })
    expect(codesOf(wrong)).toEqual(['COVERAGE_BASIS_OF_KIND'])
    expect((await addTerm(scanned.registrationId, contract, 'shippingClerk')).status).toBe(403)
    for (const body of [
      {},
      { kind: 'service' },
      { ...contract, basis: undefined },
      { ...contract, startsFrom: 'day' },
    ]) {
      expect(codesOf(await addTerm(scanned.registrationId, { reason: 'x', ...body }))).toEqual(['REQUEST_SHAPE'])
    }
    await shipping().post(`/packing-slips/${slip.id}/cancellation`)
    expect(codesOf(await addTerm(scanned.registrationId, contract))).toEqual(['UNIT_CLOSED'])
  })

  test('D4: a term of a product rests on what fits its kind', async () => {
    const put = (term: object) =>
      world.as('administrator').post('/products', {
        number: `P-${crypto.randomUUID().slice(0, 8)}`,
        name: 'P',
        coverageTerms: [{ length: 1, unit: 'years', ...term }],
      })
    const guarantee = await put({ kind: 'warranty', basis: 'legalGuarantee' })
    expect(guarantee.body.coverageTerms).toMatchObject([{ basis: 'legalGuarantee', startsFrom: 'delivery' }])
    expect((await put({ kind: 'service' })).body.coverageTerms).toMatchObject([{ basis: 'serviceContract' }])
    expect(codesOf(await put({ kind: 'service', basis: 'legalGuarantee' }))).toEqual(['COVERAGE_BASIS_OF_KIND'])
  })
})

describe('D53 computed from the facts each time', () => {
  test('a reversed delivery takes coverage away', async () => {
    const { slip } = await sell('2026-01-31', null, 'rev-1')
    const { id } = await cardOf('rev-1')
    await addTerm(id, contract)
    await shipping().post(`/packing-slips/${slip.id}/cancellation`)
    const { verdict, coverage, whereIs, sold } = await cardOf('rev-1', '2026-06-01')
    expect(sold).toBe(false)
    expect(coverage.every(({ valid }: { valid: boolean }) => !valid)).toBe(true)
    expect(verdict.warranty).toMatchObject({ valid: false, code: 'deliveryReversed' })
    expect(whereIs.place).toBe('reversed')
  })

  test('a term of the product that changes changes the answer, for every day', async () => {
    await sell('2026-01-31', null, 'chg-1')
    const products = (await world.as('administrator').get('/products?text=CAMERA')).body.items
    const camera = products.find(({ number }: { number: string }) => number === 'CAMERA')
    const set = (length: number) =>
      world.as('administrator').patch(`/products/${camera.id}`, {
        coverageTerms: [{ kind: 'warranty', length, unit: 'months' }],
      })
    await set(12)
    expect((await cardOf('chg-1', '2027-01-31')).verdict.warranty).toMatchObject({ valid: false, until: '2027-01-30' })
    await set(24)
    expect((await cardOf('chg-1', '2027-01-31')).verdict.warranty).toMatchObject({ valid: true, until: '2028-01-30' })
  })

  test('D15, D40: a unit completed late has the coverage of one that was registered at once', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2]))
    await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'late-1' })
    const marked = (await shipping().post(`/packing-slips/${slip.id}/not-readable`, {})).body
    await shipping().post(`/packing-slips/${slip.id}/posting`, { postingOn: '2025-05-05' })
    await shipping().post(`/registrations/${marked.registrationIds[0]}/corrections`, {
      serialNumber: 'late-2',
      reason: 'the customer read it out',
    })
    const [early, late] = [await cardOf('late-1', '2026-01-01'), await cardOf('late-2', '2026-01-01')]
    expect(late.coverage).toEqual(early.coverage)
    expect(late.verdict).toEqual(early.verdict)
  })
})

describe('D50 many serial numbers at once', () => {
  const ask = (serials: readonly string[], more: object = {}, extension = '') =>
    service().post(`/serial-numbers/statuses${extension}`, { serials, ...more })

  test('a status for each in its place: sold, in preparation, ambiguous, unknown with near misses, not valid', async () => {
    await sell('2026-01-31', '2026-02-05', 'MANY-10')
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    await shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'MANY-2' })
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'MANY-3')
    await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'MANY-3')
    const { body } = await ask(['many-10', 'MANY-2', 'MANY-3', 'MANY-I0', 'never', '\u202e'], { on: '2026-06-01' })
    expect(body.on).toBe('2026-06-01')
    expect(body.items.map(({ result }: { result: string }) => result)).toEqual([
      'sold',
      'notSold',
      'ambiguous',
      'unknown',
      'unknown',
      'notValid',
    ])
    expect(body.items[0]).toMatchObject({
      entry: 'many-10',
      unit: { serialNumber: 'MANY-10', customerName: 'Jansen', invoicedOn: '2026-02-05' },
      verdict: { warranty: { valid: true, until: '2028-01-30' }, service: { code: 'noTerm' } },
      whereIs: { place: 'withCustomer' },
    })
    expect(body.items[1].whereIs.place).toBe('inPreparation')
    expect(body.items[2].products).toHaveLength(2)
    expect(body.items[3].nearMisses).toBe(1)
    expect(body.items[4].nearMisses).toBe(0)
    expect(body.items[5].refusals).toMatchObject([{ code: 'SERIAL_NUMBER_CHARACTER' }])
    const camera = body.items[2].products.find(({ number }: { number: string }) => number === 'CAMERA')
    expect((await ask(['MANY-3'], { productId: camera.id })).body.items).toMatchObject([{ result: 'sold' }])
    expect((await ask([']d2010952000000200821MANY-3'])).body.items).toMatchObject([
      { result: 'sold', unit: { productNumber: 'CAMERA' } },
    ])
  })

  test('as CSV and as a workbook, in the language of the caller', async () => {
    await sell('2026-01-31', '2026-02-05', 'FILE-1')
    const csv = await ask(['FILE-1', 'FILE-1-never'], { on: '2026-06-01' }, '.csv')
    const [heads, row, unknown] = String(csv.body).split('\r\n')
    expect(heads).toMatch(/^\ufeffInvoer,Uitkomst,Serienummer/)
    expect(row).toContain('Garantie geldig tot en met 30 januari 2028,2028-01-30')
    expect(unknown).toMatch(/^FILE-1-never,unknown,/)
    const workbook = await ask(['FILE-1'], {}, '.xlsx')
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  test('needs the duty, and takes at most 1,000', async () => {
    expect((await world.as('nobody').post('/serial-numbers/statuses', { serials: ['x'] })).status).toBe(403)
    expect(codesOf(await ask(Array.from({ length: 1001 }, (_, index) => `S-${index}`)))).toEqual(['REQUEST_SHAPE'])
  })
})

describe('D53 what ends within some days', () => {
  const ending = async (query: string) => (await service().get(`/coverage/ending?${query}`)).body.items
  const serialsOf = (items: { serialNumber: string; kind: string }[]) =>
    items.map(({ serialNumber, kind }) => `${serialNumber} ${kind}`)

  test('by the exact day, the first to end first; of a term of the unit too; not what lasts longer or has ended', async () => {
    await sell('2021-03-31', null, 'end-1')
    await sell('2021-04-10', null, 'end-2', 'end-3')
    await sell('2021-02-01', null, 'end-4')
    const goodwill = { kind: 'warranty', basis: 'goodwill', length: 1, unit: 'years', reason: 'kind' }
    await addTerm((await cardOf('end-3')).id, { ...goodwill, startsOn: '2023-04-01' })
    await addTerm((await cardOf('end-4')).id, { ...goodwill, startsOn: '2022-04-06' })
    const found = await ending('on=2023-03-30&days=30')
    expect(serialsOf(found)).toEqual(['end-1 warranty', 'end-4 warranty', 'end-2 warranty'])
    expect(found.map(({ until }: { until: string }) => until)).toEqual(['2023-03-30', '2023-04-05', '2023-04-09'])
    expect(serialsOf(await ending('on=2023-03-31&days=10'))).toEqual(['end-4 warranty', 'end-2 warranty'])
    expect(serialsOf(await ending('on=2023-03-31&days=9'))).toEqual(['end-4 warranty', 'end-2 warranty'])
    expect(serialsOf(await ending('on=2023-03-31&days=8'))).toEqual(['end-4 warranty'])
    expect(await ending('on=2023-03-30&days=30&kind=service')).toEqual([])
    expect(serialsOf(await ending('on=2023-03-30&days=30&sort=-until&limit=1'))).toEqual(['end-2 warranty'])
    for (const { id, until } of found) {
      expect((await service().get(`/registrations/${id}?on=2023-03-30`)).body.verdict.warranty.until).toBe(until)
    }
  })

  test('page by page, and as CSV', async () => {
    const read = (more: string) => service().get(`/coverage/ending?on=2023-03-30&days=30&limit=2${more}`)
    const first = (await read('')).body
    const rest = (await read(`&cursor=${first.next}`)).body
    expect(serialsOf([...first.items, ...rest.items])).toEqual(['end-1 warranty', 'end-4 warranty', 'end-2 warranty'])
    const csv = String((await service().get('/coverage/ending.csv?on=2023-03-30&days=30')).body)
    expect(csv.split('\r\n')[1]).toMatch(/^end-1,CAMERA,.*warranty,2023-03-30,2021-03-31/)
  })
})

describe('D53 what came back', () => {
  const { service: desk, made, announce, prepare, scan, post, credit } = returnsOf(() => world)
  const receive = async (serial: string, disposition: string, postingOn: string) => {
    const order = await made(announce([serial], { disposition }))
    const receipt = await prepare(order)
    await made(scan(receipt, serial))
    await made(post(receipt, { postingOn }))
    return order
  }

  test('is extended by the days of its repair, and is here meanwhile', async () => {
    await sell('2026-01-31', '2026-02-05', 'fix-1')
    const { id } = await cardOf('fix-1')
    const order = await receive('fix-1', 'repair', '2026-03-01')
    const inRepair = await cardOf('fix-1', '2026-03-06')
    expect(inRepair).toMatchObject({
      whereIs: { place: 'inRepair', since: '2026-03-01', document: { kind: 'returnReceipt' } },
      returns: [{ state: 'received', disposition: 'repair', returnOrderNumber: order.number }],
    })
    expect(inRepair.coverage[0]).toMatchObject({ until: '2028-02-04', steps: [{}, {}, { isStillHere: true, days: 5 }] })
    const returnUnitIds = [inRepair.returns[0].id]
    await made(desk().post(`/return-orders/${order.id}/repair-returns`, { returnUnitIds, sentBackOn: '2026-03-11' }))
    const back = await cardOf('fix-1', '2026-06-01')
    expect(back).toMatchObject({ id, sold: true, whereIs: { place: 'withCustomer', since: '2026-03-11' } })
    expect(back.coverage[0]).toMatchObject({ until: '2028-02-09', steps: [{}, {}, { code: 'repair', days: 10 }] })
  })

  test('ends with its return; the replacement takes the rest over, and both show the chain', async () => {
    await world.as('administrator').patch('/company', { replacementMinimumDays: 90 })
    await sell('2026-01-31', '2026-02-05', 'old-1')
    const old = await cardOf('old-1')
    await addTerm(old.id, { ...contract, startsOn: '2026-02-01' })
    const order = await receive('old-1', 'replace', '2026-03-01')
    const { salesOrder } = await made(desk().post(`/return-orders/${order.id}/replacements`, {}))
    const slip = await preparePackingSlip(world, salesOrder)
    await made(shipping().post(`/packing-slips/${slip.id}/scans`, { text: 'new-1' }))
    await made(shipping().post(`/packing-slips/${slip.id}/posting`, { postingOn: '2026-03-05' }))
    const replacement = await cardOf('new-1', '2026-06-01')
    expect(replacement).toMatchObject({
      replaces: { registrationId: old.id, serialNumber: 'old-1' },
      whereIs: { place: 'withCustomer' },
      verdict: {
        warranty: { valid: true, from: '2026-03-05', until: '2028-01-30' },
        service: { valid: true, until: '2027-01-31' },
      },
    })
    expect(replacement.coverage[0].steps).toMatchObject([
      { code: 'started', day: '2026-03-05' },
      { code: 'inherited', serialNumber: 'old-1', until: '2028-01-30' },
    ])
    const replaced = await cardOf('old-1', '2026-06-01')
    expect(replaced).toMatchObject({
      sold: true,
      replacedBy: { registrationId: replacement.id, serialNumber: 'new-1' },
      whereIs: { place: 'replaced', since: '2026-03-01' },
      verdict: { warranty: { valid: false, code: 'ended', until: '2026-03-01' } },
    })
    await world.as('administrator').patch('/company', { replacementMinimumDays: 1000 })
    expect((await cardOf('new-1')).verdict.warranty.until).toBe('2028-11-28')
    await world.as('administrator').patch('/company', { replacementMinimumDays: 0 })
    const { items } = (
      await service().post('/serial-numbers/statuses', { serials: ['new-1', 'old-1'], on: '2026-06-01' })
    ).body
    expect(items).toMatchObject([
      { result: 'sold', verdict: { warranty: { until: '2028-01-30' } }, whereIs: { place: 'withCustomer' } },
      { result: 'sold', verdict: { warranty: { code: 'ended' } }, whereIs: { place: 'replaced' } },
    ])
    const ending = (await service().get('/coverage/ending?on=2028-01-10&days=30')).body.items
    expect(ending.map(({ serialNumber }: { serialNumber: string }) => serialNumber)).toContain('new-1')
    expect(ending.map(({ serialNumber }: { serialNumber: string }) => serialNumber)).not.toContain('old-1')
  })

  test('credited: it was sold, it came back, and nothing holds; sold again it begins anew', async () => {
    await sell('2026-01-31', '2026-02-05', 'back-1')
    const order = await receive('back-1', 'credit', '2026-03-01')
    const { creditNotes } = await made(credit(order))
    expect(await cardOf('back-1', '2026-06-01')).toMatchObject({
      sold: true,
      state: 'returned',
      whereIs: { place: 'returned' },
      verdict: { warranty: { code: 'ended' } },
      returns: [{ creditNote: { number: creditNotes[0].number } }],
    })
    await sell('2026-07-01', null, 'back-1')
    const again = await cardOf('back-1', '2026-08-01')
    expect(again.verdict.warranty).toMatchObject({ valid: true, from: '2026-07-01' })
    expect(again.returns).toEqual([])
  })
})
