import { sql } from 'kysely'
import { readNumberSequences } from '#companies/store.ts'
import type { Context } from '#db/context.ts'
import { splitNumberFormat } from '#domain/number-sequence.ts'
import { type InvoiceSeries, verdicts } from './clashes.ts'
import { lockImport } from './store.ts'

/** Says what would become of every row, and keeps it for who asks; a import that is posted, or in part, stays as it is. */
export async function reviewImport(context: Context, importId: string): Promise<void> {
  const head = await lockImport(context, importId)
  if (head.begun) return
  await prepareForMany(context)
  await judgeRowsOf(context, importId, 'all')
}

/**
 * Judges rows of a locked import among each other and with what is here, all of them or the portion that is under way;
 * writes where that changed. They are joined by their whole key, which leads the planner to their index.
 */
export async function judgeRowsOf(context: Context, importId: string, which: 'all' | 'portion'): Promise<void> {
  const { db, caller } = context
  await sql`
    with v as materialized (${verdicts(caller.companyId, importId, { which, series: await readSeries(context) })})
    update sold_unit_import_row w set outcome = v.outcome, clashes = v.clashes from v
    where (w.company_id, w.sold_unit_import_id, w.row_number) = (v.company_id, v.sold_unit_import_id, v.row_number)
      and (w.outcome, w.clashes) is distinct from (v.outcome, v.clashes)`.execute(db)
}

/**
 * Until its end the transaction has time for many rows, and its statements are planned for as many as there are; the
 * lookups behind foreign keys, one for each row, are planned once.
 */
export async function prepareForMany({ db }: Context): Promise<void> {
  await sql`
    select set_config('plan_cache_mode', 'auto', true), set_config('statement_timeout', '120s', true),
      set_config('idle_in_transaction_session_timeout', '60s', true), set_config('work_mem', '64MB', true),
      set_config('jit', 'off', true)`.execute(db)
}

async function readSeries(context: Context): Promise<InvoiceSeries> {
  const series = (await readNumberSequences(context)).find(({ documentType }) => documentType === 'invoice')
  if (!series) throw new Error('no number sequence for invoices')
  return { ...splitNumberFormat(series.format), nextNumber: series.nextNumber }
}
