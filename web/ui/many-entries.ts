/** A pasted list as entries: one on each line, or in each cell of a copied row; blank ones are left out. */
export function entriesOfText(text: string): readonly string[] {
  return text
    .split(/[\r\n\t]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** The first column of a CSV, text or XLSX file, without a heading. Throws where it cannot be read. */
export async function entriesOfFile(file: File, headings: readonly string[]): Promise<readonly string[]> {
  const cells = /\.xlsx$/i.test(file.name) ? await firstColumnOfWorkbook(file) : await firstColumnOfCsv(file)
  const entries = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return isHeading(entries[0], headings) ? entries.slice(1) : entries
}

/** An empty workbook to fill in. */
export async function templateFile(heading: string, example: string): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser')
  const cell = (value: string) => [{ value, type: String, format: '@' }]
  return writeExcelFile([cell(heading), cell(example)] as never, { columns: [{ width: 30 }] } as never).toBlob()
}

async function firstColumnOfWorkbook(file: File): Promise<readonly string[]> {
  const { readSheet } = await import('read-excel-file/browser')
  const rows = await readSheet(file)
  return rows.map((row) => textOf(row[0]))
}

/** A spreadsheet's number has no leading zeros any more; whole ones at least keep all their figures. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return cell.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 10 })
  return String(cell)
}

async function firstColumnOfCsv(file: File): Promise<readonly string[]> {
  const { parse } = await import('csv-parse/browser/esm/sync')
  const rows: string[][] = parse(await file.text(), {
    bom: true,
    delimiter: [';', ',', '\t'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  return rows.map((row) => row[0] ?? '')
}

function isHeading(first: string | undefined, headings: readonly string[]): boolean {
  const wanted = [...headings, 'serial', 'serialnumber', 'serienummer']
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '')
  return first !== undefined && wanted.map(plain).includes(plain(first))
}
