import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readTaxCode } from './store.ts'
import type { TaxCodeToPut, TaxCodeView } from './views.ts'

/**
 * Makes or changes a tax code. Order lines keep the percentage that they were made with. Where no category is named it
 * is the standard one, or that of a zero rate.
 */
export async function putTaxCode(
  context: Context,
  { code, ...asked }: TaxCodeToPut & { readonly code: string },
): Promise<TaxCodeView> {
  const { db, caller } = context
  const { name, percentage } = asked
  const category = asked.category ?? (Number(percentage) > 0 ? 'S' : 'Z')
  if ((category === 'S') !== Number(percentage) > 0) {
    throw new Refused([refuse('TAX_CATEGORY_OF_RATE', { taxCode: code, category, percentage })])
  }
  await db
    .insertInto('tax_code')
    .values({ company_id: caller.companyId, code, name, percentage, category })
    .onConflict((conflict) => conflict.columns(['company_id', 'code']).doUpdateSet({ name, percentage, category }))
    .execute()
  const data = { code, name, percentage, category }
  await recordEvent(context, { kind: 'taxCodePut', subjectId: caller.companyId, data })
  return readTaxCode(context, code)
}
