import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { mostSoldUnits } from '#domain/sold-unit.ts'
import { judgeRows } from './judge-rows.ts'
import { countRows, lockImport, putRows, refuseIfBegun } from './store.ts'
import type { RowsToAdd } from './views.ts'

export interface AddedRows {
  readonly rows: number
  readonly refused: number
}

/**
 * Adds rows of a file to an import, in any order and as often as it takes: a row that is there already is replaced.
 * Each is judged by itself; what it clashes with is for the review of all of them.
 */
export async function addRows(context: Context, importId: string, { rows }: RowsToAdd): Promise<AddedRows> {
  const head = await lockImport(context, importId)
  refuseIfBegun(head)
  const judged = await judgeRows(context, head, lastOfEach(rows))
  await putRows(context, importId, judged)
  const count = await countRows(context, importId)
  if (count > mostSoldUnits) throw new Refused([refuse('SOLD_UNITS_TOO_MANY', { most: mostSoldUnits })])
  return { rows: count, refused: judged.filter(({ unit }) => unit === null).length }
}

function lastOfEach(rows: RowsToAdd['rows']): RowsToAdd['rows'] {
  return [...new Map(rows.map((row) => [row.row, row])).values()]
}
