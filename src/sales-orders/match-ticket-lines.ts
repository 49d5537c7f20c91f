import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { judgeLines } from './lines-to-add.ts'
import type { SalesOrderLineRow } from './store.ts'
import type { SalesOrderLineToAdd } from './views.ts'

/** A line as its ticket has it now, and as it was before; quantity in the sales unit. */
export interface TicketLine {
  readonly row: SalesOrderLineRow
  readonly product: string
  /** What its product costs without anybody's saying so. */
  readonly productPrice: string
  readonly before: { readonly price: string; readonly discountPercentage: string } | null
}

interface KnownLine {
  readonly id: string
  readonly lineNumber: number
  readonly productId: string
  readonly price: string
  readonly discountPercentage: string
}

/** D60: the lines of a ticket judged as those of any order; lines that the order has keep their numbers. Two queries. */
export async function judgeTicketLines(
  context: Context,
  salesOrderId: string,
  asked: readonly (SalesOrderLineToAdd & { readonly id: string; readonly productId: string })[],
): Promise<readonly TicketLine[]> {
  const known = new Map((await readKnownLines(context, salesOrderId)).map((line) => [line.id, line]))
  const rows = await judgeLines(
    context,
    salesOrderId,
    asked.map(({ salesPrice: _, discountPercentage: __, ...line }) => line),
    0,
  )
  let last = Math.max(0, ...[...known.values()].map(({ lineNumber }) => lineNumber))
  return rows.map(({ product = '', ...row }, index) => {
    const before = known.get(row.id) ?? null
    if (before && before.productId !== row.productId) {
      throw new Refused([refuse('REQUEST_SHAPE', { path: 'body/lines', problem: 'a line keeps its product' })])
    }
    const { salesPrice = row.salesPrice, discountPercentage = '0' } = asked[index] ?? {}
    const lineNumber = before?.lineNumber ?? ++last
    return {
      row: { ...row, lineNumber, salesPrice, discountPercentage },
      product,
      productPrice: row.salesPrice,
      before,
    }
  })
}

async function readKnownLines({ db, caller }: Context, salesOrderId: string): Promise<readonly KnownLine[]> {
  const { rows } = await sql<KnownLine>`
    select id, line_number as "lineNumber", product_id as "productId", sales_price::text as price,
      discount_percentage::text as "discountPercentage"
    from sales_order_line where company_id = ${caller.companyId} and sales_order_id = ${salesOrderId}`.execute(db)
  return rows
}

/**
 * Makes the lines of a locked order equal to those of its ticket, in one statement: new ones are added, others take
 * their quantity and price, and those that are not on the ticket any more are cancelled.
 */
export async function matchTicketLines(
  { db, caller }: Context,
  salesOrderId: string,
  lines: readonly TicketLine[],
): Promise<void> {
  const column = (key: keyof SalesOrderLineRow) => lines.map(({ row }) => row[key])
  await sql`
    with n as (
      select * from unnest(${column('id')}::uuid[], ${column('lineNumber')}::int[], ${column('productId')}::uuid[],
        ${column('description')}::text[], ${column('salesUnit')}::text[], ${column('salesUnitFactor')}::int[],
        ${column('quantity')}::numeric[], ${column('salesPrice')}::numeric[], ${column('discountPercentage')}::numeric[],
        ${column('taxCode')}::text[], ${column('taxPercentage')}::numeric[])
        as n(id, line_number, product_id, description, unit, factor, quantity, price, discount, tax_code, tax)),
    kept as (
      update sales_order_line l set sales_quantity = n.quantity, quantity_ordered = n.quantity * l.sales_unit_factor,
        quantity_cancelled = 0, sales_price = n.price, discount_percentage = n.discount
      from n where l.company_id = ${caller.companyId} and l.id = n.id and l.sales_order_id = ${salesOrderId}
      returning l.id),
    gone as (
      update sales_order_line l set quantity_cancelled = l.quantity_ordered
      where l.company_id = ${caller.companyId} and l.sales_order_id = ${salesOrderId}
        and not exists (select from n where n.id = l.id) and l.quantity_cancelled < l.quantity_ordered)
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, discount_percentage, tax_code, tax_percentage, quantity_ordered)
    select ${caller.companyId}, n.id, ${salesOrderId}, n.line_number, n.product_id, n.description, n.unit, n.factor,
      n.quantity, n.price, n.discount, n.tax_code, n.tax, n.quantity * n.factor
    from n where not exists (select from sales_order_line l
      where l.company_id = ${caller.companyId} and l.id = n.id and l.sales_order_id = ${salesOrderId})`.execute(db)
}

/** The customer of a ticket, while nothing of its order is posted: with its addresses. */
export async function changeCustomerOfOrder(
  { db, caller }: Context,
  salesOrderId: string,
  customerId: string,
): Promise<void> {
  await sql`
    update sales_order o set customer_id = k.id, invoice_address = k.invoice_address,
      delivery_address = k.delivery_address, version = o.version + 1
    from customer k where o.company_id = ${caller.companyId} and o.id = ${salesOrderId}
      and k.company_id = o.company_id and k.id = ${customerId} and o.customer_id <> k.id`.execute(db)
}
