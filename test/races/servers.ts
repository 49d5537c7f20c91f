import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { type Connections, connect } from '#db/database.ts'
import { buildPakbon } from '#main.ts'
import type { Answer, World } from '#test/world.ts'

type Request = readonly [
  n: number,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  key?: string,
]

/** Who was told that the server is busy has been heard within this time (milliseconds). */
const patience = 60_000

/** Two servers with connections of their own on one database, as where an administrator runs two processes. */
export interface Servers {
  /** Sends the n-th of several requests: to the one server or the other, as an administrator. */
  sendOnce(...request: Request): Promise<Answer>
  /** The same, again while the answer is that the server is busy and nothing was changed (D25), as a client does. */
  send(...request: Request): Promise<Answer>
  readonly ownerUrl: string
  close(): Promise<void>
}

/** Puts a second server beside the one of a world. */
export async function openServers(world: World, size = 20): Promise<Servers> {
  const { connectionString: ownerUrl = '' } = world.connections.pool.options
  const connections: Connections = connect(ownerUrl, { size, acquireTimeout: 10_000 })
  const second = await buildPakbon({
    connections,
    logger: pino({ level: 'silent' }),
    publicUrl: 'http://127.0.0.1:4400',
    requestsPerThreeSeconds: { session: 1_000_000, apiKey: 1_000_000 },
  })
  const servers: readonly FastifyInstance[] = [world.app, second]
  const authorization = `Bearer ${world.keyOf('administrator')}`
  const sendOnce = async (...[n, method, url, body, key]: Request) => {
    const headers = { authorization, ...(key ? { 'idempotency-key': key } : {}) }
    const server = servers[n % servers.length] as FastifyInstance
    const payload = body === undefined ? {} : { payload: body }
    const answer = await server.inject({ method, url: `/api/v1${url}`, headers, ...payload })
    const { statusCode: status, rawPayload: bytes } = answer
    return { status, headers: answer.headers, body: answer.json(), bytes }
  }
  return {
    ownerUrl,
    sendOnce,
    async send(...request) {
      const until = performance.now() + patience
      let answer = await sendOnce(...request)
      while (answer.status === 503 && performance.now() < until) {
        await sleep(50)
        answer = await sendOnce(...request)
      }
      return answer
    },
    async close() {
      await second.close()
      await connections.close()
    },
  }
}

/** How many answers there were of each status and refusal code, as in `{ 200: 1, 'SERIAL_ALREADY_ACTIVE': 31 }`. */
export function tally(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const codes = (body.refusals ?? []).map((refusal: { code: string }) => refusal.code)
    const name = status < 300 ? 'done' : [...new Set(codes)].sort().join('+') || String(status)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** Calls a function for 0 to n - 1 at once. */
export function atOnce<T>(n: number, call: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: n }, (_, index) => call(index)))
}
