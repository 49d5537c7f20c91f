import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect } from '#db/database.ts'
import { buildApplication, createTestDatabase, type TestDatabase } from '#test/database.ts'
import { pakbon } from './pakbon.ts'

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let database: TestDatabase
let environment: { DATABASE_URL: string }
beforeAll(async () => {
  await buildApplication()
  database = await createTestDatabase()
  environment = { DATABASE_URL: database.ownerUrl }
})
afterAll(() => database.drop())

const run = (words: readonly string[], input?: string) => pakbon(words, environment, input)
const answer = async (words: readonly string[]) => JSON.parse((await run([...words, '--json'])).stdout)

test('migrate says what it ran, and the second time that there was nothing', async () => {
  expect(await run(['migrate'])).toEqual({ status: 0, stdout: 'The database is up to date.\n', stderr: '' })
  expect(await answer(['migrate'])).toEqual({ ran: [] })
})

test('without a company it says how to make one', async () => {
  const { status, stderr } = await run(['orders', 'list'])
  expect(status).toBe(1)
  expect(stderr).toBe('There is no company yet. Make one: pakbon company create, or pakbon start\n')
})

test('company create makes a company once, and refuses what the route would', async () => {
  const made = await run(['company', 'create', 'VOLT', '--name', 'Voltmeer'])
  expect(made.stdout).toMatch(/^Company VOLT is there/)
  const again = await run(['company', 'create', 'VOLT', '--name', 'Voltmeer'])
  expect([again.status, again.stderr]).toEqual([1, 'There is a company VOLT already.\n'])
  const bad = await run(['company', 'create', 'volt', '--name', 'Voltmeer'])
  expect([bad.status, bad.stderr]).toMatchObject([2, expect.stringMatching(/^code must match/)])
  const other = await run(['orders', 'list', '--company', 'WATT'])
  expect([other.status, other.stderr]).toEqual([1, 'There is no company WATT. There is: VOLT\n'])
})

test('user create shows a password that it made, once, and none that it was given', async () => {
  const words = ['user', 'create', '--name', 'Ilse', '--role', 'shippingClerk', '--email']
  const made = await answer([...words, 'ilse@volt.example'])
  expect(made).toMatchObject({ email: 'ilse@volt.example', roles: ['shippingClerk'] })
  expect(made.password).toMatch(/^[\w-]{20}$/)
  const given = await run([...words, 'anna@volt.example', '--password-stdin'], 'een lang wachtwoord\n')
  expect(given.stdout).toBe('anna@volt.example works here as shippingClerk.\n')
  const short = await run([...words, 'kees@volt.example', '--password-stdin'], 'kort')
  expect([short.status, short.stderr]).toMatchObject([1, expect.stringMatching(/at least 12 characters/)])
})

test('key create takes the duties of a role, and refuses a role that is not there', async () => {
  const key = await answer(['key', 'create', '--name', 'Scanner', '--role', 'salesManager', '--expires', '2999-12-31'])
  expect(key).toMatchObject({ duties: ['inquireIntoSerialNumbers'], expiresAt: '2999-12-31T00:00:00.000Z' })
  expect(key.key).toMatch(/\S{40,}/)
  const text = await run(['key', 'create', '--name', 'Scanner', '--duties', 'inquireIntoSerialNumbers'])
  expect(text.stdout).toMatch(/^API key for Scanner: inquireIntoSerialNumbers\.\nShown this once: \S+\n$/)
  const unknown = await run(['key', 'create', '--name', 'Scanner', '--role', 'king'])
  expect([unknown.status, unknown.stderr]).toMatchObject([1, expect.stringMatching(/^There is no role king\./)])
  expect((await run(['key', 'create', '--name', 'Scanner'])).status).toBe(2)
})

test('D75: --as narrows the command line to the duties of a user', async () => {
  const words = ['key', 'create', '--name', 'Mine', '--duties', 'inquireIntoSerialNumbers', '--as']
  const refused = await run([...words, 'ilse@volt.example', '--language', 'nl'])
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(/^Er ontbreekt een taak\n.*integrate/)
  const problem = await run([...words, 'ilse@volt.example', '--json'])
  expect(JSON.parse(problem.stderr)).toMatchObject({ code: 'DUTY_MISSING', refusals: [{ rule: 'D75' }] })
  expect((await run([...words, 'nobody@volt.example'])).stderr).toBe(
    'There is no user nobody@volt.example in company VOLT.\n',
  )
})

test('check says that nothing is broken; a fault planted by hand ends it with 1 and is named', async () => {
  const clean = await run(['check', '--progress'])
  expect([clean.status, clean.stdout]).toEqual([0, expect.stringMatching(/^\d+ checks, no breach\.\n$/)])
  expect(clean.stderr).toMatch(/Checking serialNumberOpenOnce: \d+ of \d+/)
  const connections = connect(database.ownerUrl, { size: 1 })
  await connections.pool.query('set role none')
  await connections.pool.query("update role_duty set duty = 'flyAeroplanes' where duty = 'operatePointOfSale'")
  await connections.close()
  const broken = await run(['check'])
  expect(broken.status).toBe(1)
  expect(broken.stdout).toMatch(/D75 +VOLT +role storeCashier .*flyAeroplanes/)
  expect(broken.stdout).toMatch(/\d+ checks, 3 breaches\.\n$/)
  const { breaches } = await answer(['check', '--company', 'VOLT'])
  expect(breaches).toMatchObject(Array(3).fill({ check: 'dutiesKnown', company: 'VOLT' }))
})
