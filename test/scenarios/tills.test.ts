import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTry } from '#security/sign-in-attempts.ts'
import { codesOf, makeCast } from '#test/cast.ts'
import {
  administratorSession,
  clientWith,
  cookiesOf,
  makeCashier,
  openTill,
  registerDevice,
  type TestTill,
} from '#test/till.ts'
import { type Answer, openWorld, type World, type WorldCompany } from '#test/world.ts'
import { pinSubject } from '#tills/tries.ts'

let world: World
let other: WorldCompany
let customerId: string
let t1: TestTill

beforeAll(async () => {
  world = await openWorld()
  other = await world.secondCompany()
  customerId = (await makeCast(world)).customers.jansen
  t1 = await openTill(world)
})
afterAll(() => world.close())

const administrator = () => world.as('administrator')
const auth = (method: 'GET' | 'POST' | 'DELETE', path: string, cookie: string, payload?: object): Promise<Answer> =>
  world.request({ method, url: `/api/auth/till${path}`, headers: { cookie }, ...(payload && { payload }) })

describe('D60 a till', () => {
  test('is made with its settings, changed, and read by whoever works there', async () => {
    const made = await administrator().post('/tills', { code: 'T7', name: 'Balie', customerId, openingFloat: '150' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      code: 'T7',
      openingFloat: '150.00',
      receiptWidth: 42,
      lockAfter: 5,
      customer: { number: 'JANSEN' },
      device: null,
      openShift: null,
    })
    const changed = await administrator().patch(`/tills/${made.body.id}`, { name: 'Balie links', blocked: true })
    expect(changed.body).toMatchObject({ name: 'Balie links', blocked: true, edition: 2 })
    const old = await administrator().patch(`/tills/${made.body.id}`, { name: 'x' }, { 'if-match': '"1"' })
    expect(codesOf(old)).toEqual(['EDITION_CHANGED'])
    const { body } = await world.as('storeCashier').get('/tills')
    expect(body.items.map(({ code }: { code: string }) => code)).toContain('T7')
    const again = await administrator().post('/tills', { code: 'T7', name: 'Nog een', customerId })
    expect(codesOf(again)).toEqual(['ALREADY_EXISTS'])
  })

  test('is not blocked while a shift is open there, and what was counted in it stays', async () => {
    const { db, caller } = world.context
    const till = (await administrator().post('/tills', { code: 'T9', name: 'Open', customerId })).body
    const shift = { company_id: caller.companyId, id: crypto.randomUUID(), till_id: till.id, opening_float: '0' }
    const open = { ...shift, opened_by: caller.actorId, number: null, series_number: null }
    await db
      .insertInto('shift')
      .values({ ...open, closed_at: null, closed_by: null })
      .execute()
    const blocked = await administrator().patch(`/tills/${till.id}`, { blocked: true })
    expect(codesOf(blocked)).toEqual(['TILL_SHIFT_OPEN'])
    await administrator().put('/tender-types/CHEQUE', { name: 'Cheque' })
    const count = {
      company_id: caller.companyId,
      shift_id: shift.id,
      tender_code: 'CHEQUE',
      counted: '1',
      expected: '1',
    }
    await db.insertInto('shift_count').values(count).execute()
    expect(codesOf(await administrator().delete('/tender-types/CHEQUE'))).toEqual(['TENDER_TYPE_IN_USE'])
    expect((await administrator().put('/tender-types/CHEQUE', { name: 'Cheque', blocked: true })).status).toBe(200)
  })

  test('D6 numbers by itself: the series of tills are not among those of the company', async () => {
    const { body } = await administrator().get('/number-sequences')
    expect(body.items).toHaveLength(6)
    const asked = await administrator().patch(`/number-sequences/receipt ${t1.till.id}`, { format: 'X-#' })
    expect(asked.status).toBe(400)
  })
})

