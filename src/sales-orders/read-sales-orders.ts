import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { sumQuantities, totals } from '#domain/money.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { leftToDeliver } from '#domain/sales-order.ts'
import type { SalesOrderView } from './views.ts'

/** domain/sales-order.ts `stateOfOrder`, as a query can say it. */
export const salesOrderState = sql`(select case
    when bool_and(l.quantity_cancelled = l.quantity_ordered) filter (where l.quantity_ordered > 0) then 'cancelled'
    when bool_or(l.quantity_ordered > l.quantity_cancelled + l.quantity_delivered) filter (where l.quantity_ordered > 0)
      then case when bool_or(l.quantity_delivered > 0) then 'partlyDelivered' else 'open' end
    when bool_and(case when l.free_of_charge then l.quantity_delivered else l.quantity_invoiced end
      = l.quantity_ordered - l.quantity_cancelled) then 'invoiced'
    else 'delivered' end
  from sales_order_line l where l.company_id = o.company_id and l.sales_order_id = o.id)`

/** What a list and a whole order show. */
export const salesOrderHead = sql`o.id, o.number, ${salesOrderState} as state, c.id as "customerId", c.number as "customerNumber",
  c.name as "customerName", o.currency, o.customer_reference as "customerReference",
  o.customer_order_number as "customerOrderNumber", o.ordered_on as "orderedOn", o.requested_delivery_on as "requestedDeliveryOn",
  o.created_at as "createdAt"`

/** Orders with their customers. */
export const salesOrderSource = sql`sales_order o join customer c on c.company_id = o.company_id and c.id = o.customer_id`

const lines = sql`(select coalesce(json_agg(json_build_object('id', l.id, 'lineNumber', l.line_number, 'productId', p.id,
    'productNumber', p.number, 'description', l.description, 'salesUnit', l.sales_unit,
    'salesUnitFactor', l.sales_unit_factor, 'quantity', l.sales_quantity, 'salesPrice', trim_scale(l.sales_price)::text,
    'discountPercentage', trim_scale(l.discount_percentage)::text, 'taxCode', l.tax_code,
    'taxPercentage', trim_scale(l.tax_percentage)::text,
    'serialised', p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false),
    'quantityOrdered', l.quantity_ordered, 'quantityCancelled', l.quantity_cancelled,
    'quantityDelivered', l.quantity_delivered, 'quantityInvoiced', l.quantity_invoiced,
    'quantityCredited', l.quantity_credited, 'quantityReturned', l.quantity_returned, 'freeOfCharge', l.free_of_charge,
    'correctsLineId', l.corrects_line_id,
    'frozen', l.frozen_at is not null) order by l.line_number), '[]')
  from sales_order_line l join product p on p.company_id = l.company_id and p.id = l.product_id
  where l.company_id = o.company_id and l.sales_order_id = o.id)`

const packingSlips = sql`(select coalesce(json_agg(json_build_object('id', s.id, 'number', s.number, 'state',
    case when s.discarded_at is not null then 'discarded' when s.posted_at is null then 'inPreparation'
      else 'posted' end) order by s.created_at), '[]')
  from packing_slip s where s.company_id = o.company_id and s.sales_order_id = o.id)`

const invoices = sql`(select coalesce(json_agg(json_build_object('id', i.id, 'number', i.number, 'state',
    case when i.discarded_at is not null then 'discarded' when i.posted_at is null then 'inPreparation'
      else 'posted' end) order by i.created_at), '[]')
  from invoice i where i.company_id = o.company_id and i.sales_order_id = o.id)`

/** One sales order whole, with its lines and documents. */
export async function readSalesOrder({ db, caller }: Context, id: string): Promise<SalesOrderView> {
  const { rows } = await sql<SalesOrderView>`
    select ${salesOrderHead}, o.version as edition, o.invoice_address as "invoiceAddress",
      o.delivery_address as "deliveryAddress", ${lines} as lines, ${packingSlips} as "packingSlips",
      ${invoices} as invoices
    from ${salesOrderSource} where o.company_id = ${caller.companyId} and o.id = ${id}`.execute(db)
  const order = rows[0]
  if (!order) throw new Refused([refuse('NOT_FOUND', { what: `sales order ${id}` })])
  return salesOrderView(order)
}

/** What is cancelled costs nothing. */
function salesOrderView(order: SalesOrderView): SalesOrderView {
  const { netAmounts, perRate, ...amounts } = totals(
    order.lines.map((line) => ({ ...line, quantity: sumQuantities(line.quantityOrdered, -line.quantityCancelled) })),
  )
  const lines = order.lines.map((line, index) => ({
    ...line,
    leftToDeliver: leftOf(line),
    netAmount: netAmounts[index] ?? '',
  }))
  return { ...order, lines, amounts: { ...amounts, perRate: [...perRate] } }
}

function leftOf(line: SalesOrderView['lines'][number]): number {
  return leftToDeliver({
    ordered: line.quantityOrdered,
    cancelled: line.quantityCancelled,
    delivered: line.quantityDelivered,
    invoiced: line.quantityInvoiced,
  })
}
