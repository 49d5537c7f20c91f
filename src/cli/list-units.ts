import type { Command } from 'commander'
import { describeUnits, type Unit } from './describe-unit.ts'
import type { Documents } from './documents.ts'
import { readAll } from './read-all.ts'
import { withSession } from './session.ts'

/** Adds `pakbon slips units` or `pakbon invoices units` (D81). */
export function addUnits<Document>(parent: Command, documents: Documents<Document>): void {
  parent
    .command('units')
    .description(`The units of the ${documents.name}, in the order in which they were registered`)
    .argument('<document>', documents.argument)
    .action((reference: string, _options: object, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const url = `${documents.url}/${await documents.find(api, reference)}/registrations`
        show(await readAll<Unit>(api, url), (units) => describeUnits(units) || 'No units.')
      }),
    )
}
