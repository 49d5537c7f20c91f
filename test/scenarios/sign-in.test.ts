import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { accountSubject, countTry, forgetOldTries } from '#security/sign-in-attempts.ts'
import { type Answer, openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
let other: WorldCompany
let lastAddress = 0

beforeAll(async () => {
  world = await openWorld()
  other = await world.secondCompany()
})

afterAll(() => world.close())

const password = 'vier woorden op een rij'

/** Each test comes from an address of its own, so that none counts against another. */
function newAddress(): string {
  lastAddress++
  return `10.0.${lastAddress >> 8}.${lastAddress & 255}`
}

async function newUser(roles: readonly string[] = ['salesClerk'], company: WorldCompany = world) {
  const email = `user-${newId()}@voorbeeld.example`
  const { status, body } = await company.as('administrator').post('/users', { email, name: 'Sanne', password, roles })
  expect(status).toBe(201)
  return { id: body.id as string, email }
}

interface SignInAsked {
  readonly email: string
  readonly password?: string
  readonly address?: string
  readonly headers?: Record<string, string>
}

function signIn({ email, address = newAddress(), headers = {}, ...asked }: SignInAsked): Promise<Answer> {
  const payload = { email, password: asked.password ?? password }
  return world.request({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload,
    headers,
    remoteAddress: address,
  })
}

/** The Set-Cookie headers of an answer. */
const cookiesOf = ({ headers }: Answer) => [headers['set-cookie'] ?? []].flat().map(String)

/** What a browser would send back. */
const cookieOf = (answer: Answer) => cookiesOf(answer)[0]?.split(';')[0] ?? ''

async function session(roles?: readonly string[]) {
  const user = await newUser(roles)
  const answer = await signIn(user)
  expect(answer.status).toBe(200)
  return { ...user, cookie: cookieOf(answer) }
}

const send = (method: 'GET' | 'POST' | 'PATCH', url: string, cookie: string, payload?: object, headers = {}) =>
  world.request({ method, url, headers: { cookie, ...headers }, ...(payload && { payload }) })

const me = (cookie: string, headers = {}) => send('GET', '/api/v1/me', cookie, undefined, headers)

const owner = async (text: string, values: unknown[] = []) => {
  const client = await world.connections.pool.connect()
  try {
    await client.query('reset role')
    return (await client.query(text, values)).rows
  } finally {
    client.release(true)
  }
}

describe('signing in', () => {
  test('with e-mail address and password, and being known from then on', async () => {
    const user = await newUser()
    const answer = await signIn({ ...user, email: user.email.toUpperCase() })
    expect([answer.status, answer.body]).toEqual([200, { user: { id: user.id, name: 'Sanne', email: user.email } }])
    const { status, body } = await me(cookieOf(answer))
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: user.id, kind: 'user', email: user.email, companyId: world.company.id })
    expect(body.duties).toContain('maintainSalesOrders')
    expect(body.duties).not.toContain('administerUsers')
  })

  test.each([
    ['http://127.0.0.1:4400', 'pakbon.session', false],
    ['https://pakbon.voorbeeld.example', '__Host-pakbon.session', true],
  ])('at %s the cookie is %s, and no script reads its token anywhere', async (publicUrl, name, secure) => {
    const here = await openWorld({ publicUrl })
    try {
      const email = 'sanne@voorbeeld.example'
      await here.as('administrator').post('/users', { email, name: 'Sanne', password, roles: ['auditor'] })
      const url = '/api/auth/sign-in/email'
      const answer = await here.request({ method: 'POST', url, payload: { email, password } })
      const cookies = cookiesOf(answer).map((cookie) => cookie.split('; '))
      expect(cookies).toHaveLength(1)
      const [pair = '', ...attributes] = cookies[0] ?? []
      expect(pair.split('=')[0]).toBe(name)
      const expected = ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax', ...(secure ? ['Secure'] : [])]
      expect(attributes.sort()).toEqual(expected)
      const token = pair.slice(name.length + 1, name.length + 44)
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(JSON.stringify(answer.body)).not.toContain(token)
      const read = await here.request({ method: 'GET', url: '/api/auth/get-session', headers: { cookie: pair } })
      expect([read.status, read.body]).toEqual([200, answer.body])
      const known = await here.request({ method: 'GET', url: '/api/v1/me', headers: { cookie: `a=b; ${pair}` } })
      expect([known.status, known.body.email]).toEqual([200, email])
    } finally {
      await here.close()
    }
  })

  test('the database keeps no token that opens a session, and no password', async () => {
    const { cookie } = await session()
    const token = cookie.slice(cookie.indexOf('=') + 1).slice(0, 43)
    const [{ text }] =
      (await owner(`select string_agg(s::text, ' ') || (select string_agg(a::text, ' ') from auth_account a)
      as text from auth_session s`)) as [{ text: string }]
    expect(text).not.toContain(token)
    expect(text).not.toContain('woorden')
    expect(text).toContain('scrypt$32768$8$3$')
    const [{ token: kept }] = (await owner('select token from auth_session limit 1')) as [{ token: string }]
    expect((await me(`pakbon.session=${kept}`)).status).toBe(401)
  })

  test('a wrong password and an unknown account get the same answer, in the language asked', async () => {
    const user = await newUser()
    const headers = { 'accept-language': 'nl' }
    const wrong = await signIn({ ...user, password: 'iets heel anders', headers })
    const unknown = await signIn({ email: 'niemand@voorbeeld.example', headers })
    const strange = await signIn({ email: 'no address at all', headers })
    for (const answer of [wrong, unknown, strange]) {
      expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN_FAILED'])
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(cookiesOf(answer)).toEqual([])
      expect({ ...answer.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' })
    }
    expect(wrong.body.title).toBe('Aanmelden is niet gelukt')
  })

  test('and they take about as long', async () => {
    const user = await newUser()
    const timed = async (email: string) => {
      const began = performance.now()
      await signIn({ email, password: 'iets heel anders' })
      return performance.now() - began
    }
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let round = 0; round < 3; round++) {
      times.known.push(await timed(user.email))
      times.unknown.push(await timed(`niemand-${round}@voorbeeld.example`))
    }
    const fastest = (list: number[]) => Math.min(...list)
    expect(fastest(times.unknown)).toBeGreaterThan(fastest(times.known) / 2)
    expect(fastest(times.known)).toBeGreaterThan(fastest(times.unknown) / 2)
  })

  test('nobody signs up: accounts are made by administrators', async () => {
    const payload = { email: 'zelf@voorbeeld.example', password, name: 'Zelf' }
    const answer = await world.request({ method: 'POST', url: '/api/auth/sign-up/email', payload })
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
  })

  test.each([
    ['a field too many', { email: 'a@b.example', password, rememberMe: true }],
    ['no password', { email: 'a@b.example' }],
    ['a password of a megabyte would be hashed', { email: 'a@b.example', password: 'x'.repeat(129) }],
    ['an e-mail address that is a condition', { email: { ne: '' }, password }],
  ])('400: %s', async (_name, payload) => {
    const answer = await world.request({ method: 'POST', url: '/api/auth/sign-in/email', payload })
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST_SHAPE'])
  })
})

