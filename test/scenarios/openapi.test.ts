import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalRules } from '#domain/refusal-rules.ts'
import { operationIdOf } from '#http/openapi.ts'
import { examples } from '#http/openapi-examples.ts'
import { tags } from '#http/openapi-parts.ts'
import type { Route } from '#http/route.ts'
import { publicRoutes, routes } from '#main.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
// biome-ignore lint/suspicious/noExplicitAny: the document as a reader of JSON sees it
let document: any

beforeAll(async () => {
  world = await openWorld()
  document = (await world.request({ method: 'GET', url: '/api/openapi.json' })).body
})
afterAll(() => world?.close())

async function lint(source: object) {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: JSON.stringify(source), absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`)
}

test('the document is OpenAPI 3.1 and lints clean', async () => {
  expect(document.openapi).toBe('3.1.0')
  expect(await lint(document)).toEqual([])
})

test('the lint holds examples against their schemas', async () => {
  const faulty = structuredClone(document)
  const { content } = faulty.paths['/api/v1/packing-slips/{packingSlipId}/scans'].post.requestBody
  content['application/json'].example.text = 7
  expect((await lint(faulty)).join()).toContain('no-invalid-media-type-examples')
})

const placeOf = (route: Route) => ({
  path: `/api/v1${route.url.replace(/:(\w+)/g, '{$1}')}`,
  method: route.method,
})

/** What routes answer with that end like this. */
const files: Readonly<Record<string, string | undefined>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  xml: 'application/xml',
  zpl: 'application/zpl',
  txt: 'text/plain',
  escpos: 'application/octet-stream',
  jsonld: 'application/ld+json',
}

describe('every route', () => {
  test.each(routes.map((route) => [`${route.method} ${route.url}`, route] as const))('%s', (_name, route) => {
    const { path, method } = placeOf(route)
    const operation = document.paths[path][method.toLowerCase()]
    expect(operation.operationId).toBe(operationIdOf({ path, method }))
    expect(operation.summary).toBe(route.summary)
    expect(operation.description).toContain('Duty: ')
    expect(tags.map(({ name }) => name)).toContain(operation.tags[0])
    expect(operation.security ?? document.security).not.toEqual([])

    const success = operation.responses[route.status ?? 200]
    expect(success.description).not.toBe('Default Response')
    const file = files[/\.(\w+)$/.exec(route.url)?.[1] ?? '']
    const mediaType = file ?? (route.streams ? 'text/event-stream' : 'application/json')
    const { [mediaType]: content, ...others } = success.content ?? {}
    if (route.schema.response || file) expect(content.schema.$ref).toMatch(/^#\/components\/schemas\/[A-Z]\w+$/)
    else expect(content).toBeUndefined()
    expect(others).toEqual({})

    const changing = method === 'GET' ? [] : [404, 409, 413, 415]
    const named = path.includes('{') ? [404] : []
    for (const status of [400, 401, 403, 429, 500, 503, ...changing, ...named]) {
      const name = operation.responses[status].$ref.split('/').at(-1)
      expect(document.components.responses[name].content['application/problem+json'].schema.$ref).toBe(
        '#/components/schemas/Problem',
      )
    }
  })
})

describe('D75 what nobody signs in to', () => {
  test.each(publicRoutes.filter(({ leadsToPage }) => !leadsToPage))('$method $url', ({ method, url, summary }) => {
    const operation = document.paths[url][method.toLowerCase()]
    expect(operation).toMatchObject({ summary, security: [], parameters: [] })
    expect(operation.description).toContain('nobody signs in')
    expect(Object.keys(operation.responses)).not.toContain('401')
    expect(Object.keys(operation.responses)).toContain('429')
  })

  test('is signing in, and the routes for everybody; all else asks who it is', async () => {
    const places = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => ({ path, method, operation: document.paths[path][method] })),
    )
    const open = places.filter(({ operation }) => operation.security?.length === 0).map(({ path }) => path)
    const known = publicRoutes.filter(({ leadsToPage }) => !leadsToPage).map(({ url }) => url)
    expect(open.sort()).toEqual(['/api/auth/sign-in/email', ...known].sort())
    for (const { path, method } of places.filter(({ path }) => path.startsWith('/api/v1/') && !open.includes(path))) {
      const url = path.replace(/\{\w+\}/g, '00000000-0000-0000-0000-000000000000')
      const body = method === 'get' ? {} : { payload: { language: 'nl' } }
      const { status } = await world.request({ method: method.toUpperCase() as 'GET', url, ...body })
      expect(status, `${method} ${path}`).toBe(401)
    }
  })
})

describe('a header is documented where it is taken', () => {
  const takes = (route: Route, name: string) => {
    const { path, method } = placeOf(route)
    const parameters: { $ref?: string }[] = document.paths[path][method.toLowerCase()].parameters
    return parameters.some(({ $ref }) => $ref === `#/components/parameters/${name}`)
  }
  test.each(routes.map((route) => [`${route.method} ${route.url}`, route] as const))('%s', (_name, route) => {
    const handler = String(route.handle)
    expect(takes(route, 'IfMatch'), 'If-Match').toBe(handler.includes('ifMatch'))
    const kept = route.transaction !== 'own' || handler.includes('idempotencyKey')
    expect(takes(route, 'IdempotencyKey'), 'Idempotency-Key').toBe(route.method !== 'GET' && !route.reads && kept)
    expect(takes(route, 'Company'), 'Pakbon-Company').toBe(true)
  })
})

test('operations have names of their own, and each example is one of an operation', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object))
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.keys(examples).filter((name) => !names.includes(name))).toEqual([])
})

test('each refusal that is not 409 stands with its status', () => {
  const { Refused, ...others } = document.components.responses
  const words = Object.values(others).map((one) => (one as { description: string }).description)
  for (const code of ['SIGN_IN_NEEDED', 'DUTY_MISSING', 'EDITION_CHANGED', 'BUSY'] as const) {
    expect(refusalRules[code]).toBeDefined()
    expect(words.filter((description) => description.includes(code))).toHaveLength(1)
  }
  expect(Refused.description).toContain('docs/errors.md')
})

test('the reference page needs nothing from outside', async () => {
  const page = await world.request({ method: 'GET', url: '/api/reference/' })
  expect(page.status).toBe(200)
  expect(page.body).not.toMatch(/(src|href)="?(https?:)?\/\//)
  expect(page.headers['content-security-policy']).not.toMatch(/https?:|validator/)
  expect(page.headers['content-security-policy']).toContain("default-src 'self'")
})
