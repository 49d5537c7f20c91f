import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { findBinaries } from '#db/embedded-binaries.ts'
import { processStart } from '#db/embedded-process.ts'
import { endLeftover } from '#db/embedded-server.ts'
import { migrate } from '#db/migrate.ts'

/** The PostgreSQL of one test run. */
export interface TestServer {
  /** Makes a migrated, empty database; answers its owner's address. */
  create(): Promise<string>
  drop(name: string): Promise<string>
  stop(): Promise<void>
}

/** Nothing here must survive a power failure; tests that need that start a database of their own. */
const fast = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'autovacuum_naptime=1s',
]
const folderPrefix = 'pakbon-test-'
const databasePrefix = `pakbon_test_${process.pid}_`
const template = `${databasePrefix}template`

/** Starts a PostgreSQL in a temporary folder, or uses the one of DATABASE_URL, and migrates a database to copy. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL
  const { ownerUrl, stop } = given ? { ownerUrl: given, stop: async () => {} } : await startTemporary()
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  await admin.query(`create database ${template}`)
  await migrate(databaseUrl(ownerUrl, template))
  const names = new Set<string>([template])
  const drop = async (name: string) => {
    if (names.delete(name)) await admin.query(`drop database ${name} with (force)`)
    return name
  }
  let made = 0
  return {
    async create() {
      const name = `${databasePrefix}${++made}`
      names.add(name)
      await admin.query(`create database ${name} template ${template} strategy wal_log`)
      return databaseUrl(ownerUrl, name)
    },
    drop,
    async stop() {
      if (given) for (const name of names) await drop(name)
      await admin.end()
      await stop()
    },
  }
}

async function startTemporary() {
  await removeLeftovers()
  const dataFolder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  await chmod(dataFolder, 0o755)
  const log = { info: () => {}, warn: (text: string) => void process.stderr.write(`${text}\n`) }
  const { ownerUrl, stop } = await startEmbedded({ dataFolder, log, settings: fast })
  return {
    ownerUrl,
    async stop() {
      await stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** What a test run that was killed left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1])
    if (!pid || processStart(pid) !== null) continue
    const folder = join(tmpdir(), name)
    await endLeftover(join(folder, 'postgres'), await findBinaries(folder))
    await rm(folder, { recursive: true, force: true })
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
