import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/**
 * Marks whole invoices of an import as under way, in the order of the file, until there are so many rows. Units of one
 * invoice, product, price and day of delivery are one line: the first one's.
 */
export async function choosePortion({ db, caller }: Context, importId: string, atMost: number): Promise<number> {
  const isNew = sql`company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'new'`
  const { numAffectedRows = 0n } = await sql`
    with invoices as (
      select invoice_number, count(*) as rows, sum(count(*)) over (order by min(row_number)) as so_far
      from sold_unit_import_row where ${isNew} group by invoice_number),
    chosen as materialized (
      select company_id, sold_unit_import_id, row_number, first_value(sales_order_line_id) over (
        partition by invoice_number, product_id, sales_price, delivered_on order by row_number) as line_id
      from sold_unit_import_row
      where ${isNew} and invoice_number in (select invoice_number from invoices where so_far - rows < ${atMost}))
    update sold_unit_import_row w set outcome = 'next', sales_order_line_id = n.line_id from chosen n
    where (w.company_id, w.sold_unit_import_id, w.row_number) = (n.company_id, n.sold_unit_import_id, n.row_number)`.execute(
    db,
  )
  return Number(numAffectedRows)
}

/** What was under way is imported. */
export async function endPortion({ db, caller }: Context, importId: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`update sold_unit_import_row set outcome = 'imported'
    where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next'`.execute(db)
  return Number(numAffectedRows)
}
