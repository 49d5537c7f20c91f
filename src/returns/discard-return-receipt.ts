import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { lockReceiptLines } from './receipt-lines.ts'
import { lockOrderOfReceipt, readReceiptHead, refuseUnlessOpen } from './store.ts'
import { closeUnits } from './take-off-returned-units.ts'

/** Discards a receipt in preparation: it stays readable; its units are announced again, or free (I36). */
export async function discardReturnReceipt(
  context: Context,
  returnReceiptId: string,
  ifMatch: number | null,
): Promise<void> {
  const { db, caller } = context
  await lockOrderOfReceipt(context, returnReceiptId)
  await lockReceiptLines(context, returnReceiptId)
  refuseUnlessOpen(await readReceiptHead(context, returnReceiptId), ifMatch)
  await closeUnits(context, returnReceiptId, sql`true`)
  await sql`
    with line as (
      update return_receipt_line set quantity_registrable = 0
      where company_id = ${caller.companyId} and return_receipt_id = ${returnReceiptId})
    update return_receipt set discarded_at = now(), discarded_by = ${caller.actorId}, edition = edition + 1
    where company_id = ${caller.companyId} and id = ${returnReceiptId}`.execute(db)
  await recordEvent(context, { kind: 'returnReceiptDiscarded', subjectId: returnReceiptId })
}
