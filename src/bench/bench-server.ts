import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from 'node:process'
import { pino } from 'pino'
import { type Connections, connect } from '#db/database.ts'
import { buildPakbon } from '#main.ts'

/** The server of the benchmark, in a process of its own: Pakbon as it is, without limits on requests. */
const connections = connect(env.DATABASE_URL ?? '', { size: Number(env.PAKBON_POOL_SIZE ?? 6), acquireTimeout: 10_000 })
const counter = countQueries(connections)
const app = await buildPakbon({
  connections,
  logger: pino({ level: 'info' }, pino.destination('/dev/null')),
  publicUrl: 'http://127.0.0.1',
  requestsPerThreeSeconds: { session: Number.MAX_SAFE_INTEGER, apiKey: Number.MAX_SAFE_INTEGER },
})
if (env.PAKBON_COUNT_QUERIES === '1') app.server.on('request', counter.onRequest)
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
process.on('disconnect', () => process.exit(0))

/** Counts the queries of all connections, and tells the parent how many each request sent; requests come in turn then. */
function countQueries({ pool }: Connections) {
  let queries = 0
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...values: unknown[]) => unknown
    client.query = ((...values: unknown[]) => {
      queries++
      return query(...values)
    }) as typeof client.query
  })
  return {
    onRequest(_request: IncomingMessage, response: ServerResponse): void {
      queries = 0
      response.on('finish', () => process.send?.({ queries }))
    },
  }
}
