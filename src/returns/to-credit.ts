import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { receivedUnitsOfLine, withoutRowToCredit } from '#sales-orders/returned-to-credit.ts'

/** What is to be credited: units, or a quantity without a row of its own; of its sale, or at a line's own price. */
export interface ToCredit {
  readonly returnOrderLineId: string
  readonly lineNumber: number
  readonly unitIds: readonly string[]
  readonly quantity: number
  /** The invoiced line that it takes back; null: it is credited at the line's price. */
  readonly salesOrderLineId: string | null
  readonly salesOrderId: string | null
  readonly productId: string
  readonly description: string
  readonly unit: string
  /** Of an inventory unit, where there is no sale. */
  readonly salesPrice: string | null
  readonly taxCode: string | null
  readonly taxPercentage: string
}

/**
 * D52: what of a return order was received for credit and is not credited. A unit that replaced another is credited as
 * the first one of its chain, which was invoiced; the sale of another customer is not credited to this one.
 */
export async function readToCredit(
  { db, caller }: Context,
  returnOrderId: string,
  unitIds: readonly string[] | null,
): Promise<readonly ToCredit[]> {
  const { companyId } = caller
  const { rows } = await sql<ToCredit>`
    with recursive line as (
      select l.*, ro.customer_id from return_order_line l
      join return_order ro on ro.company_id = l.company_id and ro.id = l.return_order_id
      where l.company_id = ${companyId} and l.return_order_id = ${returnOrderId}),
    unit as (
      select u.id, u.return_order_line_id, u.sales_order_line_id from return_unit u
      where u.company_id = ${companyId} and u.return_order_line_id in (select id from line) and u.posted and u.active
        and u.disposition = 'credit' and u.credit_line_id is null
        ${unitIds === null ? sql`` : sql`and u.id = any(${unitIds}::uuid[])`}),
    origin as (
      select id, sales_order_line_id from unit where sales_order_line_id is not null
      union all
      select o.id, x.sales_order_line_id from origin o
      join return_unit x on x.company_id = ${companyId} and x.replacement_line_id = o.sales_order_line_id
      where x.sales_order_line_id is not null),
    part as (
      select u.return_order_line_id as line_id, s.id as sale_id, array_agg(u.id order by u.id) as unit_ids,
        count(*)::numeric as quantity
      from unit u
      join line l on l.id = u.return_order_line_id
      left join lateral (select ol.id from origin o
        join sales_order_line ol on ol.company_id = ${companyId} and ol.id = o.sales_order_line_id
          and not ol.free_of_charge
        join sales_order so on so.company_id = ol.company_id and so.id = ol.sales_order_id
          and so.customer_id = l.customer_id
        where o.id = u.id limit 1) s on true
      group by 1, 2
      union all
      select l.id, l.sales_order_line_id, '{}', ${withoutRowToCredit} from line l ${receivedUnitsOfLine}
      where ${unitIds === null ? sql`${withoutRowToCredit} > 0` : sql`false`})
    select l.id as "returnOrderLineId", l.line_number as "lineNumber", p.unit_ids as "unitIds",
      p.quantity::float8 as quantity, ol.id as "salesOrderLineId", ol.sales_order_id as "salesOrderId",
      pr.id as "productId", pr.name as description, pr.inventory_unit as unit,
      trim_scale(l.sales_price)::text as "salesPrice", t.code as "taxCode", coalesce(t.percentage, 0) as "taxPercentage"
    from part p
    join line l on l.id = p.line_id
    join product pr on pr.company_id = l.company_id and pr.id = l.product_id
    left join tax_code t on t.company_id = l.company_id and t.code = coalesce(l.tax_code, pr.tax_code)
    left join sales_order_line ol on ol.company_id = ${companyId} and ol.id = p.sale_id
    order by l.line_number, ol.id`.execute(db)
  return rows
}
