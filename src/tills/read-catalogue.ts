import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { CatalogueView } from './catalogue-views.ts'
import { tillOf } from './till-of-caller.ts'

type Part = CatalogueView['parts'][number]

interface PartRow {
  readonly part: number
  readonly digest: string
  readonly changed: boolean
  readonly products: Part['products'] | null
  readonly customers: Part['customers'] | null
}

/**
 * D62: what a till keeps to go on selling without connection, in 64 parts by the last byte of an id. `since` tells what
 * the till has, as a digest of eight digits for each part, and only what differs is answered: whatever changed it, a
 * product, its group, its tax code or a barcode, and whenever the till was here last.
 */
export async function readCatalogue(context: Context, since: string | undefined): Promise<CatalogueView> {
  tillOf(context)
  const rows = await readParts(context, since ?? '')
  return {
    token: rows.map(({ digest }) => digest).join(''),
    parts: rows
      .filter(({ changed }) => changed)
      .map(({ part, products, customers }) => ({ part, products: products ?? [], customers: customers ?? [] })),
    conflicts: [...(await readConflicts(context))],
  }
}

async function readParts({ db, caller }: Context, since: string): Promise<readonly PartRow[]> {
  const { rows } = await sql<PartRow>`
    with row as (
      select p.id, true as is_product, ${productText} as text
      from product p
      left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
      left join tax_code t on t.company_id = p.company_id and t.code = p.tax_code
      where p.company_id = ${caller.companyId}
      union all
      select c.id, false, ${customerText} from customer c where c.company_id = ${caller.companyId}),
    part as (
      select get_byte(uuid_send(id), 15) % 64 as part,
        '[' || string_agg(text, ',' order by id) filter (where is_product) || ']' as products,
        '[' || string_agg(text, ',' order by id) filter (where not is_product) || ']' as customers
      from row group by 1),
    digested as (
      select n as part, p.products, p.customers, substr(${since}::text, n * 8 + 1, 8) as known,
        left(md5(coalesce(p.products, '') || coalesce(p.customers, '')), 8) as digest
      from generate_series(0, 63) n left join part p on p.part = n)
    select part, digest, known <> digest as changed,
      case when known <> digest then products::json end as products,
      case when known <> digest then customers::json end as customers
    from digested order by part`.execute(db)
  return rows
}

/** domain/product.ts `isSerialised`, as a query can say it (D3). */
const isSerialised = sql`(p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false))`

const productText = sql`json_build_object('id', p.id, 'number', p.number, 'name', p.name, 'kind', p.kind,
  'salesUnit', p.sales_unit, 'inventoryUnit', p.inventory_unit, 'salesUnitFactor', p.sales_unit_factor,
  'salesPrice', trim_scale(p.sales_price)::text, 'taxCode', p.tax_code,
  'taxPercentage', coalesce(trim_scale(t.percentage), 0)::text, 'catchWeight', p.catch_weight,
  'serialised', ${isSerialised}, 'blankIssueAllowed', coalesce(g.blank_issue_allowed, false),
  'serialNumbers', case when ${isSerialised} then json_build_object('caseSensitive', g.case_sensitive,
    'maximumLength', g.maximum_length, 'allowOtherLetters', g.allow_other_letters, 'format', g.serial_format) end,
  'barcodes', (select coalesce(json_agg(json_build_object('barcode', b.barcode, 'kind', b.kind) order by b.barcode), '[]')
    from barcode b where b.company_id = p.company_id and b.product_id = p.id))::text`

const customerText = sql`json_build_object('id', c.id, 'number', c.number, 'name', c.name, 'language', c.language,
  'email', c.email, 'city', c.invoice_address ->> 'city')::text`

/** How many conflicts a till is told at most; a company that has more has other worries. */
const most = 1000

/** D14, D62: serial numbers of units that are open twice, and of which nobody said yet what is to become. */
async function readConflicts({ db, caller }: Context): Promise<CatalogueView['conflicts']> {
  const { rows } = await sql<CatalogueView['conflicts'][number]>`
    select r.product_id as "productId", r.serial_number as "serialNumber", r.serial_key as "serialKey"
    from registration_change h
    join registration r on r.company_id = h.company_id and r.id = h.registration_id and r.open
    where h.company_id = ${caller.companyId} and h.act = 'overridden' and r.serial_key is not null
      and exists (select from registration x where x.company_id = r.company_id and x.serial_key = r.serial_key
        and x.product_id = r.product_id and x.open and x.id <> r.id)
      and not exists (select from conflict_settlement s
        where s.company_id = r.company_id and s.registration_id = r.id)
    order by h.changed_at, h.id limit ${sql.lit(most)}`.execute(db)
  return rows
}
