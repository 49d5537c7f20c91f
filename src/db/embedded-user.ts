import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './embedded-binaries.ts'

const run = promisify(execFile)

/** How PostgreSQL's programs are run: as they are, or as an ordinary user in place of root. */
export interface DatabaseUser {
  /** The command, arguments and options for spawn that run a program with these arguments. */
  launch(program: string, programArguments: readonly string[]): Launch
  /** Gives a file or folder, with what is in it, to that user. */
  give(path: string): Promise<void>
}

export interface Launch {
  readonly command: string
  readonly commandArguments: readonly string[]
  readonly options: { readonly uid?: number; readonly gid?: number }
}

interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const asWeAre: DatabaseUser = {
  launch: (command, commandArguments) => ({ command, commandArguments, options: {} }),
  give: async () => {},
}

/**
 * Who runs the database. PostgreSQL refuses to run as root: for root it is the owner of the data, or an ordinary user
 * that this system has. Throws in words when there is none, or when it may not enter the folders.
 */
export async function findDatabaseUser(dataFolder: string, binaries: Binaries): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return asWeAre
  if (process.platform !== 'linux') throw new Error('Start Pakbon as an ordinary user: PostgreSQL refuses root.')
  const account = await findAccount(dataFolder)
  for (const launch of waysToBecome(account)) {
    if (await works(launch, dataFolder, binaries)) return { launch, give: (path) => giveTo(account, path) }
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and the user "${account.name}" in its place may not enter ${dataFolder} ` +
      `or the folder of ${binaries.postgres}. Start Pakbon as an ordinary user, or move it below a folder that every user may ` +
      'enter, such as /opt.',
  )
}

async function findAccount(dataFolder: string): Promise<Account> {
  const owners = await Promise.all([join(dataFolder, 'postgres'), dataFolder].map(ownerOf))
  for (const key of [...owners.filter((uid) => uid > 0).map(String), 'postgres', 'nobody']) {
    const account = await accountOf(key)
    if (account) return account
  }
  throw new Error('PostgreSQL refuses to run as root, and this system has no ordinary user for it.')
}

async function ownerOf(path: string): Promise<number> {
  return stat(path).then(
    ({ uid }) => uid,
    () => 0, // not there yet
  )
}

/** PostgreSQL asks for a user with a name, so a bare number will not do. */
async function accountOf(key: string): Promise<Account | null> {
  try {
    const { stdout } = await run('getent', ['passwd', key])
    const [name = key, , uid, gid] = stdout.trim().split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  } catch {
    return null // getent ends with status 2 when there is no such user
  }
}

/**
 * First without any privilege; then with the one privilege of passing closed folders, because a clone often lies below
 * root's own folder. `no_setuid_fixup` makes access(2), by which PostgreSQL checks its programs, count that privilege.
 */
function waysToBecome({ uid, gid }: Account): readonly DatabaseUser['launch'][] {
  const withPrivilege = (capability: string): DatabaseUser['launch'] => {
    const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup']
    const keep = ['inh-caps', 'bounding-set'].map((set) => `--${set}=-all,+${capability}`)
    return (program, programArguments) => ({
      command: 'setpriv',
      commandArguments: [...change, ...keep, `--ambient-caps=+${capability}`, '--', program, ...programArguments],
      options: {},
    })
  }
  return [
    (command, commandArguments) => ({ command, commandArguments, options: { uid, gid } }),
    withPrivilege('dac_read_search'),
    withPrivilege('dac_override'),
  ]
}

/** Tries for real: enters the data folder and runs the program. */
async function works(launch: DatabaseUser['launch'], dataFolder: string, binaries: Binaries): Promise<boolean> {
  const script = 'cd "$1" && exec "$2" --version'
  const { command, commandArguments, options } = launch('/bin/sh', ['-c', script, 'sh', dataFolder, binaries.postgres])
  return run(command, commandArguments, { ...options, env: binaries.environment, cwd: '/', timeout: 10_000 }).then(
    () => true,
    () => false,
  )
}

async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if ((await ownerOf(path)) !== uid) await run('chown', ['-R', `${uid}:${gid}`, path])
}
