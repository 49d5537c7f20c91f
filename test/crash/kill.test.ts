import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { runChecks } from '#check/run-checks.ts'
import { connect } from '#db/database.ts'
import { buildApplication } from '#test/database.ts'
import { endApplications, foundCompany, startApplication } from './application.ts'
import { cleanUp, postmasterOf, queryOnce, temporaryFolder } from './database-process.ts'
import { type Acknowledged, setUpForLoad, startLoad } from './load.ts'

/**
 * Milliseconds until it is back at the latest. On a machine of its own it takes one to four seconds; here other tests
 * keep the processors and the disk busy.
 */
const backWithin = 45_000
/** How many times each is killed; more for a longer look. */
const crashes = Number(process.env.PAKBON_CRASHES ?? 2)
const timeout = 60_000 + crashes * 60_000

beforeAll(buildApplication, 120_000)
afterEach(async () => {
  endApplications()
  await cleanUp()
})

test('kill -9 of the application under load: all it acknowledged is there, nothing is done twice', {
  timeout,
}, async () => {
  const dataFolder = await temporaryFolder()
  let application = await startApplication(dataFolder)
  const { key } = await foundCompany(application.ownerUrl)
  await setUpForLoad(application.address, key)
  const load = startLoad(application.address, key, 8)
  for (let crash = 0; crash < crashes; crash++) {
    await sleep(1500)
    await application.kill()
    application = await startApplication(dataFolder)
    expect(application.startedIn).toBeLessThan(backWithin)
    load.moveTo(application.address)
  }
  await sleep(500)
  await load.stop()
  expect(load.faults).toEqual([])
  await expectAllThere(application.ownerUrl, load.acknowledged)
})

test('kill -9 of the database under load: the application lives on and is soon back', {
  timeout,
}, async () => {
  const dataFolder = await temporaryFolder()
  const application = await startApplication(dataFolder)
  const { key } = await foundCompany(application.ownerUrl)
  await setUpForLoad(application.address, key)
  const load = startLoad(application.address, key, 8)
  for (let crash = 0; crash < crashes; crash++) {
    await sleep(1500)
    const posted = load.acknowledged.postings.length
    process.kill(await postmasterOf(dataFolder), 'SIGKILL')
    while (load.acknowledged.postings.length === posted) await sleep(20)
  }
  await sleep(500)
  await load.stop()
  expect(load.longestWait()).toBeLessThan(backWithin)
  expect(load.faults).toEqual([])
  await expectAllThere(application.ownerUrl, load.acknowledged)
})

/** Every acknowledged scan and posting, exactly once, and everything that must always hold. */
async function expectAllThere(ownerUrl: string, { scans, postings }: Acknowledged): Promise<void> {
  expect(postings.length).toBeGreaterThan(10)
  const units = await queryOnce<{ serial_number: string; packing_slip_id: string }>(
    ownerUrl,
    `select r.serial_number, l.packing_slip_id from registration r
      join packing_slip_line l on l.id = r.packing_slip_line_id where r.open`,
  )
  expect(new Set(units.map((unit) => `${unit.serial_number} ${unit.packing_slip_id}`))).toEqual(
    new Set(scans.map(([serial, slipId]) => `${serial} ${slipId}`)),
  )
  const slips = await queryOnce<{ id: string; number: string }>(
    ownerUrl,
    'select id, number from packing_slip where posted_at is not null order by series_number',
  )
  expect(slips.map(({ id, number }) => `${id} ${number}`).sort()).toEqual(
    postings.map(([slipId, number]) => `${slipId} ${number}`).sort(),
  )
  const connections = connect(ownerUrl, { size: 1, acquireTimeout: 10_000 })
  try {
    expect(await runChecks(connections)).toEqual([])
  } finally {
    await connections.close()
  }
}
