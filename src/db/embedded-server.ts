import { type ChildProcess, spawn } from 'node:child_process'
import { open, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './embedded-binaries.ts'
import type { Cluster } from './embedded-cluster.ts'
import { ownerName } from './embedded-cluster.ts'
import { processStart, processWorksIn } from './embedded-process.ts'

/** A running PostgreSQL that answers. */
export interface Server {
  readonly port: number
  readonly pid: number
  /** Settles when it has ended, with the words for how. */
  readonly ended: Promise<string>
}

/** The settings that a running Pakbon insists on; what was acknowledged survives a power failure. */
const insisted = [
  'fsync=on',
  'full_page_writes=on',
  'synchronous_commit=on',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'logging_collector=on',
  'log_directory=log',
  'log_filename=postgres-%Y-%m-%d-%H%M%S.log',
  'log_rotation_size=10MB',
  'log_rotation_age=1d',
  'log_min_error_statement=panic',
]

const startLogName = 'postgres-start.log'
/** Another program took the port in between, or processes of a killed server are still ending. */
const passing = /could not bind|could not create any TCP|shared memory block|lock file "postmaster.pid"/
const tries = 40

/** Starts PostgreSQL on this port, or a free one, and waits until it answers. Throws with its own words if it will not. */
export async function startServer(cluster: Cluster, fixedPort?: number): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = fixedPort ?? (await freePort())
    const child = await spawnServer(cluster, port)
    const ended = endOf(child)
    const server = { port, pid: child.pid as number, ended }
    const failure = await Promise.race([untilReady(cluster, port, ended), ended.then(String)])
    if (failure === null) return server
    askToEnd(cluster.binaries, server.pid, 'fast')
    await ended
    const words = await lastWords(cluster)
    if (attempt === tries || !passing.test(words)) {
      throw new Error(`PostgreSQL did not start (${failure}). Its last words:\n${words}`)
    }
    await sleep(250)
  }
}

/** Asks a server to end: `fast` closes connections and writes everything out, `immediate` leaves that to recovery. */
export function askToEnd(binaries: Binaries, pid: number, how: 'fast' | 'immediate'): void {
  const signal = how === 'fast' ? 'INT' : 'QUIT'
  if (process.platform === 'win32') {
    spawn(binaries.pgCtl, ['kill', signal, String(pid)], { env: binaries.environment, stdio: 'ignore' })
    return
  }
  try {
    process.kill(pid, `SIG${signal}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it ended by itself meanwhile
  }
}

/**
 * Ends the server of an application that was killed; returns its process id, or null when there was none. What it
 * acknowledged is in the data. PostgreSQL keeps its process id in a file and takes any process of that id for itself;
 * so where it is not the server, our own id goes there, which a child of ours knows to be stale.
 */
export async function endLeftover(folder: string, binaries: Binaries): Promise<number | null> {
  const file = join(folder, 'postmaster.pid')
  const [first, ...rest] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(first)
  if (!pid) {
    await rm(file, { force: true }) // empty: it was killed while it wrote this file
    return null
  }
  const started = processStart(pid)
  if (started === null || !processWorksIn(pid, await realpath(folder))) {
    await writeFile(file, [process.pid, ...rest].join('\n'))
    return null
  }
  for (let waited = 0; processStart(pid) === started; waited++) {
    if (waited === 0) askToEnd(binaries, pid, 'fast')
    if (waited === 600) askToEnd(binaries, pid, 'immediate')
    await sleep(100)
  }
  return pid
}

/** A free port of the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The address of a database on the server, for its owner. */
export function addressOf(password: string, port: number, database: string): string {
  return `postgres://${ownerName}:${password}@127.0.0.1:${port}/${database}`
}

/** In a session of its own: the terminal's Ctrl-C is for the application, which closes first. */
async function spawnServer({ dataFolder, folder, binaries, user, settings }: Cluster, port: number) {
  const options = [...insisted, `port=${port}`, ...settings].flatMap((setting) => ['-c', setting])
  const launch = user.launch(binaries.postgres, ['-D', folder, ...options])
  const logFile = join(dataFolder, startLogName)
  await rm(logFile, { force: true })
  const log = await open(logFile, 'w')
  try {
    return spawn(launch.command, launch.commandArguments, {
      ...launch.options,
      env: binaries.environment,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
  } finally {
    await log.close()
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with status ${code}`))
  })
}

/** Recovery after a crash may take minutes: as long as the server lives there is something to wait for. */
async function untilReady({ password }: Cluster, port: number, ended: Promise<string>): Promise<string | null> {
  let alive = true
  ended.then(() => {
    alive = false
  })
  while (alive) {
    const client = new pg.Client({
      connectionString: addressOf(password, port, 'postgres'),
      connectionTimeoutMillis: 5000,
    })
    client.on('error', () => {}) // told by the promise of the connection too
    try {
      await client.connect()
      return null
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code?.startsWith('28')) return `${message}: postgres.password is not the one of this data`
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(20)
  }
  return ended
}

async function lastWords({ dataFolder, folder }: Cluster): Promise<string> {
  const logFolder = join(folder, 'log')
  const newest = (await readdir(logFolder).catch(() => [])).sort().at(-1)
  const files = [join(dataFolder, startLogName), ...(newest ? [join(logFolder, newest)] : [])]
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
  return texts.map((text) => text.slice(-2000)).join('')
}
