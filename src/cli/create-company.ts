import type { Command } from 'commander'
import { createCompany } from '#companies/create-company.ts'
import { newId } from '#db/id.ts'
import { withConnections } from './database.ts'
import { refusedError, usageError } from './failure.ts'
import { commandLineOf, readCompanies } from './operator.ts'
import { commonOptions, configOfEnvironment, showAs } from './session.ts'

interface Options {
  readonly name: string
  readonly currency: string
  readonly country: string
  readonly speaks: 'nl' | 'en'
}

/** Adds `pakbon company create`. The first company has no user yet to make it, so the command line does. */
export function addCreateCompany(company: Command): void {
  company
    .command('create')
    .description('Make a company with its roles, number sequences and Dutch tax codes')
    .argument('<code>', 'code of the company, e.g. VOLT')
    .requiredOption('--name <name>', 'name of the company')
    .option('--currency <currency>', 'currency code', 'EUR')
    .option('--country <country>', 'country code', 'NL')
    .option('--speaks <language>', 'language of the company, nl or en', 'nl')
    .action(async (code: string, options: Options, command: Command) => {
      const { language, json = false } = commonOptions(command)
      const { speaks, ...fields } = options
      const company = { id: newId(), code, language: speaks, ...fields }
      await refuseShape(company)
      await withConnections(configOfEnvironment(), async (connections) => {
        const known = await readCompanies(connections)
        if (known.some((other) => other.code === code)) throw refusedError(`There is a company ${code} already.`)
        const caller = commandLineOf(company.id, language)
        await connections
          .forCompany(company.id)
          .transaction()
          .execute((db) => createCompany({ db, caller }, company))
      })
      showAs(json)(company, () => `Company ${code} is there. Make its first user: ${firstUser(code)}`)
    })
}

/** As the route for companies does. Its schema is read when needed: no other command waits for it. */
async function refuseShape(company: object): Promise<void> {
  const [{ Value }, { CompanyToAdd }] = await Promise.all([import('typebox/value'), import('#companies/views.ts')])
  const [fault] = Value.Errors(CompanyToAdd, company)
  if (fault) throw usageError(`${fault.instancePath.slice(1)} ${fault.message}.`)
}

function firstUser(code: string): string {
  return `pakbon user create --company ${code} --email … --name … --role administrator`
}
