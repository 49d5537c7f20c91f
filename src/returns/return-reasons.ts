import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { refuseUnknownReasons } from './store.ts'
import type { ReturnReasonView } from './views.ts'

/** The return reasons of a company, by code. */
export async function listReturnReasons({ db, caller }: Context): Promise<readonly ReturnReasonView[]> {
  const { rows } = await sql<ReturnReasonView>`
    select code, name from return_reason where company_id = ${caller.companyId} order by code`.execute(db)
  return rows
}

/** Makes a return reason, or gives it another name. */
export async function putReturnReason(context: Context, { code, name }: ReturnReasonView): Promise<ReturnReasonView> {
  const { db, caller } = context
  await db
    .insertInto('return_reason')
    .values({ company_id: caller.companyId, code, name })
    .onConflict((conflict) => conflict.columns(['company_id', 'code']).doUpdateSet({ name }))
    .execute()
  await recordEvent(context, { kind: 'returnReasonPut', subjectId: caller.companyId, data: { code, name } })
  return { code, name }
}

/** Deletes a return reason that no line and no unit of a return has. */
export async function deleteReturnReason(context: Context, code: string): Promise<void> {
  const { db, caller } = context
  await refuseUnknownReasons(context, [code])
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from return_order_line where company_id = ${caller.companyId} and return_reason_code = ${code})
      or exists (select from return_unit where company_id = ${caller.companyId} and return_reason_code = ${code}) as used`.execute(
    db,
  )
  throwIfRefused(rows[0]?.used ? [refuse('RETURN_REASON_IN_USE', { returnReason: code })] : [])
  await db.deleteFrom('return_reason').where('company_id', '=', caller.companyId).where('code', '=', code).execute()
  await recordEvent(context, { kind: 'returnReasonDeleted', subjectId: caller.companyId, data: { code } })
}
