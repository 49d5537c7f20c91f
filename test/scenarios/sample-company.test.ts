import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChecks } from '#check/run-checks.ts'
import { type Connections, connect } from '#db/database.ts'
import { createSample, type SampleUser } from '#sample/create-sample.ts'
import { createTestDatabase } from '#test/database.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let connections: Connections
let users: readonly SampleUser[]

beforeAll(async () => {
  database = await createTestDatabase()
  connections = connect(database.ownerUrl, { size: 4 })
  users = await createSample(connections, { logger: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await connections.close()
  await database.drop()
})

test('D74: one user for each default role', () => {
  expect(users.map((user) => user.role)).toHaveLength(10)
  expect(new Set(users.map((user) => user.email)).size).toBe(10)
})

test('every invariant holds', async () => {
  expect(await runChecks(connections)).toEqual([])
})
