import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from '#db/embedded-binaries.ts'
import { endLeftover } from '#db/embedded-server.ts'

/** An application process that holds an embedded database, or was refused it. */
export interface DatabaseProcess {
  readonly child: ChildProcess
  /** Null when it ended without one. */
  readonly ownerUrl: Promise<string | null>
  readonly ended: Promise<number | null>
  /** What it said on standard error. */
  words(): string
}

const folders = new Set<string>()
const children = new Set<ChildProcess>()

/** A data folder that `cleanUp` takes away, with whatever still runs in it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pakbon crash '))
  await chmod(folder, 0o755)
  folders.add(folder)
  return folder
}

/** Ends and removes everything that the tests of this file started. */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  for (const folder of folders) {
    await endLeftover(join(folder, 'postgres'), await findBinaries(folder))
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  folders.clear()
}

/** Starts the built embedded database in a process of its own; `prefix` is a command that runs a command. */
export function holdDatabase(dataFolder: string, prefix: readonly string[] = []): DatabaseProcess {
  const [command = '', ...words] = [...prefix, process.execPath, 'test/crash/hold-database.mjs', dataFolder]
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  let over = false
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  ended.then(() => {
    over = true
  })
  const ownerUrl = (async () => {
    while (!output.includes('\n') && !over) await sleep(10)
    return output ? (JSON.parse(output) as { ownerUrl: string }).ownerUrl : null
  })()
  return { child, ownerUrl, ended, words: () => errors }
}

/** The process id of the PostgreSQL on a data folder. */
export async function postmasterOf(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Runs one statement on a connection of its own. */
export async function queryOnce<T extends pg.QueryResultRow>(ownerUrl: string | null, text: string): Promise<T[]> {
  if (ownerUrl === null) throw new Error('there is no database')
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // the tests kill servers
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
