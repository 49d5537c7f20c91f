import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/**
 * D10, D14: registers the units of an import on the invoices that delivered them before Pakbon was there. The lines of
 * these invoices are posted with their units, counted; keys are inserted in sorted order, as everywhere.
 */
export async function registerSoldUnits(context: Context, importId: string): Promise<void> {
  await insertInvoiceLines(context, importId)
  await insertRegistrations(context, importId)
}

async function insertInvoiceLines({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section,
      quantity, serialised, blank_issue_allowed, quantity_registered, quantity_registrable, net_amount,
      tax_percentage, delivered_on, posted)
    select l.company_id, gen_random_uuid(), i.id, l.id, l.product_id, l.line_number, 'direct', l.quantity_ordered,
      true, coalesce(g.blank_issue_allowed, false), l.quantity_ordered, l.quantity_ordered,
      round(l.quantity_ordered * l.sales_price, 2), l.tax_percentage, nullif(n.delivered_on, i.invoice_on), true
    from (select distinct sales_order_line_id as id, invoice_number, delivered_on from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next') n
    join sales_order_line l on l.company_id = ${caller.companyId} and l.id = n.id
    join invoice i on i.company_id = l.company_id and i.kind = 'imported' and i.number = n.invoice_number
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id`.execute(
    db,
  )
}

async function insertRegistrations({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    insert into registration (company_id, id, product_id, sales_order_line_id, invoice_line_id, serial_number,
      serial_key, unique_in_company, registered_by, position)
    select n.company_id, n.registration_id, n.product_id, n.sales_order_line_id, l.id, n.serial_number, n.serial_key,
      n.unique_in_company, ${caller.actorId}, n.row_number
    from sold_unit_import_row n
    join invoice_line l on l.company_id = n.company_id and l.sales_order_line_id = n.sales_order_line_id
    where n.company_id = ${caller.companyId} and n.sold_unit_import_id = ${importId} and n.outcome = 'next'
    order by n.serial_key, n.row_number`.execute(db)
}
