import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type Disposition, reviewDisposition } from '#domain/return.ts'
import { reviewWholeUnits } from '#domain/sales-order.ts'
import { recordEvent } from '#events/record.ts'
import { quantityBeingReceived } from './read-return-orders.ts'
import { quantityOnReturns } from './returnable.ts'
import {
  lockReturnOrder,
  refuseClosed,
  refuseUnknownReasons,
  refuseUnknownTaxCodes,
  touchReturnOrder,
} from './store.ts'

export interface ReturnLineChange {
  readonly quantity?: number
  readonly salesPrice?: string | null
  readonly taxCode?: string | null
  readonly returnReasonCode?: string | null
  readonly disposition?: Disposition
}

interface LineToChange {
  readonly lineNumber: number
  readonly product: string
  readonly serialised: boolean
  readonly quantity: number
  readonly received: number
  readonly credited: number
  /** Received, being received, or announced: what stays. */
  readonly least: number
  readonly blind: boolean
  /** Of an invoice line: what may still come back besides. */
  readonly leftOfInvoice: number | null
}

/** D50: changes a line: its quantity down to what is there; price and disposition while nothing of it was received. */
export async function changeReturnLine(
  context: Context,
  { returnOrderId, lineId }: { readonly returnOrderId: string; readonly lineId: string },
  asked: ReturnLineChange,
  ifMatch: number | null,
): Promise<void> {
  const order = await lockReturnOrder(context, returnOrderId, ifMatch)
  const line = await readLine(context, returnOrderId, lineId)
  refuseClosed(order)
  await refuseUnknownReasons(context, [asked.returnReasonCode])
  await refuseUnknownTaxCodes(context, asked.taxCode ? [asked.taxCode] : [])
  throwIfRefused(reviewChange(line, asked))
  await writeLine(context, lineId, asked)
  if (asked.disposition) await followLine(context, lineId, asked.disposition)
  await touchReturnOrder(context, returnOrderId)
  await recordEvent(context, { kind: 'returnOrderLineChanged', subjectId: lineId, data: { ...asked } })
}

async function readLine({ db, caller }: Context, returnOrderId: string, lineId: string): Promise<LineToChange> {
  const { rows } = await sql<LineToChange>`
    select l.line_number as "lineNumber", p.number as product,
      p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised,
      l.quantity::float8 as quantity, l.quantity_received::float8 as received, l.quantity_credited::float8 as credited,
      (l.quantity_received + greatest(${quantityBeingReceived}, (select count(*) from return_unit u
        where u.company_id = l.company_id and u.return_order_line_id = l.id and u.active and not u.posted)))::float8
        as least,
      l.sales_order_line_id is null as blind,
      (il.quantity - ${quantityOnReturns})::float8 as "leftOfInvoice"
    from return_order_line l
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join invoice_line il on il.company_id = l.company_id and il.id = l.invoice_line_id
    where l.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId} and l.id = ${lineId}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `return order line ${lineId}` })])
  return rows[0]
}

function reviewChange(line: LineToChange, { quantity, disposition, salesPrice, taxCode }: ReturnLineChange): Refusal[] {
  const { lineNumber, serialised, received, credited } = line
  const fixed = serialised ? received > 0 : credited > 0
  const decided = disposition !== undefined && fixed
  const repriced = (salesPrice !== undefined || taxCode !== undefined) && (credited > 0 || !line.blind)
  return [
    ...(quantity === undefined ? [] : [...reviewWholeUnits(line, quantity), ...reviewQuantity(line, quantity)]),
    ...(disposition === undefined ? [] : reviewDisposition(line, disposition)),
    ...(decided || repriced ? [refuse('RETURN_LINE_RECEIVED', { line: lineNumber })] : []),
  ]
}

function reviewQuantity(
  { lineNumber: line, product, least, leftOfInvoice, ...present }: LineToChange,
  quantity: number,
) {
  if (quantity < least) return [refuse('EXPECTED_LESS_THAN_RECEIVED', { line, quantity, least })]
  const left = leftOfInvoice === null ? null : present.quantity + leftOfInvoice
  if (left === null || quantity <= left) return []
  return [refuse('RETURNED_MORE_THAN_INVOICED', { line, product, quantity, left })]
}

async function writeLine({ db, caller }: Context, lineId: string, asked: ReturnLineChange): Promise<void> {
  const { quantity, salesPrice, taxCode, returnReasonCode, disposition } = asked
  if (Object.keys(asked).length === 0) return
  await db
    .updateTable('return_order_line')
    .set({
      ...(quantity === undefined ? {} : { quantity }),
      ...(salesPrice === undefined ? {} : { sales_price: salesPrice }),
      ...(taxCode === undefined ? {} : { tax_code: taxCode }),
      ...(returnReasonCode === undefined ? {} : { return_reason_code: returnReasonCode }),
      ...(disposition === undefined ? {} : { disposition }),
    })
    .where('company_id', '=', caller.companyId)
    .where('id', '=', lineId)
    .execute()
}

/** Units that are announced or on a receipt in preparation take the disposition of their line. */
async function followLine({ db, caller }: Context, lineId: string, disposition: Disposition): Promise<void> {
  await sql`
    update return_unit set disposition = ${disposition}
    where company_id = ${caller.companyId} and return_order_line_id = ${lineId} and active and not posted`.execute(db)
}
