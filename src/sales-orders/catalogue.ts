import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { isSameDecimal } from '#domain/money.ts'
import type { ImportedOrderLine } from '#exchange/imported-order.ts'
import type { Units } from './units.ts'

/** A product as an imported order line sees it. */
export interface CatalogueProduct extends Units {
  readonly id: string
  readonly number: string
  readonly taxCode: string | null
  readonly serialised: boolean
}

export interface TaxCode {
  readonly code: string
  readonly percentage: string
}

/** What the company has of what lines of files name. */
export interface Catalogue {
  readonly byNumber: ReadonlyMap<string, CatalogueProduct>
  readonly byBarcode: ReadonlyMap<string, CatalogueProduct>
  readonly taxCodes: readonly TaxCode[]
}

/** Looks up the products of lines by number and by barcode, and the tax codes: two queries, whatever their number. */
export async function readCatalogue(context: Context, lines: readonly ImportedOrderLine[]): Promise<Catalogue> {
  const { db, caller } = context
  const { companyId } = caller
  const numbers = [...new Set(lines.map(({ productNumber }) => productNumber))]
  const keys = [...new Set(lines.flatMap(({ barcode }) => (barcode === null ? [] : [barcodeKey(barcode)])))]
  const products = await sql<CatalogueProduct & { barcodeKey: string | null }>`
    select p.id, p.number, p.sales_unit as "salesUnit", p.sales_unit_factor as "salesUnitFactor",
      p.inventory_unit as "inventoryUnit", p.tax_code as "taxCode",
      p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised, n.key as "barcodeKey"
    from (
      select f.id, null as key from unnest(${numbers}::text[]) a(number)
        join product f on f.company_id = ${companyId} and f.number = a.number
      union all
      select b.product_id, b.barcode_key from unnest(${keys}::text[]) a(key)
        join barcode b on b.company_id = ${companyId} and b.barcode_key = a.key) n
    join product p on p.company_id = ${companyId} and p.id = n.id`.execute(db)
  const taxCodes = await sql<TaxCode>`
    select code, trim_scale(percentage)::text as percentage from tax_code
    where company_id = ${companyId} order by code`.execute(db)
  return {
    byNumber: new Map(products.rows.map((product) => [product.number, product])),
    byBarcode: new Map(products.rows.flatMap((product) => (product.barcodeKey ? [[product.barcodeKey, product]] : []))),
    taxCodes: taxCodes.rows,
  }
}

/** The product that a line means: by its number, or else by its barcode. */
export function productOfLine(
  { productNumber, barcode }: ImportedOrderLine,
  { byNumber, byBarcode }: Pick<Catalogue, 'byNumber' | 'byBarcode'>,
): CatalogueProduct | null {
  return byNumber.get(productNumber) ?? ((barcode !== null && byBarcode.get(barcodeKey(barcode))) || null)
}

/** The tax of a line: the company's code of the line's rate or name; the rate alone where it has none of that rate. */
export function taxOfLine(
  { taxCode, taxPercent }: ImportedOrderLine,
  product: Pick<CatalogueProduct, 'taxCode'>,
  taxCodes: readonly TaxCode[],
): { readonly taxCode: string | null; readonly taxPercentage: string } {
  const named = (code: string | null) => taxCodes.find((one) => one.code === code)
  const ofRate = taxPercent === null ? [] : taxCodes.filter((one) => isSameDecimal(one.percentage, taxPercent))
  const found =
    taxPercent === null
      ? (named(taxCode) ?? named(product.taxCode))
      : (ofRate.find((one) => one.code === taxCode || one.code === product.taxCode) ?? ofRate[0])
  return { taxCode: found?.code ?? null, taxPercentage: found?.percentage ?? taxPercent ?? '0' }
}
