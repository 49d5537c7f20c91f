import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * Ends database connections of the servers in the middle of what they do, so many at most, until told to stop; answers
 * how many. On a busy machine, where a statement takes longer, it breaks fewer at a time, so that what is broken is done
 * again before long.
 */
export function breakConnections(
  ownerUrl: string,
  { everyMilliseconds, atMost }: { readonly everyMilliseconds: number; readonly atMost: number },
): { stop(): Promise<number> } {
  let stopping = false
  let broken = 0
  const breaking = (async () => {
    const client = new pg.Client({ connectionString: ownerUrl, application_name: 'breaker' })
    await client.connect()
    while (!stopping && broken < atMost) {
      const askedAt = performance.now()
      // In a transaction that holds something: the most awkward moment.
      const { rowCount } = await client.query(`select pg_terminate_backend(pid) from (
        select pid from pg_stat_activity where datname = current_database() and application_name = 'pakbon'
          and xact_start is not null order by random() limit 1) victim`)
      broken += rowCount ?? 0
      await sleep(Math.max(everyMilliseconds, 3 * (performance.now() - askedAt)))
    }
    await client.end()
  })()
  return {
    async stop() {
      stopping = true
      await breaking
      return broken
    },
  }
}
