import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { missingUnits, surplusUnits } from '#domain/registration.ts'
import type { InvoiceView } from './views.ts'

/** How far an invoice is. */
export const invoiceState = sql`case when i.discarded_at is not null then 'discarded' when i.posted_at is null then 'inPreparation'
  else 'posted' end`

/** What a list and a whole invoice show. */
export const invoiceHead = sql`i.id, i.number, i.kind, ${invoiceState} as state, i.sales_order_id as "salesOrderId",
  o.number as "salesOrderNumber", c.id as "customerId", c.number as "customerNumber", c.name as "customerName",
  i.currency, i.invoice_on as "invoiceOn", i.due_on as "dueOn", i.net_amount as "netAmount",
  i.tax_amount as "taxAmount", i.gross_amount as "grossAmount", i.created_at as "createdAt", i.posted_at as "postedAt"`

/** Invoices with their orders and customers. */
export const invoiceSource = sql`invoice i
  join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id
  join customer c on c.company_id = o.company_id and c.id = o.customer_id`

/** What an invoice line takes of its packing slips; `left` is as it was posted, or as it is now. */
const shares = sql`(select coalesce(json_agg(json_build_object('packingSlipLineId', s.packing_slip_line_id,
    'packingSlipId', p.id, 'packingSlipNumber', p.number, 'taken', s.quantity_taken,
    'left', case when s.posted then s.quantity_left
      else sl.quantity - sl.quantity_reversed - sl.quantity_invoiced end,
    'units', s.quantity_units, 'unnumbered', case when l.serialised then s.quantity_taken - s.quantity_units else 0 end,
    'unnumberedLeft', case when l.serialised and not s.posted then sl.quantity - sl.quantity_reversed
      - sl.quantity_registered - sl.quantity_not_readable
      - coalesce((select sum(e.quantity_taken - e.quantity_units) from invoice_line_share e
        where e.company_id = sl.company_id and e.packing_slip_line_id = sl.id and e.posted), 0) else 0 end,
    'inPart', s.in_part) order by p.series_number), '[]')
  from invoice_line_share s
  join packing_slip_line sl on sl.company_id = s.company_id and sl.id = s.packing_slip_line_id
  join packing_slip p on p.company_id = sl.company_id and p.id = sl.packing_slip_id
  where s.company_id = l.company_id and s.invoice_line_id = l.id)`

/** One invoice whole. */
export async function readInvoice({ db, caller }: Context, invoiceId: string): Promise<InvoiceView> {
  const { rows } = await sql<InvoiceView>`
    select ${invoiceHead}, i.edition, i.invoice_address as "invoiceAddress", o.customer_reference as "customerReference",
      i.serial_numbers_changed_at as "serialNumbersChangedAt",
      (select coalesce(json_agg(json_build_object('id', l.id, 'lineNumber', l.line_number, 'section', l.section,
          'salesOrderLineId', l.sales_order_line_id, 'productId', p.id, 'productNumber', p.number,
          'description', ol.description, 'unit', p.inventory_unit, 'quantity', l.quantity, 'serialised', l.serialised,
          'blankIssueAllowed', l.blank_issue_allowed, 'registered', l.quantity_registered,
          'notReadable', l.quantity_not_readable, 'salesPrice', ol.sales_price::text,
          'discountPercentage', ol.discount_percentage::text, 'taxPercentage', ol.tax_percentage::text,
          'netAmount', l.net_amount::text, 'packingSlips', ${shares}) order by l.section desc, l.line_number), '[]')
        from invoice_line l
        join product p on p.company_id = l.company_id and p.id = l.product_id
        join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
        where l.company_id = i.company_id and l.invoice_id = i.id) as lines
    from ${invoiceSource} where i.company_id = ${caller.companyId} and i.id = ${invoiceId}`.execute(db)
  const invoice = rows[0]
  if (!invoice) throw new Refused([refuse('NOT_FOUND', { what: `invoice ${invoiceId}` })])
  const lines = invoice.lines.map((line) => ({
    ...line,
    missing: isDirect(line) ? missingUnits(line) : 0,
    surplus: isDirect(line) ? surplusUnits(line) : 0,
  }))
  return { ...invoice, lines }
}

function isDirect({ section, serialised }: InvoiceView['lines'][number]): boolean {
  return section === 'direct' && serialised
}
