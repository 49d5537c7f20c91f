import type { Command } from 'commander'
import { checks } from '#check/catalogue.ts'
import { type Breach, runChecks } from '#check/run-checks.ts'
import { withConnections } from './database.ts'
import { exitCodes } from './failure.ts'
import { chooseCompany } from './operator.ts'
import { progressOf } from './progress.ts'
import { type CommonOptions, commonOptions, configOfEnvironment, showAs } from './session.ts'
import { paragraphs, tableOf } from './table.ts'

interface Audit {
  readonly checks: number
  readonly breaches: readonly Breach[]
}

/** Adds `pakbon check`: the auditor. It reads with the rights of the database's owner, and changes nothing. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Audit the database: everything that must always hold, in every company or in the one of --company')
    .option('--list', 'print what would be looked at')
    .action(async ({ list }: { list?: boolean }, command: Command) => {
      const show = showAs(commonOptions(command).json ?? false)
      if (list) return show(catalogue, describeCatalogue)
      const breaches = await audit(commonOptions(command))
      show({ checks: checks.length, breaches }, describe)
      if (breaches.length > 0) process.exitCode = exitCodes.refused
    })
}

async function audit({ company, progress }: CommonOptions): Promise<readonly Breach[]> {
  const told = progressOf(progress)
  let done = 0
  return withConnections(configOfEnvironment(), async (connections) => {
    const companyId = company === undefined ? undefined : (await chooseCompany(connections, company)).id
    return runChecks(connections, companyId, {
      onCheck: ({ name }) => told.tell(++done, checks.length, `Checking ${name}`),
    })
  })
}

const catalogue = checks.map(({ name, invariant, statement }) => ({ name, invariant, statement }))

function describeCatalogue(all: typeof catalogue): string {
  return tableOf(all, {
    Invariant: (check) => check.invariant,
    Name: (check) => check.name,
    'What must hold': (check) => check.statement,
  })
}

function describe({ checks: count, breaches }: Audit): string {
  if (breaches.length === 0) return `${count} checks, no breach.`
  const statements = [...new Set(breaches.map(({ invariant, statement }) => `${invariant}: ${statement}`))]
  return paragraphs(
    tableOf(breaches, {
      Invariant: (breach) => breach.invariant,
      Company: (breach) => breach.company,
      Document: (breach) => breach.document,
      Line: (breach) => breach.line,
      'Serial number': (breach) => breach.serialNumber,
      Figures: ({ figures }) => JSON.stringify(figures),
    }),
    statements.join('\n'),
    `${count} checks, ${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'}.`,
  )
}
