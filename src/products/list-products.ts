import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { likePattern } from '#db/search.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { type Product, type ProductView, productView } from './views.ts'

/** A product with its group, barcodes and coverage terms. */
export const productColumns = sql`p.id, p.number, p.name, p.kind, p.inventory_unit as "inventoryUnit",
  p.sales_unit as "salesUnit", p.sales_unit_factor as "salesUnitFactor", p.catch_weight as "catchWeight",
  p.tracking_dimension_group_id as "trackingDimensionGroupId", trim_scale(p.sales_price)::text as "salesPrice",
  p.tax_code as "taxCode", p.version as edition,
  case when g.id is not null then json_build_object('code', g.code, 'activeInSalesProcess',
    p.group_active_in_sales_process) end as "group",
  array(select json_build_object('barcode', b.barcode, 'kind', b.kind) from barcode b
    where b.company_id = p.company_id and b.product_id = p.id order by b.barcode) as barcodes,
  array(select json_build_object('kind', t.kind, 'basis', t.basis, 'name', t.name, 'length', t.length,
      'unit', t.unit, 'startsFrom', t.starts_from) from coverage_term t
    where t.company_id = p.company_id and t.product_id = p.id order by t.id) as "coverageTerms"`

/** Products with their groups. */
export const productSource = sql`product p
  left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id`

export interface ProductFilter {
  /** A part of the number, the name, a barcode or the group's code, or a whole barcode in another of its lengths. */
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly trackingDimensionGroupId?: string | undefined
  readonly serialised?: boolean | undefined
  readonly kind?: Product['kind'] | undefined
}

export const productSorts = {
  number: sortBy('text', sql`p.number`),
  name: sortBy('text', sql`p.name`),
  kind: sortBy('text', sql`p.kind`),
  trackingDimensionGroupCode: sortByOptional('text', sql`g.code`),
  salesPrice: sortBy('numeric', sql`p.sales_price`),
  createdAt: sortBy('timestamptz', sql`p.created_at`),
}

const list: List<Product, ProductView> = {
  columns: productColumns,
  id: sql`p.id`,
  sorts: productSorts,
  sort: 'number',
  viewOf: productView,
}

/** The products of a company, by number where no other sort is asked for. */
export function listProducts({ db, caller }: Context, asked: ProductFilter & PageAsked): Promise<Page<ProductView>> {
  const { text, search, trackingDimensionGroupId: group, serialised, kind } = asked
  const source = sql`from ${productSource} where p.company_id = ${caller.companyId}
    ${matching(text ?? search)} ${group ? sql`and p.tracking_dimension_group_id = ${group}` : sql``}
    ${serialised === undefined ? sql`` : sql`and ${isSerialised} = ${serialised}`}
    ${kind ? sql`and p.kind = ${kind}` : sql``}`
  return readPage(db, list, source, asked)
}

/** domain/product.ts `isSerialised`, as a query can say it (D3). */
const isSerialised = sql`(p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false))`

function matching(text: string | undefined): RawBuilder<unknown> {
  if (!text) return sql``
  const pattern = likePattern(text)
  return sql`and (p.number ilike ${pattern} or p.name ilike ${pattern} or g.code ilike ${pattern}
    or exists (select from barcode b where b.company_id = p.company_id and b.product_id = p.id
      and (b.barcode ilike ${pattern} or b.barcode_key = ${barcodeKey(text)})))`
}
