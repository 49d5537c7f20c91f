import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

interface Migration {
  readonly name: string
  readonly text: string
  readonly hash: string
}

const folder = fileURLToPath(new URL('./migrations/', import.meta.url))

/**
 * Brings a database to this version's tables: forward only, each file in a transaction of its own, each once.
 * Returns the names of the files that it ran. Throws in words where the database is newer, changed, too old a
 * PostgreSQL, or runs without fsync (reliability.md, decision 7).
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await refuseUnsafeServer(client)
    await client.query(`create table if not exists schema_migration (
      name text primary key, hash text not null, run_at timestamptz not null default now())`)
    const ran: string[] = []
    for (const migration of await readMigrations()) {
      if (await run(client, migration)) ran.push(migration.name)
    }
    await refuseNewerDatabase(client)
    return ran
  } finally {
    await client.end()
  }
}

async function refuseUnsafeServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; fsync: string; commit: string; pages: string }>(
    `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
  )
  const server = rows[0]
  if (!server || Number(server.version) < 150000) throw new Error('Pakbon needs PostgreSQL 15 or later.')
  if (process.env.PAKBON_TEST_DATABASE === '1') return
  if (server.fsync !== 'on' || server.commit === 'off' || server.pages !== 'on') {
    throw new Error(
      'This PostgreSQL may lose what it acknowledged: switch fsync, full_page_writes and synchronous_commit on.',
    )
  }
}

async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(`${folder}${name}`, 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Two processes that migrate at once wait for each other on the lock of the list. */
async function run(client: pg.Client, { name, text, hash }: Migration): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query('lock table schema_migration in share row exclusive mode')
    const { rows } = await client.query<{ hash: string }>('select hash from schema_migration where name = $1', [name])
    const known = rows[0]
    if (known && known.hash !== hash) throw new Error(`The migration ${name} is not the one that this database ran.`)
    if (!known) {
      await client.query(text)
      await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash])
    }
    await client.query('commit')
    return !known
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function refuseNewerDatabase(client: pg.Client): Promise<void> {
  const names = (await readMigrations()).map((migration) => migration.name)
  const { rows } = await client.query<{ name: string }>('select name from schema_migration where name <> all ($1)', [
    names,
  ])
  const newer = rows[0]
  if (newer) throw new Error(`This database was made by a later Pakbon (${newer.name}). Start that version.`)
}
