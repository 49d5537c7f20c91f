import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { duties } from '#domain/duty.ts'
import { createUser } from '#security/create-user.ts'
import { hashNewPassword } from '#security/password.ts'
import { type Client, openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
let other: WorldCompany
let administrator: Client

beforeAll(async () => {
  world = await openWorld()
  other = await world.secondCompany()
  administrator = world.as('administrator')
})

afterAll(() => world.close())

const password = 'vier woorden op een rij'
const newEmail = () => `${newId()}@voorbeeld.example`

async function newUser(roles: readonly string[], client = administrator) {
  const body = { email: newEmail(), name: 'Bram', password, roles }
  const answer = await client.post('/users', body)
  expect(answer.status).toBe(201)
  return answer.body as { id: string; email: string; name: string; roles: string[] }
}

async function newRole(body: object = {}, client = administrator) {
  const answer = await client.post('/roles', { code: newId(), name: 'Role', duties: [], ...body })
  expect(answer.status).toBe(201)
  return answer.body as { id: string; code: string; edition: number }
}

/** Asks as a user who has signed in. */
async function signedIn(email: string, secret = password): Promise<(url: string, headers?: object) => Promise<number>> {
  const payload = { email, password: secret }
  const answer = await world.request({ method: 'POST', url: '/api/auth/sign-in/email', payload })
  expect(answer.status).toBe(200)
  const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
  return async (url, headers = {}) =>
    (await world.request({ method: 'GET', url: `/api/v1${url}`, headers: { cookie, ...headers } })).status
}

const events = async (id: string, { context } = world as WorldCompany) =>
  (await context.db.selectFrom('event').select('kind').where('subject_id', '=', id).orderBy('id').execute()).map(
    ({ kind }) => kind,
  )

describe('D74 users', () => {
  test('one is made with a first password and roles, listed, read, and named in history', async () => {
    const body = { id: newId(), email: `Anna.${newEmail()}`, name: 'Anna', password, roles: ['auditor', 'salesClerk'] }
    const made = await administrator.post('/users', body)
    const expected = { ...body, email: body.email.toLowerCase(), language: null, password: undefined }
    expect([made.status, made.body]).toEqual([201, expected])
    expect((await administrator.get(`/users/${body.id}`)).body).toEqual(expected)
    expect((await administrator.get('/users?limit=200')).body.items).toContainEqual(expected)
    const actor = await world.context.db.selectFrom('actor').selectAll().where('id', '=', body.id).executeTakeFirst()
    expect(actor).toMatchObject({ kind: 'user', name: 'Anna' })
    expect(await events(body.id)).toEqual(['userCreated'])
  })

  test('the command line and the sample company make one by the same use case', async () => {
    const { db, caller } = world.context
    const asked = { email: newEmail(), name: 'Daan', password, roles: ['shippingClerk'] }
    const hash = await hashNewPassword(password)
    const user = await db.transaction().execute((transaction) => createUser({ db: transaction, caller }, asked, hash))
    expect((await administrator.get(`/users/${user.id}`)).body.name).toBe('Daan')
    expect(await (await signedIn(asked.email))('/me')).toBe(200)
  })

  test.each([
    ['a short password', { password: 'elf tekens!' }, 409, 'PASSWORD_TOO_SHORT'],
    ['no password', { password: undefined }, 409, 'PASSWORD_TOO_SHORT'],
    ['a role that there is not', { roles: ['salesClerk', 'king'] }, 404, 'NOT_FOUND'],
    ['no role', { roles: [] }, 400, 'REQUEST_SHAPE'],
    ['no e-mail address', { email: 'anna' }, 400, 'REQUEST_SHAPE'],
    ['duties of its own', { duties: ['administerUsers'] }, 400, 'REQUEST_SHAPE'],
    ['the company in the body', { companyId: newId() }, 400, 'REQUEST_SHAPE'],
  ])('none is made with %s', async (_name, change, status, code) => {
    const body = { id: newId(), email: newEmail(), name: 'X', password, roles: ['auditor'], ...change }
    const answer = await administrator.post('/users', body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await administrator.get(`/users/${body.id}`)).status).toBe(404)
    const { connections } = world
    const kept = await connections.withoutCompany.selectFrom('auth_user').where('id', '=', body.id).execute()
    expect(kept).toEqual([])
  })

  test('two cannot have one e-mail address, however it is written; a repeated request makes none', async () => {
    const body = { id: newId(), email: newEmail(), name: 'Eva', password, roles: ['auditor'] }
    expect((await administrator.post('/users', body)).status).toBe(201)
    for (const again of [
      body,
      { ...body, id: newId(), email: body.email.toUpperCase() },
      { ...body, email: newEmail() },
    ]) {
      const answer = await administrator.post('/users', again)
      expect([answer.status, answer.body.code]).toEqual([409, 'ALREADY_EXISTS'])
    }
  })

  test('their password is not kept where requests are: a repeated one is no fast way to guess it', async () => {
    const key = { 'idempotency-key': newId() }
    const body = { email: newEmail(), name: 'Fred', password, roles: ['auditor'] }
    const { id } = (await administrator.post('/users', body, key)).body
    await administrator.put(`/users/${id}/password`, { password }, key)
    const kept = await world.context.db.selectFrom('idempotency').where('key', '=', key['idempotency-key']).execute()
    expect(kept).toEqual([])
  })

  test('name, language and roles are changed; history shows the new name and keeps the old', async () => {
    const { id } = await newUser(['auditor'])
    const change = { name: 'Bram de Vries', language: 'en', roles: ['shippingClerk', 'auditor'] }
    const { status, body } = await administrator.patch(`/users/${id}`, change)
    expect([status, body]).toEqual([200, (await administrator.get(`/users/${id}`)).body])
    expect(body).toMatchObject({ ...change, roles: ['auditor', 'shippingClerk'] })
    const { db } = world.context
    const actor = await db.selectFrom('actor').select('name').where('id', '=', id).executeTakeFirst()
    expect(actor?.name).toBe('Bram de Vries')
    const event = await db
      .selectFrom('event')
      .select('data')
      .where('subject_id', '=', id)
      .where('kind', '=', 'userChanged')
      .executeTakeFirst()
    expect(event?.data).toMatchObject({ changes: { name: { from: 'Bram', to: 'Bram de Vries' } } })
  })

  test('whose role is taken away is refused at the next request', async () => {
    const { id, email } = await newUser(['administrator'])
    const get = await signedIn(email)
    expect(await get('/users')).toBe(200)
    await newUser(['administrator'])
    await administrator.patch(`/users/${id}`, { roles: ['auditor'] })
    expect(await get('/users')).toBe(403)
    expect(await get('/me')).toBe(200)
  })

  test('who is removed is nobody at the next request; the account goes, what they did keeps their name', async () => {
    const { id, email } = await newUser(['auditor'])
    const get = await signedIn(email)
    expect((await administrator.delete(`/users/${id}`)).status).toBe(200)
    expect(await get('/me')).toBe(401)
    expect((await administrator.get(`/users/${id}`)).status).toBe(404)
    expect((await administrator.delete(`/users/${id}`)).status).toBe(404)
    const account = await world.connections.withoutCompany.selectFrom('auth_user').where('id', '=', id).execute()
    expect(account).toEqual([])
    expect(await events(id)).toEqual(['userCreated', 'userRemoved'])
    const { db } = world.context
    expect(await db.selectFrom('actor').select('name').where('id', '=', id).execute()).toEqual([{ name: 'Bram' }])
  })

  test('another password ends all sessions, at once', async () => {
    const { id, email } = await newUser(['auditor'])
    const get = await signedIn(email)
    const short = await administrator.put(`/users/${id}/password`, { password: 'kort' })
    expect([short.status, short.body.code]).toEqual([409, 'PASSWORD_TOO_SHORT'])
    expect(await get('/me')).toBe(200)
    expect((await administrator.put(`/users/${id}/password`, { password: 'een ander wachtwoord' })).status).toBe(200)
    expect(await get('/me')).toBe(401)
    expect(await (await signedIn(email, 'een ander wachtwoord'))('/me')).toBe(200)
  })

  test('pages by e-mail address', async () => {
    for (let n = 0; n < 3; n++) await newUser(['auditor'])
    const first = (await administrator.get('/users?limit=2')).body
    const second = (await administrator.get(`/users?limit=2&cursor=${first.next}`)).body
    const emails = [...first.items, ...second.items].map(({ email }: { email: string }) => email)
    expect(emails).toHaveLength(4)
    expect(emails).toEqual([...new Set(emails)].sort())
  })
})

