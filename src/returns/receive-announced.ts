import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { lockReceiptLines } from './receipt-lines.ts'
import { refuseClosedReceipt } from './register-returned-units.ts'
import { lockOrderOfReceipt } from './store.ts'

/** D51: all units that are announced for the lines of a receipt come in on it, not readable ones too, in one statement. */
export async function receiveAllAnnounced(context: Context, returnReceiptId: string): Promise<void> {
  const { db, caller } = context
  await lockOrderOfReceipt(context, returnReceiptId)
  refuseClosedReceipt(await lockReceiptLines(context, returnReceiptId))
  const { rows } = await sql<{ accepted: number }>`
    with unit as (
      update return_unit u set return_receipt_line_id = l.id, registered_at = clock_timestamp(),
        registered_by = ${caller.actorId}
      from return_receipt_line l
      where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
        and u.company_id = l.company_id and u.return_order_line_id = l.return_order_line_id and u.active
        and u.return_receipt_line_id is null
      returning u.return_receipt_line_id as line_id, u.serial_key),
    counted as (
      update return_receipt_line l set quantity_registered = l.quantity_registered + n.readable,
        quantity_not_readable = l.quantity_not_readable + n.units - n.readable
      from (select line_id, count(*) as units, count(serial_key) as readable from unit group by line_id) n
      where l.company_id = ${caller.companyId} and l.id = n.line_id)
    select count(*)::int as accepted from unit`.execute(db)
  const accepted = rows[0]?.accepted ?? 0
  if (accepted > 0) {
    await recordEvent(context, { kind: 'returnedUnitsRegistered', subjectId: returnReceiptId, data: { accepted } })
  }
}
