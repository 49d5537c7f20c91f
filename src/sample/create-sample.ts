import type { FastifyBaseLogger } from 'fastify'
import { createCompany } from '#companies/create-company.ts'
import type { Connections } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { type Caller, duties } from '#domain/duty.ts'
import { buildPakbon } from '#main.ts'
import {
  sampleCashiers,
  sampleGroups,
  samplePassword,
  sampleProducts,
  sampleTills,
  sampleUsers,
  sampleWalkIn,
} from './catalogue.ts'
import { sampleCompany, sampleDocuments } from './company.ts'
import { sampleCustomers } from './customers.ts'
import { createHistory } from './history.ts'

/** A call of one of Pakbon's own routes on behalf of the sample's maker; throws what was refused. */
export type Call = <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: unknown) => Promise<T>

export interface SampleUser {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/**
 * Makes the sample company, through the same routes that everybody uses: users for each default role, products,
 * customers, and orders in every state with some history to trace.
 */
export async function createSample(
  connections: Connections,
  { logger }: { readonly logger: FastifyBaseLogger },
): Promise<readonly SampleUser[]> {
  const operator = operatorOf(newId())
  await connections
    .forCompany(operator.companyId)
    .transaction()
    .execute((db) => createCompany({ db, caller: operator }, { id: operator.companyId, ...sampleCompany }))
  const app = await buildPakbon({ connections, logger, publicUrl: 'http://127.0.0.1', operator })
  try {
    const call = callOf(app)
    // Users first: whoever finds a sample that was cut short can still sign in.
    const users = await createUsers(call)
    await createSetUp(call)
    await createTills(call)
    await createHistory(call)
    return users
  } finally {
    await app.close()
  }
}

function operatorOf(companyId: string): Caller {
  return { companyId, actorId: newId(), name: 'command line', duties: new Set(duties), language: 'en', tillId: null }
}

function callOf(app: Awaited<ReturnType<typeof buildPakbon>>): Call {
  return async <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: unknown) => {
    const payload = body === undefined ? {} : { payload: body as object }
    const answer = await app.inject({ method, url: `/api/v1${url}`, ...payload })
    if (answer.statusCode >= 300) throw new Error(`sample company: ${method} ${url}: ${answer.body}`)
    return answer.json<T>()
  }
}

async function createSetUp(call: Call): Promise<void> {
  await call('PATCH', '/company', sampleDocuments)
  const groupIds = new Map<string, string>()
  for (const group of sampleGroups) {
    groupIds.set(group.code, (await call<{ id: string }>('POST', '/tracking-dimension-groups', group)).id)
  }
  for (const product of sampleProducts) await call('POST', '/products', productBody(product, groupIds))
  for (const { address, ...customer } of sampleCustomers) {
    const named = { ...address, name: customer.name }
    await call('POST', '/customers', { ...customer, invoiceAddress: named, deliveryAddress: named })
  }
}

function productBody(product: (typeof sampleProducts)[number], groupIds: ReadonlyMap<string, string>) {
  const {
    number,
    name,
    salesPrice,
    gtin,
    group,
    kind = 'stocked',
    unit = 'st',
    box,
    warrantyMonths,
    serviceYears,
  } = product
  return {
    number,
    name,
    kind,
    salesPrice,
    inventoryUnit: unit,
    salesUnit: box?.unit ?? unit,
    salesUnitFactor: box?.factor ?? 1,
    catchWeight: product.catchWeight ?? false,
    taxCode: 'V21',
    trackingDimensionGroupId: group ? (groupIds.get(group) ?? null) : null,
    barcodes: gtin ? [{ barcode: gtin, kind: 'gtin' }] : [],
    coverageTerms: [
      ...(warrantyMonths ? [{ kind: 'warranty', length: warrantyMonths, unit: 'months', startsFrom: 'delivery' }] : []),
      ...(serviceYears ? [{ kind: 'service', length: serviceYears, unit: 'years', startsFrom: 'invoice' }] : []),
    ],
  }
}

async function createUsers(call: Call): Promise<readonly SampleUser[]> {
  const users: SampleUser[] = []
  for (const { role, name, email } of sampleUsers) {
    const user = { email, name, password: samplePassword, roles: [role], language: 'nl' }
    const { id } = await call<{ id: string }>('POST', '/users', user)
    const pin = sampleCashiers.find((cashier) => cashier.email === email)?.pin
    if (pin) await call('PUT', `/cashiers/${id}`, { pin })
    users.push({ role, name, email, password: samplePassword })
  }
  return users
}

/** D60: two tills, which become such on two devices. */
async function createTills(call: Call): Promise<void> {
  const { id: customerId } = await call<{ id: string }>('POST', '/customers', sampleWalkIn)
  for (const till of sampleTills) await call('POST', '/tills', { ...till, customerId })
}
