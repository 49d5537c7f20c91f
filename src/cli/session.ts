import type { Command } from 'commander'
import { loadConfig } from '#config.ts'
import { type Api, apiOf } from './api.ts'
import { withConnections } from './database.ts'
import { usageError } from './failure.ts'
import { createLogger } from './logger.ts'
import { chooseCompany, operatorOf } from './operator.ts'
import { type Progress, progressOf } from './progress.ts'

/** Options that every command takes. */
export interface CommonOptions {
  readonly company?: string
  readonly as?: string
  readonly language: 'nl' | 'en'
  readonly json?: boolean
  readonly progress?: boolean
}

/** What a command works with. */
export interface Session {
  readonly api: Api
  readonly progress: Progress
  /** Prints the answer: as JSON with --json, otherwise as the text that `describe` makes of it. */
  show<T>(answer: T, describe: (answer: T) => string): void
}

/** The options that every command takes, as this command got them. */
export function commonOptions(command: Command): CommonOptions {
  return command.optsWithGlobals<CommonOptions>()
}

/** The configuration; what is wrong with the environment is the caller's to put right. */
export function configOfEnvironment() {
  try {
    return loadConfig(process.env)
  } catch (error) {
    throw usageError((error as Error).message)
  }
}

/** Runs a command through the same routes as everybody, on a server that does not listen (D75). */
export async function withSession(command: Command, work: (session: Session) => Promise<void>): Promise<void> {
  const options = commonOptions(command)
  const config = configOfEnvironment()
  await withConnections(config, async (connections) => {
    const company = await chooseCompany(connections, options.company)
    const operator = await operatorOf(connections, company, { as: options.as, language: options.language })
    const { buildPakbon } = await import('#main.ts') // the whole server: no help text waits for it
    const app = await buildPakbon({
      connections,
      logger: createLogger('error'),
      publicUrl: 'http://127.0.0.1',
      printedUrl: config.printedUrl,
      operator,
    })
    try {
      const show = showAs(options.json ?? false)
      await work({ api: apiOf(app, options.language), progress: progressOf(options.progress), show })
    } finally {
      await app.close()
    }
  })
}

/** Prints answers as JSON or as text. */
export function showAs(json: boolean): Session['show'] {
  return (answer, describe) => console.log(json ? JSON.stringify(answer, null, 2) : describe(answer))
}
