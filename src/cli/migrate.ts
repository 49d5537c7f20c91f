import type { Command } from 'commander'
import { migrate } from '#db/migrate.ts'
import { withDatabase } from './database.ts'
import { commonOptions, configOfEnvironment, showAs } from './session.ts'

/** Adds `pakbon migrate`. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description("Bring the database to this version's tables; start does it too")
    .action(async (_options: object, command: Command) => {
      const ran = await withDatabase(configOfEnvironment(), migrate)
      showAs(commonOptions(command).json ?? false)({ ran }, describe)
    })
}

function describe({ ran }: { readonly ran: readonly string[] }): string {
  return ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`
}
