import { readdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './embedded-binaries.ts'
import { type Cluster, initialise } from './embedded-cluster.ts'
import { type HeldFolder, holderOf, holdFolder } from './embedded-holder.ts'
import { keepSecret, readSecret } from './embedded-secret.ts'
import { addressOf, askToEnd, endLeftover, type Server, startServer } from './embedded-server.ts'
import { findDatabaseUser } from './embedded-user.ts'

export interface EmbeddedDatabase {
  /** For migrations and set-up: this role owns everything. */
  readonly ownerUrl: string
  /** Tells other commands on this data folder where the application serves. */
  recordAddress(address: string): Promise<void>
  /** Ends the database with everything written, then lets the folder go. Called again while it ends: ends it at once. */
  stop(): Promise<void>
}

/** The part of a logger that is used here. */
export interface EmbeddedLog {
  info(text: string): void
  warn(text: string): void
}

export interface EmbeddedOptions {
  readonly dataFolder: string
  readonly log: EmbeddedLog
  /** Settings of the server in place of the usual ones, as `name=value`; for tests. */
  readonly settings?: readonly string[]
}

const databaseName = 'pakbon'
const keptLogs = 10

/**
 * Starts the embedded PostgreSQL on a data folder, made on the first start, and keeps it running: one that ends
 * unasked is started again on the same port. Throws in words, above all when another process has the folder.
 */
export async function startEmbedded({ dataFolder, log, settings = [] }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const held = await holdFolder(dataFolder)
  try {
    const cluster = await prepare(await realpath(dataFolder), settings, log)
    const server = await startServer(cluster)
    const keeper = keepRunning(cluster, server, log)
    try {
      await createDatabase(cluster, server.port)
      await held.record({ databasePort: server.port })
    } catch (error) {
      await keeper.stop()
      throw error
    }
    return started(cluster, server.port, keeper, held)
  } catch (error) {
    await held.release()
    throw error
  }
}

/**
 * The owner's address of the embedded database that a live process runs on this data folder; null when none does.
 * Waits a little for one that is just starting.
 */
export async function connectionOf(dataFolder: string): Promise<string | null> {
  for (let waited = 0; waited < 100; waited++) {
    const holder = await holderOf(dataFolder)
    if (!holder) return null
    const password = holder.databasePort ? await readSecret(passwordFile(dataFolder)) : null
    if (holder.databasePort && password) return addressOf(password, holder.databasePort, databaseName)
    await sleep(100)
  }
  return null
}

function passwordFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.password')
}

async function prepare(dataFolder: string, settings: readonly string[], log: EmbeddedLog): Promise<Cluster> {
  const binaries = await findBinaries(dataFolder)
  const user = await findDatabaseUser(dataFolder, binaries)
  const password = await keepSecret(passwordFile(dataFolder))
  const cluster = { dataFolder, folder: join(dataFolder, 'postgres'), binaries, user, password, settings }
  const leftover = await endLeftover(cluster.folder, binaries)
  if (leftover) log.warn(`Ended the database process ${leftover} that outlived the last run. Nothing is lost.`)
  if (await initialise(cluster)) log.info(`Made a new database in ${cluster.folder}`)
  return cluster
}

interface Keeper {
  stop(): Promise<void>
}

function started(cluster: Cluster, port: number, keeper: Keeper, held: HeldFolder): EmbeddedDatabase {
  return {
    ownerUrl: addressOf(cluster.password, port, databaseName),
    recordAddress: (address) => held.record({ address }),
    async stop() {
      await keeper.stop()
      await held.release()
    },
  }
}

function keepRunning(cluster: Cluster, first: Server, log: EmbeddedLog): Keeper {
  let stopping = false
  let server: Server | null = first
  const trimming = setInterval(() => trimLogs(cluster, log), 600_000)
  trimming.unref()
  const restart = async () => {
    try {
      return await startServer(cluster, first.port)
    } catch (error) {
      log.warn((error as Error).message)
      await sleep(1000)
      return null
    }
  }
  const finished = (async () => {
    await trimLogs(cluster, log)
    while (!stopping || server) {
      if (server) log.info(`The database ${await server.ended}.`)
      server = stopping ? null : await restart()
      if (stopping && server) askToEnd(cluster.binaries, server.pid, 'fast')
    }
  })()
  return {
    stop() {
      clearInterval(trimming)
      if (server) askToEnd(cluster.binaries, server.pid, stopping ? 'immediate' : 'fast')
      stopping = true
      return finished
    },
  }
}

/** Old log files go, by their names the oldest first, so that the folder stays below a hundred megabytes. */
async function trimLogs({ folder }: Cluster, log: EmbeddedLog): Promise<void> {
  const logFolder = join(folder, 'log')
  try {
    const names = (await readdir(logFolder)).sort().slice(0, -keptLogs)
    await Promise.all(names.map((name) => rm(join(logFolder, name), { force: true })))
  } catch (error) {
    log.warn(`Old log files of the database stay: ${(error as Error).message}`)
  }
}

async function createDatabase({ password }: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(password, port, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}
