import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewDelivery } from '#domain/packing-slip.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type OrderLineToDeliver, readOrderLinesToDeliver } from '#packing-slips/store.ts'

/** A line of an invoice to prepare; `quantity` is what it starts with, in the inventory unit. */
export interface LineToInvoice {
  readonly salesOrderLineId: string
  readonly section: 'delivered' | 'direct' | 'credit'
  readonly quantity: number
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  readonly packingSlipLineIds: readonly string[]
}

/** D34: the order lines of chosen posted packing slips of a locked order with anything left to invoice. */
export async function deliveredLines(
  { db, caller }: Context,
  salesOrderId: string,
  packingSlipIds: readonly string[] | 'all',
): Promise<readonly LineToInvoice[]> {
  if (packingSlipIds.length === 0) return []
  const { rows } = await sql<LineToInvoice & { packingSlipIds: string[]; freeOfCharge: boolean }>`
    select l.sales_order_line_id as "salesOrderLineId", 'delivered' as section, 0 as quantity,
      bool_or(l.serialised) as serialised, bool_or(l.blank_issue_allowed) as "blankIssueAllowed",
      array_agg(l.id) filter (where l.quantity > l.quantity_reversed + l.quantity_invoiced) as "packingSlipLineIds",
      array_agg(s.id) as "packingSlipIds", bool_or(o.free_of_charge) as "freeOfCharge"
    from packing_slip s
    join packing_slip_line l on l.company_id = s.company_id and l.packing_slip_id = s.id
    join sales_order_line o on o.company_id = l.company_id and o.id = l.sales_order_line_id
    where s.company_id = ${caller.companyId} and s.sales_order_id = ${salesOrderId} and s.posted_at is not null
      ${packingSlipIds === 'all' ? sql`` : sql`and s.id = any(${packingSlipIds}::uuid[])`}
    group by l.sales_order_line_id`.execute(db)
  const known = new Set(rows.flatMap((row) => row.packingSlipIds))
  const unknown = packingSlipIds === 'all' ? [] : packingSlipIds.filter((id) => !known.has(id))
  throwIfRefused(unknown.map((id) => refuse('PACKING_SLIP_OF_OTHER_ORDER', { packingSlip: id })))
  return rows.filter((row) => !row.freeOfCharge && row.packingSlipLineIds?.length)
}

/** D34: lines that the invoice delivers itself. */
export async function directLines(
  context: Context,
  salesOrderId: string,
  asked: readonly { readonly salesOrderLineId: string; readonly quantity: number }[],
): Promise<readonly LineToInvoice[]> {
  if (asked.length === 0) return []
  const lineOf = new Map((await readOrderLinesToDeliver(context, salesOrderId)).map((line) => [line.id, line]))
  const lines = asked.map(({ salesOrderLineId, quantity }) => {
    const line = lineOf.get(salesOrderLineId)
    if (!line) throw new Refused([refuse('NOT_FOUND', { what: `sales order line ${salesOrderLineId}` })])
    return { ...line, quantity }
  })
  throwIfRefused(lines.flatMap((line) => [...reviewDelivery(line), ...reviewToInvoice(line)]))
  return lines.map(({ id, quantity, serialised, blankIssueAllowed }) => ({
    salesOrderLineId: id,
    section: 'direct',
    quantity,
    serialised,
    blankIssueAllowed,
    packingSlipLineIds: [],
  }))
}

/** D52: what replaces a returned unit is delivered on a packing slip, never by an invoice. */
function reviewToInvoice({ freeOfCharge, lineNumber }: OrderLineToDeliver): Refusal[] {
  return freeOfCharge ? [refuse('FREE_OF_CHARGE_LINE', { line: lineNumber })] : []
}

/** D52: order lines with a negative quantity, not yet credited, nor on another preparation. */
export async function creditLines(
  { db, caller }: Context,
  salesOrderId: string,
  lineIds: readonly string[],
): Promise<readonly LineToInvoice[]> {
  if (lineIds.length === 0) return []
  const { rows } = await sql<{ id: string; quantity: number }>`
    select l.id, (l.quantity_ordered - l.quantity_invoiced)::float8 as quantity from sales_order_line l
    where l.company_id = ${caller.companyId} and l.sales_order_id = ${salesOrderId} and l.id = any(${lineIds}::uuid[])
      and l.quantity_ordered < l.quantity_invoiced
      and not exists (select from invoice_line x
        join invoice i on i.company_id = x.company_id and i.id = x.invoice_id
        where x.company_id = l.company_id and x.sales_order_line_id = l.id
          and i.posted_at is null and i.discarded_at is null)`.execute(db)
  const known = new Set(rows.map((row) => row.id))
  const unknown = lineIds.filter((id) => !known.has(id))
  throwIfRefused(unknown.map((id) => refuse('NOT_FOUND', { what: `sales order line to credit ${id}` })))
  return rows.map(({ id, quantity }) => ({
    salesOrderLineId: id,
    section: 'credit',
    quantity,
    serialised: false,
    blankIssueAllowed: false,
    packingSlipLineIds: [],
  }))
}
