import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'

/** Locks a sales order, in a statement of its own, before anything of it is read (law 3). */
export async function lockSalesOrder(
  { db, caller }: Context,
  id: string,
): Promise<{ number: string; version: number }> {
  const order = await db
    .selectFrom('sales_order')
    .select(['number', 'version'])
    .where('company_id', '=', caller.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!order) throw new Refused([refuse('NOT_FOUND', { what: `sales order ${id}` })])
  return order
}

/** A sales order to store; null takes what its customer or company has, or nothing. */
export interface SalesOrderRow {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly currency: string | null
  readonly customerReference: string | null
  readonly customerOrderNumber: string | null
  readonly orderedOn: string | null
  readonly requestedDeliveryOn: string | null
  readonly invoiceAddress: object | null
  readonly deliveryAddress: object | null
  readonly importFingerprint: string | null
}

/** Stores sales orders, without their lines, in one statement. */
export async function insertSalesOrders({ db, caller }: Context, orders: readonly SalesOrderRow[]): Promise<void> {
  const column = <Key extends keyof SalesOrderRow>(key: Key) => orders.map((order) => order[key])
  const json = (key: 'invoiceAddress' | 'deliveryAddress') =>
    column(key).map((address) => (address ? JSON.stringify(address) : null))
  await sql`
    insert into sales_order (company_id, id, number, customer_id, currency, customer_reference, customer_order_number,
      ordered_on, requested_delivery_on, invoice_address, delivery_address, created_by, import_fingerprint)
    select c.id, n.id, n.number, k.id, coalesce(n.currency, c.currency), n.customer_reference, n.customer_order_number,
      coalesce(n.ordered_on, (now() at time zone c.time_zone)::date), n.requested_delivery_on,
      coalesce(n.invoice_address, k.invoice_address), coalesce(n.delivery_address, k.delivery_address),
      ${caller.actorId}, n.import_fingerprint
    from unnest(${column('id')}::uuid[], ${column('number')}::text[], ${column('customerId')}::uuid[],
      ${column('currency')}::text[], ${column('customerReference')}::text[], ${column('customerOrderNumber')}::text[],
      ${column('orderedOn')}::date[], ${column('requestedDeliveryOn')}::date[], ${json('invoiceAddress')}::jsonb[],
      ${json('deliveryAddress')}::jsonb[], ${column('importFingerprint')}::text[])
      as n(id, number, customer_id, currency, customer_reference, customer_order_number, ordered_on,
        requested_delivery_on, invoice_address, delivery_address, import_fingerprint)
    join company c on c.id = ${caller.companyId}
    join customer k on k.company_id = c.id and k.id = n.customer_id`.execute(db)
}

/** A line to store; quantity in the sales unit. */
export interface SalesOrderLineRow {
  readonly id: string
  readonly salesOrderId: string
  readonly lineNumber: number
  readonly productId: string
  readonly description: string
  readonly salesUnit: string
  readonly salesUnitFactor: number
  readonly quantity: number | string
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxCode: string | null
  readonly taxPercentage: string
  /** It replaces a returned unit (D52). */
  readonly freeOfCharge?: boolean
  /** The number of its product, where it is told. */
  readonly product?: string
}

/** Stores lines of any orders in one statement. */
export async function insertSalesOrderLines(
  { db, caller }: Context,
  lines: readonly SalesOrderLineRow[],
): Promise<void> {
  const column = (key: keyof SalesOrderLineRow) => lines.map((line) => line[key])
  await sql`
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, discount_percentage, tax_code, tax_percentage, quantity_ordered, free_of_charge)
    select ${caller.companyId}, id, sales_order_id, line_number, product_id, description, unit, factor, quantity, price,
      discount, tax_code, tax_percentage, quantity * factor, free_of_charge
    from unnest(${column('id')}::uuid[], ${column('salesOrderId')}::uuid[], ${column('lineNumber')}::int[],
      ${column('productId')}::uuid[], ${column('description')}::text[], ${column('salesUnit')}::text[],
      ${column('salesUnitFactor')}::int[], ${column('quantity')}::numeric[], ${column('salesPrice')}::numeric[],
      ${column('discountPercentage')}::numeric[], ${column('taxCode')}::text[], ${column('taxPercentage')}::numeric[],
      ${lines.map((line) => line.freeOfCharge ?? false)}::bool[])
      as n(id, sales_order_id, line_number, product_id, description, unit, factor, quantity, price, discount,
        tax_code, tax_percentage, free_of_charge)`.execute(db)
}

/** What of an order line `l` is on packing slips and invoices in preparation, in the inventory unit. */
export const quantityBeingPrepared = sql<number>`
  (coalesce((select sum(sl.quantity) from packing_slip_line sl
      join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
      where sl.company_id = l.company_id and sl.sales_order_line_id = l.id
        and s.posted_at is null and s.discarded_at is null), 0)
    + coalesce((select sum(il.quantity) from invoice_line il
      join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
      where il.company_id = l.company_id and il.sales_order_line_id = l.id and il.section = 'direct'
        and i.posted_at is null and i.discarded_at is null), 0))`

/** Counts a change of the order, so that who saw it before can be told (If-Match). */
export async function touchSalesOrder({ db, caller }: Context, id: string): Promise<void> {
  await sql`update sales_order set version = version + 1
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}