describe('D1 one user of two companies', () => {
  async function shared() {
    const user = await newUser(['auditor'])
    const { status } = await other
      .as('administrator')
      .post('/users', { email: user.email, name: 'B.', roles: ['salesClerk'] })
    expect(status).toBe(201)
    return user
  }

  test('gets roles in the second and keeps name and password; a password given with it is refused', async () => {
    const user = await newUser(['auditor'])
    const asked = { email: user.email, name: 'Somebody', roles: ['salesClerk'] }
    const refused = await other.as('administrator').post('/users', { ...asked, password: 'een gestolen account' })
    expect([refused.status, refused.body.code]).toEqual([409, 'USER_KNOWN_ALREADY'])
    const made = await other.as('administrator').post('/users', asked)
    expect([made.status, made.body]).toMatchObject([201, { id: user.id, name: 'Bram', roles: ['salesClerk'] }])
    expect((await administrator.get(`/users/${user.id}`)).body.roles).toEqual(['auditor'])
    const get = await signedIn(user.email)
    expect(await get('/users', { 'pakbon-company': 'ANDER' })).toBe(403)
  })

  test('neither of them takes over their account: name, language and password are not changed from there', async () => {
    const { id, email } = await shared()
    for (const client of [administrator, other.as('administrator')]) {
      const answers = [
        await client.patch(`/users/${id}`, { name: 'Taken' }),
        await client.patch(`/users/${id}`, { language: 'en' }),
        await client.put(`/users/${id}/password`, { password: 'een gestolen account' }),
      ]
      for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'USER_OF_OTHER_COMPANY'])
    }
    expect((await administrator.patch(`/users/${id}`, { roles: ['salesManager'] })).status).toBe(200)
    expect(await (await signedIn(email))('/me')).toBe(200)
  })

  test('removed from one, works on in the other; removed from both, the account ends', async () => {
    const { id, email } = await shared()
    const get = await signedIn(email)
    await administrator.delete(`/users/${id}`)
    expect(await get('/me', { 'pakbon-company': 'VOORBEELD' })).toBe(401)
    expect(await get('/me')).toBe(200)
    await other.as('administrator').delete(`/users/${id}`)
    expect(await get('/me')).toBe(401)
    expect(await world.connections.withoutCompany.selectFrom('auth_user').where('id', '=', id).execute()).toEqual([])
  })
})

