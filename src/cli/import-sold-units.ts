import { basename } from 'node:path'
import type { Command } from 'commander'
import { newId } from '#db/id.ts'
import { type SoldUnitTable, soldUnitsOfRequest } from '#domain/sold-unit.ts'
import type { Api } from './api.ts'
import { exitCodes } from './failure.ts'
import type { Progress } from './progress.ts'
import { withSession } from './session.ts'
import { readSoldUnitFile } from './sold-unit-file.ts'
import { paragraphs, tableOf } from './table.ts'

interface Options {
  readonly allOrNothing?: boolean
  readonly preview?: boolean
}

interface Outcome {
  readonly id: string
  readonly fileName: string
  readonly state: string
  readonly rows: number
  readonly new: number
  readonly imported: number
  readonly here: number
  readonly refused: number
  readonly invoices: number
}

interface Row {
  readonly row: number
  readonly serialNumber: string | null
  readonly refusals: readonly { readonly text: string }[]
}

type Report = Outcome & { readonly refusedRows: readonly Row[] }

const rowsOfPortion = 10_000
const rowsOfPage = 200

/** Adds `pakbon import-sold-units`. */
export function addImportSoldUnits(program: Command): void {
  program
    .command('import-sold-units')
    .description('Take in units that were sold before Pakbon, with their invoices; each row of a file is judged alone')
    .argument('<file...>', 'workbooks (XLSX) or CSV: serial number, product, customer, invoice, its date, …')
    .option('--preview', 'say what would become of the rows, and import nothing')
    .option('--all-or-nothing', 'import none of a file if one of its rows is refused')
    .action((files: readonly string[], options: Options, command: Command) =>
      withSession(command, async ({ api, progress, show }) => {
        const tables = await Promise.all(files.map(readSoldUnitFile))
        const reports: Report[] = []
        for (const [index, table] of tables.entries()) {
          reports.push(await importTable(api, basename(files[index] ?? ''), table, options, progress))
        }
        show(reports, (all) => paragraphs(...all.map((report) => describe(report, options))))
        if (reports.some(({ refused }) => refused > 0)) process.exitCode = exitCodes.refused
      }),
    )
}

async function importTable(
  api: Api,
  fileName: string,
  { rows, names }: SoldUnitTable,
  { allOrNothing = false, preview = false }: Options,
  progress: Progress,
): Promise<Report> {
  const url = `/sold-units/imports/${newId()}`
  await api.post('/sold-units/imports', { id: url.slice(url.lastIndexOf('/') + 1), fileName, columnNames: names })
  for (let first = 0; first < rows.length; first += soldUnitsOfRequest) {
    const chunk = rows.slice(first, first + soldUnitsOfRequest)
    await api.post(`${url}/rows`, { rows: chunk })
    progress.tell(first + chunk.length, rows.length, `Reading ${fileName}`)
  }
  const reviewed = await api.post<Outcome>(`${url}/review`)
  const isOver = preview || (allOrNothing && reviewed.refused > 0)
  const outcome = isOver ? reviewed : await post(api, url, reviewed, allOrNothing, progress)
  const report = { ...outcome, refusedRows: await refusedRows(api, outcome) }
  if (isOver) await api.delete(url)
  return report
}

/** In portions, so that no transaction is long; all or nothing is one. */
async function post(api: Api, url: string, reviewed: Outcome, allOrNothing: boolean, progress: Progress) {
  for (;;) {
    const body = allOrNothing ? { allOrNothing } : { atMost: rowsOfPortion }
    const outcome = await api.post<Outcome>(`${url}/posting`, body)
    progress.tell(outcome.imported, Math.max(reviewed.new, outcome.imported), `Importing ${outcome.fileName}`)
    if (outcome.new === 0) return outcome
  }
}

async function refusedRows(api: Api, { id, refused }: Outcome): Promise<readonly Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  while (rows.length < refused) {
    const query = { importId: id, outcome: 'refused', limit: String(rowsOfPage), cursor }
    const page = await api.get<{ items: readonly Row[]; next: string | null }>('/sold-units/rows', query)
    rows.push(...page.items)
    if (page.next === null) break
    cursor = page.next
  }
  return rows
}

function describe(
  { fileName, rows, imported, here, refused, invoices, refusedRows, ...report }: Report,
  { preview, allOrNothing }: Options,
): string {
  const list = tableOf(refusedRows, {
    Row: ({ row }) => row,
    'Serial number': ({ serialNumber }) => serialNumber,
    Reason: ({ refusals }) => refusals.map(({ text }) => text).join(' '),
  })
  const done = preview ? `${report.new} would be imported` : `${imported} imported`
  const on = invoices === 1 ? '1 invoice' : `${invoices} invoices`
  const none = allOrNothing && refused > 0 && !preview ? ' Nothing was imported.' : ''
  return paragraphs(
    list,
    `${fileName}: ${rows} rows, ${done} on ${on}, ${here} here already, ${refused} refused.${none}`,
  )
}