describe('fixation: what a browser carried in is not what it carries on', () => {
  test('a token that was planted is not taken over', async () => {
    const planted = `pakbon.session=${'A'.repeat(43)}.signature`
    const user = await newUser()
    const answer = await signIn({ ...user, headers: { cookie: planted } })
    expect(cookieOf(answer)).not.toContain('A'.repeat(43))
    expect((await me(planted)).status).toBe(401)
  })

  test('each sign-in has a token of its own and ends the session that the browser had', async () => {
    const { email, cookie } = await session()
    const again = await signIn({ email, headers: { cookie } })
    expect(again.status).toBe(200)
    expect(cookieOf(again)).not.toBe(cookie)
    expect((await me(cookie)).status).toBe(401)
    expect((await me(cookieOf(again))).status).toBe(200)
  })
})

describe('a session ends', () => {
  test('at once by signing out, for a copy of its cookie too', async () => {
    const { cookie } = await session()
    expect((await me(cookie)).status).toBe(200)
    const answer = await send('POST', '/api/auth/sign-out', cookie)
    expect(answer.status).toBe(204)
    expect(cookiesOf(answer).find((text) => text.startsWith('pakbon.session='))).toContain('Max-Age=0')
    expect((await me(cookie)).status).toBe(401)
    expect((await send('GET', '/api/auth/get-session', cookie)).status).toBe(401)
    expect((await send('POST', '/api/auth/sign-out', cookie)).status).toBe(204)
  })

  test('at once when it is revoked in the database', async () => {
    const { id, cookie } = await session()
    await owner('delete from auth_session where user_id = $1', [id])
    const answer = await me(cookie)
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN_NEEDED'])
  })

  test.each([
    ['after half an hour without use', "expires_at = now() - interval '1 second'"],
    ['twelve hours after it began, used or not', "expires_at = created_at + interval '12 hours' - interval '13 hours'"],
  ])('%s', async (_name, change) => {
    const { id, cookie } = await session()
    await owner(`update auth_session set ${change} where user_id = $1`, [id])
    expect((await me(cookie)).status).toBe(401)
    expect((await send('GET', '/api/auth/get-session', cookie)).status).toBe(401)
    const payload = { currentPassword: password, newPassword: `${password}!` }
    expect((await send('POST', '/api/auth/change-password', cookie, payload)).status).toBe(401)
  })

  const endOf = async (userId: string) => {
    const rows = await owner(
      `select extract(epoch from expires_at - now())::int as idle,
        extract(epoch from expires_at - created_at)::int as whole
      from auth_session where user_id = $1`,
      [userId],
    )
    return rows[0] as { idle: number; whole: number }
  }

  test('use moves its end on to half an hour from then, once a minute at most', async () => {
    const { id, cookie } = await session()
    expect((await endOf(id)).idle).toBeGreaterThan(29 * 60)
    await owner(`update auth_session set expires_at = now() + interval '5 minutes' where user_id = $1`, [id])
    await me(cookie)
    expect((await endOf(id)).idle).toBeLessThanOrEqual(5 * 60)
    await owner(`update auth_session set updated_at = now() - interval '61 seconds' where user_id = $1`, [id])
    await me(cookie)
    expect((await endOf(id)).idle).toBeGreaterThan(29 * 60)
  })

  test('but never beyond twelve hours from its beginning', async () => {
    const { id, cookie } = await session()
    await owner(
      `update auth_session set created_at = now() - interval '11 hours 50 minutes',
        updated_at = now() - interval '2 minutes', expires_at = now() + interval '1 minute' where user_id = $1`,
      [id],
    )
    await me(cookie)
    expect((await endOf(id)).whole).toBe(12 * 60 * 60)
  })
})