describe('D74 roles', () => {
  test('a company begins with the default ones', async () => {
    const { body } = await administrator.get('/roles?limit=200')
    const found = body.items.find(({ code }: { code: string }) => code === 'administrator')
    expect(found).toMatchObject({ name: 'Beheerder', duties: [...duties].sort(), edition: 1 })
  })

  test('one is made, read, changed from its present edition, and deleted', async () => {
    const made = await newRole({ code: 'tester', name: 'Tester', duties: ['maintainSalesOrders'] })
    expect((await administrator.get(`/roles/${made.id}`)).body).toEqual(made)
    const change = { name: 'Head tester', duties: ['maintainSalesOrders', 'correctPackingSlips'] }
    const changed = await administrator.patch(`/roles/${made.id}`, change, { 'if-match': '"1"' })
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"'])
    const expected = { ...made, ...change, duties: ['correctPackingSlips', 'maintainSalesOrders'], edition: 2 }
    expect(changed.body).toEqual(expected)
    expect((await administrator.get(`/roles/${made.id}`)).body).toEqual(expected)
    const late = await administrator.patch(`/roles/${made.id}`, { name: 'Late' }, { 'if-match': '"1"' })
    expect([late.status, late.body.code]).toEqual([412, 'EDITION_CHANGED'])
    expect((await administrator.delete(`/roles/${made.id}`)).status).toBe(200)
    expect((await administrator.get(`/roles/${made.id}`)).status).toBe(404)
    expect(await events(made.id)).toEqual(['roleCreated', 'roleChanged', 'roleDeleted'])
  })

  test.each([
    ['a code that exists', { code: 'auditor' }, 409, 'ALREADY_EXISTS'],
    ['a duty that there is not', { duties: ['doEverything'] }, 400, 'REQUEST_SHAPE'],
    ['one duty twice', { duties: ['integrate', 'integrate'] }, 400, 'REQUEST_SHAPE'],
  ])('none is made with %s', async (_name, change, status, code) => {
    const answer = await administrator.post('/roles', { code: newId(), name: 'Role', duties: [], ...change })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('one in use is not deleted, and the answer says who has it', async () => {
    const { id, code } = await newRole()
    await newUser([code])
    const { status, body } = await administrator.delete(`/roles/${id}`)
    expect([status, body.code]).toEqual([409, 'ROLE_IN_USE'])
    expect(body.refusals[0].details).toEqual({ role: code, users: ['Bram'] })
  })

  test('a duty taken from a role is refused at the next request of whoever has the role', async () => {
    const { id, code } = await newRole({ duties: ['integrate'] })
    const { email } = await newUser([code])
    const get = await signedIn(email)
    expect(await get('/api-keys')).toBe(200)
    await administrator.patch(`/roles/${id}`, { duties: ['maintainSalesOrders'] })
    expect(await get('/api-keys')).toBe(403)
    await administrator.patch(`/roles/${id}`, { duties: ['integrate'] })
    expect(await get('/api-keys')).toBe(200)
  })
})

describe('somebody is left to administer users', () => {
  /** A world of its own, since the others have administrators enough. */
  async function lonely(work: (client: Client, here: World, only: { id: string }) => Promise<void>) {
    const here = await openWorld()
    try {
      const client = here.as('administrator')
      await work(client, here, await newUser(['administrator'], client))
    } finally {
      await here.close()
    }
  }

  test('the last one is not removed, does not lose the role, and the role does not lose the duty', () =>
    lonely(async (client, _here, { id }) => {
      const { items } = (await client.get('/roles')).body
      const role = items.find(({ code }: { code: string }) => code === 'administrator')
      const answers = [
        await client.delete(`/users/${id}`),
        await client.patch(`/users/${id}`, { roles: ['auditor'] }),
        await client.patch(`/roles/${role.id}`, { duties: ['integrate'] }),
      ]
      for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'LAST_ADMINISTRATOR'])
      expect((await client.get(`/users/${id}`)).body.roles).toEqual(['administrator'])
      expect((await client.get(`/roles/${role.id}`)).body).toEqual(role)
      await newUser(['administrator'], client)
      expect((await client.delete(`/users/${id}`)).status).toBe(200)
    }))

  test('of two who remove each other at the same moment one stays', () =>
    lonely(async (client, _here, first) => {
      for (let round = 0; round < 5; round++) {
        const second = await newUser(['administrator'], client)
        const answers = await Promise.all([
          client.delete(`/users/${first.id}`),
          client.patch(`/users/${second.id}`, { roles: ['auditor'] }),
        ])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
        const { items } = (await client.get('/users?limit=200')).body
        const left = items.filter(({ roles }: { roles: string[] }) => roles.includes('administrator'))
        expect(left).toHaveLength(1)
        first = left[0]
      }
    }))
})

