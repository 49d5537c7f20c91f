import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { isOneOf } from '#db/search.ts'
import { type Details, type RefusalCode, refuse } from '#domain/refusal.ts'
import { type SoldUnitCells, soldUnitColumns } from '#domain/sold-unit.ts'
import { type Language, refusalText } from '#terms/text.ts'
import { readImport } from './store.ts'
import type { SoldUnitRowView } from './views.ts'

export interface SoldUnitRowFilter {
  readonly importId: string
  /** One or several, with commas between them. */
  readonly outcome?: string | undefined
}

export const soldUnitRowSorts = { row: sortBy('integer', sql`n.row_number`) }

interface Row {
  readonly row: number
  readonly cells: Omit<SoldUnitCells, 'row'>
  readonly outcome: SoldUnitRowView['outcome']
  readonly refusals: readonly { readonly code: RefusalCode; readonly details: Details }[]
}

const listIn = (language: Language): List<Row, SoldUnitRowView> => ({
  columns: sql`n.row_number as row, n.cells, n.outcome, n.refusals || n.clashes as refusals`,
  id: sql`n.registration_id`,
  sorts: soldUnitRowSorts,
  sort: 'row',
  viewOf: (row) => viewOf(row, language),
})

/** The rows of an import as its file has them, each with what becomes of it, as they were last reviewed. */
export async function listRows(
  context: Context,
  { importId, outcome, ...asked }: SoldUnitRowFilter & PageAsked,
): Promise<Page<SoldUnitRowView>> {
  const { db, caller } = context
  const source = sql`from sold_unit_import_row n where n.company_id = ${caller.companyId}
    and n.sold_unit_import_id = ${importId} ${isOneOf(outcome, sql`n.outcome`)}`
  const page = await readPage(db, listIn(caller.language), source, asked)
  if (page.items.length === 0) await readImport(context, importId)
  return page
}

function viewOf({ row, cells, outcome, refusals }: Row, language: Language): SoldUnitRowView {
  const texts = Object.fromEntries(soldUnitColumns.map((column) => [column, cells[column] ?? null]))
  const told = refusals.map(({ code, details }) => {
    const refusal = refuse(code, details)
    return { ...refusal, text: refusalText(refusal, language) }
  })
  return { row, ...(texts as Omit<SoldUnitRowView, 'row' | 'outcome' | 'refusals'>), outcome, refusals: told }
}
