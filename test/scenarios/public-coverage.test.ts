import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, addMonths } from '#domain/calendar.ts'
import { ask, done, sellTo } from '#test/buyers.ts'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { returnsOf } from '#test/returns.ts'
import { importSoldUnits, soldRow } from '#test/sold-units.ts'
import { type Answer, openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
let other: WorldCompany

beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  other = await world.secondCompany('ANDER')
  await makeCast(other)
  await open(world)
})
afterAll(() => world.close())

const returns = returnsOf(() => world)
const claimTexts = { nl: 'Bel 030 000 0000.', en: 'Call +31 30 000 0000.' }
const open = (company: WorldCompany, more: object = {}) =>
  done(company.as('administrator').patch('/company', { publicCoverage: true, claimTexts, ...more }))
const found = (answer: Answer) => [answer.status, answer.body.units?.length ?? answer.body.code]
const notFound = [404, 'COVERAGE_NOT_FOUND']

describe('D53 a buyer asks how long a unit is covered', () => {
  test('the invoice number proves the purchase: product, warranty, service, how to claim, and nothing else', async () => {
    const { slip, invoice } = await sellTo(world, { serialNumber: 'pc-1' })
    const answer = await ask(world, { serialNumber: 'PC-1', proof: invoice.number })
    const { on } = answer.body
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        company: 'Voorbeeld',
        on: slip.postingOn,
        units: [
          {
            product: 'camera',
            warranty: { code: 'valid', from: on, until: addDays(addMonths(on, 24), -1) },
            service: { code: 'none', from: null, until: null },
          },
        ],
        howToClaim: claimTexts.en,
      },
    ])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test.each([
    ['the postcode of the invoice address', '3511 aa'],
    ['the postcode of the delivery address', '9711ZZ'],
  ])('so does %s', async (_, proof) => {
    const serialNumber = `pc-2-${proof.slice(0, 4)}`
    await sellTo(world, { serialNumber, invoicePostcode: '3511 AA', deliveryPostcode: '9711 ZZ' })
    expect(found(await ask(world, { serialNumber, proof }))).toEqual([200, 1])
    expect(found(await ask(world, { serialNumber, proof: '1012 AB' }))).toEqual(notFound)
  })

  test('it is scanned as well as typed: GS1 and Digital Link name the product', async () => {
    const { invoice } = await sellTo(world, { serialNumber: 'PC-GS1' })
    const proof = invoice.number
    for (const serialNumber of [
      ']d2010952000000200821PC-GS1',
      '(01)09520000002008(21)PC-GS1',
      'https://id.example.com/01/09520000002008/21/PC-GS1',
    ]) {
      expect(found(await ask(world, { serialNumber, proof })), serialNumber).toEqual([200, 1])
    }
    const ofOther = '(01)09520000007003(21)PC-GS1'
    expect(found(await ask(world, { serialNumber: ofOther, proof }))).toEqual(notFound)
    expect(found(await ask(world, { serialNumber: 'PC-GS1', gtin: '9520000002008', proof }))).toEqual([200, 1])
    expect(found(await ask(world, { serialNumber: 'PC-GS1', gtin: '9520000007003', proof }))).toEqual(notFound)
  })

  test('before it is invoiced the postcode of its delivery proves it', async () => {
    await sellTo(world, { serialNumber: 'pc-3', deliveryPostcode: '4811 CC', invoiceOn: null })
    expect(found(await ask(world, { serialNumber: 'pc-3', proof: '4811CC' }))).toEqual([200, 1])
  })

  test('an invoice that delivers itself', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const clerk = world.as('accountsReceivableClerk')
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const draft = await done(clerk.post('/invoices', { salesOrderId: order.id, directLines }))
    await done(clerk.post(`/invoices/${draft.id}/scans`, { text: 'pc-direct' }))
    expect(found(await ask(world, { serialNumber: 'pc-direct', proof: '1012AB' }))).toEqual(notFound)
    const { number } = await done(clerk.post(`/invoices/${draft.id}/posting`, {}))
    expect(found(await ask(world, { serialNumber: 'pc-direct', proof: number }))).toEqual([200, 1])
  })

  test('what has ended says so, with its last day', async () => {
    const { invoice } = await sellTo(world, { serialNumber: 'pc-4', postingOn: '2020-03-01', invoiceOn: '2020-03-01' })
    const { body } = await ask(world, { serialNumber: 'pc-4', proof: invoice.number })
    expect(body.units[0].warranty).toEqual({ code: 'expired', from: '2020-03-01', until: '2022-02-28' })
  })

  test('how to claim is told in the language of who asks, else in the one that there is, else not', async () => {
    const { invoice } = await sellTo(world, { serialNumber: 'pc-5' })
    const told = async (language: string) =>
      (await ask(world, { serialNumber: 'pc-5', proof: invoice.number }, { language })).body.howToClaim
    expect([await told('nl'), await told('en'), await told('fr')]).toEqual([
      claimTexts.nl,
      claimTexts.en,
      claimTexts.en,
    ])
    await open(world, { claimTexts: { nl: claimTexts.nl, en: '' } })
    expect(await told('en')).toBe(claimTexts.nl)
    await open(world, { claimTexts: {} })
    expect(await told('nl')).toBeNull()
    await open(world)
  })

  test('two products of one purchase with one serial number: both are told', async () => {
    await sellTo(world, { serialNumber: 'pc-6', deliveryPostcode: '6511 DD' })
    await sellTo(world, { serialNumber: 'pc-6', productNumber: 'SENSOR', deliveryPostcode: '6511 DD' })
    const { body } = await ask(world, { serialNumber: 'pc-6', proof: '6511DD' })
    expect(body.units.map(({ product }: { product: string }) => product).sort()).toEqual(['camera', 'sensor'])
  })
})

