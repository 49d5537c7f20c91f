import { basename } from 'node:path'
import type { Command } from 'commander'
import type { Api } from './api.ts'
import { type CountedLine, describeLines, readLines } from './counted-lines.ts'
import type { Slip } from './describe-slip.ts'
import { exitCodes, refusedError, usageError } from './failure.ts'
import { lineWithNumber, parseCount } from './lines.ts'
import type { Progress } from './progress.ts'
import { findOrder, findSlip, slipArgument } from './references.ts'
import { type FileEntry, readSerialFile } from './serial-file.ts'
import { withSession } from './session.ts'
import { paragraphs, tableOf } from './table.ts'

interface Options {
  readonly line?: number
  readonly allOrNothing?: boolean
  readonly prepare?: boolean
}

/** Entries of one request: of one line, at most as many as a request takes. */
interface Chunk {
  readonly lineId: string | null
  readonly entries: readonly FileEntry[]
}

interface ListAnswer {
  readonly accepted: number
  readonly refused: readonly {
    readonly position: number
    readonly entry: string
    readonly refusals: readonly { readonly text: string }[]
  }[]
}

interface Report {
  readonly accepted: number
  readonly refused: readonly { readonly row: number; readonly entry: string; readonly reasons: readonly string[] }[]
  readonly lines: readonly CountedLine[]
}

const entriesOfChunk = 1000
const entriesOfRequest = 10_000

/** Adds `pakbon serials register` (D24). */
export function addRegisterSerialNumbers(serials: Command): void {
  serials
    .command('register')
    .description('Register the serial numbers of a file on the packing slip in preparation')
    .argument('<slip>', slipArgument)
    .argument(
      '<file>',
      'text with one serial number a line, CSV with a column serialNumber, or a UBL despatch advice; - reads standard input',
    )
    .option('--line <n>', 'line for entries that name none', parseCount)
    .option('--all-or-nothing', 'register none if one is refused')
    .option('--prepare', 'prepare a packing slip of the order first, of all that is left')
    .action((reference: string, file: string, options: Options, command: Command) =>
      withSession(command, async ({ api, progress, show }) => {
        const read = await readSerialFile(file)
        if (read.kind === 'entries' && read.entries.length === 0) throw usageError(`${file} has no serial numbers.`)
        const slip = await slipToFill(api, reference, options.prepare ?? false)
        const report =
          read.kind === 'entries'
            ? await register(api, slip, chunksOf(read.entries, slip, options), options.allOrNothing ?? false, progress)
            : await registerDespatchAdvice(api, slip, read.content, basename(file), options)
        show(report, describe)
        if (report.refused.length > 0) process.exitCode = exitCodes.refused
      }),
    )
}

async function slipToFill(api: Api, reference: string, prepare: boolean): Promise<Slip> {
  if (prepare) return api.post<Slip>('/packing-slips', { salesOrderId: await findOrder(api, reference) })
  return api.get<Slip>(`/packing-slips/${await findSlip(api, reference)}`)
}

function chunksOf(entries: readonly FileEntry[], slip: Slip, { line, allOrNothing }: Options): readonly Chunk[] {
  const byLine = new Map<string | null, FileEntry[]>()
  for (const entry of entries) {
    const lineId = lineIdOf(entry, slip, line)
    const others = byLine.get(lineId)
    if (others) others.push(entry)
    else byLine.set(lineId, [entry])
  }
  const size = allOrNothing ? entriesOfRequest : entriesOfChunk
  const chunks = [...byLine].flatMap(([lineId, all]) =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, index) => ({
      lineId,
      entries: all.slice(index * size, (index + 1) * size),
    })),
  )
  if (allOrNothing && chunks.length > 1) {
    throw usageError(`--all-or-nothing takes one line and at most ${entriesOfRequest} serial numbers at a time.`)
  }
  return chunks
}

function lineIdOf({ row, lineNumber, product }: FileEntry, { lines }: Slip, line: number | undefined): string | null {
  if (product !== null) {
    const found = lines.find((one) => one.productNumber === product)
    if (!found) throw refusedError(`Row ${row}: product ${product} is not on the packing slip.`)
    return found.id
  }
  const number = lineNumber ?? line
  return number === undefined ? null : lineWithNumber(lines, number).id
}

async function register(
  api: Api,
  { id }: Slip,
  chunks: readonly Chunk[],
  allOrNothing: boolean,
  progress: Progress,
): Promise<Report> {
  const total = chunks.reduce((sum, chunk) => sum + chunk.entries.length, 0)
  const refused: Report['refused'][number][] = []
  let accepted = 0
  let done = 0
  for (const { lineId, entries } of chunks) {
    const body = { entries: entries.map((one) => one.entry), lineId, allOrNothing }
    const answer = await api.post<ListAnswer>(`/packing-slips/${id}/registrations`, body)
    accepted += answer.accepted
    refused.push(...answer.refused.map((one) => withRow(one, entries)))
    done += entries.length
    progress.tell(done, total, 'Registering')
  }
  return { accepted, refused, lines: await readLines(api, `/packing-slips/${id}`) }
}

/** The server finds the lines by the items of the despatch advice; its rows are numbered from 1. */
async function registerDespatchAdvice(
  api: Api,
  { id }: Slip,
  content: string,
  name: string,
  { line, allOrNothing = false }: Options,
): Promise<Report> {
  if (line !== undefined) throw usageError('A despatch advice names its lines itself: leave out --line.')
  const body = { name, content, allOrNothing }
  const { accepted, refused } = await api.post<ListAnswer>(`/packing-slips/${id}/despatch-advice`, body)
  const told = refused.map(({ position, entry, refusals }) => {
    return { row: position + 1, entry, reasons: refusals.map(({ text }) => text) }
  })
  return { accepted, refused: told, lines: await readLines(api, `/packing-slips/${id}`) }
}

function withRow({ position, refusals }: ListAnswer['refused'][number], entries: readonly FileEntry[]) {
  const { row = 0, entry = '' } = entries[position] ?? {}
  return { row, entry, reasons: refusals.map(({ text }) => text) }
}

function describe({ accepted, refused, lines }: Report): string {
  const rows = tableOf(refused, {
    Row: (one) => one.row,
    Entry: (one) => one.entry,
    Reason: (one) => one.reasons.join(' '),
  })
  return paragraphs(rows, describeLines(lines), `${accepted} registered, ${refused.length} refused.`)
}