describe('D60 tender types', () => {
  test('cash, card and vouchers come with the company; others are amounts that are recorded', async () => {
    const { body } = await other.as('administrator').get('/tender-types')
    expect(body.items.map(({ code, kind }: Record<string, string>) => `${code} ${kind}`)).toEqual([
      'CASH cash',
      'CARD card',
      'VOUCHER voucher',
    ])
    const put = await administrator().put('/tender-types/LOYALTY', { name: 'Spaarpas', forRefunds: false })
    expect(put.body).toMatchObject({ code: 'LOYALTY', kind: 'card', forRefunds: false, blocked: false })
    const renamed = await administrator().put('/tender-types/CASH', { name: 'Contant geld' })
    expect(renamed.body).toMatchObject({ kind: 'cash', position: 1, name: 'Contant geld' })
    expect((await administrator().delete('/tender-types/LOYALTY')).status).toBe(200)
    expect((await administrator().delete('/tender-types/LOYALTY')).status).toBe(404)
  })

  test('cash and vouchers stay', async () => {
    expect(codesOf(await administrator().delete('/tender-types/CASH'))).toEqual(['TENDER_TYPE_NEEDED'])
    expect(codesOf(await administrator().delete('/tender-types/VOUCHER'))).toEqual(['TENDER_TYPE_NEEDED'])
  })

  test('whether cash is rounded is the company’s choice', async () => {
    expect((await administrator().get('/company')).body.cashRounding).toBe(true)
    expect((await administrator().patch('/company', { cashRounding: false })).body.cashRounding).toBe(false)
    expect((await t1.client.get('/register')).body.company.cashRounding).toBe(false)
    await administrator().patch('/company', { cashRounding: true })
  })
})

describe('D61 cashiers', () => {
  const newUser = async (roles: readonly string[]) => {
    const email = `${crypto.randomUUID()}@voorbeeld.example`
    const password = 'vier woorden op een rij'
    return (await administrator().post('/users', { email, name: 'Karim', password, roles })).body.id as string
  }

  test.each(['0000', '1234', '9876', '7890', '11111111'])('the PIN %s is guessed at once', async (pin) => {
    const answer = await administrator().put(`/cashiers/${await newUser(['storeCashier'])}`, { pin })
    expect(codesOf(answer)).toEqual(['PIN_TOO_EASY'])
  })

  test('a PIN comes first, a badge after; neither is ever read', async () => {
    const id = await newUser(['storeCashier'])
    expect(codesOf(await administrator().put(`/cashiers/${id}`, { badge: 'BADGE-0001' }))).toEqual(['PIN_NEEDED'])
    const put = await administrator().put(`/cashiers/${id}`, { pin: '4826', badge: 'BADGE-0001' })
    expect(put.body).toMatchObject({ userId: id, hasBadge: true, mayOperate: true })
    const { body } = await administrator().get('/cashiers')
    expect(JSON.stringify(body)).not.toMatch(/4826|BADGE-0001|scrypt/)
    const second = await newUser(['storeCashier'])
    const taken = await administrator().put(`/cashiers/${second}`, { pin: '4826', badge: 'BADGE-0001' })
    expect(codesOf(taken)).toEqual(['BADGE_TAKEN'])
    expect((await administrator().put(`/cashiers/${id}`, { badge: null })).body.hasBadge).toBe(false)
    expect((await administrator().put(`/cashiers/${second}`, { pin: '4826', badge: 'BADGE-0001' })).status).toBe(200)
  })

  test('who may not work at a till is none', async () => {
    const answer = await administrator().put(`/cashiers/${await newUser(['auditor'])}`, { pin: '4826' })
    expect(codesOf(answer)).toEqual(['CASHIER_WITHOUT_DUTY'])
  })
})

