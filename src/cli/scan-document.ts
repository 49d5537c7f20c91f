import type { Command } from 'commander'
import { type Api, isRefusedCall, type Problem } from './api.ts'
import { type CountedLine, describeLines, readLines } from './counted-lines.ts'
import type { Documents } from './documents.ts'
import { exitCodes } from './failure.ts'
import { lineWithNumber, parseCount } from './lines.ts'
import { withSession } from './session.ts'
import { paragraphs, tableOf } from './table.ts'

interface Options {
  readonly line?: number
  readonly remove?: boolean
  readonly override?: string
}

interface Scan {
  readonly entry: string
  /** What it was: a serial number now registered or removed, a line, a command; or refused. */
  readonly kind: string
  readonly problem?: Problem
}

interface Scans {
  readonly scans: readonly Scan[]
  readonly lines: readonly CountedLine[]
}

/** Adds `pakbon slips scan` or `pakbon invoices scan`: one entry after the other, as a scanner sends them (D20-D23). */
export function addScan<Document>(parent: Command, documents: Documents<Document>): void {
  parent
    .command('scan')
    .description(`Register serial numbers on the ${documents.name} in preparation, one by one`)
    .argument('<document>', documents.argument)
    .argument('<entry...>', 'serial numbers, product barcodes or GS1 texts')
    .option('--line <n>', 'line in hand, where there are several', parseCount)
    .option('--remove', 'take them off instead')
    .option('--override <reason>', 'accept a duplicate where the group only warns')
    .action((reference: string, entries: readonly string[], options: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const base = `${documents.url}/${await documents.find(api, reference)}`
        const scans = await scanAll(api, base, entries, options)
        show({ scans, lines: await readLines(api, base) }, describe)
        if (scans.some((scan) => scan.problem)) process.exitCode = exitCodes.refused
      }),
    )
}

async function scanAll(api: Api, base: string, entries: readonly string[], options: Options): Promise<readonly Scan[]> {
  const { line, remove, override } = options
  let lineId = line === undefined ? undefined : lineWithNumber(await readLines(api, base), line).id
  const scans: Scan[] = []
  for (const text of entries) {
    const body = {
      text,
      mode: remove ? 'remove' : 'add',
      ...(lineId && { lineId }),
      ...(override && { overrideReason: override }),
    }
    try {
      const answer = await api.post<{ kind: string; lineId?: string }>(`${base}/scans`, body)
      scans.push({ entry: text, kind: answer.kind })
      if (answer.kind === 'line') lineId = answer.lineId
    } catch (error) {
      if (!isRefusedCall(error)) throw error
      scans.push({ entry: text, kind: 'refused', problem: error.problem })
    }
  }
  return scans
}

function describe({ scans, lines }: Scans): string {
  const rows = tableOf(scans, {
    Entry: (scan) => scan.entry,
    '': (scan) => scan.kind,
    Reason: ({ problem }) => problem?.refusals?.map(({ text }) => text).join(' '),
  })
  return paragraphs(rows, describeLines(lines))
}
