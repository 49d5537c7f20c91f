import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import type { Disposition } from '#domain/return.ts'
import { recordEvent } from '#events/record.ts'
import { moveQuantities } from '#sales-orders/move-quantities.ts'
import { receivedUnitsOfLine } from '#sales-orders/returned-to-credit.ts'
import { reopenReturnedUnits } from '#serial-numbers/return-units.ts'
import { idsThatLeave } from './post-return-receipt.ts'
import { lockReceiptLines } from './receipt-lines.ts'
import { type ReceivedUnit, readReceivedUnits, returningOf } from './received-units.ts'
import { lockSoldLines } from './sold-lines.ts'
import { lockOrderOfReceipt, readReceiptHead, touchReturnOrder } from './store.ts'

/**
 * D51: reverses a posted receipt in full: its units are the customer's again. Refused once something of it was
 * credited, replaced or sent back, or a serial number of it was sold again.
 */
export async function reverseReturnReceipt(context: Context, returnReceiptId: string, reason: string): Promise<void> {
  const order = await lockOrderOfReceipt(context, returnReceiptId)
  await lockReceiptLines(context, returnReceiptId)
  const head = await readReceiptHead(context, returnReceiptId)
  if (!head.posted) throw new Refused([refuse('DOCUMENT_NOT_POSTED')])
  if (head.reversed) throw new Refused([refuse('RECEIPT_REVERSED', { returnReceipt: head.number })])
  if (reason.trim() === '') throw new Refused([refuse('REASON_NEEDED')])
  const units = await readReceivedUnits(context, returnReceiptId)
  const lines = await readPostedLines(context, returnReceiptId)
  const returning = returningOf(lines, units)
  await lockSoldLines(
    context,
    returning.map(({ salesOrderLineId }) => salesOrderLineId),
  )
  throwIfRefused([
    ...units.flatMap(reviewUnit),
    ...lines.flatMap(reviewLine),
    ...(await soldAgain(context, idsThatLeave(units))),
  ])
  await closeUnits(context, returnReceiptId)
  await reopenReturnedUnits(context, idsThatLeave(units))
  await moveQuantities(
    context,
    returning.map(({ salesOrderLineId: id, quantity }) => ({ id, returned: -quantity })),
  )
  await takeBackQuantities(context, returnReceiptId)
  await context.db
    .updateTable('return_receipt')
    .set({
      reversed_at: sql`clock_timestamp()`,
      reversed_by: context.caller.actorId,
      reversal_reason: reason,
      edition: sql`edition + 1`,
    })
    .where('company_id', '=', context.caller.companyId)
    .where('id', '=', returnReceiptId)
    .execute()
  await touchReturnOrder(context, order.id)
  const data = { reason, units: units.length }
  await recordEvent(context, { kind: 'returnReceiptReversed', subjectId: returnReceiptId, data })
}

interface PostedLine {
  readonly lineNumber: number
  readonly quantity: number
  readonly registered: number
  readonly notReadable: number
  readonly salesOrderLineId: string | null
  readonly disposition: Disposition
  /** Received of the order line without a row, less what of that is credited. */
  readonly withoutRowLeft: number
}

async function readPostedLines({ db, caller }: Context, returnReceiptId: string): Promise<readonly PostedLine[]> {
  const { rows } = await sql<PostedLine>`
    select rl.line_number as "lineNumber", rl.quantity::float8 as quantity, rl.quantity_registered as registered,
      rl.quantity_not_readable as "notReadable", l.sales_order_line_id as "salesOrderLineId", l.disposition,
      (l.quantity_received - n.received - (l.quantity_credited - n.credited))::float8 as "withoutRowLeft"
    from return_receipt_line rl
    join return_order_line l on l.company_id = rl.company_id and l.id = rl.return_order_line_id
    ${receivedUnitsOfLine}
    where rl.company_id = ${caller.companyId} and rl.return_receipt_id = ${returnReceiptId}
    order by rl.line_number`.execute(db)
  return rows
}

function reviewUnit({ serialNumber, active, creditNote, replacement }: ReceivedUnit): Refusal[] {
  const document = creditNote ?? replacement
  if (active && document === null) return []
  return [refuse('UNIT_SETTLED', { serialNumber, document: document ?? '-' })]
}

/** Quantities without a row of their own are credited by count. */
function reviewLine({ lineNumber, quantity, registered, notReadable, withoutRowLeft }: PostedLine): Refusal[] {
  const withoutRow = quantity - registered - notReadable
  return withoutRow <= withoutRowLeft
    ? []
    : [refuse('LINE_CREDITED', { line: lineNumber, quantity: withoutRow - withoutRowLeft })]
}

/** I01: whoever holds the serial number of a unit that would be open again. */
async function soldAgain({ db, caller }: Context, registrationIds: readonly string[]): Promise<readonly Refusal[]> {
  const { rows } = await sql<{ serialNumber: string; document: string }>`
    select r.serial_number as "serialNumber", coalesce(s.number, i.number, o.number) as document
    from registration r
    join registration h on h.company_id = r.company_id and h.serial_key = r.serial_key and h.product_id = r.product_id
      and h.open and (h.unique_in_company or h.sales_order_line_id = r.sales_order_line_id)
      and (r.unique_in_company or h.sales_order_line_id = r.sales_order_line_id)
    join sales_order_line ol on ol.company_id = h.company_id and ol.id = h.sales_order_line_id
    join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
    left join packing_slip_line sl on sl.company_id = h.company_id and sl.id = h.packing_slip_line_id
    left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
    left join invoice_line il on il.company_id = h.company_id and il.id = h.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    where r.company_id = ${caller.companyId} and r.id = any(${registrationIds}::uuid[]) and not r.open`.execute(db)
  return rows.map((row) => refuse('UNIT_SOLD_AGAIN', row))
}

async function closeUnits({ db, caller }: Context, returnReceiptId: string): Promise<void> {
  await sql`
    update return_unit u set active = false, closed_as = 'reversed', closed_at = clock_timestamp(),
      closed_by = ${caller.actorId}
    from return_receipt_line l
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
      and u.company_id = l.company_id and u.return_receipt_line_id = l.id and u.active`.execute(db)
}

async function takeBackQuantities({ db, caller }: Context, returnReceiptId: string): Promise<void> {
  await sql`
    update return_order_line o set quantity_received = o.quantity_received - l.quantity
    from return_receipt_line l
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
      and o.company_id = l.company_id and o.id = l.return_order_line_id`.execute(db)
}
