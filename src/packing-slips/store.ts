import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'

/** An order line as a packing slip sees it. Quantities in the inventory unit. */
export interface OrderLineToDeliver {
  readonly id: string
  readonly lineNumber: number
  readonly productId: string
  readonly product: string
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  /** It replaces a returned unit (D52). */
  readonly freeOfCharge: boolean
  readonly leftToDeliver: number
  /** On other packing slips and invoices that are still being prepared. */
  readonly inPreparation: number
}

/** A sales order as its documents see it, and the company's rule for invoices of it. */
export interface LockedOrder {
  readonly id: string
  readonly number: string
  readonly deliveryAddress: unknown
  readonly invoiceAddress: unknown
  readonly currency: string
  readonly partialPackingSlips: 'one' | 'free'
}

/** Locks a sales order (law 3); refuses what is not there. */
export async function lockOrder({ db, caller }: Context, salesOrderId: string): Promise<LockedOrder> {
  const { rows } = await sql<LockedOrder>`
    select o.id, o.number, o.delivery_address as "deliveryAddress", o.invoice_address as "invoiceAddress", o.currency,
      (select partial_packing_slips from company where id = ${caller.companyId}) as "partialPackingSlips"
    from sales_order o where o.company_id = ${caller.companyId} and o.id = ${salesOrderId} for update`.execute(db)
  const order = rows[0]
  if (!order) throw new Refused([refuse('NOT_FOUND', { what: `sales order ${salesOrderId}` })])
  return order
}

/** The lines of a locked order that can be delivered: goods and services with a positive quantity, in line order. */
export async function readOrderLinesToDeliver(
  { db, caller }: Context,
  salesOrderId: string,
): Promise<readonly OrderLineToDeliver[]> {
  const { rows } = await sql<OrderLineToDeliver>`
    select l.id, l.line_number as "lineNumber", l.product_id as "productId", p.number as product,
      p.kind = 'stocked' and coalesce(g.active_in_sales_process, false) as serialised,
      coalesce(g.blank_issue_allowed, false) as "blankIssueAllowed", l.free_of_charge as "freeOfCharge",
      (l.quantity_ordered - l.quantity_cancelled - l.quantity_delivered)::float8 as "leftToDeliver",
      (coalesce((select sum(sl.quantity) from packing_slip_line sl
          join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
          where sl.company_id = l.company_id and sl.sales_order_line_id = l.id
            and s.posted_at is null and s.discarded_at is null), 0)
        + coalesce((select sum(il.quantity) from invoice_line il
          join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
          where il.company_id = l.company_id and il.sales_order_line_id = l.id and il.section = 'direct'
            and i.posted_at is null and i.discarded_at is null), 0))::float8 as "inPreparation"
    from sales_order_line l
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g
      on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.sales_order_id = ${salesOrderId} and l.quantity_ordered > 0
    order by l.line_number`.execute(db)
  return rows
}

/** A packing slip's own row, with its order locked before. */
export interface PackingSlipHead {
  readonly id: string
  readonly salesOrderId: string
  readonly number: string | null
  readonly edition: number
  readonly posted: boolean
  readonly discarded: boolean
}

/** Reads the row of a packing slip; refuses what is not there. */
export async function readHead({ db, caller }: Context, packingSlipId: string): Promise<PackingSlipHead> {
  const row = await db
    .selectFrom('packing_slip')
    .select(['id', 'sales_order_id', 'number', 'edition', 'posted_at', 'discarded_at'])
    .where('company_id', '=', caller.companyId)
    .where('id', '=', packingSlipId)
    .executeTakeFirst()
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `packing slip ${packingSlipId}` })])
  const { id, number, edition } = row
  return {
    id,
    number,
    edition,
    salesOrderId: row.sales_order_id,
    posted: row.posted_at !== null,
    discarded: row.discarded_at !== null,
  }
}

/** Refuses what is no preparation any more, or was changed since the caller saw it. */
export function refuseUnlessOpen(head: PackingSlipHead, ifMatch: number | null): void {
  if (head.posted) throw new Refused([refuse('DOCUMENT_POSTED', { document: `packing slip ${head.number}` })])
  if (head.discarded) throw new Refused([refuse('DOCUMENT_DISCARDED')])
  if (ifMatch !== null && ifMatch !== head.edition) {
    throw new Refused([refuse('EDITION_CHANGED', { edition: head.edition })])
  }
}

/** A line with the new value of a counter. */
export interface QuantityMove {
  readonly id: string
  readonly quantity: number
}

/** What invoices take off the lines of posted packing slips; part of posting an invoice. */
export async function addInvoiced({ db, caller }: Context, moves: readonly QuantityMove[]): Promise<void> {
  await sql`
    update packing_slip_line l set quantity_invoiced = l.quantity_invoiced + m.quantity
    from unnest(${moves.map((move) => move.id)}::uuid[], ${moves.map((move) => move.quantity)}::numeric[]) as m(id, quantity)
    where l.company_id = ${caller.companyId} and l.id = m.id`.execute(db)
}

/** D41: when a packing slip was last printed. */
export async function notePackingSlipPrint({ db, caller }: Context, id: string, printedAt: string): Promise<void> {
  await sql`update packing_slip set printed_at = ${printedAt}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}
