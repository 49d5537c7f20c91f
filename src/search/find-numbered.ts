import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { likePattern } from '#db/search.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { type Duty, reviewDuty, setUpReaders } from '#domain/duty.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import { invoiceReaders } from '#invoices/list-routes.ts'
import { invoiceState } from '#invoices/read-invoices.ts'
import { packingSlipReaders } from '#packing-slips/list-routes.ts'
import { packingSlipState } from '#packing-slips/read-packing-slips.ts'
import { returnReaders } from '#returns/list-routes.ts'
import { returnOrderSource, returnOrderState, returnReceiptState } from '#returns/read-return-orders.ts'
import { salesOrderReaders } from '#sales-orders/list-routes.ts'
import { salesOrderState } from '#sales-orders/read-sales-orders.ts'
import type { SearchHit } from './views.ts'

type Expression = RawBuilder<unknown>

/** What each kind of hit selects of those `f` that were found, and who may read it. */
interface Kind {
  readonly readers: readonly Duty[]
  readonly hits: (companyId: string, text: string, most: number) => Expression
}

/** Documents, customers and products that the text names, as far as the caller may read them; one query. */
export async function findNumbered({ db, caller }: Context, text: string, most: number): Promise<SearchHit[]> {
  const own = kinds.filter(({ readers }) => reviewDuty(caller, readers) === null)
  if (own.length === 0) return []
  const parts = own.map(({ hits }) => sql`(${hits(caller.companyId, text, most)})`)
  const { rows } = await sql<SearchHit>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows
}

const orderAndCustomer = sql`
  join sales_order o on o.company_id = d.company_id and o.id = d.sales_order_id
  join customer c on c.company_id = o.company_id and c.id = o.customer_id`

const kinds: readonly Kind[] = [
  {
    readers: salesOrderReaders,
    hits: (companyId, text, most) => sql`
      select 'salesOrder' as kind, o.id, o.number, o.number as title, c.name as detail, ${salesOrderState} as state,
        f.place = 0 as exact
      from (${byNumber(companyId, 'sales_order', text, most)}) f
      join sales_order o on o.company_id = ${companyId} and o.id = f.id
      join customer c on c.company_id = o.company_id and c.id = o.customer_id
      order by f.place, o.number collate "C" limit ${sql.lit(most)}`,
  },
  {
    readers: packingSlipReaders,
    hits: (companyId, text, most) => sql`
      select 'packingSlip' as kind, d.id, d.number, d.number as title, c.name as detail, ${packingSlipState} as state,
        f.place = 0 as exact
      from (${byNumber(companyId, 'packing_slip', text, most)}) f
      join packing_slip d on d.company_id = ${companyId} and d.id = f.id ${orderAndCustomer}
      join packing_slip s on s.company_id = d.company_id and s.id = d.id
      order by f.place, d.number collate "C" limit ${sql.lit(most)}`,
  },
  {
    readers: invoiceReaders,
    hits: (companyId, text, most) => sql`
      select 'invoice' as kind, d.id, d.number, d.number as title, c.name as detail, ${invoiceState} as state,
        f.place = 0 as exact
      from (${byNumber(companyId, 'invoice', text, most)}) f
      join invoice d on d.company_id = ${companyId} and d.id = f.id ${orderAndCustomer}
      join invoice i on i.company_id = d.company_id and i.id = d.id
      order by f.place, d.number collate "C" limit ${sql.lit(most)}`,
  },
  {
    readers: returnReaders,
    hits: (companyId, text, most) => sql`
      select 'returnOrder' as kind, ro.id, ro.number, ro.number as title, c.name as detail, ${returnOrderState} as state,
        f.place = 0 as exact
      from (${byNumber(companyId, 'return_order', text, most)}) f
      join (${returnOrderSource}) on ro.company_id = ${companyId} and ro.id = f.id
      order by f.place, ro.number collate "C" limit ${sql.lit(most)}`,
  },
  {
    readers: returnReaders,
    hits: (companyId, text, most) => sql`
      select 'returnReceipt' as kind, rr.id, rr.number, rr.number as title, c.name as detail,
        ${returnReceiptState} as state, f.place = 0 as exact
      from (${byNumber(companyId, 'return_receipt', text, most)}) f
      join return_receipt rr on rr.company_id = ${companyId} and rr.id = f.id
      join return_order ro on ro.company_id = rr.company_id and ro.id = rr.return_order_id
      join customer c on c.company_id = ro.company_id and c.id = ro.customer_id
      order by f.place, rr.number collate "C" limit ${sql.lit(most)}`,
  },
  { readers: setUpReaders, hits: (companyId, text, most) => byNumberOrName(companyId, 'customer', text, most, sql``) },
  {
    readers: setUpReaders,
    hits: (companyId, text, most) =>
      byNumberOrName(
        companyId,
        'product',
        text,
        most,
        sql`union all select b.product_id, 0 from barcode b
          where b.company_id = ${companyId} and b.barcode_key = any(${barcodeKeys(text)}::text[])`,
      ),
  },
]

/** Comes after every text that begins with what stands before it. */
const last = '\u{10ffff}'

/** Rows whose number is the text (place 0) or begins with it (1), as typed, in capitals or in small letters. */
function byNumber(companyId: string, table: string, text: string, most: number): Expression {
  const texts = [...new Set([text, text.toUpperCase(), text.toLowerCase()])]
  return sql`
    select x.id, case when x.number = any(${texts}::text[]) then 0 else 1 end as place
    from unnest(${texts}::text[]) as t(beginning)
    cross join lateral (select n.id, n.number from ${sql.table(table)} n
      where n.company_id = ${companyId} and n.number collate "C" >= t.beginning
        and n.number collate "C" < t.beginning || ${last}
      order by n.number collate "C" limit ${sql.lit(most)}) x`
}

/** Also rows with every word in their name (place 2). */
function byNumberOrName(
  companyId: string,
  table: 'customer' | 'product',
  text: string,
  most: number,
  more: Expression,
): Expression {
  return sql`
    select ${sql.lit(table)} as kind, n.id, n.number, n.name as title, n.number as detail, null as state,
      f.place = 0 as exact
    from (select all_found.id, min(all_found.place) as place from (
      ${byNumber(companyId, table, text, most)} ${more} ${byName(companyId, table, text, most)}) all_found
      group by all_found.id) f
    join ${sql.table(table)} n on n.company_id = ${companyId} and n.id = f.id
    order by f.place, n.number collate "C" limit ${sql.lit(most)}`
}

const shortestName = 2

function byName(companyId: string, table: string, text: string, most: number): Expression {
  if (text.length < shortestName) return sql``
  const words = text.split(/\s+/).map(likePattern)
  return sql`union all (select n.id, 2 from ${sql.table(table)} n
    where n.company_id = ${companyId} and n.name ilike all(${words}::text[])
    order by n.name, n.id limit ${sql.lit(most)})`
}

function barcodeKeys(text: string): readonly string[] {
  const gtin = readGs1(text)?.gtin
  return gtin === undefined ? [barcodeKey(text)] : [gtin, barcodeKey(text)]
}
