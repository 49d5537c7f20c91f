import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import { createCompany } from '#companies/create-company.ts'
import { type Connections, connect } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { type Caller, defaultRoles, duties } from '#domain/duty.ts'
import { buildPakbon } from '#main.ts'
import { createApiKey } from '#security/create-api-key.ts'
import { checkWorld } from './check-world.ts'
import { createTestDatabase } from './database.ts'

/** Everybody in the tests: one API key for each default role, and one without any duty. */
export const cast = [...Object.keys(defaultRoles), 'nobody'] as const
export type CastName =
  | 'salesClerk'
  | 'customerServiceRepresentative'
  | 'shippingClerk'
  | 'accountsReceivableClerk'
  | 'storeCashier'
  | 'storeManager'
  | 'salesManager'
  | 'serviceTechnician'
  | 'administrator'
  | 'auditor'
  | 'nobody'

export interface Answer {
  readonly status: number
  /** Parsed where it is JSON, otherwise text; the tests know its shape. */
  // biome-ignore lint/suspicious/noExplicitAny: every test would cast it
  readonly body: any
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  /** As they came: of a file. */
  readonly bytes: Buffer
}

type Headers = Readonly<Record<string, string>>

/** Sends requests below /api/v1 on somebody's behalf, through the real server. */
export interface Client {
  get(url: string, headers?: Headers): Promise<Answer>
  post(url: string, body?: unknown, headers?: Headers): Promise<Answer>
  put(url: string, body?: unknown, headers?: Headers): Promise<Answer>
  patch(url: string, body?: unknown, headers?: Headers): Promise<Answer>
  delete(url: string, headers?: Headers): Promise<Answer>
}

/** A company with its cast. */
export interface WorldCompany {
  readonly company: { readonly id: string; readonly code: string }
  as(name: CastName): Client
  /** The text of a cast member's API key. */
  keyOf(name: CastName): string
  /** A use case's context outside HTTP: the database of the company and a caller with every duty. */
  readonly context: { readonly db: ReturnType<Connections['forCompany']>; readonly caller: Caller }
}

export interface World extends WorldCompany {
  /** Of the database's owner, for what starts as a process of its own. */
  readonly ownerUrl: string
  readonly connections: Connections
  readonly app: FastifyInstance
  /** Sends a request with exactly these parts. */
  request(options: InjectOptions): Promise<Answer>
  /** Another company in the same database. */
  secondCompany(code?: string): Promise<WorldCompany>
  /** Runs before the database goes, in order; what the tests wrote must still be right then. */
  readonly beforeClose: (() => Promise<void>)[]
  close(): Promise<void>
}

export interface WorldOptions {
  readonly publicUrl?: string
  readonly printedUrl?: string
  /** Connections to the database. */
  readonly size?: number
}

/** A fresh database with the company Voorbeeld and its cast, behind the real server. */
export async function openWorld({
  publicUrl = 'http://127.0.0.1:4400',
  printedUrl,
  size = 8,
}: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase()
  const connections = connect(database.ownerUrl, { size, acquireTimeout: 10_000 })
  const app = await buildPakbon({
    connections,
    logger: pino({ level: 'silent' }),
    publicUrl,
    printedUrl: printedUrl ?? null,
    requestsPerThreeSeconds: { session: 1_000_000, apiKey: 1_000_000 },
  })
  const beforeClose: (() => Promise<void>)[] = [() => checkWorld({ connections })]
  return {
    ...(await foundCompany(app, connections, { code: 'VOORBEELD', name: 'Voorbeeld' })),
    ownerUrl: database.ownerUrl,
    connections,
    app,
    beforeClose,
    request: (options) => send(app, options),
    secondCompany: (code = 'ANDER') => foundCompany(app, connections, { code, name: 'Ander' }),
    async close() {
      try {
        for (const step of beforeClose) await step()
      } finally {
        await app.close()
        await connections.close()
        await database.drop()
      }
    },
  }
}

async function foundCompany(
  app: FastifyInstance,
  connections: Connections,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<WorldCompany> {
  const id = newId()
  const caller: Caller = {
    companyId: id,
    actorId: newId(),
    name: 'Test',
    duties: new Set(duties),
    language: 'en',
    tillId: null,
  }
  const db = connections.forCompany(id)
  const keys = await db.transaction().execute(async (transaction) => {
    const context = { db: transaction, caller }
    await createCompany(context, { id, code, name, currency: 'EUR', language: 'nl', country: 'NL' })
    const made = new Map<string, string>()
    for (const member of cast) {
      const { key } = await createApiKey(context, { name: member, duties: [...(defaultRoles[member] ?? [])] })
      made.set(member, key)
    }
    return made
  })
  const keyOf = (member: CastName) => keys.get(member) ?? ''
  return { company: { id, code }, context: { db, caller }, keyOf, as: (member) => clientOf(app, keyOf(member)) }
}

function clientOf(app: FastifyInstance, key: string): Client {
  const request = (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Headers,
  ) =>
    send(app, {
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
  return {
    get: (url, headers) => request('GET', url, undefined, headers),
    post: (url, body, headers) => request('POST', url, body, headers),
    put: (url, body, headers) => request('PUT', url, body, headers),
    patch: (url, body, headers) => request('PATCH', url, body, headers),
    delete: (url, headers) => request('DELETE', url, undefined, headers),
  }
}

async function send(app: FastifyInstance, options: InjectOptions): Promise<Answer> {
  const { statusCode, headers, body, rawPayload: bytes } = await app.inject(options)
  const json = /json/.test(String(headers['content-type']))
  return { status: statusCode, headers, body: json ? JSON.parse(body) : body, bytes }
}
