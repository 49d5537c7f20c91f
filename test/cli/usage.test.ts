import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildApplication, createTestDatabase } from '#test/database.ts'
import { pakbon } from './pakbon.ts'

beforeAll(buildApplication)

/** Every command, with what its help must name. */
const commands: readonly (readonly [words: string, help: RegExp])[] = [
  ['', /Commands:.*start.*migrate.*check.*Exit codes: 0 done, 1 refused or a breach found, 2 wrong usage/s],
  ['start', /PAKBON_DATA/],
  ['migrate', /tables/],
  ['check', /--list.*--company/s],
  ['company create', /--name/],
  ['user create', /--password-stdin/],
  ['key create', /--duties.*--role.*--expires/s],
  ['orders list', /--state/],
  ['orders show', /<order>/],
  ['slips list', /--order/],
  ['slips prepare', /--line/],
  ['slips show', /<document>/],
  ['slips scan', /--remove.*--override/s],
  ['slips not-readable', /--quantity/],
  ['slips post', /--on/],
  ['slips discard', /<document>/],
  ['slips cancel', /--reason/],
  ['slips correct', /--line/],
  ['invoices list', /--order/],
  ['invoices prepare', /--slip.*--direct.*--credit/s],
  ['invoices show', /<document>/],
  ['invoices choose', /--take.*--leave/s],
  ['invoices scan', /<entry\.\.\.>/],
  ['invoices not-readable', /--quantity/],
  ['invoices post', /--on/],
  ['invoices discard', /<document>/],
  ['serials register', /--all-or-nothing.*--prepare/s],
  ['bench', /--units/],
]

describe('help', () => {
  test.concurrent.each(commands)('pakbon %s --help', async (words, help) => {
    const { status, stdout } = await pakbon([...words.split(' ').filter(Boolean), '--help'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Usage: pakbon/)
    expect(stdout).toMatch(/--json/)
    expect(stdout).toMatch(help)
  })

  test('lists no command that this test does not know', async () => {
    const nouns = ['orders', 'slips', 'invoices', 'serials', 'company', 'user', 'key']
    const listed = await Promise.all(
      ['', ...nouns].map(async (noun) => {
        const { stdout } = await pakbon([...noun.split(' ').filter(Boolean), '--help'])
        const names = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) .*$/gm)].map((match) => match[1] ?? '')
        return names.filter((name) => name !== 'help' && !nouns.includes(name)).map((name) => `${noun} ${name}`.trim())
      }),
    )
    const known = commands.map(([words]) => words).filter(Boolean)
    expect(listed.flat().sort()).toEqual([...known].sort())
  })
})

test('check --list prints the catalogue, and needs no database', async () => {
  const { status, stdout } = await pakbon(['check', '--list'], { DATABASE_URL: 'postgres://pakbon@127.0.0.1:1/pakbon' })
  expect(status).toBe(0)
  expect(stdout).toMatch(/^I01 +serialNumberOpenOnce +A serial number of a product is open once/m)
})

describe('exit code 2: asked wrongly, or configured wrongly', () => {
  const nowhere = { DATABASE_URL: 'postgres://pakbon@127.0.0.1:1/pakbon', PAKBON_DATA: tmpdir() }

  test.concurrent.each([
    [['ship'], {}, /unknown command 'ship'/],
    [['slips', 'post'], {}, /missing required argument 'document'/],
    [['slips', 'prepare', 'SO-1', '--line', 'one=2'], {}, /Give a line and its quantity/],
    [['check', '--language', 'de'], {}, /Allowed choices are nl, en/],
    [['check'], { PAKBON_PROT: '1' }, /PAKBON_PROT is not known. Did you mean PAKBON_PORT/],
    [['check'], nowhere, /The database cannot be reached/],
  ] as const)('pakbon %j %j', async (words, environment, message) => {
    const { status, stderr, stdout } = await pakbon(words, environment)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/ {4}at /)
  })

  test('a database of another program is named so', async () => {
    const { ownerUrl, drop } = await createTestDatabase()
    const elsewhere = new URL(ownerUrl)
    elsewhere.pathname = '/postgres'
    const { status, stderr } = await pakbon(['orders', 'list'], { DATABASE_URL: elsewhere.href })
    expect(status).toBe(2)
    expect(stderr).toBe('This database has no tables of this version of Pakbon. Run: pakbon migrate\n')
    await drop()
  })
})
