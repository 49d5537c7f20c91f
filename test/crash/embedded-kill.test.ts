import { spawn } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startEmbedded } from '#db/embedded.ts'
import { processStart } from '#db/embedded-process.ts'
import { buildApplication } from '#test/database.ts'
import { cleanUp, holdDatabase, postmasterOf, queryOnce, temporaryFolder } from './database-process.ts'

const log = { info: () => {}, warn: () => {} }

beforeAll(buildApplication)
afterEach(cleanUp)

test('kill -9 of the application: the next start ends the database that lives on and loses nothing', async () => {
  const dataFolder = await temporaryFolder()
  const killed = holdDatabase(dataFolder)
  const ownerUrl = await killed.ownerUrl
  await queryOnce(ownerUrl, 'create table kept (n int)')
  await queryOnce(ownerUrl, 'insert into kept select generate_series(1, 1000)')
  const left = await postmasterOf(dataFolder)
  killed.child.kill('SIGKILL')
  await killed.ended
  await queryOnce(ownerUrl, 'insert into kept values (1001)') // it does live on
  const next = await startEmbedded({ dataFolder, log })
  expect(processStart(left)).toBeNull()
  expect(await queryOnce(next.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1001 }])
  await next.stop()
})

test('kill -9 of the database under load, three times: soon back with all it acknowledged', {
  timeout: 120_000,
}, async () => {
  const dataFolder = await temporaryFolder()
  const { ownerUrl, stop } = await startEmbedded({ dataFolder, log })
  await queryOnce(ownerUrl, 'create table kept (n int primary key)')
  const acknowledged: number[] = []
  const absences: number[] = []
  for (let n = 1; n <= 300; n++) {
    if (n % 100 === 50) process.kill(await postmasterOf(dataFolder), 'SIGKILL')
    const askedAt = performance.now()
    const insert = `insert into kept values (${n}) on conflict do nothing`
    while (!(await queryOnce(ownerUrl, insert).then(Boolean, () => false))) await sleep(20)
    acknowledged.push(n)
    if (n % 100 === 50) absences.push(performance.now() - askedAt)
  }
  // On a machine of its own one to four seconds; here other tests keep the disk busy.
  expect(Math.max(...absences)).toBeLessThan(45_000)
  const kept = await queryOnce<{ n: number }>(ownerUrl, 'select n from kept order by n')
  expect(kept.map((row) => row.n)).toEqual(acknowledged)
  await stop()
})

test('kill -9 of both, and the process id of the database given to another program', async () => {
  const dataFolder = await temporaryFolder()
  const killed = holdDatabase(dataFolder)
  await queryOnce(await killed.ownerUrl, 'create table kept as select 42 as answer')
  killed.child.kill('SIGKILL')
  await killed.ended
  const postmaster = await postmasterOf(dataFolder)
  process.kill(postmaster, 'SIGKILL')
  while (processStart(postmaster) !== null) await sleep(10)
  const { uid, gid } = await stat(join(dataFolder, 'postgres'))
  const owner = process.getuid?.() === 0 ? { uid, gid } : {}
  const innocent = spawn('sleep', ['60'], { ...owner, stdio: 'ignore' })
  try {
    const pidFile = join(dataFolder, 'postgres', 'postmaster.pid')
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n')
    await writeFile(pidFile, [innocent.pid, ...rest].join('\n'))
    const next = await startEmbedded({ dataFolder, log })
    expect(await queryOnce(next.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
    await next.stop()
    expect(innocent.exitCode ?? innocent.signalCode).toBeNull()
  } finally {
    innocent.kill()
  }
})

test.each([0, 100, 250, 400])('kill -9 while the database is being made, after %i ms', async (wait) => {
  const dataFolder = await temporaryFolder()
  const killed = holdDatabase(dataFolder)
  while (!(await readdir(dataFolder)).some((name) => name.startsWith('postgres.new-'))) await sleep(5)
  await sleep(wait)
  killed.child.kill('SIGKILL')
  await killed.ended
  const next = await startEmbedded({ dataFolder, log })
  expect(await queryOnce(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await next.stop()
  expect((await readdir(dataFolder)).filter((name) => name.startsWith('postgres.new-'))).toEqual([])
})
