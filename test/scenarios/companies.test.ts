import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { defaultRoles } from '#domain/duty.ts'
import { type CastName, cast, openWorld, type World } from '#test/world.ts'

let world: World
let administrator: ReturnType<World['as']>
beforeAll(async () => {
  world = await openWorld()
  administrator = world.as('administrator')
})
afterAll(() => world.close())

const belgium = { code: 'BE01', name: 'België', currency: 'EUR', language: 'en', country: 'BE' }

describe('D1 the company that one works in', () => {
  test('D1 D36 D43 it is changed by its administrator', async () => {
    const { id, code } = world.company
    const before = await administrator.get('/company')
    expect(before.body).toMatchObject({ id, code, partialPackingSlips: 'one', completeAfterInvoice: false })
    const asked = {
      name: 'Voorbeeld Elektronica B.V.',
      address: { street: 'Kade 1', postalCode: '2611 AB', city: 'Delft', country: 'NL' },
      timeZone: 'Europe/Brussels',
      vatNumber: 'NL001234567B01',
      registrationNumber: '12345678',
      partialPackingSlips: 'free',
      completeAfterInvoice: true,
    }
    const { status, body } = await administrator.patch('/company', asked)
    expect([status, body]).toEqual([200, { ...before.body, ...asked }])
    expect((await administrator.get('/company')).body).toEqual(body)
  })

  test.each(cast as readonly CastName[])(
    'D75 %s reads it with any duty and changes it with administerUsers alone',
    async (name) => {
      const held = defaultRoles[name] ?? []
      expect((await world.as(name).get('/company')).status).toBe(held.length > 0 ? 200 : 403)
      const { status } = await world.as(name).patch('/company', { language: 'nl' })
      expect(status).toBe(held.includes('administerUsers') ? 200 : 403)
    },
  )

  test('D32 a time zone is one that is known', async () => {
    const { status, body } = await administrator.patch('/company', { timeZone: 'Europe/Atlantis' })
    expect([status, body.refusals[0].details.path]).toEqual([400, 'body/timeZone'])
  })

  test('D80 how it is paid, reached, and how its documents look', async () => {
    const asked = {
      iban: 'NL91ABNA0417164300',
      bic: 'ABNANL2A',
      email: 'verkoop@voorbeeld.nl',
      phone: '+31 15 000 0000',
      website: 'https://voorbeeld.nl',
      electronicAddress: '0106:12345678',
      paper: 'Letter',
      documentColour: '#800020',
      documentTexts: { invoice: { nl: 'Bedankt', en: 'Thank you' } },
    }
    expect((await administrator.patch('/company', asked)).body).toMatchObject(asked)
    expect((await administrator.get('/company')).body).toMatchObject(asked)
    for (const wrong of [{ email: 'a@b.nl\r\nBcc: c@d.nl' }, { documentColour: 'red' }, { electronicAddress: 'x' }]) {
      expect((await administrator.patch('/company', wrong)).status).toBe(400)
    }
  })

  test('D1 an IBAN has its check digits', async () => {
    const { status, body } = await administrator.patch('/company', { iban: 'NL92ABNA0417164300' })
    expect([status, body.refusals[0].code]).toEqual([409, 'IBAN_CHECK_DIGITS'])
  })

  test('D80 its logo is a picture that can be printed', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const put = (content: string, mediaType = 'image/png') => administrator.put('/company/logo', { mediaType, content })
    expect((await put(dot)).body).toMatchObject({ hasLogo: true })
    const { headers, bytes } = await world.request({
      method: 'GET',
      url: '/api/v1/company/logo',
      headers: { authorization: `Bearer ${world.keyOf('shippingClerk')}` },
    })
    expect([headers['content-type'], bytes.toString('base64')]).toEqual(['image/png', dot])
    const interlaced = Buffer.from(dot, 'base64')
    interlaced[28] = 1
    const huge = Buffer.from(dot, 'base64')
    huge.writeUInt32BE(1_000_000, 16)
    for (const wrong of ['', 'bm8=', dot.slice(0, 40), interlaced.toString('base64'), huge.toString('base64')]) {
      expect((await put(wrong)).body.refusals[0].code).toBe('LOGO_NOT_VALID')
    }
    expect((await put(dot, 'image/jpeg')).body.refusals[0].code).toBe('LOGO_NOT_VALID')
    expect((await world.as('shippingClerk').put('/company/logo', {})).status).toBe(403)
    expect((await administrator.delete('/company/logo')).body).toMatchObject({ hasLogo: false })
    expect((await administrator.get('/company/logo')).status).toBe(404)
  })

  test('D1 its code is fixed; its currency once there is a sales order', async () => {
    expect((await administrator.patch('/company', { code: 'NEW' })).status).toBe(400)
    const other = await world.secondCompany('CURRENCY')
    const { get, patch, post } = other.as('administrator')
    expect((await patch('/company', { currency: 'USD', country: 'BE' })).body).toMatchObject({
      currency: 'USD',
      country: 'BE',
    })
    await post('/customers', { number: 'C', name: 'C' })
    await post('/products', { number: 'P', name: 'P', kind: 'service' })
    const lines = [{ productNumber: 'P', quantity: 1 }]
    expect((await post('/sales-orders', { customerNumber: 'C', lines })).body.currency).toBe('USD')
    const refused = await patch('/company', { currency: 'EUR', name: 'Other' })
    expect(refused.body.refusals[0]).toMatchObject({ code: 'CURRENCY_IN_USE', details: { currency: 'USD' } })
    expect((await patch('/company', { currency: 'USD', name: 'Same' })).status).toBe(200)
    expect((await get('/company')).body).toMatchObject({ currency: 'USD', name: 'Same' })
  })
})

