import type { Command } from 'commander'
import type { Api } from './api.ts'
import { refusedError, usageError } from './failure.ts'
import { readAll } from './read-all.ts'
import { withSession } from './session.ts'

interface Options {
  readonly name: string
  readonly duties?: string
  readonly role?: string
  readonly expires?: string
}

interface Key {
  readonly name: string
  readonly duties: readonly string[]
  readonly expiresAt: string | null
  readonly key: string
}

/** Adds `pakbon key create`. */
export function addCreateKey(key: Command): void {
  key
    .command('create')
    .description('Make an API key; it is shown once')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--duties <duties>', 'its duties, with commas between')
    .option('--role <code>', 'the duties that this role has now')
    .option('--expires <day>', 'first day on which it is not valid any more, as 2026-12-31')
    .action(({ name, duties, role, expires }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        if ((duties === undefined) === (role === undefined)) throw usageError('Give --duties or --role.')
        const asked = duties?.split(',').map((duty) => duty.trim()) ?? (await dutiesOfRole(api, role ?? ''))
        const expiresAt = expires === undefined ? {} : { expiresAt: startOfDay(expires) }
        show(await api.post<Key>('/api-keys', { name, duties: asked, ...expiresAt }), describe)
      }),
    )
}

async function dutiesOfRole(api: Api, code: string): Promise<readonly string[]> {
  const roles = await readAll<{ code: string; duties: string[] }>(api, '/roles')
  const role = roles.find((one) => one.code === code)
  if (role) return role.duties
  throw refusedError(`There is no role ${code}. There is: ${roles.map((one) => one.code).join(', ')}`)
}

function startOfDay(day: string): string {
  const moment = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(moment)) throw usageError('--expires takes a day, as 2026-12-31.')
  return new Date(moment).toISOString()
}

function describe({ name, duties, expiresAt, key }: Key): string {
  const until = expiresAt ? `, until ${expiresAt.slice(0, 10)}` : ''
  return `API key for ${name}: ${duties.join(', ')}${until}.\nShown this once: ${key}`
}
