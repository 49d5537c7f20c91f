import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type LineToOrder, reviewOrderLine } from '#domain/sales-order.ts'
import type { SalesOrderLineToAdd } from './views.ts'

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

interface ProductToOrder {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly salesUnit: string
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly taxCode: string | null
  readonly serialised: boolean
}

type LineWithProduct = LineToOrder & { readonly asked: SalesOrderLineToAdd; readonly found: ProductToOrder }

/** Adds lines to an order after its `last` line: products, prices and tax codes looked up and judged by set. */
export async function addLines(
  context: Context,
  salesOrderId: string,
  asked: readonly SalesOrderLineToAdd[],
  last: number,
): Promise<void> {
  const products = await findProducts(context, asked)
  const lines: LineWithProduct[] = []
  const refusals: Refusal[] = []
  for (const [index, line] of asked.entries()) {
    const found = withProduct(line, last + index + 1, products)
    if ('code' in found) refusals.push(found)
    else lines.push(found)
  }
  throwIfRefused([...refusals, ...lines.flatMap(reviewOrderLine)])
  await insertLines(context, salesOrderId, lines)
}

async function findProducts({ db, caller }: Context, lines: readonly SalesOrderLineToAdd[]) {
  const { rows } = await sql<ProductToOrder>`
    select p.id, p.number, p.name, p.sales_unit as "salesUnit", p.sales_unit_factor as "salesUnitFactor",
      p.sales_price as "salesPrice", p.tax_code as "taxCode",
      p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised
    from product p where p.company_id = ${caller.companyId}
      and (p.id = any(${lines.map((line) => line.productId ?? null)}::uuid[])
        or p.number = any(${lines.map((line) => line.productNumber ?? null)}::text[]))`.execute(db)
  return new Map(rows.flatMap((product) => [[product.id, product] as const, [product.number, product] as const]))
}

function withProduct(
  asked: SalesOrderLineToAdd,
  lineNumber: number,
  products: ReadonlyMap<string, ProductToOrder>,
): Refusal | LineWithProduct {
  const found = products.get(asked.productId ?? asked.productNumber ?? '')
  if (!found)
    return refuse('NOT_FOUND', { what: `product ${asked.productNumber ?? asked.productId ?? '?'}`, line: lineNumber })
  const { number, salesUnitFactor, serialised } = found
  return { lineNumber, product: number, quantity: asked.quantity, salesUnitFactor, serialised, asked, found }
}

async function insertLines({ db, caller }: Context, salesOrderId: string, lines: readonly LineWithProduct[]) {
  const inserted = await sql`
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, discount_percentage, tax_code, tax_percentage, quantity_ordered)
    select ${caller.companyId}, n.id, ${salesOrderId}, n.line_number, n.product_id, n.description, n.unit, n.factor,
      n.quantity, n.price, n.discount, n.tax_code, coalesce(t.percentage, 0), n.quantity * n.factor
    from unnest(${lines.map((line) => line.asked.id ?? newId())}::uuid[], ${lines.map((line) => line.lineNumber)}::int[],
      ${lines.map((line) => line.found.id)}::uuid[], ${lines.map((line) => line.asked.description ?? line.found.name)}::text[],
      ${lines.map((line) => line.found.salesUnit)}::text[], ${lines.map((line) => line.salesUnitFactor)}::int[],
      ${lines.map((line) => line.quantity)}::numeric[],
      ${lines.map((line) => line.asked.salesPrice ?? line.found.salesPrice)}::numeric[],
      ${lines.map((line) => line.asked.discountPercentage ?? '0')}::numeric[],
      ${lines.map((line) => line.asked.taxCode ?? line.found.taxCode)}::text[])
      as n(id, line_number, product_id, description, unit, factor, quantity, price, discount, tax_code)
    left join tax_code t on t.company_id = ${caller.companyId} and t.code = n.tax_code
    where n.tax_code is null or t.code is not null`.execute(db)
  if (Number(inserted.numAffectedRows) === lines.length) return
  const codes = [...new Set(lines.flatMap((line) => line.asked.taxCode ?? []))]
  throw new Refused([refuse('NOT_FOUND', { what: `tax code ${codes.join(', ')}` })])
}

/** Counts a change of the order, so that who saw it before can be told (If-Match). */
export async function touchSalesOrder({ db, caller }: Context, id: string): Promise<void> {
  await sql`update sales_order set version = version + 1
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}
