import type { Command } from 'commander'
import type { Documents } from './documents.ts'
import { withSession } from './session.ts'

/** Adds `pakbon slips post` or `pakbon invoices post` (D31, D37). */
export function addPost<Document>(parent: Command, documents: Documents<Document>): void {
  parent
    .command('post')
    .description(`Post the ${documents.name} in preparation; all or nothing`)
    .argument('<document>', documents.argument)
    .option('--on <day>', 'its day, as 2026-01-31; today where left out')
    .action((reference: string, { on }: { on?: string }, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const id = await documents.find(api, reference)
        const body = on === undefined ? {} : { [documents.day]: on }
        show(await api.post<Document>(`${documents.url}/${id}/posting`, body), documents.describe)
      }),
    )
}
