import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import { reviewDuty } from '#domain/duty.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lineInHand } from '#serial-numbers/register-serial-numbers.ts'
import { lockReceiptLines, type ReceiptLine, readReceiptLines } from './receipt-lines.ts'
import { refuseClosedReceipt } from './register-returned-units.ts'
import { lockOrderOfReceipt } from './store.ts'

/** D15, D51: units that come back and cannot be read: each counts as one, needs the duty of D71. */
export async function registerReturnedNotReadable(
  context: Context,
  returnReceiptId: string,
  asked: { readonly lineId: string | null; readonly quantity: number },
): Promise<{ readonly registrationIds: readonly string[]; readonly lines: readonly ReceiptLine[] }> {
  const duty = reviewDuty(context.caller, 'maintainNotReadableRegistrations')
  throwIfRefused(duty ? [duty] : [])
  await lockOrderOfReceipt(context, returnReceiptId)
  const lines = await lockReceiptLines(context, returnReceiptId)
  refuseClosedReceipt(lines)
  const line = lineOf(lines, asked)
  const registrationIds = await insertNotReadable(context, line, asked.quantity)
  const data = { lineId: line.id, quantity: asked.quantity }
  await recordEvent(context, { kind: 'returnedNotReadableRegistered', subjectId: returnReceiptId, data })
  return { registrationIds, lines: await readReceiptLines(context, returnReceiptId) }
}

function lineOf(
  lines: readonly ReceiptLine[],
  { lineId, quantity }: { readonly lineId: string | null; readonly quantity: number },
): ReceiptLine {
  const id = lineInHand(lines, lineId)
  const line = lines.find((one) => one.id === id)
  if (!line) throw new Refused([refuse('NO_LINE_IN_HAND')])
  if (!line.serialised) throw new Refused([refuse('PRODUCT_NOT_SERIALISED', { product: line.product })])
  if (quantity > line.places) {
    throw new Refused([refuse('LINE_COMPLETE', { line: line.lineNumber, quantity: line.quantity })])
  }
  return line
}

async function insertNotReadable({ db, caller }: Context, line: ReceiptLine, quantity: number) {
  const ids = newIds(quantity)
  await sql`
    with moment as materialized (select clock_timestamp() as at),
    unit as (
      insert into return_unit (company_id, id, return_order_line_id, return_receipt_line_id, product_id,
        sales_order_line_id, disposition, return_reason_code, announced_at, announced_by, registered_at, registered_by,
        position)
      select ${caller.companyId}, n.id, ${line.returnOrderLineId}, ${line.id}, ${line.productId},
        ${line.salesOrderLineId}, ${line.disposition}, ${line.returnReasonCode}, m.at, ${caller.actorId}, m.at,
        ${caller.actorId}, n.position
      from moment m, unnest(${ids}::uuid[]) with ordinality as n(id, position))
    update return_receipt_line set quantity_not_readable = quantity_not_readable + ${quantity}
    where company_id = ${caller.companyId} and id = ${line.id}`.execute(db)
  return ids
}
