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

async function ask(order: string): Promise<string> {
  const response = await fetch(`${inject('workshop')}/${order}`)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
