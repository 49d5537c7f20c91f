import { mostSoldUnits, readSoldUnitTable, type SoldUnitTable, separatorOfSoldUnits } from '#domain/sold-unit.ts'

/** What a file holds, or why nothing can be made of it: a term below `soldUnits`, with its details. */
export type ReadFile = { readonly table: SoldUnitTable } | FileFault

export interface FileFault {
  readonly fault: 'missing' | 'twice' | 'empty' | 'tooMany' | 'notUtf8' | 'notReadable'
  readonly columns: readonly (keyof SoldUnitTable['names'])[]
  readonly count: number
}

/** Reads a workbook or CSV file in the browser. */
export async function readSoldUnitFile(file: File): Promise<ReadFile> {
  const content = new Uint8Array(await file.arrayBuffer())
  const isWorkbook = content[0] === 0x50 && content[1] === 0x4b
  const text = isWorkbook ? '' : textOf(content)
  if (text === null) return faultOf('notUtf8')
  try {
    return review(readSoldUnitTable(isWorkbook ? await cellsOfWorkbook(file) : await cellsOfCsv(text)))
  } catch {
    return faultOf('notReadable')
  }
}

function review(table: SoldUnitTable): ReadFile {
  const { missing, twice, rows } = table
  if (missing.length > 0) return faultOf('missing', missing)
  if (twice.length > 0) return faultOf('twice', twice)
  if (rows.length === 0) return faultOf('empty')
  return rows.length > mostSoldUnits ? faultOf('tooMany', [], rows.length) : { table }
}

function faultOf(fault: FileFault['fault'], columns: FileFault['columns'] = [], count = 0): FileFault {
  return { fault, columns, count }
}

async function cellsOfWorkbook(file: File): Promise<readonly (readonly unknown[])[]> {
  const { readSheet } = await import('read-excel-file/browser')
  return readSheet(file)
}

async function cellsOfCsv(text: string): Promise<readonly (readonly string[])[]> {
  const { parse } = await import('csv-parse/browser/esm/sync')
  return parse(text, { bom: true, delimiter: separatorOfSoldUnits(text), relax_column_count: true })
}

function textOf(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return null
  }
}
