import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { readTaxCode } from './store.ts'
import type { TaxCodeView } from './views.ts'

/** Makes or changes a tax code. Order lines keep the percentage that they were made with. */
export async function putTaxCode(context: Context, taxCode: TaxCodeView): Promise<TaxCodeView> {
  const { db, caller } = context
  const { code, name, percentage } = taxCode
  await db
    .insertInto('tax_code')
    .values({ company_id: caller.companyId, code, name, percentage })
    .onConflict((conflict) => conflict.columns(['company_id', 'code']).doUpdateSet({ name, percentage }))
    .execute()
  await recordEvent(context, { kind: 'taxCodePut', subjectId: caller.companyId, data: taxCode })
  return readTaxCode(context, code)
}
