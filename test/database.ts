import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'

/** A migrated, empty database of the caller's own. */
export interface TestDatabase {
  readonly ownerUrl: string
  drop(): Promise<void>
}

/** Makes a database for a test file or a test; drop it when done. What is not dropped goes with the run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const ownerUrl = await ask('create')
  const name = new URL(ownerUrl).pathname.slice(1)
  return { ownerUrl, drop: async () => void (await ask(`drop/${name}`)) }
}

/** Sees to it that dist/ is built from the present sources, for tests that start the application as a process. */
export async function buildApplication(): Promise<void> {
  await ask('build')
}

/** Sees to it that dist/web is the present web application; throws where it cannot be built. */
export async function buildWebApplication(): Promise<void> {
  await ask('web')
}

/** The path of a Chromium; where there is none yet it is installed, which may take minutes. Throws where it cannot be. */
export async function findChromium(): Promise<string> {
  return ask('chromium')
}

/** Not by fetch, which gives up waiting after five minutes. */
function ask(order: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(`${inject('workshop')}/${order}`, async (response) => {
      const answer = await text(response)
      if (response.statusCode === 200) resolve(answer)
      else reject(new Error(answer))
    })
    request.once('error', reject)
  })
}
