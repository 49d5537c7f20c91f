import { AsyncLocalStorage } from 'node:async_hooks'
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

/** Tells the parent, for each request, how many queries it sent. */
function countQueries({ pool }: Connections): void {
  const counts = new AsyncLocalStorage<{ queries: number }>()
  app.addHook('onRequest', (_request, _reply, done) => counts.run({ queries: 0 }, done))
  app.addHook('onResponse', async (request) => {
    process.send?.({ route: `${request.method} ${request.routeOptions.url}`, queries: counts.getStore()?.queries ?? 0 })
  })
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...values: unknown[]) => unknown
    client.query = ((...values: unknown[]) => {
      const count = counts.getStore()
      if (count) count.queries++
      return query(...values)
    }) as typeof client.query
  })
}
