import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { barcodeKey } from '#domain/barcode.ts'
import type { SerialNumberPolicy } from '#domain/serial-number.ts'

/** A product as a row of a file sees it. */
export interface ProductOfRow {
  readonly id: string
  readonly number: string
  readonly serialised: boolean
  readonly uniqueInCompany: boolean
  readonly policy: SerialNumberPolicy
  readonly barcodes: readonly string[]
}

/** Finds products by number, or else by barcode in whichever length of GTIN. */
export async function findProducts(
  { db, caller }: Context,
  texts: readonly string[],
): Promise<ReadonlyMap<string, ProductOfRow>> {
  const { companyId } = caller
  const { rows } = await sql<ProductOfRow & { text: string }>`
    select n.text, p.id, p.number, p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised,
      coalesce(g.duplicate_policy, 'block') <> 'lineOnly' as "uniqueInCompany",
      json_build_object('caseSensitive', coalesce(g.case_sensitive, false),
        'maximumLength', coalesce(g.maximum_length, 50), 'allowOtherLetters', coalesce(g.allow_other_letters, false),
        'format', g.serial_format) as policy,
      array(select b.barcode_key from barcode b where b.company_id = p.company_id and b.product_id = p.id) as barcodes
    from unnest(${texts}::text[], ${texts.map(barcodeKey)}::text[]) n(text, key)
    join product p on p.company_id = ${companyId} and p.id = coalesce(
      (select f.id from product f where f.company_id = ${companyId} and f.number = n.text),
      (select b.product_id from barcode b where b.company_id = ${companyId} and b.barcode_key = n.key))
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.text, row]))
}

/** The ids of customers by their numbers. */
export async function findCustomers(
  { db, caller }: Context,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select k.id, k.number from unnest(${texts}::text[]) n(number)
    join customer k on k.company_id = ${caller.companyId} and k.number = n.number`.execute(db)
  return new Map(rows.map(({ id, number }) => [number, id]))
}
