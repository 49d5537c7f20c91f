import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildApplication, createTestDatabase, type TestDatabase } from '#test/database.ts'
import { textOf } from '#test/pdf.ts'
import { pakbon, spawnPakbon } from './pakbon.ts'

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

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
  const ended = text(server.stderr).then((reason) => expect.fail(`start ended: ${reason}`))
  while (!started.includes('Try first')) started += (await Promise.race([once(server.stdout, 'data'), ended]))[0]
  ended.catch(() => {}) // it ends when the tests do
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
  const advice = join(folder, 'advice.xml')
  await writeFile(advice, '<DespatchAdvice>')
  expect(await refused('serials register SO-000010', advice)).toMatch(/advice\.xml, line 1: /)
  const none = await run('serials register SO-000010', join(folder, 'none.csv'))
  expect(none).toMatchObject({ status: 2, stderr: expect.stringMatching(/none\.csv cannot be read/) })
})

test('D82: a serial number leads to its customer, documents, coverage and life; one unknown ends with 1', async () => {
  expect(await done('trace A2 --on 2026-02-01')).toMatch(
    /^A2: SENS-B .*INV-000006.*warranty +2026-01-31 .*yes.*shipped +PS-000009/s,
  )
  const { exact } = JSON.parse(await done('trace A2 --product SENS-B --json'))
  expect(exact).toMatchObject({ serialNumber: 'A2', productNumber: 'SENS-B', state: 'invoiced' })
  expect(await refused('trace A')).toMatch(/^No unit has serial number A\.\n\nBegin so:\n/)
})

test('D80: documents are written as files, one after another, and one to the standard output', async () => {
  const to = join(folder, 'documents')
  await mkdir(to)
  expect(await done('print PS-000009 INV-000006 --to', to)).toBe(`${to}/PS-000009.pdf\n${to}/INV-000006.pdf\n`)
  expect((await textOf(await readFile(join(to, 'INV-000006.pdf')))).join()).toMatch(/INV-000006.*A2/s)
  await done('print PS-000009 --form zpl --to', to)
  expect(await readFile(join(to, 'PS-000009.zpl'), 'utf8')).toContain('^XA')
  expect(await done('print PS-000009 --form csv --in en --to -')).toMatch(/^\ufeff?Line,Product number,.*A2/s)
  expect(await refused('print PS-999999 --to', to)).toMatch(
    /There is no packing slip, invoice or credit note PS-999999/,
  )
  expect(await refused('print PS-000009 --to', join(to, 'nowhere'))).toMatch(/cannot be written/)
  expect((await run('print PS-000009 PS-000010 --to -')).status).toBe(2)
})

test('D40: a serial number is corrected until it is invoiced, and is found by the old one too', async () => {
  expect(await done('serials correct B1 B3 --reason Misread')).toMatch(/^B3: SENS-B.*B1 → B3 +Misread/s)
  expect(await refused('trace B1')).toMatch(/Had it before a correction:\n.*\nB3/)
  expect(await refused('serials correct A2 A3 --reason Misread')).toMatch(/INV-000006/)
  expect((await run('serials correct B3')).status).toBe(2)
  expect(await done('slips units PS-000010')).toMatch(/B3 .*shipped.*\nB2 .*invoiced/)
})

test('orders come in from Peppol, once, and their products get serial numbers by a group', async () => {
  const file = '../shared/data/peppol-orders/UC1_Order.xml'
  if (!existsSync(file)) return console.info(`skipped: ${file} is not here`)
  expect(await done('orders import', file)).toMatch(/SO-000011 .*UC1_Order\.xml.*1 imported, 0 here already/s)
  expect(await done('orders import', file)).toMatch(/here already.*0 imported, 1 here already/s)
  expect(await done('products change SN-33 SN-34 --group SN-VERPLICHT')).toMatch(/SN-33 .*SN-VERPLICHT +yes\nSN-34/)
  expect(await done('slips prepare SO-000011 --line 1=1')).toMatch(/SN-33 +1 +0 +0 +1/)
  expect(await done('slips discard SO-000011')).toMatch(/discarded/)
  const broken = join(folder, 'order.csv')
  await writeFile(broken, Buffer.from('SalesOrderNumber;caf\xe9', 'latin1'))
  expect(await run('orders import', broken)).toMatchObject({ status: 2, stderr: expect.stringMatching(/not in UTF-8/) })
})

test('after all of it nothing is broken; a signal ends the server with everything written', async () => {
  expect(await done('check')).toMatch(/no breach\.\n$/)
  server.kill('SIGTERM')
  expect(await once(server, 'exit')).toEqual([0, null])
})
