import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'

/**
 * Makes what an invoice in preparation delivers equal to the lines of its ticket, in one statement; the order is
 * locked. A line that is off the ticket stays with nothing on it.
 */
export async function matchDirectLines(
  { db, caller }: Context,
  { invoiceId, salesOrderId }: { readonly invoiceId: string; readonly salesOrderId: string },
): Promise<void> {
  const { companyId } = caller
  const { rows } = await sql<{ lines: number }>`
    select count(*)::int as lines from sales_order_line
    where company_id = ${companyId} and sales_order_id = ${salesOrderId}`.execute(db)
  await sql`
    with n as (
      select l.id, l.product_id, l.line_number, l.quantity_ordered - l.quantity_cancelled as quantity,
        p.kind = 'stocked' and coalesce(g.active_in_sales_process, false) as serialised,
        coalesce(g.blank_issue_allowed, false) as blank_issue_allowed, l.tax_percentage,
        row_number() over (order by l.line_number) as position
      from sales_order_line l
      join product p on p.company_id = l.company_id and p.id = l.product_id
      left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
      where l.company_id = ${companyId} and l.sales_order_id = ${salesOrderId}),
    kept as (
      update invoice_line l set quantity = n.quantity, serialised = n.serialised,
        blank_issue_allowed = n.blank_issue_allowed,
        quantity_registrable = greatest(case when n.serialised then n.quantity else 0 end,
          l.quantity_registered + l.quantity_not_readable)
      from n where l.company_id = ${companyId} and l.invoice_id = ${invoiceId} and l.sales_order_line_id = n.id
      returning n.id)
    insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section,
      quantity, serialised, blank_issue_allowed, quantity_registrable, tax_percentage)
    select ${companyId}, i.id, ${invoiceId}, n.id, n.product_id, n.line_number, 'direct', n.quantity, n.serialised,
      n.blank_issue_allowed, case when n.serialised then n.quantity else 0 end, n.tax_percentage
    from n
    join unnest(${newIds(rows[0]?.lines ?? 0)}::uuid[]) with ordinality as i(id, position) on i.position = n.position
    where n.quantity > 0 and not exists (select from invoice_line l
      where l.company_id = ${companyId} and l.invoice_id = ${invoiceId} and l.sales_order_line_id = n.id)`.execute(db)
}

/** Takes the address of the order's customer over, after the customer of a ticket changed. */
export async function takeInvoiceAddress({ db, caller }: Context, invoiceId: string): Promise<void> {
  await sql`
    update invoice i set invoice_address = o.invoice_address from sales_order o
    where i.company_id = ${caller.companyId} and i.id = ${invoiceId} and o.company_id = i.company_id
      and o.id = i.sales_order_id and i.invoice_address <> o.invoice_address`.execute(db)
}
