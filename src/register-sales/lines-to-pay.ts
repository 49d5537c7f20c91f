import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { PricedLine } from '#domain/money.ts'
import type { LineCount } from '#domain/registration.ts'

/** A line of a ticket as its payment sees it: what it costs, and what of it is registered. */
export type LineToPay = LineCount & Omit<PricedLine, 'quantity'>

/** The lines of the preparation of a ticket whose order is locked. */
export async function readLinesToPay({ db, caller }: Context, invoiceId: string): Promise<readonly LineToPay[]> {
  const { rows } = await sql<LineToPay>`
    select l.line_number as "lineNumber", p.number as product, l.quantity::float8 as quantity, l.serialised,
      l.blank_issue_allowed as "blankIssueAllowed", l.quantity_registered as registered,
      l.quantity_not_readable as "notReadable", o.sales_unit_factor as "salesUnitFactor",
      o.sales_price::text as "salesPrice", o.discount_percentage::text as "discountPercentage",
      o.tax_percentage::text as "taxPercentage"
    from invoice_line l
    join sales_order_line o on o.company_id = l.company_id and o.id = l.sales_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${caller.companyId} and l.invoice_id = ${invoiceId} and l.quantity > 0
    order by l.line_number`.execute(db)
  return rows
}
