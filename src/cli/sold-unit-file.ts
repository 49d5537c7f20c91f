import { readFile } from 'node:fs/promises'
import { type CsvError, parse } from 'csv-parse/sync'
import { readSoldUnitTable, type SoldUnitTable, separatorOfSoldUnits } from '#domain/sold-unit.ts'
import { usageError } from './failure.ts'

/** Reads a file of units that were sold before Pakbon: a workbook (XLSX), or CSV in UTF-8. */
export async function readSoldUnitFile(file: string): Promise<SoldUnitTable> {
  const content = await readFile(file).catch((error: Error) => {
    throw usageError(`${file} cannot be read: ${error.message}`)
  })
  const isWorkbook = content.subarray(0, 2).toString('latin1') === 'PK'
  const table = readSoldUnitTable(isWorkbook ? await cellsOfWorkbook(file, content) : cellsOfCsv(file, content))
  const { missing, twice, rows } = table
  if (missing.length > 0) throw usageError(`${file} has no column ${missing.join(', ')}.`)
  if (twice.length > 0) throw usageError(`${file} has more than one column ${twice.join(', ')}.`)
  if (rows.length === 0) throw usageError(`${file} has no rows below its names of columns.`)
  return table
}

async function cellsOfWorkbook(file: string, content: Buffer): Promise<readonly (readonly unknown[])[]> {
  const { readSheet } = await import('read-excel-file/node')
  return readSheet(content).catch((error: Error) => {
    throw usageError(`${file} is no workbook: ${error.message}`)
  })
}

function cellsOfCsv(file: string, content: Buffer): readonly (readonly string[])[] {
  const text = textOf(file, content)
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOfSoldUnits(text),
      relax_column_count: true,
    })
  } catch (error) {
    throw usageError(`${file} is no CSV: ${(error as CsvError).message}`)
  }
}

function textOf(file: string, content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw usageError(`${file} is not in UTF-8. In Excel, save it as CSV UTF-8 or as a workbook.`)
  }
}
