import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, openWorld, type World } from '#test/world.ts'
import {
  bodyWith,
  type Field,
  type Ids,
  idsOfEverything,
  type RouteRequest,
  routeRequests,
  urlWith,
} from './route-requests.ts'

let world: World
let ids: Ids
const requests = routeRequests({})
beforeAll(async () => {
  world = await openWorld()
  ids = { ...(await idsOfEverything(world)), userId: world.context.caller.actorId }
})
afterAll(() => world.close())

const named = requests.map((request) => [`${request.method} ${request.url}`, request] as const)
const withBody = named.filter(([, { body }]) => body !== null)

function send(request: RouteRequest, body: unknown, query = ''): Promise<Answer> {
  return world.request({
    method: request.method,
    url: `/api/v1${urlWith(request, ids)}${query}`,
    headers: { authorization: `Bearer ${world.keyOf('administrator')}`, 'content-type': 'application/json' },
    ...(body === null ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** The request as the route takes it, with the ids of what is there. */
const real = (request: RouteRequest) =>
  routeRequests(ids).find(({ method, url }) => method === request.method && url === request.url) ?? request

/** Nothing of the database, of the program or of its files. */
const insides = /syntax error|violates|relation "|invalid input|node_modules|\.ts:|\.js:|pg_|stack/i

/** A list is refused by its entries, each in its place where every one has an answer. */
function expectRefused(answer: Answer, what: string): void {
  const { status, body } = answer
  const inItsPlace = (item: { refusals?: readonly unknown[] }) => (item.refusals?.length ?? 0) > 0
  const inFile = typeof body === 'string' && (body.startsWith('PK') || body.includes('notValid'))
  const refused = status >= 400 || body?.refused?.length > 0 || body?.items?.some(inItsPlace) || inFile
  expect(refused, `${what}: ${JSON.stringify(answer.body)}`).toBe(true)
  expectSound(answer, what)
}

function expectSound({ status, body }: Answer, what: string): void {
  expect(status, `${what}: ${JSON.stringify(body)}`).toBeLessThan(500)
  expect(JSON.stringify(body)).not.toMatch(insides)
}

const nul = 'a\u0000b'
const odd = [
  '\ud800',
  '\u202e\u200b\u{1f600}\u0085',
  "'; drop table registration; --",
  '") or 1=1 union select * from api_key -- $1 \\',
  '../../etc/passwd%00\r\n\u001b[31m{{7*7}}',
  '__proto__',
]

const isText = ({ shape }: Field) => shape.type === 'string'
const isChoice = ({ shape }: Field) => shape.const !== undefined || shape.enum !== undefined
const isFree = (field: Field) => isText(field) && !field.shape.format && !field.shape.pattern && !isChoice(field)
const at = ({ path }: Field) => path.join('.')

describe('odd text in every field of every body: never a fault, and nothing of the insides', () => {
  test.each(withBody)('%s', async (_, request) => {
    const route = real(request)
    for (const field of route.fields.filter(isText)) {
      expectRefused(await send(route, bodyWith(route, field, nul)), `NUL in ${at(field)}`)
      for (const text of odd) expectSound(await send(route, bodyWith(route, field, text)), `${text} in ${at(field)}`)
    }
  })
})

describe('every limit, at one more and at a hundred times', () => {
  test.each(withBody)('%s', async (_, request) => {
    const route = real(request)
    for (const field of route.fields) {
      const { maxLength, maximum, minimum, maxItems, type } = field.shape
      const beyond: unknown[] = []
      if (isFree(field)) expect(maxLength, `${at(field)} has no limit`).toBeGreaterThan(0)
      // The content of a file has a limit of its own.
      if (maxLength && maxLength < 100_000 && isFree(field))
        beyond.push('x'.repeat(maxLength + 1), 'x'.repeat(Math.min(200_000, maxLength * 100)))
      if (type === 'number' || type === 'integer') {
        expect([minimum, maximum], `${at(field)} has no limits`).not.toContain(undefined)
        beyond.push((maximum ?? 0) + 1, (maximum ?? 0) * 100, 1e300, (minimum ?? 0) - 1, 'one')
      }
      if (type === 'array') expect(maxItems, `${at(field)} has no limit`).toBeGreaterThan(0)
      if (maxItems && maxItems <= 1000) beyond.push(Array.from({ length: maxItems + 1 }, () => 'x'))
      for (const value of beyond) {
        const { status } = await send(route, bodyWith(route, field, value))
        expect([400, 413], `${at(field)} as ${String(value).slice(0, 40)}: ${status}`).toContain(status)
      }
    }
  })
})

describe('a field that is not known is refused, whatever it is called', () => {
  const columns =
    'company_id companyId posted_at postedAt series_number posted open closed_as hash duties version unknown'.split(' ')

  test.each(withBody)('%s', async (_, request) => {
    const route = real(request)
    const known = new Set(route.fields.map(({ path }) => path[0]))
    for (const name of columns.filter((column) => !known.has(column))) {
      const { status, body } = await send(route, { ...route.body, [name]: 1 })
      expect({ name, status, code: body.code }).toEqual({ name, status: 400, code: 'REQUEST_SHAPE' })
    }
    for (const text of ['{"__proto__":{"duties":["administerUsers"]}}', '{"constructor":{"prototype":{"a":1}}}']) {
      expect((await send(route, text)).status).toBe(400)
    }
    expect(({} as Record<string, unknown>).duties).toBeUndefined()
  })
})

describe('a body that is no object of its own kind', () => {
  const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)

  test.each([
    ['an array', '[]'],
    ['a number', '7'],
    ['a text', '"x"'],
    ['cut off', '{"text": "x"'],
    ['arrays 100,000 deep', deep('[', ']', 100_000)],
    ['objects 40,000 deep', deep('{"a":', '}', 40_000).replace(/:}/, ':1}')],
    ['one key twice', '{"text":"a","text":1}'],
  ])('%s', async (_, text) => {
    const startedAt = performance.now()
    const scan = requests.find(({ url }) => url === '/packing-slips/:packingSlipId/scans')
    if (scan) expectRefused(await send(scan, text), text.slice(0, 20))
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])(
    'as %s',
    async (type) => {
      const headers = { authorization: `Bearer ${world.keyOf('administrator')}`, 'content-type': type }
      const url = `/api/v1/packing-slips/${ids.packingSlipId}/scans`
      const { status, body } = await world.request({ method: 'POST', url, headers, payload: '{"text":"x"}' })
      expect([status, body.code]).toEqual([415, 'REQUEST_MEDIA_TYPE'])
    },
  )
})

describe('odd parameters, queries and cursors', () => {
  const cursors = [['x'], ['x', 'y'], ['x', 'y', 'z'], [nul, nul], ['2026-01-01', "'; drop"]].map((key) =>
    Buffer.from(JSON.stringify(key)).toString('base64url'),
  )

  test.each(named.filter(([, { query }]) => Object.keys(query).length > 0))('%s', async (_, request) => {
    for (const [name, shape] of Object.entries(request.query)) {
      const texts = name === 'cursor' ? [...odd, nul, ...cursors] : [...odd, nul]
      for (const text of texts) {
        const what = `${name}=${text}`
        const query = `?${name}=${encodeURIComponent(text.isWellFormed() ? text : '\ufffd')}`
        expectSound(await send(request, null, query), what)
        if (text === nul) expectRefused(await send(request, null, query), what)
      }
      expectSound(await send(request, null, `?${name}=%00&${name}=2&${name}[a]=%ff`), `${name} three times`)
      if (shape.maximum === undefined) continue
      for (const beyond of [shape.maximum + 1, shape.maximum * 100, -1]) {
        expect((await send(request, null, `?${name}=${beyond}`)).status).toBe(400)
      }
    }
    expect((await send(request, null, '?unknown=1')).status).toBe(400)
  })

  test.each(named.filter(([, { params }]) => params.length > 0))('%s', async (_, request) => {
    const route = real(request)
    for (const text of ['x', nul, "'; drop table event; --", '%', 'x'.repeat(5000), '../../company']) {
      for (const name of route.params) {
        const url = `/api/v1${urlWith(route, { ...ids, [name]: text })}`
        const headers = { authorization: `Bearer ${world.keyOf('administrator')}` }
        const answer = await world.request({
          method: route.method,
          url,
          headers,
          ...(route.body ? { payload: route.body } : {}),
        })
        // A code is chosen freely; an id is not.
        const check = (name === 'taxCode' || name === 'returnReason') && text !== nul ? expectSound : expectRefused
        check(answer, `${name} as ${text.slice(0, 20)}`)
      }
    }
  })
})

test.each([
  ['authorization', ['Bearer', 'Bearer x', `Bearer ${'x'.repeat(5000)}`, 'Basic eDp5', "Bearer '; --"]],
  ['idempotency-key', ['', ' ', 'x'.repeat(201), 'é', "'; drop table idempotency; --"]],
  ['if-match', ['1', '"x"', '"99999999999999999999"', '"-1"', '"1", "2"']],
  ['accept-language', ['', ',,,;;q=', 'x'.repeat(5000), '*', 'nl'.repeat(900)]],
  ['pakbon-company', ["'; --", 'x'.repeat(5000), '']],
  ['content-length', ['99999999999']],
  ['cookie', ['pakbon.session=x', '='.repeat(500), `a=${'%00'.repeat(50)}`]],
])('an odd header %s', async (name, values) => {
  for (const value of values) {
    const headers = { authorization: `Bearer ${world.keyOf('administrator')}`, [name]: value }
    const url = `/api/v1/packing-slips/${ids.packingSlipId}`
    const payload = { lines: [{ lineId: ids.lineId, quantity: 1 }] }
    expectSound(await world.request({ method: 'PATCH', url, headers, payload }), `${name}: ${value.slice(0, 30)}`)
  }
})
