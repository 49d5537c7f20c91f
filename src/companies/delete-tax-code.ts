import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readTaxCode } from './store.ts'

/** Deletes a tax code that no product and no order line has. */
export async function deleteTaxCode(context: Context, code: string): Promise<void> {
  const { db, caller } = context
  await readTaxCode(context, code, 'for update')
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from product where company_id = ${caller.companyId} and tax_code = ${code})
      or exists (select from sales_order_line where company_id = ${caller.companyId} and tax_code = ${code}) as used`.execute(
    db,
  )
  throwIfRefused(rows[0]?.used ? [refuse('TAX_CODE_IN_USE', { taxCode: code })] : [])
  await db.deleteFrom('tax_code').where('company_id', '=', caller.companyId).where('code', '=', code).execute()
  await recordEvent(context, { kind: 'taxCodeDeleted', subjectId: caller.companyId, data: { code } })
}
