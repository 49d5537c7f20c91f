import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './embedded-binaries.ts'
import type { DatabaseUser } from './embedded-user.ts'

/** One folder of PostgreSQL data and what is needed to work on it. */
export interface Cluster {
  readonly dataFolder: string
  /** The folder that PostgreSQL owns. */
  readonly folder: string
  readonly binaries: Binaries
  readonly user: DatabaseUser
  readonly password: string
  /** Settings that come last on the command line of the server, as `name=value`. */
  readonly settings: readonly string[]
}

export const ownerName = 'pakbon'
const version = '18'

/** Sizes for one company's machine; an administrator may change them by `alter system`. */
const firstSettings = [
  'shared_buffers=256MB',
  'max_connections=100',
  'max_wal_size=2GB',
  'checkpoint_timeout=15min',
  'wal_compression=on',
  'random_page_cost=1.1',
  // A new company fills its empty tables within a minute: what plans were made of has to keep up with that.
  'autovacuum_naptime=5s',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
]

/**
 * Makes the data on the first start, in a folder beside it that gets its name only when all is written: a start that
 * was interrupted leaves nothing that looks like data. True when it was made now.
 */
export async function initialise(cluster: Cluster): Promise<boolean> {
  await removeInterrupted(cluster.dataFolder)
  if (await isInitialised(cluster.folder)) {
    await cluster.user.give(cluster.folder)
    return false
  }
  const draft = join(cluster.dataFolder, `${draftPrefix}${randomUUID()}`)
  await mkdir(draft, { mode: 0o700 })
  await writeFile(join(draft, 'password'), `${cluster.password}\n`, { mode: 0o600 })
  await cluster.user.give(draft)
  await runInitdb(cluster, draft)
  await rename(join(draft, 'data'), cluster.folder)
  await syncFolder(cluster.dataFolder)
  await rm(draft, { recursive: true, force: true })
  return true
}

const draftPrefix = 'postgres.new-'

/** An initdb that outlived its start may still be writing: it ends when its folder is gone. */
async function removeInterrupted(dataFolder: string): Promise<void> {
  const names = (await readdir(dataFolder)).filter((name) => name.startsWith(draftPrefix))
  for (const name of names) {
    await rm(join(dataFolder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function isInitialised(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (names.length === 0) return false
  if (!names.includes('PG_VERSION')) throw new Error(`${folder} holds something that is not a PostgreSQL database.`)
  const found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  if (found === version) return true
  throw new Error(
    `${folder} holds data of PostgreSQL ${found}, and this Pakbon brings ${version}. ` +
      'docs/operations.md says how to bring it over.',
  )
}

/** Data checksums are on by default since PostgreSQL 18; named here because they are a promise. */
async function runInitdb({ binaries, user }: Cluster, draft: string): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const safety = ['--data-checksums', '--auth=scram-sha-256', `--username=${ownerName}`]
  const { command, commandArguments, options } = user.launch(binaries.initdb, [
    `--pgdata=${join(draft, 'data')}`,
    `--pwfile=${join(draft, 'password')}`,
    ...locale,
    ...safety,
    ...firstSettings.flatMap((setting) => ['--set', setting]),
  ])
  const log = await open(join(draft, 'log'), 'w')
  try {
    const child = spawn(command, commandArguments, {
      ...options,
      env: binaries.environment,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
    if (code !== 0) throw new Error(`The database could not be made:\n${await readFile(join(draft, 'log'), 'utf8')}`)
  } finally {
    await log.close()
  }
}

/** Writes the name of a moved folder to the disk; Windows does that by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
