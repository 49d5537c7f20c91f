import { sql } from 'kysely'
import type { TSchema } from 'typebox'
import { newId } from '#db/id.ts'
import { routes } from '#main.ts'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { WorldCompany } from '#test/world.ts'

/** The part of JSON Schema that the routes use. */
interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
}

/** A request of a route, with something for everything that it must have. */
export interface RouteRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its parameters as `:name`. */
  readonly url: string
  readonly params: readonly string[]
  readonly body: Readonly<Record<string, unknown>> | null
  readonly query: Readonly<Record<string, Shape>>
  readonly fields: readonly Field[]
}

/** A field of a body: where it is, and what it may be. */
export interface Field {
  readonly path: readonly (string | number)[]
  readonly shape: Shape
}

/** Ids by the name that a route's parameter or body has for them. */
export type Ids = Readonly<Record<string, string>>

/** Every route of the server, with a body made of its schema; ids come from `ids`. */
export function routeRequests(ids: Ids): readonly RouteRequest[] {
  return routes.map(({ method, url, schema }) => ({
    method,
    url,
    params: [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''),
    body: schema.body ? (sampleOf(shapeOf(schema.body), 'body', ids) as Record<string, unknown>) : null,
    query: shapeOf(schema.query)?.properties ?? {},
    fields: schema.body ? fieldsOf(shapeOf(schema.body), []) : [],
  }))
}

const shapeOf = (schema: TSchema | undefined) => (schema ?? {}) as Shape

/** Its URL with ids in the place of its parameters. */
export function urlWith({ url }: Pick<RouteRequest, 'url'>, ids: Ids): string {
  return url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? name))
}

/** A body with one field changed, and all around it there. */
export function bodyWith({ body }: RouteRequest, { path }: Pick<Field, 'path'>, value: unknown): unknown {
  return placed(body, path, value)
}

function placed(whole: unknown, [first, ...rest]: Field['path'], value: unknown): unknown {
  if (first === undefined) return value
  if (typeof first === 'number') return [placed(Array.isArray(whole) ? whole[0] : undefined, rest, value)]
  return { ...(whole as object), [first]: placed((whole as Record<string, unknown>)?.[first], rest, value) }
}

function fieldsOf(shape: Shape, path: Field['path']): readonly Field[] {
  const options = shape.anyOf ?? [shape]
  return options.flatMap((option) => {
    if (option.properties) {
      return Object.entries(option.properties).flatMap(([name, inner]) => fieldsOf(inner, [...path, name]))
    }
    const here = [{ path, shape: option }]
    return option.items ? [...here, ...fieldsOf(option.items, [...path, 0])] : here
  })
}

/** Something that the shape allows; of an object what it must have. */
function sampleOf(shape: Shape, name: string, ids: Ids): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.anyOf) return sampleOf(shape.anyOf[0] ?? {}, name, ids)
  if (shape.properties) return sampleOfObject(shape, ids)
  if (shape.items) return shape.minItems === 0 ? [] : [sampleOf(shape.items, name.replace(/s$/, ''), ids)]
  if (shape.type === 'string') return sampleText(shape, name, ids)
  if (shape.type === 'boolean') return false
  return Math.max(1, shape.minimum ?? 1)
}

function sampleOfObject({ properties = {}, required = [] }: Shape, ids: Ids): object {
  const needed = Object.entries(properties).filter(([name]) => required.includes(name))
  return Object.fromEntries(needed.map(([name, shape]) => [name, sampleOf(shape, name, ids)]))
}

function sampleText({ format, pattern = '', maxLength = 20, minLength = 0 }: Shape, name: string, ids: Ids): string {
  if (format === 'uuid') return ids[name] ?? ids.salesOrderId ?? ''
  if (format === 'date') return '2026-01-31'
  if (format === 'date-time') return '2026-01-31T12:00:00Z'
  if (format === 'email') return 'somebody@pakbon.example'
  if (pattern === '^[A-Z]{3}$') return 'EUR'
  if (pattern === '^[A-Z]{2}$') return 'NL'
  if (/\\d/.test(pattern)) return '1'
  if (name === 'format') return 'X-####'
  return 'SAMPLE-TEXT-'.padEnd(minLength, 'x').slice(0, maxLength)
}

