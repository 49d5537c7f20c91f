import { tmpdir } from 'node:os'
import type { Command } from 'commander'
import { beforeAll, describe, expect, test } from 'vitest'
import { createProgram } from '#cli/command-line.ts'
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
  ['products list', /--search/],
  ['products change', /--group/],
  ['orders import', /--strict/],
  ['orders list', /--state/],
  ['orders show', /<order>/],
  ['slips list', /--order/],
  ['slips prepare', /--line/],
  ['slips show', /<document>/],
  ['slips units', /<document>/],
  ['slips scan', /--remove.*--override/s],
  ['slips not-readable', /--quantity/],
  ['slips post', /--on/],
  ['slips discard', /<document>/],
  ['slips cancel', /--reason/],
  ['slips correct', /--line/],
  ['invoices list', /--order/],
  ['invoices prepare', /--slip.*--direct.*--credit/s],
  ['invoices show', /<document>/],
  ['invoices units', /<document>/],
  ['invoices choose', /--take.*--leave/s],
  ['invoices scan', /<entry\.\.\.>/],
  ['invoices not-readable', /--quantity/],
  ['invoices post', /--on/],
  ['invoices discard', /<document>/],
  ['serials register', /--all-or-nothing.*--prepare/s],
  ['serials correct', /--not-readable/],
  ['import-sold-units', /--preview.*--all-or-nothing/s],
  ['print', /--form.*--in.*--to/s],
  ['trace', /--product.*--on/s],
  ['bench', /--units.*--only.*soldUnits/s],
]

/** Every command below one, by the words that lead to it. */
function commandsOf(command: Command, words = ''): readonly (readonly [words: string, command: Command])[] {
  const below = command.commands.flatMap((one) => commandsOf(one, `${words} ${one.name()}`.trim()))
  return command.commands.length > 0 && words !== '' ? below : [[words, command], ...below]
}

describe('help', () => {
  const found = new Map(commandsOf(createProgram()))

  test('is known of every command', () => {
    expect([...found.keys()].sort()).toEqual(commands.map(([words]) => words).sort())
  })

  test.each(commands)('pakbon %s --help', (words, help) => {
    const lines: string[] = []
    found
      .get(words)
      ?.configureOutput({ writeOut: (text) => lines.push(text) })
      .outputHelp()
    expect(lines.join('')).toMatch(/^Usage: pakbon/)
    expect(lines.join('')).toMatch(/--json/)
    expect(lines.join('')).toMatch(help)
  })

  test('is printed, and ends with 0', async () => {
    const { status, stdout } = await pakbon(['slips', 'scan', '--help'])
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: pakbon slips scan .*Global Options:/s)])
  })
})

test('check --list prints the catalogue, and needs no database', async () => {
  const { status, stdout } = await pakbon(['check', '--list'], { DATABASE_URL: 'postgres://pakbon@127.0.0.1:1/pakbon' })
  expect(status).toBe(0)
  expect(stdout).toMatch(/^I01 +serialNumberOpenOnce +A serial number of a product is open once/m)
})

describe('exit code 2: asked wrongly, or configured wrongly', () => {
  const nowhere = { DATABASE_URL: 'postgres://pakbon@127.0.0.1:1/pakbon', PAKBON_DATA: tmpdir() }

  test.each([
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
