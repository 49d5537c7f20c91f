import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type DatabaseTransaction = Transaction<Tables>

/** Numbers come back as people write them: days as `2026-01-31`, moments as ISO text, counts as numbers. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (text) => text)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * The limits of one request inside the database (reliability.md, decision 7), and how it plans: once per statement,
 * and never by merging. Ids grow with time, so the planner believes that a merge with a large table ends at once, when
 * the newest rows, which requests are about, come last.
 */
const sessionSettings = [
  'set role pakbon_app',
  "set statement_timeout = '10s'",
  "set lock_timeout = '3s'",
  "set idle_in_transaction_session_timeout = '5s'",
  "set timezone = 'UTC'",
  'set plan_cache_mode = force_generic_plan',
  'set enable_mergejoin = off',
].join('; ')

/** Which company a connection serves now; row-level security shows it that company alone (I33). */
const companyOfConnection = new WeakMap<pg.PoolClient, string>()
const noCompany = ''

/** All connections of this process. `forCompany` sees one company; `withoutCompany` sees only who signs in. */
export interface Connections {
  readonly pool: pg.Pool
  readonly withoutCompany: Database
  forCompany(companyId: string): Database
  close(): Promise<void>
}

/** Opens a pool on a migrated database. `acquireTimeout` in milliseconds: how long a request may wait for a connection. */
export function connect(
  url: string,
  { size, acquireTimeout = 1000 }: { size: number; acquireTimeout?: number },
): Connections {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: acquireTimeout,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'pakbon',
    types,
    onConnect: async (client: pg.ClientBase) => {
      await client.query(sessionSettings)
    },
  } as pg.PoolConfig)
  pool.on('error', () => {}) // an idle connection broke: the pool replaces it at the next request
  // One in use broke between two statements: the next one fails. Unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const databases = new Map<string, Database>()
  const forCompany = (companyId: string): Database => {
    const known = databases.get(companyId)
    if (known) return known
    const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: companyPool(pool, companyId) }) })
    databases.set(companyId, database)
    return database
  }
  return { pool, withoutCompany: forCompany(noCompany), forCompany, close: () => pool.end() }
}

/** A pool whose connections are told their company before use. */
function companyPool(pool: pg.Pool, companyId: string) {
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      if (companyOfConnection.get(client) !== companyId) {
        try {
          await client.query("select set_config('pakbon.company_id', $1, false)", [companyId])
        } catch (error) {
          client.release(true)
          throw error
        }
        companyOfConnection.set(client, companyId)
      }
      return prepared(client)
    },
    async end() {},
  }
}

/** Statement texts that recur are prepared once per connection. Texts beyond the limit are sent as they are. */
const statementNames = new Map<string, string>()
const statementLimit = 500

function prepared(client: pg.PoolClient) {
  let broken = false
  return {
    query: (text: string, values?: unknown[]) => (text === 'rollback' ? rollback() : send(text, values)),
    release: () => client.release(broken),
    processID: (client as unknown as { processID: number }).processID,
  } as unknown as pg.PoolClient

  function send(text: string, values: unknown[] | undefined) {
    return client.query(named(text, values) as pg.QueryConfig)
  }

  /** A connection that broke has rolled back by breaking; what broke it must not be hidden by saying so again. */
  async function rollback() {
    return client.query('rollback').catch(() => {
      broken = true
      return { command: 'ROLLBACK', rowCount: null, rows: [] }
    })
  }
}

/** A long list is planned anew with the tables as they are now: a plan of when they were empty would be its ruin. */
const longList = 100

/** Stands in a statement that comes in too many forms for each to be prepared. */
export const manyForms = '/* many forms */'

function named(text: string, values: unknown[] | undefined) {
  if (!values?.length || values.some((value) => Array.isArray(value) && value.length > longList))
    return { text, values }
  if (text.includes(manyForms)) return { text, values }
  let name = statementNames.get(text)
  if (!name && statementNames.size < statementLimit) {
    name = `pakbon_${statementNames.size}`
    statementNames.set(text, name)
  }
  return name ? { name, text, values } : { text, values }
}
