import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startEmbedded } from '#db/embedded.ts'
import { holderOf } from '#db/embedded-holder.ts'
import { buildApplication } from '#test/database.ts'
import { cleanUp, holdDatabase, queryOnce, temporaryFolder } from './database-process.ts'

const log = { info: () => {}, warn: () => {} }
const isRoot = process.getuid?.() === 0

beforeAll(buildApplication)
afterEach(cleanUp)

test('the first start makes a durable database, the second finds it as it was', async () => {
  const dataFolder = await temporaryFolder()
  const first = await startEmbedded({ dataFolder, log })
  const [settings] = await queryOnce(
    first.ownerUrl,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
      (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open_doors`,
  )
  const durable = { fsync: 'on', pages: 'on', commit: 'on', checksums: 'on' }
  expect(settings).toEqual({ ...durable, encoding: 'UTF8', addresses: '127.0.0.1', open_doors: 0 })
  await queryOnce(first.ownerUrl, 'create table kept as select 42 as answer')
  await first.stop()
  expect((await stat(join(dataFolder, 'postgres.password'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(dataFolder, 'postgres'))).mode & 0o777).toBe(0o700)
  expect(await readdir(join(dataFolder, 'postgres'))).not.toContain('postmaster.pid')

  const second = await startEmbedded({ dataFolder, log })
  expect(await queryOnce(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  await second.stop()
})

test('a copy of the stopped data folder is a backup, whoever owns the copy', async () => {
  const [dataFolder, restored] = [await temporaryFolder(), await temporaryFolder()]
  const original = await startEmbedded({ dataFolder, log })
  await queryOnce(original.ownerUrl, 'create table kept as select 42 as answer')
  await original.stop()
  await promisify(execFile)('cp', ['-R', `${dataFolder}/.`, restored])
  const copy = await startEmbedded({ dataFolder: restored, log })
  expect(await queryOnce(copy.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  await copy.stop()
})

test('a second stop does not wait for a connection that hangs', async () => {
  const dataFolder = await temporaryFolder()
  const database = await startEmbedded({ dataFolder, log })
  const hanging = queryOnce(database.ownerUrl, 'select pg_sleep(60)').catch(() => null)
  const sleeping = `select pid from pg_stat_activity where query = 'select pg_sleep(60)'`
  const [backend] = await untilSome(() => queryOnce<{ pid: number }>(database.ownerUrl, sleeping))
  process.kill(backend?.pid ?? 0, 'SIGSTOP')
  const stopped = database.stop()
  expect(await Promise.race([stopped.then(() => 'stopped'), sleep(1000, 'waiting')])).toBe('waiting')
  await Promise.all([stopped, database.stop()])
  await hanging
  const next = await startEmbedded({ dataFolder, log })
  await next.stop()
})

test.each([
  ['of an older PostgreSQL', 'PG_VERSION', 'holds data of PostgreSQL 17, and this Pakbon brings 18'],
  ['of something else', 'letter.txt', 'holds something that is not a PostgreSQL database'],
])('a folder %s is refused in words and left alone', async (_, name, words) => {
  const dataFolder = await temporaryFolder()
  await mkdir(join(dataFolder, 'postgres'))
  await writeFile(join(dataFolder, 'postgres', name), '17\n')
  await expect(startEmbedded({ dataFolder, log })).rejects.toThrow(words)
  expect(await readdir(join(dataFolder, 'postgres'))).toEqual([name])
  expect(await holderOf(dataFolder)).toBeNull()
})

test('a lost password file is told in words', async () => {
  const dataFolder = await temporaryFolder()
  await (await startEmbedded({ dataFolder, log })).stop()
  await rm(join(dataFolder, 'postgres.password'))
  await expect(startEmbedded({ dataFolder, log })).rejects.toThrow('postgres.password is not the one of this data')
})

describe.skipIf(!isRoot)('users (skipped unless root runs the tests)', () => {
  test('root, on a path with spaces below a folder that only root may enter', async () => {
    const closed = await temporaryFolder()
    await chmod(closed, 0o700)
    const dataFolder = join(closed, 'my data')
    const database = await startEmbedded({ dataFolder, log })
    expect((await stat(join(dataFolder, 'postgres'))).uid).not.toBe(0)
    expect(await queryOnce(database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.stop()
  })

  test('an ordinary user, then root on the same folder, then that user again', async ({ skip }) => {
    const dataFolder = await temporaryFolder()
    await chown(dataFolder, 65534, 65534)
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']
    const first = holdDatabase(dataFolder, asNobody)
    const firstUrl = await first.ownerUrl
    if (firstUrl === null && first.words().includes('MODULE_NOT_FOUND'))
      skip('an ordinary user may not read this clone')
    await queryOnce(firstUrl, 'create table kept as select 42 as answer')
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const asRoot = await startEmbedded({ dataFolder, log })
    expect(await queryOnce(asRoot.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
    await asRoot.stop()
    const again = holdDatabase(dataFolder, asNobody)
    expect(await queryOnce(await again.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
  })
})

async function untilSome<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const found = await ask()
    if (found.length > 0) return found
    await sleep(50)
  }
}
