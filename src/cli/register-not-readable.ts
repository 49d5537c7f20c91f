import type { Command } from 'commander'
import { describeLines, readLines } from './counted-lines.ts'
import type { Documents } from './documents.ts'
import { lineWithNumber, parseCount } from './lines.ts'
import { withSession } from './session.ts'

interface Registered {
  readonly registrationIds: readonly string[]
}

/** Adds `pakbon slips not-readable` or `pakbon invoices not-readable` (D15). */
export function addNotReadable<Document>(parent: Command, documents: Documents<Document>): void {
  parent
    .command('not-readable')
    .description('Register units whose serial number cannot be read; each counts as one')
    .argument('<document>', documents.argument)
    .option('--line <n>', 'line, where there are several', parseCount)
    .option('--quantity <n>', 'how many', parseCount, 1)
    .action((reference: string, { line, quantity }: { line?: number; quantity: number }, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const base = `${documents.url}/${await documents.find(api, reference)}`
        const lineId = line === undefined ? {} : { lineId: lineWithNumber(await readLines(api, base), line).id }
        const { registrationIds } = await api.post<Registered>(`${base}/not-readable`, { quantity, ...lineId })
        show({ registrationIds, lines: await readLines(api, base) }, ({ lines }) => describeLines(lines))
      }),
    )
}
