import { pino } from 'pino'
import type { Config } from '#config.ts'
import { type Connections, connect } from '#db/database.ts'
import { connectionOf, startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { refusedError } from './failure.ts'

/** Connections of one command. */
const size = 4

/**
 * Works on the database of the configuration: the server named, the embedded one that a running Pakbon has, or the
 * embedded one started for as long as the work takes.
 */
export async function withDatabase<T>(config: Config, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const running = config.databaseUrl ?? (await connectionOf(config.dataFolder))
  if (running) return work(running)
  const log = pino({ level: 'silent' })
  const embedded = await startEmbedded({ dataFolder: config.dataFolder, log }).catch((error: Error) => {
    throw refusedError(error.message)
  })
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= embedded.stop())
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await migrate(embedded.ownerUrl)
    return await work(embedded.ownerUrl)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await stop()
  }
}

/** Works with connections to the database of the configuration. */
export async function withConnections<T>(config: Config, work: (connections: Connections) => Promise<T>): Promise<T> {
  return withDatabase(config, async (ownerUrl) => {
    const connections = connect(ownerUrl, { size, acquireTimeout: 10_000 })
    try {
      return await work(connections)
    } finally {
      await connections.close()
    }
  })
}
