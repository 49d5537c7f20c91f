import { execFile } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { startTestServer, type TestServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for databases, for the built application and for a browser. */
    workshop: string
  }
}

const run = promisify(execFile)

/**
 * One PostgreSQL for the whole run, dist/ as the sources are now, a Chromium; each made when the first test asks, so that
 * tests of pure rules wait for none. The test files, in processes of their own, ask over HTTP on loopback.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.PAKBON_TEST_DATABASE = '1'
  let server: Promise<TestServer> | undefined
  const testServer = () => {
    server ??= startTestServer()
    return server
  }
  const orders: Record<string, (name: string) => Promise<string>> = {
    create: async () => (await testServer()).create(),
    drop: async (name) => (await testServer()).drop(name),
    build: once(build),
    web: once(() => runScript('web')),
    chromium: once(() => runScript('chromium')),
  }
  const workshop = createServer((request, response) => {
    const [, order = '', name = ''] = (request.url ?? '').split('/')
    Promise.resolve(orders[order]?.(name))
      .then((text = '') => response.end(text))
      .catch((error) => answerFailure(response, error))
  })
  await new Promise<void>((resolve) => workshop.listen(0, '127.0.0.1', resolve))
  project.provide('workshop', `http://127.0.0.1:${(workshop.address() as AddressInfo).port}`)
  let ended: Promise<void> | undefined
  const end = () => {
    workshop.close()
    workshop.closeAllConnections()
    ended ??= Promise.resolve(server).then((started) => started?.stop())
    return ended
  }
  endCleanly(project, end)
  return end
}

/** Vitest ends at once on a signal, and would leave the database and its folder behind. */
function endCleanly({ vitest }: TestProject, end: () => Promise<void>): void {
  const statuses = { SIGINT: 130, SIGTERM: 143 } as const
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal)
    process.once(signal, async () => {
      await Promise.allSettled([end(), Promise.race([vitest.close(), sleep(2000)])]) // a long test ends by itself
      process.exit(statuses[signal])
    })
  }
}

function answerFailure(response: ServerResponse, error: unknown): void {
  response.statusCode = 500
  response.end(error instanceof Error ? error.stack : String(error))
}

function once(make: () => Promise<string>): () => Promise<string> {
  let made: Promise<string> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** A type error is told by the type check, not by every test that starts the application. */
async function build(): Promise<string> {
  return runScript('build').catch(() => 'dist/ was built with errors, which were told')
}

/** Runs a task of scripts/run.mjs; what it says of its progress is told at once. Answers what it printed. */
async function runScript(task: string): Promise<string> {
  const running = run(process.execPath, ['scripts/run.mjs', task])
  running.child.stderr?.pipe(process.stderr, { end: false })
  const { stdout } = await running.catch(({ stdout, stderr }) => {
    throw new Error(`${stdout}${stderr}`.trim())
  })
  return stdout.trim()
}
