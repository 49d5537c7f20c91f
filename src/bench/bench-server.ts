import { env } from 'node:process'
import { pino } from 'pino'
import { type Connections, connect } from '#db/database.ts'
import { buildPakbon } from '#main.ts'

/** The server of the benchmark, in a process of its own: Pakbon as it is, without limits on requests. */
const connections = connect(env.DATABASE_URL ?? '', { size: Number(env.PAKBON_POOL_SIZE ?? 6), acquireTimeout: 10_000 })
const app = await buildPakbon({
  connections,
  logger: pino({ level: 'info' }, pino.destination('/dev/null')),
  publicUrl: 'http://127.0.0.1',
  requestsPerThreeSeconds: { session: Number.MAX_SAFE_INTEGER, apiKey: Number.MAX_SAFE_INTEGER },
})
if (env.PAKBON_COUNT_QUERIES === '1') countQueries(connections)
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
process.on('disconnect', () => process.exit(0))

/** Tells the parent how many queries each request sent; requests come one at a time then. */
function countQueries({ pool }: Connections): void {
  let queries = 0
  app.server.on('request', (_request, response) => {
    queries = 0
    response.on('finish', () => process.send?.({ queries }))
  })
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...values: unknown[]) => unknown
    client.query = ((...values: unknown[]) => {
      queries++
      return query(...values)
    }) as typeof client.query
  })
}
