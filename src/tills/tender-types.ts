import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { listTenderTypes } from './store.ts'
import type { TenderTypeToPut, TenderTypeView } from './views.ts'

/** D60: makes a tender type, an amount that is recorded as it was paid, or changes one. */
export async function putTenderType(context: Context, code: string, asked: TenderTypeToPut): Promise<TenderTypeView> {
  const { db, caller } = context
  const known = (await listTenderTypes(context)).find((tender) => tender.code === code)
  const unknown = { code, kind: 'card', position: 100, forRefunds: true, blocked: false } as const
  const tender: TenderTypeView = { ...(known ?? unknown), ...asked }
  const { name, position, blocked } = tender
  const columns = { name, position, for_refunds: tender.forRefunds, blocked }
  await db
    .insertInto('tender_type')
    .values({ company_id: caller.companyId, code, kind: tender.kind, ...columns })
    .onConflict((conflict) => conflict.columns(['company_id', 'code']).doUpdateSet(columns))
    .execute()
  await recordEvent(context, { kind: 'tenderTypePut', subjectId: caller.companyId, data: { ...tender } })
  return tender
}

/** D60: deletes a tender type with which nobody paid and that nobody counted; cash and vouchers stay. */
export async function deleteTenderType(context: Context, code: string): Promise<void> {
  const { db, caller } = context
  const tender = (await listTenderTypes(context)).find((one) => one.code === code)
  if (!tender) throw new Refused([refuse('NOT_FOUND', { what: `tender type ${code}` })])
  if (tender.kind !== 'card') throw new Refused([refuse('TENDER_TYPE_NEEDED', { tenderType: code })])
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from payment where company_id = ${caller.companyId} and tender_code = ${code})
      or exists (select from shift_count where company_id = ${caller.companyId} and tender_code = ${code}) as used`.execute(
    db,
  )
  throwIfRefused(rows[0]?.used ? [refuse('TENDER_TYPE_IN_USE', { tenderType: code })] : [])
  await db.deleteFrom('tender_type').where('company_id', '=', caller.companyId).where('code', '=', code).execute()
  await recordEvent(context, { kind: 'tenderTypeDeleted', subjectId: caller.companyId, data: { code } })
}
