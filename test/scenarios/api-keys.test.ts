import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
let other: WorldCompany

beforeAll(async () => {
  world = await openWorld()
  other = await world.secondCompany()
})

afterAll(() => world.close())

const administrator = () => world.as('administrator')

/** Asks who somebody is with exactly this Authorization header. */
const ask = (authorization: string, headers: Record<string, string> = {}) =>
  world.request({ method: 'GET', url: '/api/v1/me', headers: { authorization, ...headers } })

async function create(body: object) {
  const answer = await administrator().post('/api-keys', { name: 'Warehouse', duties: [], ...body })
  expect(answer.status).toBe(201)
  return answer.body
}

describe('a key says who asks, in which company, with which duties', () => {
  test('of the company that it was made in', async () => {
    const { status, body } = await world.as('shippingClerk').get('/me')
    expect(status).toBe(200)
    expect(body).toEqual({
      id: expect.any(String),
      kind: 'apiKey',
      name: 'shippingClerk',
      email: null,
      language: 'nl',
      theme: 'system',
      companyId: world.company.id,
      company: { id: world.company.id, code: 'VOORBEELD', name: 'Voorbeeld', currency: 'EUR' },
      companies: [{ id: world.company.id, code: 'VOORBEELD', name: 'Voorbeeld' }],
      duties: [
        'correctPackingSlips',
        'inquireIntoSerialNumbers',
        'maintainNotReadableRegistrations',
        'maintainSalesPackingSlips',
        'maintainSerialNumberCorrections',
      ],
      roles: [],
      tillId: null,
    })
  })

  test('and of no other, whatever company the request names', async () => {
    const { body } = await world.as('auditor').get('/me', { 'pakbon-company': other.company.code })
    expect(body.companyId).toBe(world.company.id)
  })

  test.each([{ language: 'en' }, { theme: 'dark' }])('has no language or theme of its own: %j', async (change) => {
    const { status, body } = await administrator().patch('/me', change)
    expect([status, body.code]).toEqual([409, 'USER_NEEDED'])
  })
})