describe('D61 a device that is a till', { timeout: 120_000 }, () => {
  test('is made one by an administrator on the device, and says so before anybody signs in', async () => {
    const unknown = await auth('GET', '', '')
    expect([unknown.status, ...codesOf(unknown)]).toEqual([404, 'DEVICE_NOT_REGISTERED'])
    const { status, body } = await auth('GET', '', t1.device)
    expect(status).toBe(200)
    expect(body).toMatchObject({ till: { code: 'T1' }, company: { name: 'Voorbeeld' }, language: 'nl' })
    expect(body.cashiers.map(({ id }: { id: string }) => id)).toContain(t1.user.id)
    expect(Object.keys(body.cashiers[0]).sort()).toEqual(['id', 'name'])
  })

  test('not by a cashier, nor by an API key, nor where the till is blocked', async () => {
    const cashier = clientCookie(await t1.signIn({ userId: t1.user.id, pin: t1.pin }))
    expect(codesOf(await auth('POST', '/device', cashier, { tillId: t1.till.id, name: 'x' }))).toEqual(['DUTY_MISSING'])
    const headers = { authorization: `Bearer ${world.keyOf('administrator')}` }
    const payload = { tillId: t1.till.id, name: 'x' }
    const byKey = await world.request({ method: 'POST', url: '/api/auth/till/device', headers, payload })
    expect(codesOf(byKey)).toEqual(['USER_NEEDED'])
    const till = (await administrator().post('/tills', { code: 'TB', name: 'Dicht', customerId })).body
    await administrator().patch(`/tills/${till.id}`, { blocked: true })
    const blocked = await auth('POST', '/device', await administratorSession(world), { tillId: till.id, name: 'x' })
    expect(codesOf(blocked)).toEqual(['TILL_BLOCKED'])
  })

  test.each([
    ['http://127.0.0.1:4400', 'pakbon-till', ''],
    ['https://pakbon.voorbeeld.example', '__Host-pakbon-till', 'Secure'],
  ])('at %s its cookie is %s, for no script and no other site', async (publicUrl, name, secure) => {
    const here = await openWorld({ publicUrl })
    try {
      const id = (await here.as('administrator').post('/customers', { number: 'W', name: 'W' })).body.id
      const till = (await here.as('administrator').post('/tills', { code: 'T1', name: 'T1', customerId: id })).body
      const cookie = await administratorSession(here)
      const payload = { tillId: till.id, name: 'Tablet' }
      const answer = await here.request({ method: 'POST', url: '/api/auth/till/device', headers: { cookie }, payload })
      const [pair = '', ...attributes] = String([answer.headers['set-cookie']].flat()[0]).split('; ')
      expect(pair).toMatch(new RegExp(`^${name}=[\\w-]{43}$`))
      const expected = ['Max-Age=34560000', 'Path=/', 'HttpOnly', 'SameSite=Strict', secure].filter(Boolean)
      expect(attributes).toEqual(expected)
      expect(JSON.stringify(answer.body)).not.toContain(pair.split('=')[1])
    } finally {
      await here.close()
    }
  })

  test('D62 registered anew it counts on, and the device of before is no till any more', async () => {
    const till = await openTill(world, { code: 'T2' })
    expect((await till.client.get('/register')).body.numbers.offline.format).toBe('T2.1-######')
    const second = await registerDevice(world, world, till.till.id, 'Nieuwe tablet')
    expect(codesOf(await auth('GET', '', till.device))).toEqual(['DEVICE_NOT_REGISTERED'])
    expect((await till.client.get('/register')).status).toBe(401)
    const { body } = await administrator().get(`/tills/${till.till.id}`)
    expect(body.device).toMatchObject({ name: 'Nieuwe tablet', ordinal: 2, registeredBy: 'Beheer' })
    const signedIn = await auth('POST', '/sign-in', second, { userId: till.user.id, pin: till.pin })
    const client = clientWith(world, `${second}; ${cookiesOf(signedIn)[0]}`)
    const { numbers } = (await client.get('/register')).body
    expect(numbers).toMatchObject({
      online: { format: 'T2-######', nextNumber: 1, series: `receipt ${till.till.id}` },
      offline: { format: 'T2.2-######', nextNumber: 1, series: `receipt ${till.till.id} 2` },
    })
  })

  test('is freed there, or from the office when it was lost; a device that becomes another till leaves the first', async () => {
    const lost = await openTill(world, { code: 'T3' })
    expect((await administrator().delete(`/tills/${lost.till.id}/device`)).body.device).toBe(null)
    expect((await lost.client.get('/register')).status).toBe(401)

    const moved = await openTill(world, { code: 'T4' })
    const session = await administratorSession(world)
    const cookie = `${moved.device}; ${session}`
    await auth('POST', '/device', cookie, { tillId: lost.till.id, name: 'Verhuisd' })
    expect((await administrator().get(`/tills/${moved.till.id}`)).body.device).toBe(null)

    const free = await openTill(world, { code: 'T5' })
    const freed = await auth('DELETE', '/device', `${free.device}; ${session}`)
    expect([freed.status, cookiesOf(freed)]).toEqual([204, ['pakbon-till=']])
    expect(codesOf(await auth('GET', '', free.device))).toEqual(['DEVICE_NOT_REGISTERED'])
  })
})

