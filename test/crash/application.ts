import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCompany } from '#companies/create-company.ts'
import { connect } from '#db/database.ts'
import { connectionOf } from '#db/embedded.ts'
import { newId } from '#db/id.ts'
import { type Caller, duties } from '#domain/duty.ts'
import { createApiKey } from '#security/create-api-key.ts'

/** The built application as a process, with an embedded database in its data folder. */
export interface Application {
  readonly address: string
  readonly ownerUrl: string
  /** How long it took from its start until it answered, in milliseconds. */
  readonly startedIn: number
  /** kill -9. */
  kill(): Promise<void>
}

const children = new Set<ChildProcess>()

/** Starts `pakbon start` as a person would, and waits until it says where it is. */
export async function startApplication(dataFolder: string): Promise<Application> {
  const { PATH = '', HOME = '' } = process.env
  const own = { PAKBON_DATA: dataFolder, PAKBON_PORT: '0', PAKBON_SAMPLE: '0', PAKBON_LOG_LEVEL: 'fatal' }
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['dist/cli/main.js', 'start'], { env: { PATH, HOME, ...own } })
  children.add(child)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  while (!/runs at (\S+)\./.test(said)) {
    if (child.exitCode !== null) throw new Error(`pakbon start ended: ${said}`)
    await sleep(10)
  }
  const startedIn = performance.now() - startedAt
  const address = /runs at (\S+)\./.exec(said)?.[1] ?? ''
  const ownerUrl = (await connectionOf(dataFolder)) ?? ''
  return {
    address,
    ownerUrl,
    startedIn,
    async kill() {
      const ended = once(child, 'close')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Ends what a test left running. */
export function endApplications(): void {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
}

/** A company in a running application's database, and a key for everything in it. */
export async function foundCompany(ownerUrl: string): Promise<{ readonly id: string; readonly key: string }> {
  const connections = connect(ownerUrl, { size: 1, acquireTimeout: 10_000 })
  const id = newId()
  const caller: Caller = {
    companyId: id,
    actorId: newId(),
    name: 'Test',
    duties: new Set(duties),
    language: 'en',
    tillId: null,
  }
  const company = { id, code: 'CRASH', name: 'Crash', currency: 'EUR', language: 'nl', country: 'NL' } as const
  const key = await connections
    .forCompany(id)
    .transaction()
    .execute(async (db) => {
      await createCompany({ db, caller }, company)
      return (await createApiKey({ db, caller }, { name: 'Load', duties: [...duties] })).key
    })
  await connections.close()
  return { id, key }
}
