import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { deliveredOn } from '#serial-numbers/find-units.ts'
import { mayBeCompleted } from '#serial-numbers/list-units.ts'
import type { ChangedSlip, OrderToDo, Part, Preparation, UnitToComplete } from './views.ts'

type Expression = RawBuilder<unknown>

/** What a part counts at most. */
export const most = 1000
const shown = 10
/** Orders that are looked through for the first ones; more at once are nobody's work. */
const ordersLookedAt = 10_000

/** D30: orders with something left to deliver. */
export function readOrdersToPack(context: Context): Promise<Part<OrderToDo>> {
  return readOrders(
    context,
    sql`l.quantity_ordered > l.quantity_cancelled + l.quantity_delivered and ${ofNoTicket}`,
    'packing_slip',
  )
}

/** D34: orders of which something was delivered that is not invoiced. */
export function readOrdersToInvoice(context: Context): Promise<Part<OrderToDo>> {
  return readOrders(context, toInvoice, 'invoice')
}

/** What is on a ticket is packed by nobody: its till delivers it. */
const ofNoTicket = sql`not exists (select from register_sale t where t.company_id = l.company_id
  and t.sales_order_id = l.sales_order_id and t.posted_at is null)`

/** As its index says it. What replaces a returned unit is never invoiced. */
const toInvoice = sql`l.quantity_ordered > 0 and l.quantity_delivered > l.quantity_invoiced and not l.free_of_charge`

function readOrders(
  context: Context,
  unfinished: Expression,
  preparation: 'packing_slip' | 'invoice',
): Promise<Part<OrderToDo>> {
  const { companyId } = context.caller
  const order = sql`order by o.requested_delivery_on nulls last, o.ordered_on, o.id`
  const found = sql`
    select o.id, w.lines, row_number() over (${order}) as place
    from (select l.sales_order_id, count(*)::int as lines from sales_order_line l
      where l.company_id = ${companyId} and ${unfinished}
      group by l.sales_order_id order by l.sales_order_id limit ${sql.lit(ordersLookedAt)}) w
    join sales_order o on o.company_id = ${companyId} and o.id = w.sales_order_id
    ${order} limit ${sql.lit(most + 1)}`
  const columns = sql`o.id, o.number, ${customerColumns}, o.ordered_on as "orderedOn",
    o.requested_delivery_on as "requestedDeliveryOn", f.lines,
    (select count(*)::int from ${sql.table(preparation)} d where d.company_id = o.company_id
      and d.sales_order_id = o.id and d.posted_at is null and d.discarded_at is null) as preparations`
  return readPart(context, found, columns, sql`join sales_order o on o.company_id = ${companyId} and o.id = f.id`)
}

/** Packing slips or invoices in preparation, with how far their serial numbers are (D26); a till's tickets are its own. */
export function readPreparations(context: Context, kind: 'packing_slip' | 'invoice'): Promise<Part<Preparation>> {
  const { companyId } = context.caller
  const found = sql`
    select d.id, row_number() over (order by d.created_at, d.id) as place from ${sql.table(kind)} d
    where d.company_id = ${companyId} and d.posted_at is null and d.discarded_at is null
      ${kind === 'invoice' ? sql`and not exists (select from register_sale t where t.company_id = d.company_id and t.invoice_id = d.id)` : sql``}
    order by d.created_at, d.id limit ${sql.lit(most + 1)}`
  const columns = sql`d.id, o.id as "salesOrderId", o.number as "salesOrderNumber", ${customerColumns},
    d.created_at as "createdAt", coalesce(n.quantity, 0)::float8 as quantity,
    coalesce(n.registered, 0)::int as registered, coalesce(n.not_readable, 0)::int as "notReadable"`
  const joins = sql`
    join ${sql.table(kind)} d on d.company_id = ${companyId} and d.id = f.id
    join sales_order o on o.company_id = d.company_id and o.id = d.sales_order_id
    left join lateral (select sum(l.quantity) as quantity, sum(l.quantity_registered) as registered,
        sum(l.quantity_not_readable) as not_readable
      from ${sql.table(`${kind}_line`)} l where l.company_id = d.company_id and l.${sql.ref(`${kind}_id`)} = d.id
        and l.serialised ${kind === 'invoice' ? sql`and l.section = 'direct'` : sql``}) n on true`
  return readPart(context, found, columns, joins)
}

/** D40: delivered units that are not readable and may still get their serial number. The oldest first. */
export function readUnitsToComplete(context: Context): Promise<Part<UnitToComplete>> {
  const { companyId } = context.caller
  const order = sql`order by r.registered_at, r.position, r.id`
  const documents = sql`
    join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id`
  const found = sql`
    select r.id, row_number() over (${order}) as place from registration r ${documents}
    where r.company_id = ${companyId} and r.serial_key is null and ${mayBeCompleted}
    ${order} limit ${sql.lit(most + 1)}`
  const columns = sql`r.id, p.id as "productId", p.number as "productNumber", p.name as "productName",
    ${customerColumns}, case when s.id is null then 'invoice' else 'packingSlip' end as "documentKind",
    coalesce(s.id, i.id) as "documentId", coalesce(s.number, i.number) as "documentNumber",
    ${deliveredOn} as "deliveredOn", (now() at time zone k.time_zone)::date - ${deliveredOn} as "ageInDays"`
  const joins = sql`
    join registration r on r.company_id = ${companyId} and r.id = f.id ${documents}
    join company k on k.id = r.company_id
    join product p on p.company_id = r.company_id and p.id = r.product_id
    join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id`
  return readPart(context, found, columns, joins)
}

/** D41: what was printed no longer shows the present serial numbers. */
export function readSlipsChangedSincePrint(context: Context): Promise<Part<ChangedSlip>> {
  const { companyId } = context.caller
  const found = sql`
    select s.id, row_number() over (order by s.created_at, s.id) as place from packing_slip s
    where s.company_id = ${companyId} and s.serial_numbers_changed_at > s.printed_at and s.posted_at is not null
    order by s.created_at, s.id limit ${sql.lit(most + 1)}`
  const columns = sql`s.id, s.number, o.id as "salesOrderId", o.number as "salesOrderNumber", ${customerColumns},
    s.posting_on as "postingOn", s.printed_at as "printedAt", s.serial_numbers_changed_at as "serialNumbersChangedAt"`
  const joins = sql`
    join packing_slip s on s.company_id = ${companyId} and s.id = f.id
    join sales_order o on o.company_id = s.company_id and o.id = s.sales_order_id`
  return readPart(context, found, columns, joins)
}

/** The customer `c` of an item. */
export const customerColumns = sql`c.id as "customerId", c.number as "customerNumber", c.name as "customerName"`

/** Counts what was found, at most one more than is told, and reads the first ones with an order `o`. */
export async function readPart<Item>(
  { db }: Context,
  found: Expression,
  columns: Expression,
  joins: Expression,
): Promise<Part<Item>> {
  const { rows } = await sql<Item & { found: number }>`
    select ${columns}, f.found
    from (select x.*, count(*) over ()::int as found from (${found}) x order by x.place limit ${sql.lit(shown)}) f
    ${joins}
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    order by f.place`.execute(db)
  const count = rows[0]?.found ?? 0
  const items = rows.map(({ found: _, ...item }) => item as Item)
  return { count: Math.min(count, most), capped: count > most, items }
}
