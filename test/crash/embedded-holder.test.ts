import { readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { connectionOf, startEmbedded } from '#db/embedded.ts'
import { holderOf } from '#db/embedded-holder.ts'
import { buildApplication } from '#test/database.ts'
import { cleanUp, holdDatabase, temporaryFolder } from './database-process.ts'

const log = { info: () => {}, warn: () => {} }

beforeAll(buildApplication)
afterEach(cleanUp)

test('a second process is refused and told who holds; other commands find the database', async () => {
  const dataFolder = await temporaryFolder()
  expect(await connectionOf(dataFolder)).toBeNull()
  const database = await startEmbedded({ dataFolder, log })
  await database.recordAddress('http://127.0.0.1:4321')
  const holder = await holderOf(dataFolder)
  expect(holder).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4321' })
  const second = holdDatabase(dataFolder)
  expect(await second.ended).toBe(1)
  const name = `in use by Pakbon process ${process.pid} since ${holder?.since}, at http://127.0.0.1:4321.`
  expect(second.words()).toContain(name)
  await expect(startEmbedded({ dataFolder, log })).rejects.toThrow(name) // twice in one process is no better
  expect(await connectionOf(dataFolder)).toBe(database.ownerUrl)
  await database.stop()
  expect(await holderOf(dataFolder)).toBeNull()
  expect(await connectionOf(dataFolder)).toBeNull()
})

test('of five that start at once on what a dead holder left, exactly one wins', async () => {
  const dataFolder = await temporaryFolder()
  const dead = holdDatabase(dataFolder)
  await dead.ownerUrl
  dead.child.kill('SIGKILL')
  await dead.ended
  const starts = Array.from({ length: 5 }, () => holdDatabase(dataFolder))
  const urls = await Promise.all(starts.map((start) => start.ownerUrl))
  expect(urls.filter((url) => url !== null)).toHaveLength(1)
  const winner = starts[urls.findIndex((url) => url !== null)]
  for (const start of starts) {
    if (start !== winner) expect(start.words()).toContain(`in use by Pakbon process ${winner?.child.pid} since`)
  }
})

test.each([
  ['a process that is gone', { pid: 4_194_305 }],
  ['a process whose id another program has by now', { processStart: '1' }],
  ['another machine that was not heard of for long', { place: 'another machine' }],
])('a holder file of %s is replaced', async (_, facts) => {
  const dataFolder = await temporaryFolder()
  await leaveHolder(dataFolder, facts)
  const database = await startEmbedded({ dataFolder, log })
  expect(await holderOf(dataFolder)).toMatchObject({ pid: process.pid, databasePort: expect.any(Number) })
  expect(await connectionOf(dataFolder)).toBe(database.ownerUrl)
  await database.stop()
})

test('a holder file that a power failure emptied is replaced', async () => {
  const dataFolder = await temporaryFolder()
  await writeFile(join(dataFolder, 'holder-3.json'), '')
  const database = await startEmbedded({ dataFolder, log })
  await database.stop()
})

test('a holder on another machine that shows signs of life is respected', async () => {
  const dataFolder = await temporaryFolder()
  const file = await leaveHolder(dataFolder, { pid: 77, place: 'another machine', hostName: 'till-2' })
  const sign = () => utimes(file, new Date(), new Date())
  await sign()
  const signs = setInterval(sign, 500)
  try {
    await expect(startEmbedded({ dataFolder, log })).rejects.toThrow(/process 77 since .* on till-2/)
  } finally {
    clearInterval(signs)
  }
})

/** A holder file such as this process leaves, but for these facts, last touched an hour ago. */
async function leaveHolder(dataFolder: string, facts: object): Promise<string> {
  const database = await startEmbedded({ dataFolder, log })
  const holder = JSON.parse(await readFile(join(dataFolder, 'holder-1.json'), 'utf8')) as object
  await database.stop()
  const file = join(dataFolder, 'holder-9.json')
  await writeFile(file, JSON.stringify({ ...holder, ...facts }))
  const hourAgo = new Date(Date.now() - 3_600_000)
  await utimes(file, hourAgo, hourAgo)
  return file
}
