import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/** Marks whole invoices of an import as under way, in the order of the file, until there are so many rows. */
export async function choosePortion({ db, caller }: Context, importId: string, atMost: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with invoices as (
      select invoice_number, count(*) as rows, sum(count(*)) over (order by min(row_number)) as so_far
      from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'new'
      group by invoice_number)
    update sold_unit_import_row set outcome = 'next'
    where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'new'
      and invoice_number in (select invoice_number from invoices where so_far - rows < ${atMost})`.execute(db)
  return Number(numAffectedRows)
}

/** Units of one invoice, product, price and day of delivery are one line: the first one's. */
export async function gatherLines({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    with n as materialized (
      select company_id, sold_unit_import_id, row_number, sales_order_line_id, first_value(sales_order_line_id) over (
        partition by invoice_number, product_id, sales_price, delivered_on order by row_number) as first
      from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next')
    update sold_unit_import_row w set sales_order_line_id = n.first from n
    where (w.company_id, w.sold_unit_import_id, w.row_number) = (n.company_id, n.sold_unit_import_id, n.row_number)
      and n.first <> n.sales_order_line_id`.execute(db)
}

/** What was under way is imported. */
export async function endPortion({ db, caller }: Context, importId: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`update sold_unit_import_row set outcome = 'imported'
    where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next'`.execute(db)
  return Number(numAffectedRows)
}
