import { sql } from 'kysely'
import type { Connections, DatabaseTransaction } from '#db/database.ts'
import { checks } from './catalogue.ts'
import { type Check, names } from './check.ts'

/** One row that breaks an invariant, with what a person needs to find it. */
export interface Breach {
  readonly check: string
  readonly invariant: string
  readonly statement: string
  readonly company: string | null
  readonly document: string | null
  readonly line: number | null
  readonly serialNumber: string | null
  readonly figures: Readonly<Record<string, unknown>>
}

/** Rows reported of each check; a database that is broken throughout has too many to print. */
const breachesOfCheck = 1000

/**
 * Runs every check on one consistent view of the database, which it cannot change: of one company, or of all by the
 * rights of the database's owner. An empty answer means that everything that must hold does. `onCheck` hears of each
 * check before it runs.
 */
export async function runChecks(
  connections: Pick<Connections, 'withoutCompany' | 'forCompany'>,
  companyId?: string,
  { only = checks, onCheck = () => {} }: { only?: readonly Check[]; onCheck?: (check: Check) => void } = {},
): Promise<readonly Breach[]> {
  const db = companyId === undefined ? connections.withoutCompany : connections.forCompany(companyId)
  const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return reading.execute(async (transaction) => {
    if (companyId === undefined) await sql`set local role none`.execute(transaction)
    await sql`set local statement_timeout = '1h'`.execute(transaction)
    await sql`set local work_mem = '64MB'`.execute(transaction)
    await sql`set local jit = off`.execute(transaction)
    return findBreaches(transaction, only, onCheck)
  })
}

/** What breaks the checks in the rows that a transaction sees. */
export async function findBreaches(
  transaction: DatabaseTransaction,
  only: readonly Check[] = checks,
  onCheck: (check: Check) => void = () => {},
): Promise<readonly Breach[]> {
  const breaches: Breach[] = []
  for (const check of only) {
    onCheck(check)
    breaches.push(...(await breachesOf(transaction, check)))
  }
  return breaches
}

async function breachesOf(
  transaction: DatabaseTransaction,
  { name, invariant, statement, subject, sql: asked }: Check,
): Promise<readonly Breach[]> {
  const query = typeof asked === 'function' ? await asked(transaction) : asked
  const { rows } = await sql<Omit<Breach, 'check' | 'invariant' | 'statement'>>`
    with breach as materialized (select * from (${query}) q limit ${sql.lit(breachesOfCheck)})
    select c.code as company, n.document, n.line, n.serial_number as "serialNumber", b.figures
    from breach b
    left join company c on c.id = b.company_id
    left join lateral (${names[subject]}) n on true`.execute(transaction)
  return rows.map((row) => ({ check: name, invariant, statement, ...row }))
}