describe('D53 only who has it now', () => {
  test('a corrected serial number answers, and the wrong one no longer', async () => {
    await sellTo(world, { serialNumber: 'pc-wrong', deliveryPostcode: '7411 EE', invoiceOn: null })
    const { exact } = await done(world.as('auditor').get('/serial-numbers/trace?serial=pc-wrong'))
    const corrected = { serialNumber: 'pc-right', reason: 'misread' }
    await done(world.as('shippingClerk').post(`/registrations/${exact.id}/corrections`, corrected))
    expect(found(await ask(world, { serialNumber: 'pc-right', proof: '7411EE' }))).toEqual([200, 1])
    expect(found(await ask(world, { serialNumber: 'pc-wrong', proof: '7411EE' }))).toEqual(notFound)
  })

  test('a sale that was taken back, and the same unit sold to somebody else', async () => {
    const first = await sellTo(world, { serialNumber: 'pc-7', deliveryPostcode: '8011 FF', invoiceOn: null })
    const cancellation = { reason: 'wrong house' }
    await done(world.as('shippingClerk').post(`/packing-slips/${first.slip.id}/cancellation`, cancellation))
    expect(found(await ask(world, { serialNumber: 'pc-7', proof: '8011FF' }))).toEqual(notFound)
    const second = await sellTo(world, { serialNumber: 'pc-7', customerNumber: 'SMITH', deliveryPostcode: '2011 GG' })
    expect(found(await ask(world, { serialNumber: 'pc-7', proof: second.invoice.number }))).toEqual([200, 1])
    expect(found(await ask(world, { serialNumber: 'pc-7', proof: '2011GG' }))).toEqual([200, 1])
    expect(found(await ask(world, { serialNumber: 'pc-7', proof: '8011FF' }))).toEqual(notFound)
  })

  test('one that came back for good, whatever proves its sale; one that is here for repair is still its buyer’s', async () => {
    const { invoice } = await sellTo(world, { serialNumber: 'pc-back', deliveryPostcode: '3011 HH' })
    const asked = async (proof: string) => found(await ask(world, { serialNumber: 'pc-back', proof }))
    const repair = await returns.receive(['pc-back'], { disposition: 'repair' })
    expect([await asked(invoice.number), await asked('3011HH')]).toEqual([
      [200, 1],
      [200, 1],
    ])
    const [{ id }] = await returns.units(repair.order.id)
    await done(returns.service().post(`/return-orders/${repair.order.id}/repair-returns`, { returnUnitIds: [id] }))
    const { receipt } = await returns.receive(['pc-back'], { disposition: 'credit' })
    expect([await asked(invoice.number), await asked('3011HH')]).toEqual([notFound, notFound])
    await done(returns.reverse(receipt))
    expect(await asked(invoice.number)).toEqual([200, 1])
  })

  test('the unit in its place, by the invoice of the first one, as long as that one was covered', async () => {
    const first = { serialNumber: 'pc-broken', postingOn: '2026-01-15', invoiceOn: '2026-01-15' }
    const { invoice } = await sellTo(world, first)
    const { order } = await returns.receive(['pc-broken'], { disposition: 'replace' })
    const { salesOrder } = await done(returns.service().post(`/return-orders/${order.id}/replacements`, {}))
    const slip = await preparePackingSlip(world, salesOrder)
    await done(world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: 'pc-whole' }))
    const asked = async (serialNumber: string) => ask(world, { serialNumber, proof: invoice.number })
    expect(found(await asked('pc-whole'))).toEqual(notFound)
    await done(world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`, {}))
    const { status, body } = await asked('pc-whole')
    expect([status, body.units[0].warranty]).toEqual([200, { code: 'valid', from: body.on, until: '2028-01-14' }])
    expect(found(await asked('pc-broken'))).toEqual(notFound)
  })

  test('of a unit that was sold again, the second buyer alone', async () => {
    const first = await sellTo(world, { serialNumber: 'pc-twice', deliveryPostcode: '5611 JJ' })
    await returns.receive(['pc-twice'], { disposition: 'credit' })
    const second = await sellTo(world, {
      serialNumber: 'pc-twice',
      customerNumber: 'SMITH',
      deliveryPostcode: '5612 KK',
    })
    const asked = async (proof: string) => found(await ask(world, { serialNumber: 'pc-twice', proof }))
    expect([await asked(first.invoice.number), await asked('5611JJ')]).toEqual([notFound, notFound])
    expect([await asked(second.invoice.number), await asked('5612KK')]).toEqual([
      [200, 1],
      [200, 1],
    ])
  })

  test('one that was sold before Pakbon, by the invoice of then', async () => {
    const row = soldRow(2, { serialNumber: 'pc-before', invoiceNumber: 'F-2019-77', invoiceOn: '04-03-2019' })
    await done(importSoldUnits(world.as('administrator'), [row]))
    const { status, body } = await ask(world, { serialNumber: 'PC-BEFORE', proof: 'f 2019 77' })
    expect([status, body.units?.[0].warranty.code]).toEqual([200, 'expired'])
  })

  test('what a unit has of its own counts too', async () => {
    const { invoice } = await sellTo(world, { serialNumber: 'pc-own' })
    const { exact } = await done(world.as('auditor').get('/serial-numbers/trace?serial=pc-own'))
    const term = {
      kind: 'service',
      basis: 'serviceContract',
      length: 1,
      unit: 'years',
      startsFrom: 'delivery',
      reason: 'Contract 7',
    }
    await done(world.as('administrator').post(`/registrations/${exact.id}/coverage-terms`, term))
    const { body } = await ask(world, { serialNumber: 'pc-own', proof: invoice.number })
    expect(body.units[0].service).toMatchObject({ code: 'valid', from: body.on })
    expect(JSON.stringify(body)).not.toContain('Contract 7')
  })

  test('what is only being prepared was not sold yet', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    await done(world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: 'pc-8' }))
    expect(found(await ask(world, { serialNumber: 'pc-8', proof: slip.number ?? slip.id }))).toEqual(notFound)
  })
})

describe('D53 one and the same "not found"', () => {
  test('whatever is the case: wrong proof, unknown unit, no serial number, company unknown or with its page off', async () => {
    const { invoice } = await sellTo(world, { serialNumber: 'pc-9' })
    await sellTo(other, { serialNumber: 'pc-9' })
    const proof = invoice.number
    const answers = [
      await ask(world, { serialNumber: 'pc-9', proof: 'INV-999999' }),
      await ask(world, { serialNumber: 'pc-99', proof }),
      await ask(world, { serialNumber: '', proof }),
      await ask(world, { serialNumber: '\u202e\u0000', proof }),
      await ask(world, { serialNumber: 'pc-9', proof: '' }),
      await ask(world, { serialNumber: 'pc-9', proof: '\u0000%_*' }),
      await ask(world, { companyCode: 'NOBODY', serialNumber: 'pc-9', proof }),
      await ask(world, { companyCode: "'; drop table company; --", serialNumber: 'pc-9', proof }),
      await ask(world, { companyCode: 'ANDER', serialNumber: 'pc-9', proof }),
    ]
    const seen = answers.map(({ status, body, headers }) => {
      const { requestId, ...same } = body
      const { date, 'content-length': _length, ...told } = headers
      expect([requestId, date]).not.toContain(undefined)
      return JSON.stringify([status, same, Object.keys(told).sort()])
    })
    expect(new Set(seen).size, seen.join('\n')).toBe(1)
    expect(seen[0]).toContain('COVERAGE_NOT_FOUND')
    expect(seen[0]).not.toMatch(/pc-9|VOORBEELD|INV-/)
  })

  test('it is off until a company switches it on, and off again at once', async () => {
    const { invoice } = await sellTo(other, { serialNumber: 'pc-10' })
    const question = { companyCode: 'ander', serialNumber: 'pc-10', proof: invoice.number }
    expect(found(await ask(world, question))).toEqual(notFound)
    await open(other)
    expect(found(await ask(world, question))).toEqual([200, 1])
    expect((await ask(world, question)).body.company).toBe('Ander')
    await open(other, { publicCoverage: false })
    expect(found(await ask(world, question))).toEqual(notFound)
  })

  test('D1 of two companies each tells its own sales alone', async () => {
    await open(other)
    await sellTo(world, { serialNumber: 'pc-11', deliveryPostcode: '1111 AA' })
    await sellTo(other, { serialNumber: 'pc-11', deliveryPostcode: '2222 BB' })
    const asked = async (companyCode: string, proof: string) =>
      found(await ask(world, { companyCode, serialNumber: 'pc-11', proof }))
    expect(await asked('VOORBEELD', '1111AA')).toEqual([200, 1])
    expect(await asked('VOORBEELD', '2222BB')).toEqual(notFound)
    expect(await asked('ANDER', '2222BB')).toEqual([200, 1])
    expect(await asked('ANDER', '1111AA')).toEqual(notFound)
    await open(other, { publicCoverage: false })
  })

  test('D75 only an administrator switches it on', async () => {
    const { status, body } = await world.as('salesManager').patch('/company', { publicCoverage: false })
    expect([status, body.code]).toEqual([403, 'DUTY_MISSING'])
    const { body: company } = await world.as('administrator').get('/company')
    expect(company).toMatchObject({ publicCoverage: true, publicCoverageChallenge: false, claimTexts })
  })
})

describe('D53 a GS1 Digital Link of this server leads to the page', () => {
  const leadsTo = async (url: string) => {
    const { status, headers } = await world.request({ method: 'GET', url })
    return [status, headers.location]
  }

  test('filled in, of the one company that sells the product and has its page on', async () => {
    expect(await leadsTo('/01/09520000002008/21/C-1')).toEqual([
      307,
      '/coverage/VOORBEELD?gtin=09520000002008&serial=C-1',
    ])
    expect(await leadsTo('/01/09520000002008')).toEqual([307, '/coverage/VOORBEELD?gtin=09520000002008'])
    expect(await leadsTo('/01/09520000002008/10/LOT/21/A%2FB')).toEqual([
      307,
      '/coverage/VOORBEELD?gtin=09520000002008&serial=A%2FB',
    ])
  })

  test('of several, to the one that it names, else to the question which', async () => {
    await open(other)
    expect(await leadsTo('/01/09520000002008/21/C-1')).toEqual([307, '/coverage?gtin=09520000002008&serial=C-1'])
    expect(await leadsTo('/01/09520000002008/21/C-1?company=ANDER')).toEqual([
      307,
      '/coverage/ANDER?gtin=09520000002008&serial=C-1',
    ])
    await open(other, { publicCoverage: false })
  })

  test.each([
    ['/01/09520000002009/21/C-1', 'a wrong check digit'],
    ['/01/../../etc/passwd', 'no link'],
    ['/01/%ff', 'no text'],
    ['/01/09520000002008/21/', 'no serial number'],
    ['/01//evil.example/21/x', 'another host'],
    ['/01/09520000002008/21/x?company=//evil.example', 'another host as a company'],
  ])('%s (%s) never leads elsewhere', async (url) => {
    const { status, headers } = await world.request({ method: 'GET', url })
    expect(status).toBeLessThan(500)
    if (headers.location !== undefined) expect(headers.location).toMatch(/^\/coverage(\/[A-Z0-9-]+)?(\?|$)/)
  })
})
