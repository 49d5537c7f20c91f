import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Duty, defaultRoles, duties, reviewDuty, setUpReaders } from '#domain/duty.ts'
import type { Route } from '#http/route.ts'
import { routes } from '#main.ts'
import { type CastName, cast, openWorld, type World } from '#test/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world.close())

const dutiesOf = (route: Route): readonly Duty[] => (typeof route.duty === 'string' ? [route.duty] : route.duty)
const nameOf = (route: Route) => `${route.method} ${route.url}`

/** A request that names things that are not there, so that whoever may send it changes nothing. */
const pathOf = (url: string) => `/api/v1${url.replace(/:\w+/g, () => newId())}`

async function send(route: Route, headers: Record<string, string>) {
  const payload = route.method === 'GET' ? {} : { payload: {} }
  return world.request({ method: route.method, url: pathOf(route.url), headers, ...payload })
}

describe('D75 a duty is needed, or any of several', () => {
  const clerk = { duties: new Set<Duty>(['maintainSalesInvoices']) }
  test.each([
    ['the one that they have', 'maintainSalesInvoices', null],
    ['another one', 'integrate', ['integrate']],
    ['any of two, of which they have one (D72)', ['maintainSalesPackingSlips', 'maintainSalesInvoices'], null],
    ['any of two, of which they have none', ['integrate', 'administerUsers'], ['integrate', 'administerUsers']],
    ['none at all: that is a mistake, and is refused', [], []],
  ] as const)('%s', (_name, needed, missing) => {
    const refusal = missing && { code: 'DUTY_MISSING', rule: 'D75', details: { duties: missing } }
    expect(reviewDuty(clerk, needed as Duty)).toEqual(refusal)
  })
})

describe('D74 the default roles', () => {
  const has = (duty: Duty) =>
    Object.entries(defaultRoles)
      .filter(([, given]) => given.includes(duty))
      .map(([role]) => role)
  const clerks = ['salesClerk', 'customerServiceRepresentative', 'shippingClerk', 'accountsReceivableClerk']

  test.each([
    ['S34 D70', 'maintainSerialNumberCorrections', [...clerks, 'storeManager', 'administrator']],
    ['S34 D71', 'maintainNotReadableRegistrations', [...clerks, 'storeManager', 'administrator']],
    ['S33 D72', 'operatePointOfSale', ['storeCashier', 'storeManager', 'administrator']],
    ['D60 D73', 'changePointOfSalePrices', ['storeManager', 'administrator']],
    ['D73', 'overrideDuplicateSerialNumbers', ['administrator']],
    ['D73', 'administerUsers', ['administrator']],
    ['D73', 'integrate', ['administrator']],
    ['D74', 'inquireIntoSerialNumbers', Object.keys(defaultRoles)],
  ] as const)('%s %s', (_rule, duty, roles) => {
    expect(has(duty).sort()).toEqual([...roles].sort())
  })

  test.each([
    ['salesManager', ['inquireIntoSerialNumbers']],
    ['auditor', ['inquireIntoSerialNumbers']],
    ['serviceTechnician', ['inquireIntoSerialNumbers', 'maintainReturnOrders']],
    ['administrator', [...duties]],
  ] as const)('%s has these duties and no others', (role, given) => {
    expect(defaultRoles[role]).toEqual(given)
  })
})

/** D71: asked besides the duty of the route. */
const notReadable = 'maintainNotReadableRegistrations'

describe('D75 each route asks for its duty, of each role', () => {
  test.each(cast)('%s', async (member) => {
    const given = new Set(defaultRoles[member] ?? [])
    const headers = { authorization: `Bearer ${world.keyOf(member as CastName)}` }
    const found = new Map<string, string>()
    const expected = new Map<string, string>()
    for (const route of routes) {
      const { status, body } = await send(route, headers)
      const allowed = dutiesOf(route).some((duty) => given.has(duty))
      const besides = route.url.endsWith('/not-readable') && !given.has(notReadable) ? notReadable : null
      const missing = allowed ? besides : dutiesOf(route).join()
      expected.set(nameOf(route), missing === null ? 'let in' : `403 DUTY_MISSING ${missing}`)
      const letIn = status !== 401 && status !== 403 && status < 500
      const refused = `${status} ${body?.code} ${body?.refusals?.[0]?.details?.duties?.join()}`
      found.set(nameOf(route), letIn ? 'let in' : refused)
    }
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
  })

  test('of nobody it asks to sign in, before it looks at what was sent', async () => {
    for (const route of routes) {
      const { status, body, headers } = await send(route, {})
      expect([nameOf(route), status, body.code]).toEqual([nameOf(route), 401, 'SIGN_IN_NEEDED'])
      expect(headers['www-authenticate']).toBe('Bearer')
    }
  })
})

