import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApplication, createTestDatabase, type TestDatabase } from '#test/database.ts'
import { pakbon, spawnPakbon } from './pakbon.ts'

let database: TestDatabase
let server: ChildProcessWithoutNullStreams
let folder: string
let environment: Readonly<Record<string, string>>
let started = ''

beforeAll(async () => {
  await buildApplication()
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'pakbon-cli-'))
  environment = { DATABASE_URL: database.ownerUrl, PAKBON_PORT: '0', PAKBON_LOG_LEVEL: 'error' }
  server = spawnPakbon(['start'], environment)
  server.stdout.setEncoding('utf8')
  while (!started.includes('Try first')) started += (await once(server.stdout, 'data'))[0]
})
afterAll(async () => {
  server.kill('SIGKILL')
  await database.drop()
  await rm(folder, { recursive: true })
})

const run = (words: string, ...more: readonly string[]) => pakbon([...words.split(' '), ...more], environment)
const done = async (words: string, ...more: readonly string[]) => {
  const { status, stdout, stderr } = await run(words, ...more)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}
const refused = async (words: string, ...more: readonly string[]) => {
  const { status, stdout, stderr } = await run(words, ...more)
  expect(status).toBe(1)
  return `${stdout}${stderr}`
}

test('start makes the sample company, and says where it is, who can sign in and what to try', async () => {
  const address = /^Pakbon runs at (http:\/\/127\.0\.0\.1:\d+)\./.exec(started)?.[1] ?? ''
  const [, password, email] = /password (\S+):\nE-mail.*\n(\S+)/.exec(started) ?? []
  expect(started).toMatch(/storeCashier/)
  const signIn = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(signIn.status).toBe(200)
})

test('an order of six units is delivered by three packing slips of two', async () => {
  expect(await done('orders list --state open --search Northgate')).toMatch(/SO-000010 +open +Northgate/)
  const open = JSON.parse(await done('orders show SO-000009 --json'))
  expect(open.lines).toMatchObject([{ productNumber: 'SENS-B', leftToDeliver: 30 }, { productNumber: 'KBL-C6' }])
  for (const [slip, serials] of Object.entries({ 'PS-000009': 'A1 A2', 'PS-000010': 'B1 B2', 'PS-000011': 'C1 C2' })) {
    expect(await done('slips prepare SO-000009 --line 1=2')).toMatch(/Missing.*SENS-B +2 +0 +0 +2/s)
    expect(await done(`slips scan SO-000009 ${serials}`)).toMatch(/A1|B1|C1/)
    expect(await done('slips post SO-000009 --on 2026-01-31')).toMatch(`Packing slip ${slip}, posted on 2026-01-31`)
  }
})

test('a duplicate is refused with who has it, and a unit that is not readable counts', async () => {
  await done('slips prepare SO-000009 --line 1=2')
  const scans = await refused('slips scan SO-000009 A1 D1')
  expect(scans).toMatch(/A1 +refused +.*PS-000009/)
  expect(scans).toMatch(/D1 +registered/)
  expect(await refused('slips post SO-000009 --language nl')).toMatch(/SENS-B/)
  expect(await done('slips not-readable SO-000009')).toMatch(/SENS-B +2 +1 +1 +0/)
  expect(await done('slips scan SO-000009 --remove D1')).toMatch(/D1 +removed/)
  expect(await done('slips discard SO-000009')).toMatch(/discarded/)
})

test('D36: of two packing slips only one is invoiced in part; what is refused leaves no preparation', async () => {
  const words = 'invoices prepare SO-000009 --slip PS-000009=A1 --slip PS-000010'
  expect(await refused(`${words}=B1 --slip PS-000011`)).toMatch(/PS-000009, PS-000010/)
  expect(await done('invoices list --order SO-000009 --state inPreparation')).toBe('No invoices.\n')
  expect(await done(words)).toMatch(/PS-000009: 1 of 2, PS-000010: 2 of 2/)
  expect(await refused('invoices choose SO-000009 --leave B1')).toMatch(/PS-000009, PS-000010/)
  expect(await done('invoices choose SO-000009 --leave B1 --take A2')).toMatch(/PS-000009: 2 of 2, PS-000010: 1 of 2/)
  expect(await done('invoices post SO-000009')).toMatch(/^Invoice INV-000006, posted.*EUR [\d.]+ net/s)
  expect(await done('invoices show INV-000006')).toMatch(/^Invoice INV-000006, posted/)
})

test('a packing slip is cancelled, and its units come along on the next one', async () => {
  expect(await refused('slips cancel PS-000009 --reason Wrong')).toMatch(/INV-000006|invoiced/)
  expect(await done('slips cancel PS-000011 --reason Wrong')).toMatch(/cancelled.*Version 2: cancellation. Wrong/s)
  expect(await done('slips prepare SO-000009 --line 1=2')).toMatch(/SENS-B +2 +2 +0 +0/)
  expect(await done('slips list --order SO-000009')).toMatch(/inPreparation.*PS-000011 +cancelled/s)
})

test('serial numbers come from a file, each judged alone or all or nothing', async () => {
  const file = join(folder, 'serials.csv')
  await writeFile(file, '\ufeffserial number;line\nE1;1\nE1;1\nA1;1\n')
  const all = await refused('serials register SO-000010 --prepare --all-or-nothing', file)
  expect(all).toMatch(/E1 is registered on this document already/)
  expect(await done('slips discard SO-000010')).toMatch(/LAD-22 +2 +0/)
  const report = await refused('serials register SO-000010 --prepare --progress', file)
  expect(report).toMatch(/3 +E1 +.*LAD-22 +2 +2 +0 +0\n\n2 registered, 1 refused\.\nRegistering: 3 of 3\n$/s)
  const none = await run('serials register SO-000010', join(folder, 'none.csv'))
  expect(none).toMatchObject({ status: 2, stderr: expect.stringMatching(/none\.csv cannot be read/) })
})

test('after all of it nothing is broken; a signal ends the server with everything written', async () => {
  expect(await done('check')).toMatch(/no breach\.\n$/)
  server.kill('SIGTERM')
  expect(await once(server, 'exit')).toEqual([0, null])
})