describe('D1 another company', () => {
  let cookie: string
  beforeAll(async () => {
    const user = { email: 'anna@voorbeeld.example', password: 'paard-batterij-nietje', name: 'Anna' }
    expect((await administrator.post('/users', { ...user, roles: ['administrator'] })).status).toBe(201)
    const payload = { email: user.email, password: user.password }
    const { headers } = await world.request({ method: 'POST', url: '/api/auth/sign-in/email', payload })
    cookie = [headers['set-cookie']].flat().join('; ').replace(/;.*/, '')
  })

  const add = (payload: object, headers: object = {}) =>
    world.request({ method: 'POST', url: '/api/v1/companies', payload, headers: { cookie, ...headers } })
  const within = (code: string, url: string) =>
    world.request({ method: 'GET', url: `/api/v1${url}`, headers: { cookie, 'pakbon-company': code } })

  test('D1 D6 D74 it begins with roles, number sequences and tax codes, in its language, and its maker', async () => {
    const { status, body } = await add(belgium)
    expect([status, body]).toMatchObject([201, belgium])
    const roles = (await within('BE01', '/roles')).body.items
    expect(roles.map((role: { code: string }) => role.code).sort()).toEqual(Object.keys(defaultRoles).sort())
    expect(roles).toContainEqual(expect.objectContaining({ code: 'shippingClerk', name: 'Shipping clerk' }))
    const series = (await within('BE01', '/number-sequences')).body.items
    expect(series.map((one: { nextDocumentNumber: string }) => one.nextDocumentNumber)).toEqual([
      'CN-000001',
      'INV-000001',
      'PS-000001',
      'RO-000001',
      'RR-000001',
      'SO-000001',
    ])
    const taxCodes = (await within('BE01', '/tax-codes')).body.items
    expect(taxCodes.map(({ code, percentage }: Record<string, string>) => [code, percentage])).toEqual([
      ['V0', '0'],
      ['V21', '21'],
      ['V9', '9'],
      ['VERLEGD', '0'],
    ])
    expect((await within('BE01', '/company')).body.code).toBe('BE01')
  })

  test('D1 nothing of one company is visible in the other', async () => {
    const { body } = await administrator.post('/customers', { number: 'ONLY-HERE', name: 'Only here' })
    expect((await within('BE01', `/customers/${body.id}`)).status).toBe(404)
    expect((await within('BE01', '/customers')).body.items).toEqual([])
  })

  test('D25 the same request again makes no second one', async () => {
    const headers = { 'idempotency-key': newId() }
    const asked = { ...belgium, code: 'BE02' }
    const first = await add(asked, headers)
    const again = await add(asked, headers)
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await add({ ...asked, code: 'BE03' }, headers)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('D1 neither its code nor its id can be one that exists, whosever it is', async () => {
    const { company } = await world.secondCompany()
    for (const asked of [{ code: company.code }, { id: company.id, code: 'BE04' }]) {
      const { status, body } = await add({ ...belgium, ...asked })
      expect([status, body.code]).toEqual([409, 'ALREADY_EXISTS'])
    }
    expect((await within(company.code, '/company')).status).not.toBe(200)
  })

  test('D1 it needs a user as its administrator', async () => {
    const { status, body } = await administrator.post('/companies', { ...belgium, code: 'BE05' })
    expect([status, body.code]).toEqual([409, 'USER_NEEDED'])
    expect((await add({ ...belgium, code: 'BE05' })).status).toBe(201)
  })
})

describe('D3 tax codes', () => {
  test('D3 its kind of tax is the standard one if and only if its rate is above zero', async () => {
    const put = (percentage: string, category?: string) =>
      administrator.put('/tax-codes/V8', { name: 'Soort', percentage, ...(category ? { category } : {}) })
    expect((await put('8')).body.category).toBe('S')
    expect((await put('0')).body.category).toBe('Z')
    for (const category of ['E', 'AE', 'K', 'G']) expect((await put('0', category)).body.category).toBe(category)
    expect((await put('0', 'S')).body.refusals[0].code).toBe('TAX_CATEGORY_OF_RATE')
    expect((await put('8', 'AE')).body.refusals[0].code).toBe('TAX_CATEGORY_OF_RATE')
    expect((await administrator.delete('/tax-codes/V8')).status).toBe(200)
  })

  test('D3 one is made, changed and deleted while nothing uses it', async () => {
    const made = await administrator.put('/tax-codes/V6', { name: 'Oud laag tarief', percentage: '6' })
    expect([made.status, made.body]).toEqual([
      200,
      { code: 'V6', name: 'Oud laag tarief', percentage: '6', category: 'S' },
    ])
    const changed = await administrator.put('/tax-codes/V6', { name: 'Oud', percentage: '6.5' })
    expect(changed.body).toEqual({ code: 'V6', name: 'Oud', percentage: '6.5', category: 'S' })
    expect((await administrator.delete('/tax-codes/V6')).status).toBe(200)
    expect((await administrator.delete('/tax-codes/V6')).status).toBe(404)
  })

  test('D3 one that a product has is not deleted', async () => {
    await administrator.put('/tax-codes/V5', { name: 'Bijzonder', percentage: '5' })
    await administrator.post('/products', { number: 'TAXED', name: 'Taxed', taxCode: 'V5' })
    const { status, body } = await administrator.delete('/tax-codes/V5')
    expect([status, body.refusals[0]]).toMatchObject([409, { code: 'TAX_CODE_IN_USE', details: { taxCode: 'V5' } }])
  })

  test.each(['-1', '100.5', '21,0', '1e1', ''])('D3 %j is no percentage', async (percentage) => {
    expect((await administrator.put('/tax-codes/V7', { name: 'X', percentage })).status).toBe(400)
  })
})

describe('D6 number sequences', () => {
  test('D6 an unused one gets another format and another beginning', async () => {
    const asked = { format: '2026-####', nextNumber: 700 }
    const { status, body } = await administrator.patch('/number-sequences/creditNote', asked)
    const preview = await administrator.get(
      '/number-sequences/creditNote/preview?nextNumber=700&format=2026-%23%23%23%23',
    )
    expect([status, body]).toEqual([
      200,
      { documentType: 'creditNote', ...asked, nextDocumentNumber: '2026-0700', started: false },
    ])
    expect(preview.body).toEqual(body)
    const { items } = (await administrator.get('/number-sequences')).body
    expect(items).toContainEqual(body)
  })

  test('D6 a format has one run of #, in its preview too', async () => {
    const url = '/number-sequences/creditNote'
    for (const { status, body } of [
      await administrator.patch(url, { format: '##-##' }),
      await administrator.get(`${url}/preview?format=${encodeURIComponent('##-##')}`),
    ]) {
      expect([status, body.refusals[0]]).toMatchObject([409, { code: 'NUMBER_FORMAT', details: { format: '##-##' } }])
    }
  })

  test('D6 a preview changes nothing', async () => {
    const before = (await administrator.get('/number-sequences')).body
    const preview = await administrator.get('/number-sequences/packingSlip/preview?nextNumber=55')
    expect(preview.body).toMatchObject({ nextNumber: 55, nextDocumentNumber: 'PS-000055', started: false })
    expect((await administrator.get('/number-sequences')).body).toEqual(before)
  })
})
