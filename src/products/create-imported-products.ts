import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { recordEvents } from '#events/record.ts'

/** A product that a file of orders names and that nobody has made yet. */
export interface ImportedProduct {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly taxCode: string | null
  /** A GTIN that no other product has. */
  readonly barcode: string | null
}

/** D3: makes products that files of orders name: stocked, counted and sold by the unit of the file, without a group. */
export async function createImportedProducts(context: Context, products: readonly ImportedProduct[]): Promise<void> {
  if (products.length === 0) return
  const { db, caller } = context
  const column = (key: keyof ImportedProduct) => products.map((product) => product[key])
  await sql`
    insert into product (company_id, id, number, name, kind, inventory_unit, sales_unit, tax_code)
    select ${caller.companyId}, id, number, name, 'stocked', unit, unit, tax_code
    from unnest(${column('id')}::uuid[], ${column('number')}::text[], ${column('name')}::text[],
      ${column('unit')}::text[], ${column('taxCode')}::text[]) as n(id, number, name, unit, tax_code)`.execute(db)
  await insertBarcodes(context, products)
  await recordEvents(
    context,
    products.map(({ id, number }) => ({ kind: 'productCreated', subjectId: id, data: { number } })),
  )
}

async function insertBarcodes({ db, caller }: Context, products: readonly ImportedProduct[]): Promise<void> {
  const barcodes = products.flatMap(({ id, barcode }) => (barcode === null ? [] : [{ id, barcode }]))
  await sql`
    insert into barcode (company_id, barcode_key, product_id, barcode, kind)
    select ${caller.companyId}, key, product_id, barcode, 'gtin'
    from unnest(${barcodes.map(({ barcode }) => barcodeKey(barcode))}::text[], ${barcodes.map(({ id }) => id)}::uuid[],
      ${barcodes.map(({ barcode }) => barcode)}::text[]) as n(key, product_id, barcode)`.execute(db)
}
