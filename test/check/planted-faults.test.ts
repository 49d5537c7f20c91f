import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checks, dataChecks } from '#check/catalogue.ts'
import type { Check } from '#check/check.ts'
import { findBreaches, runChecks } from '#check/run-checks.ts'
import { openWorld, type World } from '#test/world.ts'
import { documentFaults } from './document-faults.ts'
import type { Fault, Faults } from './fault.ts'
import { type History, writeHistory } from './history.ts'
import { lineFaults } from './line-faults.ts'
import { numberFaults } from './number-faults.ts'
import { printFaults } from './print-faults.ts'
import { registerSaleFaults } from './register-sale-faults.ts'
import { returnFaults } from './return-faults.ts'
import { guardFaults, setUpFaults } from './set-up-faults.ts'
import { soldUnitFaults } from './sold-unit-faults.ts'
import { unitFaults } from './unit-faults.ts'

const dataFaults: Faults = {
  ...setUpFaults,
  ...unitFaults,
  ...lineFaults,
  ...documentFaults,
  ...numberFaults,
  ...printFaults,
  ...soldUnitFaults,
  ...returnFaults,
  ...registerSaleFaults,
}
let world: World
let history: History

beforeAll(async () => {
  world = await openWorld()
  history = await writeHistory(world)
})
afterAll(() => world.close())

test('a company in which everything happened has no breach, for the owner of the database and for itself', async () => {
  expect(await runChecks(world.connections)).toEqual([])
  expect(await runChecks(world.connections, world.company.id)).toEqual([])
})

test('every check has its planted fault', () => {
  const planted = new Set(Object.keys({ ...guardFaults, ...dataFaults }).map(nameOfCheck))
  expect([...planted].sort()).toEqual(checks.map((check) => check.name).sort())
})

describe('a fault planted by hand is found by its check, and by no other', () => {
  // A constraint taken away to plant a fault is itself what the checks of guards look for.
  test.each(Object.entries(dataFaults))('%s', (words, fault) => expectFoundBy(nameOfCheck(words), fault, dataChecks))
  test.each(Object.entries(guardFaults))('%s', (words, fault) => expectFoundBy(nameOfCheck(words), fault, checks))
})

const nameOfCheck = (words: string) => words.replace(/:.*/, '')

async function expectFoundBy(name: string, fault: Fault, among: readonly Check[]): Promise<void> {
  const transaction = await world.connections.withoutCompany.startTransaction().execute()
  try {
    await sql`set local role none`.execute(transaction)
    await sql`set local session_replication_role = replica`.execute(transaction)
    for (const statement of fault(history)) await statement.execute(transaction)
    const breaches = await findBreaches(transaction, among)
    expect([...new Set(breaches.map((breach) => breach.check))]).toEqual([name])
  } finally {
    await transaction.rollback().execute()
  }
}
