import { execFile } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { startTestServer, type TestServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for databases and for the built application. */
    workshop: string
  }
}

const run = promisify(execFile)

/**
 * One PostgreSQL for the whole run, and dist/ as the sources are now; both made when the first test asks, so that tests
 * of pure rules wait for neither. The test files, in processes of their own, ask over HTTP on loopback.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.PAKBON_TEST_DATABASE = '1'
  let server: Promise<TestServer> | undefined
  const testServer = () => {
    server ??= startTestServer()
    return server
  }
  let built: Promise<string> | undefined
  const orders: Record<string, (name: string) => Promise<string>> = {
    create: async () => (await testServer()).create(),
    drop: async (name) => (await testServer()).drop(name),
    build: () => {
      built ??= build()
      return built
    },
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

/** A type error is told by the type check, not by every test that starts the application. */
async function build(): Promise<string> {
  await run(process.execPath, ['scripts/run.mjs', 'build']).catch(({ stdout, stderr }) => {
    process.stderr.write(`dist/ was built with errors.\n${stdout}${stderr}`)
  })
  return 'dist'
}
