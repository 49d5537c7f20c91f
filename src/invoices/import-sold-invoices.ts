import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/**
 * D37: the invoices of an import of units that were sold before Pakbon, under the numbers and days that they had. They
 * take no number of our series and no place in its chain. What they come to is not known: an import may have some of
 * their units alone, and a later one more.
 */
export async function importSoldInvoices({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    insert into invoice (company_id, id, kind, sales_order_id, currency, invoice_address, created_by, number,
      invoice_on, posted_at, posted_by)
    select o.company_id, gen_random_uuid(), 'imported', o.id, o.currency, o.invoice_address, ${caller.actorId},
      n.invoice_number, n.invoice_on, clock_timestamp(), ${caller.actorId}
    from (select invoice_number, invoice_on, (array_agg(sales_order_line_id))[1] as line_id from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next'
      group by 1, 2) n
    join sales_order_line l on l.company_id = ${caller.companyId} and l.id = n.line_id
    join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
    where not exists (select from invoice i
      where i.company_id = o.company_id and i.kind = 'imported' and i.number = n.invoice_number)`.execute(db)
}