describe('guessing', () => {
  const wrong = 'niet het wachtwoord'

  test('ten failed tries on one account, from anywhere, then it waits, even with the right password', async () => {
    const user = await newUser()
    for (let n = 1; n <= 10; n++) expect((await signIn({ ...user, password: wrong })).status).toBe(401)
    const blocked = await signIn(user)
    expect([blocked.status, blocked.body.code]).toEqual([429, 'SIGN_IN_BLOCKED'])
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(50)
    expect(Number(blocked.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(cookiesOf(blocked)).toEqual([])
  })

  test('an account that does not exist waits just so', async () => {
    const email = 'spook@voorbeeld.example'
    await fail({ email }, 9)
    expect((await signIn({ email })).status).toBe(401)
    expect((await signIn({ email })).status).toBe(429)
  })

  test('each further failure doubles the wait, up to an hour', async () => {
    const email = 'traag@voorbeeld.example'
    await fail({ email }, 9)
    const waits: unknown[] = []
    for (let n = 10; n <= 18; n++) {
      expect(await tryAs({ email })).toBe(null)
      waits.push(await tryAs({ email }))
      await owner(`update sign_in_attempt set blocked_until = now() where subject = $1`, [accountSubject(email)])
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((minutes) => minutes * 60))
  })

  test('the right password ends the count', async () => {
    const user = await newUser()
    await fail(user, 9)
    expect((await signIn(user)).status).toBe(200)
    await fail(user, 9)
    expect((await signIn(user)).status).toBe(200)
  })

  test('ten failed tries from one address, on any accounts, then it waits; other addresses do not', async () => {
    const address = newAddress()
    const user = await newUser()
    await failFrom(address, 9)
    expect((await signIn({ email: 'tiende@voorbeeld.example', address })).status).toBe(401)
    const blocked = await signIn({ ...user, address })
    expect([blocked.status, blocked.body.code]).toEqual([429, 'SIGN_IN_BLOCKED'])
    expect((await signIn(user)).status).toBe(200)
  })

  test('who signs in well from a shared address neither counts against it nor forgives others', async () => {
    const address = newAddress()
    const user = await newUser()
    await failFrom(address, 9)
    for (let n = 1; n <= 3; n++) expect((await signIn({ ...user, address })).status).toBe(200)
    await failFrom(address, 1)
    expect((await signIn({ ...user, address })).status).toBe(429)
  })

  test('an address waits a quarter of an hour at most', async () => {
    const address = newAddress()
    await failFrom(address, 10)
    for (let n = 11; n <= 20; n++) {
      await owner(`update sign_in_attempt set blocked_until = now() where subject = $1`, [`address:${address}`])
      await failFrom(address, 1)
    }
    expect(await tryAs({ email: 'a@voorbeeld.example', address })).toBe(15 * 60)
  })

  test('an address is a whole IPv6 network, and the same whether IPv4 is mapped or not', async () => {
    for (let n = 1; n <= 10; n++) await failFrom(`2001:db8:1:2::${n}`, 1)
    const email = 'zes@voorbeeld.example'
    expect(await tryAs({ email, address: '2001:db8:1:2:ffff::1' })).not.toBe(null)
    expect(await tryAs({ email, address: '2001:db8:1:3::1' })).toBe(null)
    const address = newAddress()
    await failFrom(`::ffff:${address}`, 10)
    expect(await tryAs({ email, address })).not.toBe(null)
  })

  test('the address is that of the connection, not one that the caller names', async () => {
    const address = newAddress()
    await failFrom(address, 10)
    const headers = { 'x-forwarded-for': '192.0.2.99' }
    expect((await signIn({ email: 'fwd@voorbeeld.example', address, headers })).status).toBe(429)
  })

  test('of forty tries at once no more than ten are looked at', async () => {
    const email = 'tegelijk@voorbeeld.example'
    const tries = await Promise.all(Array.from({ length: 40 }, () => tryAs({ email, address: '192.0.2.40' })))
    expect(tries.filter((seconds) => seconds === null)).toHaveLength(10)
  })

  test('a quiet day forgets the failures, and so does an administrator who gives another password', async () => {
    const user = await newUser()
    await fail(user, 10)
    const next = 'een heel nieuw wachtwoord'
    const reset = await world.as('administrator').put(`/users/${user.id}/password`, { password: next })
    expect(reset.status).toBe(200)
    expect((await signIn({ ...user, password: next })).status).toBe(200)

    await fail(user, 9)
    await owner(`update sign_in_attempt set last_failed_at = now() - interval '25 hours'`)
    await fail(user, 9)
    expect((await signIn({ ...user, password: next })).status).toBe(200)
  })

  test('what no longer decides anything is let go', async () => {
    await fail({ email: 'oud@voorbeeld.example' }, 1)
    const { id } = await session()
    await owner(`update sign_in_attempt set last_failed_at = now() - interval '25 hours'`)
    await owner(`update auth_session set expires_at = now() - interval '1 second' where user_id = $1`, [id])
    await forgetOldTries(world.connections.withoutCompany)
    expect(await owner('select from sign_in_attempt')).toEqual([])
    expect(await owner('select from auth_session where user_id = $1', [id])).toEqual([])
  })

  /** One try that is counted; the seconds that it has to wait, or null. Its password is not looked at. */
  async function tryAs({ email, address = newAddress() }: { readonly email: string; readonly address?: string }) {
    const refusal = await countTry(world.connections.withoutCompany, accountSubject(email), address)
    return refusal === null ? null : refusal.details.seconds
  }

  async function fail(user: { readonly email: string }, times: number) {
    for (let n = 1; n <= times; n++) expect(await tryAs(user)).toBe(null)
  }

  async function failFrom(address: string, times: number) {
    for (let n = 1; n <= times; n++) expect(await tryAs({ email: `${newId()}@voorbeeld.example`, address })).toBe(null)
  }
})

describe('changing your own password', () => {
  const next = 'nog eens vier woorden'
  const change = (cookie: string, payload: object) => send('POST', '/api/auth/change-password', cookie, payload)

  test('ends all other sessions and gives this one a new token', async () => {
    const { email, cookie } = await session()
    const elsewhere = cookieOf(await signIn({ email }))
    const answer = await change(cookie, { currentPassword: password, newPassword: next })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).not.toContain('token')
    expect([(await me(cookie)).status, (await me(elsewhere)).status]).toEqual([401, 401])
    expect((await me(cookieOf(answer))).status).toBe(200)
    expect((await signIn({ email })).status).toBe(401)
    expect((await signIn({ email, password: next })).status).toBe(200)
  })

  test('asks for the present one, and guessing it is counted', async () => {
    const { email, cookie } = await session()
    const guess = () => change(cookie, { currentPassword: 'geen idee eigenlijk', newPassword: next })
    const first = await guess()
    expect([first.status, first.body.code]).toEqual([409, 'PASSWORD_WRONG'])
    const db = world.connections.withoutCompany
    for (let n = 2; n <= 10; n++) expect(await countTry(db, accountSubject(email), null)).toBe(null)
    expect((await guess()).status).toBe(429)
    expect((await signIn({ email })).status).toBe(429)
  })

  test('at least twelve characters, whatever they are made of', async () => {
    const { cookie } = await session()
    for (const newPassword of ['', 'elf tekens!', '😀'.repeat(11)]) {
      const answer = await change(cookie, { currentPassword: password, newPassword })
      expect([answer.status, answer.body.code]).toEqual([409, 'PASSWORD_TOO_SHORT'])
    }
  })

  test('the same letters typed on another keyboard are the same password', async () => {
    const { email, cookie } = await session()
    const composed = 'één wachtwoord'.normalize('NFC')
    expect((await change(cookie, { currentPassword: password, newPassword: composed })).status).toBe(200)
    expect((await signIn({ email, password: composed.normalize('NFD') })).status).toBe(200)
  })
})

describe('which company, and which language', () => {
  test('a session works in the first company of its user, or the one that the request names', async () => {
    const { id, email, cookie } = await session(['salesClerk'])
    await other.as('administrator').post('/users', { email, name: 'Sanne', roles: ['auditor'] })
    const first = (await me(cookie)).body
    expect([first.companyId, first.duties]).toEqual([other.company.id, ['inquireIntoSerialNumbers']])
    expect(first.companies.map(({ code }: { code: string }) => code)).toEqual(['ANDER', 'VOORBEELD'])
    const named = (await me(cookie, { 'pakbon-company': 'VOORBEELD' })).body
    expect([named.id, named.companyId]).toEqual([id, world.company.id])
    expect(named.duties).toContain('maintainSalesOrders')
  })

  test.each(['ANDER', 'NERGENS', "' or true --", ''])('a company without a role of theirs is 401: %j', async (code) => {
    const { cookie } = await session()
    expect((await me(cookie, { 'pakbon-company': code })).status).toBe(401)
  })

  test('the language is that of the company until the user chooses one', async () => {
    const { cookie } = await session()
    expect((await me(cookie)).body.language).toBe('nl')
    expect((await send('PATCH', '/api/v1/me', cookie, { language: 'en' })).body.language).toBe('en')
    expect((await me(cookie)).body.language).toBe('en')
    expect((await send('PATCH', '/api/v1/me', cookie, { language: 'xx' })).status).toBe(400)
  })

  test('the theme is that of the system until the user chooses one, which leaves the language', async () => {
    const { cookie } = await session()
    await send('PATCH', '/api/v1/me', cookie, { language: 'en' })
    expect((await me(cookie)).body.theme).toBe('system')
    expect((await send('PATCH', '/api/v1/me', cookie, { theme: 'highContrast' })).body.theme).toBe('highContrast')
    expect((await me(cookie)).body).toMatchObject({ theme: 'highContrast', language: 'en' })
    for (const body of [{ theme: 'pink' }, {}]) {
      expect((await send('PATCH', '/api/v1/me', cookie, body)).status).toBe(400)
    }
  })

  test('what the application shows from the first moment: company, currency, roles and e-mail address', async () => {
    const { email, cookie } = await session(['auditor', 'shippingClerk'])
    const { body } = await me(cookie)
    expect(body.company).toEqual({ id: world.company.id, code: 'VOORBEELD', name: 'Voorbeeld', currency: 'EUR' })
    expect(body).toMatchObject({ kind: 'user', name: 'Sanne', email, companyId: world.company.id })
    expect(body.roles).toHaveLength(2)
  })
})
