import { sql } from 'kysely'
import { readNumberSequences } from '#companies/store.ts'
import type { Context } from '#db/context.ts'
import { splitNumberFormat } from '#domain/number-sequence.ts'
import { type InvoiceSeries, verdicts } from './clashes.ts'
import { lockImport } from './store.ts'

/** Says what would become of every row, and keeps it for who asks; a posted import stays as it is. */
export async function reviewImport(context: Context, importId: string): Promise<void> {
  const head = await lockImport(context, importId)
  if (head.posted) return
  await prepareForMany(context)
  await judgeAll(context, importId)
}

/** Judges all rows of a locked import among each other and with what is here; writes where that changed. */
export async function judgeAll(context: Context, importId: string): Promise<void> {
  const { db, caller } = context
  await sql`
    update sold_unit_import_row w set outcome = v.outcome, clashes = v.clashes
    from (${verdicts(caller.companyId, importId, await readSeries(context))}) v
    where w.company_id = ${caller.companyId} and w.sold_unit_import_id = ${importId} and w.row_number = v.row_number
      and (w.outcome, w.clashes) is distinct from (v.outcome, v.clashes)`.execute(db)
}

/** Until its end the transaction has time for many rows, and each query is planned for as many as there are. */
export async function prepareForMany({ db }: Context): Promise<void> {
  await sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', '120s', true),
      set_config('idle_in_transaction_session_timeout', '60s', true), set_config('work_mem', '64MB', true),
      set_config('jit', 'off', true)`.execute(db)
}

async function readSeries(context: Context): Promise<InvoiceSeries> {
  const series = (await readNumberSequences(context)).find(({ documentType }) => documentType === 'invoice')
  if (!series) throw new Error('no number sequence for invoices')
  return { ...splitNumberFormat(series.format), nextNumber: series.nextNumber }
}
