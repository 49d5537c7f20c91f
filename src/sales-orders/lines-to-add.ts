import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { reviewOrderLine } from '#domain/sales-order.ts'
import type { SalesOrderLineRow } from './store.ts'
import type { SalesOrderLineToAdd } from './views.ts'

interface ProductToOrder {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly salesUnit: string
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly taxCode: string | null
  readonly taxPercentage: string
  readonly serialised: boolean
}

/** Lines as they are stored after line `last` of an order, judged by set; what they leave out comes from the product. */
export async function judgeLines(
  context: Context,
  salesOrderId: string,
  asked: readonly SalesOrderLineToAdd[],
  last: number,
): Promise<readonly SalesOrderLineRow[]> {
  const products = await findProducts(context, asked)
  const codes = asked.flatMap(({ taxCode }) => taxCode ?? [])
  const percentages = codes.length > 0 ? await readTaxPercentages(context, codes) : new Map<string, string>()
  const judged = asked.map((line, index) => {
    const place = { salesOrderId, lineNumber: last + index + 1 }
    return judgeLine(line, place, { product: productOf(line, products), percentages })
  })
  throwIfRefused(judged.flatMap(({ refusals }) => refusals))
  return judged.flatMap(({ row }) => row ?? [])
}

/** Products by id and by number. */
async function findProducts({ db, caller }: Context, lines: readonly SalesOrderLineToAdd[]) {
  const { rows } = await sql<ProductToOrder>`
    select p.id, p.number, p.name, p.sales_unit as "salesUnit", p.sales_unit_factor as "salesUnitFactor",
      p.sales_price as "salesPrice", p.tax_code as "taxCode", coalesce(t.percentage, 0) as "taxPercentage",
      p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised
    from product p
    left join tax_code t on t.company_id = p.company_id and t.code = p.tax_code
    where p.company_id = ${caller.companyId} and (p.id = any(${lines.map((line) => line.productId ?? null)}::uuid[])
      or p.number = any(${lines.map((line) => line.productNumber ?? null)}::text[]))`.execute(db)
  return new Map(rows.flatMap((product) => [[product.number, product] as const, [product.id, product] as const]))
}

async function readTaxPercentages({ db, caller }: Context, codes: readonly string[]) {
  const { rows } = await sql<{ code: string; percentage: string }>`
    select code, percentage from tax_code
    where company_id = ${caller.companyId} and code = any(${codes}::text[])`.execute(db)
  return new Map(rows.map(({ code, percentage }) => [code, percentage]))
}

function productOf({ productId, productNumber }: SalesOrderLineToAdd, products: ReadonlyMap<string, ProductToOrder>) {
  const named = productId?.toLowerCase() ?? productNumber
  if (named !== undefined) return products.get(named)
  throw new Refused([refuse('REQUEST_SHAPE', { path: 'body/lines', problem: 'productId or productNumber' })])
}

interface Known {
  readonly product: ProductToOrder | undefined
  readonly percentages: ReadonlyMap<string, string>
}

interface Judged {
  readonly refusals: readonly Refusal[]
  readonly row?: SalesOrderLineRow
}

function judgeLine(
  asked: SalesOrderLineToAdd,
  place: { readonly salesOrderId: string; readonly lineNumber: number },
  { product, percentages }: Known,
): Judged {
  const { quantity, taxCode, productId, productNumber = productId } = asked
  const line = place.lineNumber
  if (!product) return { refusals: [refuse('NOT_FOUND', { what: `product ${productNumber}`, line })] }
  const taxPercentage = taxCode === undefined ? product.taxPercentage : percentages.get(taxCode)
  if (taxPercentage === undefined) return { refusals: [refuse('NOT_FOUND', { what: `tax code ${taxCode}`, line })] }
  const row = {
    ...place,
    product: product.number,
    id: asked.id ?? newId(),
    productId: product.id,
    description: asked.description ?? product.name,
    salesUnit: product.salesUnit,
    salesUnitFactor: product.salesUnitFactor,
    quantity,
    salesPrice: asked.salesPrice ?? product.salesPrice,
    discountPercentage: asked.discountPercentage ?? '0',
    taxCode: taxCode ?? product.taxCode,
    taxPercentage,
  }
  return { row, refusals: reviewOrderLine({ ...row, serialised: product.serialised }) }
}
