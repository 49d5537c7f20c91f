import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTill } from '#test/tills.ts'
import { type Answer, openWorld, type World, type WorldCompany } from '#test/world.ts'
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
let other: WorldCompany
let own: Ids
let foreign: Ids
beforeAll(async () => {
  world = await openWorld()
  own = await idsOfEverything(world)
  other = await world.secondCompany()
  foreign = await idsOfEverything(other)
})
afterAll(() => world.close())

const named = routeRequests({}).map((request) => [`${request.method} ${request.url}`, request] as const)
/** Codes that people choose are not ids: each company has its own. */
const chosen = new Set(['taxCode', 'documentType', 'userId', 'returnReason', 'tenderType'])

function send({ method }: RouteRequest, url: string, body: unknown): Promise<Answer> {
  return world.request({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${world.keyOf('administrator')}` },
    ...(body === null ? {} : { payload: body as object }),
  })
}

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
const despatchAdvice = `<DespatchAdvice xmlns="${ubl}:DespatchAdvice-2" xmlns:a="${ubl}:CommonAggregateComponents-2"
  xmlns:b="${ubl}:CommonBasicComponents-2"><b:ID>1</b:ID><a:DespatchLine><a:Item><a:ItemInstance><b:SerialID>X-1</b:SerialID>
  </a:ItemInstance></a:Item></a:DespatchLine></DespatchAdvice>`

/** Where the schema does not say all that a body must have. */
const bodies: Readonly<Record<string, object>> = {
  'PATCH /sales-orders/:salesOrderId/lines/:lineId': { quantity: 3 },
  'POST /packing-slips/:packingSlipId/registrations': { entries: ['X-1'] },
  'POST /invoices/:invoiceId/registrations': { entries: ['X-1'] },
  'POST /return-receipts/:returnReceiptId/registrations': { entries: ['X-1'] },
  'POST /return-orders/:returnOrderId/units': { entries: ['X-1'] },
  'PATCH /return-orders/:returnOrderId': { note: 'x' },
  'PATCH /return-orders/:returnOrderId/lines/:returnOrderLineId': { quantity: 1 },
  'POST /packing-slips/:packingSlipId/despatch-advice': { name: 'a.xml', content: despatchAdvice },
  'POST /invoices/:invoiceId/despatch-advice': { name: 'a.xml', content: despatchAdvice },
}

/** What only the other company knows. */
const hints = () => new RegExp(`ANDER|${other.company.id}`)

describe('I33 an id of another company is not there, by every route, and nothing hints that it is elsewhere', () => {
  const withIds = named.filter(([, { params }]) => params.some((name) => !chosen.has(name)))

  test.each(withIds)('%s', async (_, request) => {
    for (const name of request.params.filter((param) => !chosen.has(param))) {
      const route = real(request)
      const body = bodies[`${request.method} ${request.url}`] ?? route.body
      const answer = await send(route, urlWith(route, { ...own, [name]: foreign[name] ?? '' }), body)
      const nobodys = await send(route, urlWith(route, { ...own, [name]: crypto.randomUUID() }), body)
      const { status, body: told } = answer
      const isOfTills = told.code === 'TILL_NEEDED'
      expect(isOfTills ? 404 : status, `${name}: ${JSON.stringify(told)}`).toBe(404)
      expect(alike(answer)).toEqual(alike(nobodys))
      expect(JSON.stringify(answer.body)).not.toMatch(hints())
    }
  })
})

test('I33 for a till neither: what another company sold at its tills is not there', async () => {
  const till = await openTill(world, 'OWN', own.customerId ?? '')
  const { registerSaleId, receiptId } = foreign
  for (const url of [`/register-sales/${registerSaleId}`, `/receipts/${receiptId}`, `/receipts/${receiptId}.txt`]) {
    expect((await till.get(url)).status, url).toBe(404)
  }
  expect((await till.delete(`/register-sales/${registerSaleId}`)).status).toBe(404)
  expect((await till.put(`/receipts/${receiptId}/buyer`, { customerId: own.customerId })).status).toBe(404)
})

describe('I33 an id of another company in a body is refused as one that nobody has', () => {
  const withIds = named.filter(([, { fields }]) => fields.some(isForeignKey))

  test.each(withIds)('%s', async (_, request) => {
    const route = real(request)
    for (const field of route.fields.filter(isForeignKey)) {
      const name = nameOf(field)
      expect(foreign[name], `no ${name} to try`).toBeTruthy()
      const answer = await send(route, urlWith(route, own), bodyWith(route, field, foreign[name]))
      const nobodys = await send(route, urlWith(route, own), bodyWith(route, field, crypto.randomUUID()))
      expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400)
      expect(alike(answer)).toEqual(alike(nobodys))
      expect(JSON.stringify(answer.body)).not.toMatch(hints())
    }
  })
})

test.each(named.filter(([, { method, params }]) => method === 'GET' && params.length === 0))(
  'I33 %s shows nothing of another company',
  async (_, request) => {
    const answer = await send(request, request.url, null)
    expect(JSON.stringify(answer.body)).not.toMatch(hints())
    for (const name of Object.keys(request.query).filter((key) => /Id$/.test(key))) {
      const { status, body } = await send(request, `${request.url}?${name}=${foreign[name]}`, null)
      expect(status).toBeLessThan(500)
      expect(body.items ?? []).toEqual([])
    }
  },
)

/** An answer without its own id and the id that was asked for. */
function alike({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')}`
}

/** A field that names something else; `id` is the caller's choice for what it makes. */
function isForeignKey({ path, shape }: Field): boolean {
  return shape.format === 'uuid' && path.at(-1) !== 'id'
}

function nameOf({ path }: Field): string {
  const name = String(path.filter((step) => typeof step === 'string').at(-1))
  return name.replace(/s$/, '')
}

function real(request: RouteRequest): RouteRequest {
  return routeRequests(own).find(({ method, url }) => method === request.method && url === request.url) ?? request
}
