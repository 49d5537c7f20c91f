import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type ImportedOrder, orderFingerprint } from '#exchange/imported-order.ts'

/** A sales order that may be one of a file. */
export interface KnownOrder {
  readonly id: string
  readonly number: string
  readonly customerNumber: string
  readonly customerOrderNumber: string | null
  readonly currency: string
  readonly orderedOn: string
  readonly importFingerprint: string | null
}

/** A line of it as it is now; quantity in the line's sales unit. */
export interface KnownLine {
  readonly salesOrderId: string
  readonly lineNumber: number
  readonly productNumber: string
  readonly salesUnit: string
  readonly quantity: string
  readonly salesPrice: string
  readonly discountPercentage: string
}

/**
 * What a file's order is here: one that was imported before and is the same; one of the company's own number that is
 * here already; or a new one, perhaps with a number that its customer used before.
 */
export interface Recognised {
  readonly order: ImportedOrder
  readonly fingerprint: string
  readonly same: KnownOrder | null
  readonly ofNumber: KnownOrder | null
  readonly ofCustomerNumber: readonly KnownOrder[]
}

/**
 * Lets one import of a company run at a time, so that none misses what another is about to make. Until its end it has
 * time for a large file, and each query is planned for the lists that it gets, which may be very long.
 */
export async function beginImport({ db, caller }: Context): Promise<void> {
  await sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', '60s', true),
      set_config('idle_in_transaction_session_timeout', '60s', true)
    from company where id = ${caller.companyId} for no key update`.execute(db)
}

/** Finds the orders of files among those that are here, in one query whatever their number. */
export async function recogniseOrders(
  context: Context,
  orders: readonly ImportedOrder[],
): Promise<readonly Recognised[]> {
  const fingerprints = orders.map(orderFingerprint)
  const known = await readKnownOrders(context, orders, fingerprints)
  const byFingerprint = new Map(known.map((order) => [order.importFingerprint, order]))
  const byNumber = new Map(known.map((order) => [order.number, order]))
  const byCustomerNumber = groupBy(known, customerKey)
  return orders.map((order, index) => {
    const fingerprint = fingerprints[index] ?? ''
    const own = order.numberedBy === 'company'
    const key = customerKey({ customerNumber: order.customer.number, customerOrderNumber: order.number })
    return {
      order,
      fingerprint,
      same: byFingerprint.get(fingerprint) ?? null,
      ofNumber: (own && byNumber.get(order.number)) || null,
      ofCustomerNumber: own ? [] : (byCustomerNumber.get(key) ?? []),
    }
  })
}

function customerKey({
  customerNumber,
  customerOrderNumber,
}: Pick<KnownOrder, 'customerNumber' | 'customerOrderNumber'>) {
  return JSON.stringify([customerNumber, customerOrderNumber])
}

async function readKnownOrders(
  { db, caller }: Context,
  orders: readonly ImportedOrder[],
  fingerprints: readonly string[],
): Promise<readonly KnownOrder[]> {
  const company = caller.companyId
  const numbers = orders.map(({ number }) => number)
  const { rows } = await sql<KnownOrder>`
    select o.id, o.number, c.number as "customerNumber", o.customer_order_number as "customerOrderNumber", o.currency,
      o.ordered_on as "orderedOn", o.import_fingerprint as "importFingerprint"
    from sales_order o
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    where o.company_id = ${company} and o.id in (
      select f.id from unnest(${fingerprints}::text[]) n(fingerprint)
        join sales_order f on f.company_id = ${company} and f.import_fingerprint = n.fingerprint
      union all
      select f.id from unnest(${numbers}::text[]) n(number)
        join sales_order f on f.company_id = ${company} and f.number = n.number
      union all
      select f.id from unnest(${orders.map(({ customer }) => customer.number)}::text[], ${numbers}::text[])
          n(customer_number, number)
        join customer k on k.company_id = ${company} and k.number = n.customer_number
        join sales_order f on f.company_id = ${company} and f.customer_id = k.id
          and f.customer_order_number = n.number)
    order by o.created_at, o.id`.execute(db)
  return rows
}

/** The lines of these orders as they are now, without those that correct another (D52): no file has them. */
export async function readKnownLines(
  { db, caller }: Context,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownLine[]>> {
  const { rows } = await sql<KnownLine>`
    select l.sales_order_id as "salesOrderId", l.line_number as "lineNumber", p.number as "productNumber",
      l.sales_unit as "salesUnit", trim_scale(l.sales_quantity)::text as quantity,
      trim_scale(l.sales_price)::text as "salesPrice", trim_scale(l.discount_percentage)::text as "discountPercentage"
    from sales_order_line l
    join product p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${caller.companyId} and l.sales_order_id = any(${orderIds}::uuid[])
      and l.corrects_line_id is null
    order by l.sales_order_id, l.line_number`.execute(db)
  return groupBy(rows, ({ salesOrderId }) => salesOrderId)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