describe('D61 signing in at a till', { timeout: 120_000 }, () => {
  test('begins a session of the cashier at that till, with the duties of a till alone', async () => {
    const pin = '8024'
    const boss = await makeCashier(world, 'administrator', pin)
    const { answer, client } = await t1.signIn({ userId: boss.id, pin })
    expect(answer.body).toEqual({ user: { id: boss.id, name: 'Kassa administrator' }, till: { ...named(t1) } })
    const { body } = await client.get('/me')
    expect(body).toMatchObject({ id: boss.id, tillId: t1.till.id, companyId: world.company.id })
    expect(body.duties).toEqual([
      'changePointOfSalePrices',
      'inquireIntoSerialNumbers',
      'maintainNotReadableRegistrations',
      'maintainReturnOrders',
      'maintainSerialNumberCorrections',
      'operatePointOfSale',
    ])
    expect(codesOf(await client.get('/users'))).toEqual(['DUTY_MISSING'])
    expect((await client.get('/register')).body).toMatchObject({ user: { id: boss.id }, shift: null, till: named(t1) })
  })

  test('needs the device: a stolen cookie of the session opens nothing elsewhere, nor does the device alone', async () => {
    const { session } = await t1.signIn({ userId: t1.user.id, pin: t1.pin })
    expect((await clientWith(world, session).get('/me')).status).toBe(401)
    expect((await clientWith(world, t1.device).get('/me')).status).toBe(401)
    const elsewhere = await openTill(world, { code: 'T6' })
    expect((await clientWith(world, `${elsewhere.device}; ${session}`).get('/me')).status).toBe(401)
    const without = await auth('POST', '/sign-in', '', { userId: t1.user.id, pin: t1.pin })
    expect(codesOf(without)).toEqual(['DEVICE_NOT_REGISTERED'])
  })

  test('and the routes of the register need a till', async () => {
    expect(codesOf(await administrator().get('/register'))).toEqual(['TILL_NEEDED'])
  })

  test('with a badge, and not with one that nobody has', async () => {
    const cashier = await makeCashier(world, 'storeCashier', '4826')
    await administrator().put(`/cashiers/${cashier.id}`, { badge: 'PAS-KARIM-1' })
    expect((await t1.signIn({ badge: 'PAS-KARIM-1' })).answer.body.user.id).toBe(cashier.id)
    const wrong = (await t1.signIn({ badge: 'PAS-NIEMAND' })).answer
    expect([wrong.status, ...codesOf(wrong)]).toEqual([401, 'BADGE_UNKNOWN'])
  })

  test('a wrong PIN is refused, and after ten the cashier waits at this till, not at another', async () => {
    const cashier = await makeCashier(world, 'storeCashier', '4826')
    const wrong = (await t1.signIn({ userId: cashier.id, pin: '9999' })).answer
    expect([wrong.status, ...codesOf(wrong)]).toEqual([401, 'PIN_WRONG'])
    const subject = pinSubject(t1.till.id, cashier.id)
    for (let n = 2; n <= 10; n++) expect(await countTry(world.connections.withoutCompany, subject, null)).toBe(null)
    const { answer } = await t1.signIn({ userId: cashier.id, pin: '4826' })
    expect([answer.status, ...codesOf(answer)]).toEqual([429, 'SIGN_IN_BLOCKED'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(50)
    const elsewhere = await openTill(world, { code: 'T8' })
    expect((await elsewhere.signIn({ userId: cashier.id, pin: '4826' })).answer.status).toBe(200)
    await administrator().put(`/cashiers/${cashier.id}`, { pin: '6482' })
    expect((await t1.signIn({ userId: cashier.id, pin: '6482' })).answer.status).toBe(200)
  })

  test('ends when the till locks, when the PIN changes, and when the user is no cashier or has no duty', async () => {
    const cashier = await makeCashier(world, 'storeCashier', '4826')
    const begin = () => t1.signIn({ userId: cashier.id, pin: '4826' })
    const locked = await begin()
    const lock = await auth('POST', '/lock', clientCookie(locked))
    expect([lock.status, cookiesOf(lock)]).toEqual([204, ['pakbon.session=']])
    expect((await locked.client.get('/me')).status).toBe(401)
    const changed = await begin()
    await administrator().put(`/cashiers/${cashier.id}`, { pin: '4826' })
    expect((await changed.client.get('/me')).status).toBe(401)
    await administrator().patch(`/users/${cashier.id}`, { roles: ['auditor'] })
    expect(codesOf((await begin()).answer)).toEqual(['DUTY_MISSING'])
    const { body } = await auth('GET', '', t1.device)
    expect(JSON.stringify(body.cashiers)).not.toContain(cashier.id)
    await administrator().delete(`/cashiers/${cashier.id}`)
    expect(codesOf((await begin()).answer)).toEqual(['PIN_WRONG'])
  })

  test('ends on the server too when nobody works at the till: two minutes after it locks itself', async () => {
    const till = await openTill(world, { code: 'IDLE' })
    await administrator().patch(`/tills/${till.till.id}`, { lockAfter: 1 })
    const { client } = await till.signIn({ userId: till.user.id, pin: till.pin })
    const idle = async (change: RawBuilder<unknown>) => {
      const own = sql`user_id = ${till.user.id} and idle_seconds = 180`
      await sql`update auth_session set ${change} where ${own}`.execute(world.context.db)
      const { status } = await client.get('/register')
      const { rows } = await sql<{ seconds: number }>`
        select ceil(extract(epoch from expires_at - now()))::int as seconds from auth_session
        where ${own}`.execute(world.context.db)
      return { status, seconds: rows[0]?.seconds }
    }
    const used = await idle(sql`updated_at = now() - interval '61 seconds', expires_at = now() + interval '9 seconds'`)
    expect(used.status).toBe(200)
    expect(used.seconds).toBeGreaterThan(170)
    expect(used.seconds).toBeLessThanOrEqual(180)
    expect((await idle(sql`expires_at = now() - interval '1 second'`)).status).toBe(401)
  })

  test('I33 a cashier of another company does not sign in here', async () => {
    const stranger = await makeCashier(other, 'storeCashier', '4826')
    expect(codesOf((await t1.signIn({ userId: stranger.id, pin: '4826' })).answer)).toEqual(['PIN_WRONG'])
  })

  test('with a PIN nobody changes a password', async () => {
    const { answer, session } = await t1.signIn({ userId: t1.user.id, pin: t1.pin })
    expect(answer.status).toBe(200)
    const payload = { currentPassword: t1.user.password, newPassword: 'iets heel anders nu' }
    const headers = { cookie: `${t1.device}; ${session}` }
    const changed = await world.request({ method: 'POST', url: '/api/auth/change-password', headers, payload })
    expect(changed.status).toBe(401)
  })
})

const named = ({ till }: TestTill) => ({ id: till.id, code: till.code, name: till.code })

function clientCookie({ session }: { readonly session: string }): string {
  return `${t1.device}; ${session}`
}

describe('D62 the catalogue of a till', () => {
  const catalogue = async (since?: string) =>
    (await t1.client.get(`/register/catalogue${since ? `?since=${since}` : ''}`)).body
  const productsOf = (body: { parts: { products: { number: string }[] }[] }) =>
    body.parts.flatMap(({ products }) => products)

  test('has every product with what selling it needs, and every customer, in parts', async () => {
    const body = await catalogue()
    expect(body.parts.map(({ part }: { part: number }) => part)).toEqual(Array.from({ length: 64 }, (_, n) => n))
    expect(productsOf(body).find(({ number }) => number === 'CAMERA')).toMatchObject({
      salesPrice: '100',
      taxPercentage: '21',
      serialised: true,
      blankIssueAllowed: false,
      serialNumbers: { caseSensitive: false, maximumLength: 50, allowOtherLetters: false, format: null },
      barcodes: [{ barcode: '9520000002008', kind: 'gtin' }],
    })
    expect(productsOf(body).find(({ number }) => number === 'CABLE')).toMatchObject({
      serialised: false,
      serialNumbers: null,
    })
    const customers = body.parts.flatMap(({ customers }: { customers: { number: string }[] }) => customers)
    expect(customers.map(({ number }: { number: string }) => number).sort()).toEqual(['JANSEN', 'SMITH', 'WALK-IN'])
    expect(body.conflicts).toEqual([])
    for (const { part, products } of body.parts) {
      for (const { id } of products) expect(Number.parseInt(id.slice(-2), 16) % 64).toBe(part)
    }
  })

  test('asked again it has what changed and no more: the product, its price, its tax or its group', async () => {
    const { token } = await catalogue()
    expect(await catalogue(token)).toEqual({ token, parts: [], conflicts: [] })
    const { body } = await administrator().get('/products?text=CABLE')
    await administrator().patch(`/products/${body.items[0].id}`, { salesPrice: '1.40' })
    const changed = await catalogue(token)
    expect(changed.parts).toHaveLength(1)
    expect(productsOf(changed)).toContainEqual(expect.objectContaining({ number: 'CABLE', salesPrice: '1.4' }))
    await administrator().put('/tax-codes/V21', { name: 'Btw hoog', percentage: '22' })
    expect(productsOf(await catalogue(changed.token)).length).toBeGreaterThan(4)
    expect((await t1.client.get('/register/catalogue?since=x')).status).toBe(400)
  })

  test('thousands of products are no burden', async () => {
    const { companyId } = world.context.caller
    await sql`insert into product (company_id, id, number, name, kind, inventory_unit, sales_unit, sales_price)
      select ${companyId}, gen_random_uuid(), 'BULK-' || n, 'Bulk ' || n, 'stocked', 'pc', 'pc', 1
      from generate_series(1, 5000) n`.execute(world.context.db)
    const first = await catalogue()
    expect(productsOf(first).length).toBeGreaterThan(5000)
    const again = await catalogue(first.token)
    expect(JSON.stringify(again).length).toBeLessThan(1000)
    await sql`update product set name = 'Changed' where company_id = ${companyId} and number = 'BULK-17'`.execute(
      world.context.db,
    )
    expect(JSON.stringify(await catalogue(first.token)).length).toBeLessThan(JSON.stringify(first).length / 30)
  })
})