describe('a key that is none is answered 401', () => {
  const changed = (key: string, position: number) =>
    key.slice(0, position) + (key[position] === 'A' ? 'B' : 'A') + key.slice(position + 1)

  test.each<[string, (key: string) => string]>([
    ['no key at all', () => 'Bearer '],
    ['without the word Bearer, as Basic', (key) => `Basic ${key}`],
    ['one character of its secret changed', (key) => `Bearer ${changed(key, 60)}`],
    ['one character of its company changed', (key) => `Bearer ${changed(key, 9)}`],
    ['cut short', (key) => `Bearer ${key.slice(0, -1)}`],
    ['with more behind it', (key) => `Bearer ${key}A`],
    ['an SQL text', () => "Bearer pakbon_' or 1=1 --"],
  ])('%s', async (_name, headerOf) => {
    const answer = await ask(headerOf(world.keyOf('administrator')))
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_IN_NEEDED'])
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  test('the secret of one company under the name of another', async () => {
    const bytes = (key: string) => Buffer.from(key.slice('pakbon_'.length), 'base64url')
    const mixed = Buffer.concat([
      bytes(other.keyOf('administrator')).subarray(0, 16),
      bytes(world.keyOf('administrator')).subarray(16),
    ])
    expect((await ask(`Bearer pakbon_${mixed.toString('base64url')}`)).status).toBe(401)
  })
})

describe('making and revoking keys', () => {
  test('the key is in the answer that made it, and in no list, no event and no table', async () => {
    const { key, ...made } = await create({ duties: ['maintainSalesOrders'] })
    expect(key).toMatch(/^pakbon_[\w-]{64}$/)
    expect((await ask(`Bearer ${key}`)).body.duties).toEqual(['maintainSalesOrders'])
    const { body } = await administrator().get('/api-keys?limit=200')
    expect(body.items.find(({ id }: { id: string }) => id === made.id)).toEqual(made)
    const database = await wholeDatabase(world)
    expect(database).toContain(made.id)
    expect(database).not.toContain(key.slice('pakbon_'.length + 22))
  })

  test('an Idempotency-Key keeps no copy of it either', async () => {
    const headers = { 'idempotency-key': 'make-a-key' }
    const { status, body } = await administrator().post('/api-keys', { name: 'Till', duties: [] }, headers)
    expect(status).toBe(201)
    expect(await wholeDatabase(world)).not.toContain(body.key.slice('pakbon_'.length + 22))
  })

  test('D75: nobody gives a duty away that they do not have', async () => {
    const { key } = await create({ duties: ['integrate', 'maintainSalesOrders'] })
    const headers = { authorization: `Bearer ${key}` }
    const payload = { name: 'More', duties: ['maintainSalesOrders', 'administerUsers', 'maintainSalesInvoices'] }
    const answer = await world.request({ method: 'POST', url: '/api/v1/api-keys', headers, payload })
    expect([answer.status, answer.body.code]).toEqual([409, 'DUTY_NOT_YOURS'])
    expect(answer.body.refusals[0].details).toEqual({ duties: ['administerUsers', 'maintainSalesInvoices'] })
  })

  test('revoked: 401 at the next request; revoked again: nothing new', async () => {
    const { id, key } = await create({})
    expect((await ask(`Bearer ${key}`)).status).toBe(200)
    const first = await administrator().post(`/api-keys/${id}/revocation`)
    expect([first.status, first.body.revokedAt]).toEqual([200, expect.any(String)])
    expect((await ask(`Bearer ${key}`)).status).toBe(401)
    const second = await administrator().post(`/api-keys/${id}/revocation`)
    expect(second.body).toEqual(first.body)
    const events = await world.context.db.selectFrom('event').select('kind').where('subject_id', '=', id).execute()
    expect(events.map(({ kind }) => kind)).toEqual(['apiKeyCreated', 'apiKeyRevoked'])
  })

  test('ends by itself', async () => {
    const soon = await create({ expiresAt: new Date(Date.now() + 60_000).toISOString() })
    expect((await ask(`Bearer ${soon.key}`)).status).toBe(200)
    const ended = await create({ expiresAt: new Date(Date.now() - 1).toISOString() })
    expect((await ask(`Bearer ${ended.key}`)).status).toBe(401)
  })

  test('history names whoever acts: each key is an actor of its company', async () => {
    const { id } = await create({ name: 'Scanner 7' })
    const actor = await world.context.db.selectFrom('actor').selectAll().where('id', '=', id).executeTakeFirst()
    expect(actor).toEqual({ company_id: world.company.id, id, kind: 'apiKey', name: 'Scanner 7' })
  })

  test('I33: keys of another company are not there', async () => {
    const { body } = await other.as('administrator').get('/api-keys?limit=200')
    const foreign = body.items[0].id
    const { items } = (await administrator().get('/api-keys?limit=200')).body
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(foreign)
    expect((await administrator().post(`/api-keys/${foreign}/revocation`)).status).toBe(404)
    expect((await other.as('administrator').get('/me')).status).toBe(200)
  })

  test('pages of the list, and a cursor that was made up', async () => {
    const first = await administrator().get('/api-keys?limit=3')
    const second = await administrator().get(`/api-keys?limit=3&cursor=${first.body.next}`)
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)
    expect(ids).toHaveLength(6)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect((await administrator().get('/api-keys?cursor=made-up')).status).toBe(400)
    const cursor = Buffer.from('["no id"]').toString('base64url')
    expect((await administrator().get(`/api-keys?cursor=${cursor}`)).status).toBe(400)
  })
})

/** Every row of every table, as text. */
async function wholeDatabase({ connections }: World): Promise<string> {
  const client = await connections.pool.connect()
  try {
    await client.query('reset role')
    const { rows } = await client.query<{ text: string }>(
      `select query_to_xml(format('select * from %I', table_name), true, true, '')::text as text
      from information_schema.tables where table_schema = 'public'`,
    )
    return rows.map(({ text }) => text).join('\n')
  } finally {
    client.release(true)
  }
}