/** One of everything in a company, by the names of the routes' parameters. */
export async function idsOfEverything(company: WorldCompany): Promise<Ids> {
  const cast = await makeCast(company)
  const { get, post } = company.as('administrator')
  const { code } = company.company
  const order = await makeOrder(company, ['CAMERA', 3], ['CABLE', 2])
  const posted = await shipFirstLine(company, order, `${code}-1`, `${code}-2`)
  const invoice = (await post('/invoices', { salesOrderId: order.id, directLines: [line(order, 1, 1)] })).body
  const open = await preparePackingSlip(company, order, 1)
  const unit = (await get(`/packing-slips/${posted.id}/registrations`)).body.items[0]
  const role = (await post('/roles', { code: 'SECRET', name: `Role of ${code}`, duties: [] })).body
  const key = (await post('/api-keys', { name: `Key of ${code}`, duties: [] })).body
  const view = (await post('/list-views', { list: 'users', name: `View of ${code}`, definition: {}, shared: true }))
    .body
  const returned = (
    await post('/return-orders', {
      customerNumber: 'JANSEN',
      entries: [`${code}-R`],
      productId: cast.products.camera,
      overrideReason: 'without papers',
    })
  ).body
  const returnUnit = (await get(`/return-orders/${returned.id}/units`)).body.items[0]
  const receipt = (await post('/return-receipts', { returnOrderId: returned.id })).body
  const print = (await post(`/packing-slips/${posted.id}/prints`)).body
  const delivery = { id: newId() }
  const till = (await post('/tills', { code: 'T1', name: `Till of ${code}`, customerId: cast.customers.jansen })).body
  const shift = { id: newId() }
  await sql`insert into shift (company_id, id, till_id, opening_float, opened_by)
    select ${company.company.id}, ${shift.id}, ${till.id}, 0, id from actor limit 1`.execute(company.context.db)
  const ticket = newId()
  await sql`insert into register_sale (company_id, id, till_id, customer_id, created_by, note)
    select ${company.company.id}, ${ticket}, ${till.id}, ${cast.customers.jansen}, id, ${code} from actor limit 1`.execute(
    company.context.db,
  )
  const imported = (await post('/sold-units/imports', { fileName: `${code}.csv` })).body
  const coverageTerm = { id: newId(), kind: 'service', length: 1, unit: 'years', basis: 'goodwill', reason: code }
  await post(`/registrations/${unit.id}/coverage-terms`, coverageTerm)
  await sql`insert into document_delivery (company_id, id, print_id, recipient, subject, message, requested_by, given_up_at)
    select ${company.company.id}, ${delivery.id}, ${print.id}, 'a@b.example', 'A', 'B', id, now() from actor limit 1`.execute(
    company.context.db,
  )
  return {
    salesOrderId: order.id,
    lineId: order.lines[0].id,
    salesOrderLineId: order.lines[0].id,
    creditLineId: order.lines[0].id,
    packingSlipId: open.id,
    packingSlipLineId: posted.lines[0].id,
    invoiceId: invoice.id,
    invoiceLineId: invoice.lines[0].id,
    registrationId: unit.id,
    coverageTermId: coverageTerm.id,
    returnOrderId: returned.id,
    returnOrderLineId: returned.lines[0].id,
    returnUnitId: returnUnit.id,
    returnReceiptId: receipt.id,
    returnReason: 'DEFECT',
    productId: cast.products.camera,
    customerId: cast.customers.jansen,
    groupId: cast.groups.control,
    trackingDimensionGroupId: cast.groups.control,
    roleId: role.id,
    printId: print.id,
    deliveryId: delivery.id,
    listViewId: view.id,
    importId: imported.id,
    apiKeyId: key.apiKey?.id ?? key.id,
    taxCode: 'V21',
    documentType: 'invoice',
    tenderType: 'CARD',
    tillId: till.id,
    shiftId: shift.id,
    registerSaleId: ticket,
    receiptId: ticket,
  }
}

function line(order: { lines: { id: string }[] }, index: number, quantity: number) {
  return { salesOrderLineId: order.lines[index]?.id, quantity }
}
