import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { usedProducts } from '#tracking-dimension-groups/group-use.ts'
import { productColumns, productSource } from './list-products.ts'
import type { Product } from './views.ts'

/** One product. */
export async function readProduct({ db, caller }: Context, id: string): Promise<Product> {
  const { rows } = await sql<Product>`
    select ${productColumns} from ${productSource} where p.company_id = ${caller.companyId} and p.id = ${id}`.execute(
    db,
  )
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `product ${id}` })])
  return rows[0]
}

/** Locks a product before it is read to be changed. */
export async function lockProduct({ db, caller }: Context, id: string): Promise<void> {
  await sql`
    select id from product where company_id = ${caller.companyId} and id = ${id} for no key update`.execute(db)
}

/** Whether a product has a registration or a posted line (D3). */
export async function isProductUsed({ db, caller }: Context, id: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from (${usedProducts(caller.companyId)}) u where u.product_id = ${id}) as used`.execute(db)
  return rows[0]?.used ?? false
}

/** Which of these barcodes belong to other products, and to which. */
export async function readForeignBarcodes(
  { db, caller }: Context,
  id: string,
  keys: readonly string[],
): Promise<readonly { barcode: string; product: string }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ barcode: string; product: string }>`
    select b.barcode, p.number as product from barcode b
    join product p on p.company_id = b.company_id and p.id = b.product_id
    where b.company_id = ${caller.companyId} and b.barcode_key = any(${keys}::text[]) and b.product_id <> ${id}
    order by b.barcode`.execute(db)
  return rows
}

/** Writes a new product, without its barcodes and coverage terms. */
export async function insertProduct({ db, caller }: Context, product: Product): Promise<void> {
  await db
    .insertInto('product')
    .values({ company_id: caller.companyId, id: product.id, ...rowOf(product) })
    .execute()
}

/** Writes a changed product, without its barcodes and coverage terms. */
export async function updateProduct({ db, caller }: Context, product: Product): Promise<void> {
  await db
    .updateTable('product')
    .set(rowOf(product))
    .where('company_id', '=', caller.companyId)
    .where('id', '=', product.id)
    .execute()
}

function rowOf(product: Product) {
  return {
    number: product.number,
    name: product.name,
    kind: product.kind,
    inventory_unit: product.inventoryUnit,
    sales_unit: product.salesUnit,
    sales_unit_factor: product.salesUnitFactor,
    catch_weight: product.catchWeight,
    tracking_dimension_group_id: product.trackingDimensionGroupId,
    group_active_in_sales_process: product.group?.activeInSalesProcess ?? null,
    sales_price: product.salesPrice,
    tax_code: product.taxCode,
    version: product.edition,
  }
}

/** Writes all barcodes of a product in place of those that it had. */
export async function replaceBarcodes({ db, caller }: Context, { id, barcodes }: Product): Promise<void> {
  await db.deleteFrom('barcode').where('company_id', '=', caller.companyId).where('product_id', '=', id).execute()
  if (barcodes.length === 0) return
  const rows = barcodes.map(({ barcode, kind }) => ({
    company_id: caller.companyId,
    product_id: id,
    barcode_key: barcodeKey(barcode),
    barcode,
    kind,
  }))
  await db.insertInto('barcode').values(rows).execute()
}

/** Writes all coverage terms of a product in place of those that it had (D4). */
export async function replaceCoverageTerms({ db, caller }: Context, { id, coverageTerms }: Product): Promise<void> {
  await db.deleteFrom('coverage_term').where('company_id', '=', caller.companyId).where('product_id', '=', id).execute()
  if (coverageTerms.length === 0) return
  const ids = newIds(coverageTerms.length)
  const rows = coverageTerms.map(({ startsFrom, ...term }, index) => ({
    company_id: caller.companyId,
    id: ids[index] ?? id,
    product_id: id,
    starts_from: startsFrom,
    ...term,
  }))
  await db.insertInto('coverage_term').values(rows).execute()
}
