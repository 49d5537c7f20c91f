import type { Command } from 'commander'
import type { Documents } from './documents.ts'
import { withSession } from './session.ts'

/** Adds `pakbon slips show` or `pakbon invoices show`. */
export function addShow<Document>(parent: Command, documents: Documents<Document>): void {
  parent
    .command('show')
    .description(`One ${documents.name} with its lines and how far they are`)
    .argument('<document>', documents.argument)
    .action((reference: string, _options: object, command: Command) =>
      withSession(command, async ({ api, show }) => {
        show(await api.get<Document>(`${documents.url}/${await documents.find(api, reference)}`), documents.describe)
      }),
    )
}
