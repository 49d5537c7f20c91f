import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Share } from '#domain/invoice.ts'
import { Refused, refuse } from '#domain/refusal.ts'

/** An invoice's own row, with its order locked before. */
export interface InvoiceHead {
  readonly id: string
  readonly salesOrderId: string
  readonly kind: 'invoice' | 'creditNote' | 'imported'
  readonly number: string | null
  readonly edition: number
  readonly posted: boolean
  readonly discarded: boolean
  readonly partialPackingSlips: 'one' | 'free'
  readonly paymentDays: number
}

/** Reads the row of an invoice to change; refuses what is not there, and what is on a ticket for whoever is at no till. */
export async function readHead({ db, caller }: Context, invoiceId: string): Promise<InvoiceHead> {
  const { rows } = await sql<InvoiceHead & { till: string | null }>`
    select i.id, i.sales_order_id as "salesOrderId", i.kind, i.number, i.edition, i.posted_at is not null as posted,
      i.discarded_at is not null as discarded, c.partial_packing_slips as "partialPackingSlips",
      k.payment_days as "paymentDays", (select t.code from register_sale r
        join till t on t.company_id = r.company_id and t.id = r.till_id
        where r.company_id = i.company_id and r.invoice_id = i.id and r.posted_at is null) as till
    from invoice i
    join company c on c.id = i.company_id
    join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id
    join customer k on k.company_id = o.company_id and k.id = o.customer_id
    where i.company_id = ${caller.companyId} and i.id = ${invoiceId}`.execute(db)
  const head = rows[0]
  if (!head) throw new Refused([refuse('NOT_FOUND', { what: `invoice ${invoiceId}` })])
  const { till } = head
  // D60: it is posted with its payment, or given up, at a till.
  if (till !== null && caller.tillId === null) throw new Refused([refuse('DOCUMENT_OF_TILL', { till })])
  return head
}

/** Refuses what is no preparation any more, or was changed since the caller saw it. */
export function refuseUnlessOpen(head: InvoiceHead, ifMatch: number | null): void {
  if (head.posted) throw new Refused([refuse('DOCUMENT_POSTED', { document: `invoice ${head.number}` })])
  if (head.discarded) throw new Refused([refuse('DOCUMENT_DISCARDED')])
  if (ifMatch !== null && ifMatch !== head.edition) {
    throw new Refused([refuse('EDITION_CHANGED', { edition: head.edition })])
  }
}

/** A share as it stands: what the invoice takes of a packing slip line, and what is left of that line now. */
export interface ShareRow extends Share {
  readonly invoiceLineId: string
  readonly packingSlipLineId: string
  readonly packingSlipId: string
  readonly salesOrderLineId: string
  readonly serialised: boolean
  readonly takenUnits: number
  /** As it was last written (D36). */
  readonly wasInPart: boolean
}

/** The shares of an invoice, with what is left now; the order is locked. One query. */
export async function readShares({ db, caller }: Context, invoiceId: string): Promise<readonly ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    select s.invoice_line_id as "invoiceLineId", s.packing_slip_line_id as "packingSlipLineId",
      p.id as "packingSlipId", l.sales_order_line_id as "salesOrderLineId", p.number as "packingSlip",
      l.line_number as "lineNumber", l.serialised, s.quantity_units as "takenUnits",
      s.in_part as "wasInPart",
      s.quantity_taken::float8 as taken, (l.quantity - l.quantity_reversed - l.quantity_invoiced)::float8 as left,
      case when l.serialised then s.quantity_taken - s.quantity_units else 0 end::float8 as "takenUnnumbered",
      case when l.serialised then l.quantity - l.quantity_reversed - l.quantity_registered - l.quantity_not_readable
        - coalesce((select sum(e.quantity_taken - e.quantity_units) from invoice_line_share e
          where e.company_id = l.company_id and e.packing_slip_line_id = l.id and e.posted), 0)
        else 0 end::float8 as "leftUnnumbered"
    from invoice_line_share s
    join invoice_line il on il.company_id = s.company_id and il.id = s.invoice_line_id
    join packing_slip_line l on l.company_id = s.company_id and l.id = s.packing_slip_line_id
    join packing_slip p on p.company_id = l.company_id and p.id = l.packing_slip_id
    where s.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId}
    order by l.line_number, p.series_number`.execute(db)
  return rows
}

/** What a share becomes. */
export interface ShareChange {
  readonly invoiceLineId: string
  readonly packingSlipLineId: string
  readonly taken: number
  readonly takenUnits: number
  readonly left: number
  readonly wasInPart: boolean
}

/**
 * Writes shares, and with them the quantities of their invoice lines, by set. Shares in part are cleared first: the
 * index that allows one of them looks at each row as it is written.
 */
export async function writeShares(
  { db, caller }: Context,
  changes: readonly ShareChange[],
  { oneInPart, posted }: { readonly oneInPart: boolean; readonly posted: boolean },
): Promise<void> {
  const inPart = changes.filter((change) => change.wasInPart).map((change) => change.invoiceLineId)
  if (inPart.length > 0) {
    await sql`update invoice_line_share set in_part = false
      where company_id = ${caller.companyId} and invoice_line_id = any(${inPart}::uuid[]) and in_part`.execute(db)
  }
  await sql`
    with n as (
      select * from unnest(${changes.map((change) => change.invoiceLineId)}::uuid[],
        ${changes.map((change) => change.packingSlipLineId)}::uuid[], ${changes.map((change) => change.taken)}::numeric[],
        ${changes.map((change) => change.takenUnits)}::int[], ${changes.map((change) => change.left)}::numeric[])
        as n(invoice_line_id, packing_slip_line_id, taken, units, open)),
    share as (
      update invoice_line_share s set quantity_taken = n.taken, quantity_units = n.units, quantity_left = n.open,
        in_part = (0 < n.taken and n.taken < n.open), one_in_part = ${oneInPart}, posted = ${posted}
      from n where s.company_id = ${caller.companyId} and s.invoice_line_id = n.invoice_line_id
        and s.packing_slip_line_id = n.packing_slip_line_id)
    update invoice_line l set quantity = t.taken
    from (select invoice_line_id, sum(taken) as taken from n group by invoice_line_id) t
    where l.company_id = ${caller.companyId} and l.id = t.invoice_line_id and l.quantity <> t.taken`.execute(db)
}

/** D41: when a invoice was last printed. */
export async function noteInvoicePrint({ db, caller }: Context, id: string, printedAt: string): Promise<void> {
  await sql`update invoice set printed_at = ${printedAt}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}