describe('I33 users and roles of another company are not there', () => {
  test('whatever is asked of them, the answer is 404 and nothing changes', async () => {
    const foreign = other.as('administrator')
    const user = await newUser(['auditor'], foreign)
    const role = await newRole({ code: 'foreign', duties: ['integrate'] }, foreign)
    const answers = [
      await administrator.get(`/users/${user.id}`),
      await administrator.patch(`/users/${user.id}`, { roles: ['auditor'] }),
      await administrator.put(`/users/${user.id}/password`, { password: 'een gestolen account' }),
      await administrator.delete(`/users/${user.id}`),
      await administrator.get(`/roles/${role.id}`),
      await administrator.patch(`/roles/${role.id}`, { duties: [] }),
      await administrator.delete(`/roles/${role.id}`),
      await administrator.post('/users', { email: newEmail(), name: 'X', password, roles: ['foreign'] }),
    ]
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
    expect((await foreign.get(`/users/${user.id}`)).body).toEqual(user)
    expect((await foreign.get(`/roles/${role.id}`)).body).toEqual(role)
    const lists = [
      (await administrator.get('/users?limit=200')).body,
      (await administrator.get('/roles?limit=200')).body,
    ]
    expect(JSON.stringify(lists)).not.toContain(user.email)
    expect(JSON.stringify(lists)).not.toContain(role.id)
  })
})
