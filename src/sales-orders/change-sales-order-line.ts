import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { decimalOf, shortestText } from '#domain/decimal.ts'
import { reviewEdition } from '#domain/edition.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type LineToChange, reviewLineChange } from '#domain/sales-order.ts'
import { recordEvent } from '#events/record.ts'
import { lockSalesOrder, quantityBeingPrepared, touchSalesOrder } from './store.ts'
import type { SalesOrderLineChange } from './views.ts'

/**
 * Changes a line of a sales order: its quantity down to what is delivered, cancelled or being prepared (D30); its
 * price, discount and tax while nothing of it is invoiced (D37).
 */
export async function changeSalesOrderLine(
  context: Context,
  { salesOrderId, lineId }: { readonly salesOrderId: string; readonly lineId: string },
  asked: SalesOrderLineChange,
  ifMatch: number | null,
): Promise<void> {
  const { version } = await lockSalesOrder(context, salesOrderId)
  throwIfRefused(reviewEdition(version, ifMatch))
  const { price: before, ...line } = await readLine(context, salesOrderId, lineId)
  const after = { ...before, ...pricesOf(asked), ...(await taxOf(context, before, asked)) }
  const quantity = asked.quantity ?? line.quantity
  const repricing = changesBetween(before, after)
  throwIfRefused(reviewLineChange(line, { quantity: asked.quantity, repriced: Object.keys(repricing).length > 0 }))
  await updateLine(context, lineId, quantity, after)
  await touchSalesOrder(context, salesOrderId)
  const data = { ...changesBetween({ quantity: line.quantity }, { quantity }), ...repricing }
  await recordEvent(context, { kind: 'salesOrderLineChanged', subjectId: lineId, data })
}

interface LinePrice {
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxCode: string | null
  readonly taxPercentage: string
}

async function readLine({ db, caller }: Context, salesOrderId: string, lineId: string) {
  const { rows } = await sql<LineToChange & { quantity: number; price: LinePrice }>`
    select l.line_number as "lineNumber", l.sales_unit_factor as "salesUnitFactor",
      l.sales_quantity::float8 as quantity, l.quantity_ordered::float8 as ordered, l.quantity_invoiced::float8 as invoiced,
      (l.quantity_cancelled + l.quantity_delivered + ${quantityBeingPrepared})::float8 as settled, l.free_of_charge as "freeOfCharge",
      p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised,
      json_build_object('salesPrice', trim_scale(l.sales_price)::text,
        'discountPercentage', trim_scale(l.discount_percentage)::text, 'taxCode', l.tax_code,
        'taxPercentage', trim_scale(l.tax_percentage)::text) as price
    from sales_order_line l
    join product p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${caller.companyId} and l.sales_order_id = ${salesOrderId} and l.id = ${lineId}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `sales order line ${lineId}` })])
  return rows[0]
}

/** Prices as they are compared and kept: 2.50 is 2.5. */
function pricesOf({ salesPrice, discountPercentage }: SalesOrderLineChange): Partial<LinePrice> {
  const asked = { salesPrice, discountPercentage }
  const given = Object.entries(asked).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
  return Object.fromEntries(given.map(([name, text]) => [name, shortestText(decimalOf(text))]))
}

/** The tax of a line: as it was where the code stays, since the rate of an order is the one it was taken in with. */
async function taxOf({ db, caller }: Context, before: LinePrice, { taxCode = before.taxCode }: SalesOrderLineChange) {
  if (taxCode === before.taxCode) return {}
  if (taxCode === null) return { taxCode, taxPercentage: '0' }
  const { rows } = await sql<{ taxPercentage: string }>`
    select trim_scale(percentage)::text as "taxPercentage" from tax_code
    where company_id = ${caller.companyId} and code = ${taxCode}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `tax code ${taxCode}` })])
  return { taxCode, ...rows[0] }
}

async function updateLine(
  { db, caller }: Context,
  lineId: string,
  quantity: number,
  { salesPrice, discountPercentage, taxCode, taxPercentage }: LinePrice,
): Promise<void> {
  await sql`
    update sales_order_line set sales_quantity = ${quantity}::numeric,
      quantity_ordered = ${quantity}::numeric * sales_unit_factor, sales_price = ${salesPrice},
      discount_percentage = ${discountPercentage}, tax_code = ${taxCode}, tax_percentage = ${taxPercentage}
    where company_id = ${caller.companyId} and id = ${lineId}`.execute(db)
}
