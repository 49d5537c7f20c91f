import type { Command } from 'commander'
import type { Documents } from './documents.ts'
import { withSession } from './session.ts'

/** Adds `pakbon slips discard` or `pakbon invoices discard`. */
export function addDiscard<Document>(parent: Command, documents: Documents<Document>): void {
  parent
    .command('discard')
    .description(`Discard the ${documents.name} in preparation; its serial numbers are free at once`)
    .argument('<document>', documents.argument)
    .action((reference: string, _options: object, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const id = await documents.find(api, reference)
        show(await api.delete<Document>(`${documents.url}/${id}`), documents.describe)
      }),
    )
}
