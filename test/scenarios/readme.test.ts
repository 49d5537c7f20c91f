import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld } from '#test/world.ts'

const root = new URL('../../', import.meta.url)
const readme = await readFile(new URL('README.md', root), 'utf8')

/** A block of commands, and the lines that it prints, in order; `…` stands for anything. */
interface Step {
  readonly commands: string
  readonly printed: readonly string[]
}

const steps: Step[] = [...readme.matchAll(/^```sh\n([^`]*(?:`[^`]+`[^`]*)*?)^```\n(?:\n```text\n(.*?)^```)?/gms)].map(
  ([, commands = '', printed = '']) => ({ commands, printed: printed.split('\n').filter(Boolean) }),
)

let folder: string
let server: ChildProcess
let shell: ChildProcess
let output = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakbon-readme-'))
  const { DATABASE_URL: _, ...environment } = process.env
  const own = { PAKBON_DATA: join(folder, 'data'), PAKBON_PORT: String(await freePort()), PAKBON_LOG_LEVEL: 'error' }
  const options = { cwd: root, env: { ...environment, ...own, LANG: 'C.UTF-8', LC_ALL: '' } }
  server = spawn(process.execPath, ['scripts/run.mjs', 'start'], { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  await untilPrinted(server, 'Try first')
  shell = spawn('sh', { ...options, stdio: 'pipe' })
  shell.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  shell.stdin?.write('exec 2>&1\n')
}, 180_000)

afterAll(async () => {
  shell?.kill()
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

async function untilPrinted({ stdout }: ChildProcess, words: string): Promise<void> {
  let printed = ''
  for await (const text of stdout?.setEncoding('utf8').iterator({ destroyOnReturn: false }) ?? []) {
    printed += text
    if (printed.includes(words)) return
  }
  throw new Error(`it ended without "${words}": ${printed}`)
}

/** Runs commands in the one shell of the walk, as somebody who pastes them does; answers what they print. */
async function run(commands: string): Promise<string> {
  const file = join(folder, 'step.sh')
  await writeFile(file, commands)
  output = ''
  shell.stdin?.write(`. '${file}' </dev/null; echo "--- done"\n`)
  while (!output.endsWith('--- done\n')) await once(shell.stdout ?? shell, 'data')
  return output
}

/** The printed lines that do not come, in their order. */
function missingLines(printed: readonly string[], lines: readonly string[]): readonly string[] {
  let from = 0
  return printed.filter((line) => {
    const pattern = new RegExp(`^${line.split('…').map(escaped).join('.*')}`)
    const at = lines.findIndex((one, index) => index >= from && pattern.test(one))
    if (at >= 0) from = at + 1
    return at < 0
  })
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

describe('README.md: each command works as it is printed', () => {
  test('it begins with the two commands, and walks the main job twice', () => {
    expect(readme).toMatch(/^# Pakbon\n\n```\nnpm start .*\nnpm test .*\n```\n/)
    expect(steps.length).toBe(readme.match(/^```sh$/gm)?.length)
    expect(steps.length).toBeGreaterThanOrEqual(15)
  })

  test.each(steps.map((step) => [step.commands.split('\n')[0], step] as const))(
    '%s',
    async (_first, { commands, printed }) => {
      const told = await run(commands)
      expect(missingLines(printed, told.split('\n')), told).toEqual([])
    },
    120_000,
  )

  test('a line that does not come is noticed', () => {
    expect(missingLines(['one …', 'three'], ['one two', 'four'])).toEqual(['three'])
    expect(missingLines(['two', 'one'], ['one', 'two'])).toEqual(['one'])
  })
})

describe('the orders of docs/examples', () => {
  const peppol = new URL('../shared/data/peppol-orders/', root)

  test.skipIf(!existsSync(peppol))('stand in for the Peppol orders (skipped where those are not there)', async () => {
    const walks = []
    for (const from of [peppol, new URL('docs/examples/', root)]) {
      const world = await openWorld()
      const clerk = world.as('administrator')
      const names = (await readdir(from)).filter((name) => name.endsWith('.xml')).sort()
      const files = await Promise.all(
        names.map(async (name) => ({ name, content: await readFile(new URL(name, from), 'utf8') })),
      )
      const { imported } = (await clerk.post('/sales-orders/imports', { files })).body
      const orders = await Promise.all(
        imported.map(async ({ id }: { id: string }) => (await clerk.get(`/sales-orders/${id}`)).body),
      )
      walks.push(
        orders.map(({ customerNumber, customerName, lines }) => ({
          customerNumber,
          customerName,
          lines: lines.map((line: Record<string, unknown>) => [
            line.productNumber,
            line.quantity,
            line.salesPrice,
            line.taxPercentage,
          ]),
        })),
      )
      await world.close()
    }
    expect(walks[1]).toEqual(walks[0])
    expect(walks[0]).toHaveLength(3)
  })
})
