import { fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createCompany } from '#companies/create-company.ts'
import { connect } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { migrate } from '#db/migrate.ts'
import { type Caller, duties } from '#domain/duty.ts'
import { createApiKey } from '#security/create-api-key.ts'
import { call, type HttpClient, openClient } from './http-client.ts'

/** What every measurement uses: the server over HTTP, and the same database without it. */
export interface Stage {
  readonly clients: readonly HttpClient[]
  /** Where the server is, e.g. http://127.0.0.1:40123, and the key that may do everything there. */
  readonly url: string
  readonly key: string
  readonly raw: readonly pg.Client[]
  readonly companyId: string
  readonly actorId: string
  readonly productId: string
  readonly customerId: string
  /** The most queries that one request sent so far; 0 unless they are counted. */
  heaviestRequest(): number
  /** The most memory that the server held so far, in MB. */
  serverMemory(): Promise<number>
  close(): Promise<void>
}

export const clientCount = 16

/** A migrated database with a company, one serialised product and one customer, behind a server of its own process. */
export async function openStage(ownerUrl: string, countQueries = false): Promise<Stage> {
  await migrate(ownerUrl)
  const { companyId, actorId, key } = await createBenchCompany(ownerUrl)
  const server = fork(fileURLToPath(new URL('./bench-server.js', import.meta.url)), {
    env: { ...process.env, DATABASE_URL: ownerUrl, PAKBON_COUNT_QUERIES: countQueries ? '1' : '0' },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('message', (message) => resolve((message as { port: number }).port))
    server.once('exit', (code) => reject(new Error(`the server of the benchmark ended with ${code}`)))
  })
  let heaviest = 0
  server.on('message', ({ queries = 0 }: { queries?: number }) => {
    heaviest = Math.max(heaviest, queries)
  })
  const clients = Array.from({ length: clientCount }, () => openClient(port, `authorization: Bearer ${key}`))
  const raw = await Promise.all(
    Array.from({ length: clientCount }, async () => {
      const client = new pg.Client({ connectionString: ownerUrl })
      await client.connect()
      await client.query('set plan_cache_mode = force_generic_plan')
      return client
    }),
  )
  const first = clients[0]
  if (!first) throw new Error('no client')
  const ids = await createSetUp(first)
  return {
    clients,
    url: `http://127.0.0.1:${port}`,
    key,
    raw,
    companyId,
    actorId,
    ...ids,
    heaviestRequest: () => heaviest,
    serverMemory: () => peakMemory(server.pid ?? 0),
    async close() {
      for (const client of clients) client.close()
      await Promise.all(raw.map((client) => client.end()))
      server.disconnect()
    },
  }
}

async function createBenchCompany(ownerUrl: string) {
  const connections = connect(ownerUrl, { size: 1 })
  const companyId = newId()
  const caller: Caller = {
    companyId,
    actorId: newId(),
    name: 'benchmark',
    duties: new Set(duties),
    language: 'en',
    tillId: null,
  }
  const { key, id } = await connections
    .forCompany(companyId)
    .transaction()
    .execute(async (db) => {
      const context = { db, caller }
      await createCompany(context, {
        id: companyId,
        code: `BENCH-${Date.now() % 1e6}`,
        name: 'Benchmark',
        currency: 'EUR',
        language: 'en',
        country: 'NL',
      })
      return createApiKey(context, { name: 'benchmark', duties: [...duties] })
    })
  await connections.close()
  return { companyId, actorId: id, key }
}

async function createSetUp(client: HttpClient) {
  const made = async (path: string, body: object) => (await call<{ id: string }>(client, 'POST', path, body)).id
  const trackingDimensionGroupId = await made('/tracking-dimension-groups', {
    code: 'SN',
    name: 'Serial numbers',
    activeInSalesProcess: true,
  })
  const product = {
    number: 'UNIT',
    name: 'Unit',
    inventoryUnit: 'pc',
    salesUnit: 'pc',
    salesPrice: '10.00',
    taxCode: 'V21',
    coverageTerms: [
      { kind: 'warranty', name: 'Warranty', length: 10, unit: 'years', startsFrom: 'delivery' },
      { kind: 'service', name: 'Service', length: 5, unit: 'years', startsFrom: 'invoice' },
    ],
  }
  const productId = await made('/products', { ...product, trackingDimensionGroupId })
  const customerId = await made('/customers', { number: 'CUSTOMER', name: 'Customer' })
  return { productId, customerId }
}

/** Linux keeps the peak; elsewhere there is none to read. */
async function peakMemory(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}
