import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { postUnderNumber } from '#db/number-sequence.ts'
import { sumQuantities } from '#domain/money.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type LineCount, reviewPosting } from '#domain/registration.ts'
import { type Disposition, leavesItsSale, reviewDisposition, reviewReceived } from '#domain/return.ts'
import { moveQuantities } from '#sales-orders/move-quantities.ts'
import { closeReturnedUnits } from '#serial-numbers/return-units.ts'
import { readReturnReceipt } from './read-return-receipt.ts'
import { lockReceiptLines } from './receipt-lines.ts'
import type { ReturnReceiptView } from './receipt-views.ts'
import { type ReceivedUnit, readReceivedUnits, returningOf } from './received-units.ts'
import { lockSoldLines, type Returning, reviewReturning } from './sold-lines.ts'
import { lockOrderOfReceipt, readReceiptHead, refuseUnlessOpen, touchReturnOrder } from './store.ts'

/** A line of a receipt with the settings in force now (I08). */
export interface LineToReceive extends LineCount {
  readonly id: string
  readonly returnOrderLineId: string
  readonly salesOrderLineId: string | null
  readonly disposition: Disposition
  /** Expected, less received. */
  readonly left: number
}

/**
 * D51: posts a receipt, whole or not at all: its units leave their sales, save those that are repaired, and their
 * serial numbers may be sold again. Returns the receipt as posted.
 */
export async function postReturnReceipt(
  context: Context,
  returnReceiptId: string,
  { postingOn, ifMatch }: { readonly postingOn: string | null; readonly ifMatch: number | null },
): Promise<ReturnReceiptView> {
  const order = await lockOrderOfReceipt(context, returnReceiptId)
  await lockReceiptLines(context, returnReceiptId)
  refuseUnlessOpen(await readReceiptHead(context, returnReceiptId), ifMatch)
  const lines = await readLinesToReceive(context, returnReceiptId)
  const saleIds = lines.flatMap((line) => line.salesOrderLineId ?? [])
  const before = await readReceivedUnits(context, returnReceiptId)
  const sold = await lockSoldLines(context, [...saleIds, ...before.flatMap((unit) => unit.salesOrderLineId ?? [])])
  const units = await readReceivedUnits(context, returnReceiptId)
  const returning = returningOf(lines, units)
  throwIfRefused([...lines.flatMap(reviewLine), ...units.flatMap(reviewUnit), ...returning.flatMap(reviewSold)])
  if (lines.every((line) => line.quantity === 0)) throw new Refused([refuse('NOTHING_TO_POST')])
  await postUnits(context, returnReceiptId)
  await postLines(context, lines)
  await closeReturnedUnits(context, idsThatLeave(units))
  await moveQuantities(
    context,
    returning.map(({ salesOrderLineId: id, quantity }) => ({ id, returned: quantity })),
  )
  await touchReturnOrder(context, order.id)
  return postHead(context, returnReceiptId, lines, postingOn)

  function reviewSold({ salesOrderLineId, ...asked }: Returning): Refusal[] {
    const line = sold.get(salesOrderLineId)
    return line ? reviewReturning(line, asked) : []
  }
}

/** The registrations of units that leave their sale. */
export function idsThatLeave(units: readonly ReceivedUnit[]): readonly string[] {
  return units.flatMap((unit) => (unit.registrationId && leavesItsSale(unit.disposition) ? [unit.registrationId] : []))
}

async function readLinesToReceive({ db, caller }: Context, returnReceiptId: string): Promise<readonly LineToReceive[]> {
  const { rows } = await sql<LineToReceive>`
    select l.id, l.return_order_line_id as "returnOrderLineId", l.line_number as "lineNumber", p.number as product,
      l.quantity::float8 as quantity, l.quantity_registered as registered, l.quantity_not_readable as "notReadable",
      p.kind = 'stocked' and coalesce(g.active_in_sales_process, false) as serialised,
      coalesce(g.blank_issue_allowed, false) as "blankIssueAllowed",
      o.sales_order_line_id as "salesOrderLineId", o.disposition,
      (o.quantity - o.quantity_received)::float8 as left
    from return_receipt_line l
    join return_order_line o on o.company_id = l.company_id and o.id = l.return_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
    order by l.line_number`.execute(db)
  return rows
}

function reviewLine(line: LineToReceive): Refusal[] {
  return [...reviewReceived(line), ...reviewPosting(line), ...reviewDisposition(line, line.disposition)]
}

/** A sale whose packing slip was reversed while its unit was on its way back: it is no sale any more. */
function reviewUnit({ registrationId, open, sold, serialNumber, product }: ReceivedUnit): Refusal[] {
  if (registrationId === null || (open && sold)) return []
  return [refuse('UNIT_NOT_INVOICED', { serialNumber, product })]
}

async function postUnits({ db, caller }: Context, returnReceiptId: string): Promise<void> {
  await sql`
    update return_unit u set posted = true from return_receipt_line l
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
      and u.company_id = l.company_id and u.return_receipt_line_id = l.id and u.active`.execute(db)
}

async function postLines({ db, caller }: Context, lines: readonly LineToReceive[]): Promise<void> {
  await sql`
    with n as (
      select * from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.serialised)}::bool[],
        ${lines.map((line) => line.blankIssueAllowed)}::bool[]) as n(id, serialised, blank_issue_allowed)),
    ordered as (
      update return_order_line o set quantity_received = o.quantity_received + l.quantity
      from n join return_receipt_line l on l.company_id = ${caller.companyId} and l.id = n.id
      where o.company_id = l.company_id and o.id = l.return_order_line_id)
    update return_receipt_line l set posted = true, serialised = n.serialised,
      blank_issue_allowed = n.blank_issue_allowed,
      quantity_registrable = l.quantity_registered + l.quantity_not_readable
    from n where l.company_id = ${caller.companyId} and l.id = n.id`.execute(db)
}

async function postHead(
  context: Context,
  returnReceiptId: string,
  lines: readonly LineToReceive[],
  postingOn: string | null,
): Promise<ReturnReceiptView> {
  const { caller } = context
  const count = (of: (line: LineToReceive) => number) => sumQuantities(...lines.map(of))
  // Read before the number is taken: the series is locked from then on.
  const receipt = await readReturnReceipt(context, returnReceiptId)
  const { number, postedAt, today } = await postUnderNumber(context, {
    series: 'returnReceipt',
    documentId: returnReceiptId,
    kind: 'returnReceiptPosted',
    data: {
      lines: lines.length,
      registered: count(({ registered }) => registered),
      notReadable: count(({ notReadable }) => notReadable),
    },
    document: sql`update return_receipt d set number = n.number, series_number = n.series_number,
      posted_at = n.posted_at, posted_by = ${caller.actorId}, posting_on = coalesce(${postingOn}::date, n.today),
      edition = d.edition + 1
      from next n where d.company_id = n.company_id and d.id = ${returnReceiptId}`,
  })
  const posted = { state: 'posted', number, postedAt, postingOn: postingOn ?? today } as const
  return { ...receipt, ...posted, edition: receipt.edition + 1 }
}
