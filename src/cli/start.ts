import type { Command } from 'commander'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '#config.ts'
import { type Connections, connect } from '#db/database.ts'
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import type { SampleUser } from '#sample/create-sample.ts'
import { refusedError } from './failure.ts'
import { keepHouse } from './housekeeping.ts'
import { createLogger } from './logger.ts'
import { readCompanies } from './operator.ts'
import { configOfEnvironment } from './session.ts'
import { startMessage } from './start-message.ts'
import { untilStopped } from './until-stopped.ts'

/** Adds `pakbon start`. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start Pakbon: its database, its tables, on the first start a sample company, the server')
    .addHelpText('after', environmentHelp)
    .action(async () => {
      const config = configOfEnvironment()
      const logger = createLogger(config.logLevel)
      await untilStopped(logger, (stopping) => start(config, logger, stopping))
    })
}

const environmentHelp = `
Environment:
  DATABASE_URL        a PostgreSQL (15 to 18) to use in place of the embedded one
  PAKBON_DATA         folder of the embedded database (./data)
  PAKBON_HOST         address to listen on (127.0.0.1)
  PAKBON_PORT         port to listen on (4400)
  PAKBON_PUBLIC_URL   the address that browsers use
  PAKBON_SAMPLE       0: a first start makes no sample company
  PAKBON_LOG_LEVEL    fatal, error, warn, info, debug, trace or silent (info)
  PAKBON_POOL_SIZE    database connections of this process
  PAKBON_SMTP_URL     where e-mail goes out, as smtp://user:password@host:587; none: nothing is mailed
  PAKBON_MAIL_FROM    the address that e-mail comes from`

/** What was started, the last first: that is the order in which it ends. */
export type Stopping = (what: string, stop: () => Promise<void>) => void

async function start(config: Config, logger: Logger, stopping: Stopping): Promise<void> {
  const embedded = config.databaseUrl === null ? await startDatabase(config, logger) : null
  if (embedded) stopping('the database', embedded.stop)
  const ownerUrl = embedded?.ownerUrl ?? config.databaseUrl ?? ''
  await migrate(ownerUrl)
  const connections = connect(ownerUrl, { size: config.poolSize })
  stopping('its connections', connections.close)
  const companies = await readCompanies(connections)
  const users = companies.length === 0 && config.sample ? await makeSample(connections, logger) : []
  const { buildPakbon } = await import('#main.ts')
  const app = await buildPakbon({
    connections,
    logger,
    publicUrl: config.publicUrl,
    printedUrl: config.printedUrl,
    trustProxy: config.trustProxy ?? false,
    canMail: config.mail !== null,
  })
  stopping('the server', async () => app.close())
  const address = await listen(app, config)
  await embedded?.recordAddress(address)
  if (config.mail) await startMail(config.mail, connections, logger, stopping)
  const stopKeeping = keepHouse(connections, logger)
  stopping('housekeeping', async () => stopKeeping())
  console.log(startMessage(address, { users, isEmpty: companies.length === 0 && users.length === 0 }))
}

/** Read when needed: most servers that are tried send no mail. */
async function startMail(
  settings: NonNullable<Config['mail']>,
  connections: Connections,
  logger: Logger,
  stopping: Stopping,
): Promise<void> {
  const { mailerOf, startSender } = await import('#deliveries/sender.ts')
  stopping('the mail', startSender(connections, mailerOf(settings), logger))
}

async function startDatabase({ dataFolder }: Config, logger: Logger): Promise<EmbeddedDatabase> {
  const log = { info: (text: string) => logger.info(text), warn: (text: string) => logger.warn(text) }
  return startEmbedded({ dataFolder, log }).catch((error: Error) => {
    throw refusedError(error.message)
  })
}

/** Read when needed: a start with a company has no use for it. */
async function makeSample(connections: Connections, logger: Logger): Promise<readonly SampleUser[]> {
  const { createSample } = await import('#sample/create-sample.ts')
  const quiet = logger.child({}, { level: logger.level === 'info' ? 'warn' : logger.level })
  return createSample(connections, { logger: quiet })
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw refusedError(`Port ${port} of ${host} is in use. Stop what uses it, or choose another in PAKBON_PORT.`)
  }
}