describe('pages of other sites', () => {
  /** Every route of the server, those for signing in too, as its own description has them. */
  async function unsafeRequests() {
    const { body } = await world.request({ method: 'GET', url: '/api/openapi.json' })
    const paths = Object.entries(body.paths as Record<string, object>)
    return paths.flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => ({ method: method.toUpperCase() as 'POST', url: path.replace(/\{\w+\}/g, () => newId()) })),
    )
  }
  const authorization = () => `Bearer ${world.keyOf('administrator')}`

  test('there are the routes that one would think', async () => {
    const urls = (await unsafeRequests()).map(({ method, url }) => `${method} ${url}`)
    expect(urls).toEqual(expect.arrayContaining(['POST /api/auth/sign-in/email', 'POST /api/v1/users']))
    expect(urls.length).toBeGreaterThan(routes.filter(({ method }) => method !== 'GET').length)
  })

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:4401' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a name that begins like ours', { origin: 'http://127.0.0.1:4400.evil.example' }],
    ['another site, without an origin', { 'sec-fetch-site': 'cross-site' }],
  ])('403 on every route that changes something: %s', async (_name, foreign) => {
    for (const request of await unsafeRequests()) {
      const headers = { ...foreign, authorization: authorization() }
      const { status, body } = await world.request({ ...request, headers, payload: {} })
      expect([request, status, body.code]).toEqual([request, 403, 'REQUEST_ORIGIN'])
    }
  })

  test.each([
    ['application/x-www-form-urlencoded', 'email=a%40b.example&password=x'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\na\r\n--x--\r\n'],
    ['text/plain', '{"email":"a@b.example","password":"x"}'],
  ])('415 on every route that takes a body: %s, which a page may send without asking', async (type, payload) => {
    for (const request of await unsafeRequests()) {
      const headers = { 'content-type': type, authorization: authorization() }
      const { status, body } = await world.request({ ...request, headers, payload })
      expect([request, status, body.code]).toEqual([request, 415, 'REQUEST_MEDIA_TYPE'])
    }
  })

  test('our own page is not refused', async () => {
    for (const origin of ['http://127.0.0.1:4400', undefined]) {
      const headers = { authorization: authorization(), ...(origin && { origin, 'sec-fetch-site': 'same-origin' }) }
      const { status } = await world.request({ method: 'POST', url: '/api/v1/roles', headers, payload: {} })
      expect(status).toBe(400)
    }
  })
})

test('docs/duties.md lists each route with its duty, and each duty with its default roles', async () => {
  const documented = await readFile(new URL('../../docs/duties.md', import.meta.url), 'utf8')
  const rows = documented.split('\n').filter((line) => line.startsWith('| `'))
  const expected = routes.map((route) => `| \`${nameOf(route)}\` | ${inWords(route)} |`)
  expect(rows.filter((row) => row.includes(' /')).sort()).toEqual(expected.sort())
  for (const duty of duties) {
    const roles = Object.keys(defaultRoles).filter((role) => defaultRoles[role]?.includes(duty))
    expect(rows.find((row) => row.startsWith(`| \`${duty}\` |`))).toMatch(new RegExp(`\\| ${listed(roles)} \\|$`))
  }

  function inWords(route: Route): string {
    const asked = dutiesOf(route)
    if (asked.length === duties.length) return 'any duty'
    return String(asked) === String(setUpReaders) ? 'set-up readers' : listed(asked)
  }

  function listed(names: readonly string[]): string {
    return names.map((name) => `\`${name}\``).join(', ')
  }
})
