import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataChecks } from '#check/catalogue.ts'
import { findBreaches } from '#check/run-checks.ts'
import type { DatabaseTransaction } from '#db/database.ts'
import { openWorld, type World } from '#test/world.ts'
import { type Rows, writeRows } from './guarded-rows.ts'
import { type Guard, guards } from './guards.ts'
import { postedRowGuards } from './posted-row-guards.ts'

let world: World
let rows: Rows
beforeAll(async () => {
  world = await openWorld()
  rows = await writeRows(world)
})
afterAll(() => world.close())

describe('each guard of the database refuses what would break its invariant, and without it the auditor finds that', () => {
  test.each(Object.entries({ ...guards, ...postedRowGuards }))('%s', async (_, guard) => {
    const inForce = await attempt(guard, [])
    expect(inForce.refusal).toMatch(new RegExp(guard.refusal))
    expect(inForce.found).toEqual([])
    const without = await attempt(guard, guard.drop)
    expect(without.refusal).toBe('')
    expect(without.found).toContain(guard.found)
  })
})

test('I33 a request that forgets its company reads nothing, and without its policy it reads the others', async () => {
  const other = await world.secondCompany()
  const read = async (drop: readonly string[]) =>
    asOwner(async (transaction) => {
      for (const statement of drop) await sql.raw(statement).execute(transaction)
      await sql`set local role pakbon_app`.execute(transaction)
      await sql`select set_config('pakbon.company_id', ${other.company.id}, true)`.execute(transaction)
      const { rows: found } = await sql<{ n: number }>`select count(*)::int as n from registration`.execute(transaction)
      return found[0]?.n
    })
  expect(await read([])).toBe(0)
  expect(await read(['alter table registration disable row level security'])).toBeGreaterThan(0)
})

interface Attempt {
  readonly refusal: string
  readonly found: readonly string[]
}

/** Runs the script as the role that serves requests, looks, and takes everything back. */
async function attempt({ script }: Guard, drop: readonly string[]): Promise<Attempt> {
  return asOwner(async (transaction) => {
    for (const statement of drop) await sql.raw(statement).execute(transaction)
    await sql`savepoint script`.execute(transaction)
    const refusal = await runAsApplication(transaction, script(rows))
    if (refusal) await sql`rollback to savepoint script`.execute(transaction)
    await sql`set local role none`.execute(transaction)
    const breaches = await findBreaches(transaction, dataChecks)
    return { refusal, found: [...new Set(breaches.map((breach) => breach.check))] }
  })
}

async function runAsApplication(transaction: DatabaseTransaction, script: readonly string[]): Promise<string> {
  await sql`set local role pakbon_app`.execute(transaction)
  await sql`select set_config('pakbon.company_id', ${rows.companyId}, true)`.execute(transaction)
  try {
    for (const statement of script) await sql.raw(statement).execute(transaction)
    return ''
  } catch (error) {
    const { constraint, message } = error as pg.DatabaseError
    return constraint ?? message
  }
}

async function asOwner<T>(work: (transaction: DatabaseTransaction) => Promise<T>): Promise<T> {
  const transaction = await world.connections.withoutCompany.startTransaction().execute()
  try {
    await sql`set local role none`.execute(transaction)
    return await work(transaction)
  } finally {
    await transaction.rollback().execute()
  }
}
