import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { UnitView } from './views.ts'

/** The day of the packing slip, or of the invoice that delivers itself; of a preparation, null. */
export const deliveredOn = sql`case when s.id is not null then s.posting_on
  when il.section = 'direct' then coalesce(il.delivered_on, i.invoice_on) end`

/** A unit with what its place on documents tells; the source of every inquiry. */
export const unitColumns = sql`
  r.id, r.serial_number as "serialNumber", r.serial_key is null as "notReadable",
  case when r.closed_as is not null then r.closed_as when i.posted_at is not null then 'invoiced'
    when s.posted_at is not null then 'shipped' else 'registered' end as state,
  p.id as "productId", p.number as "productNumber", p.name as "productName",
  c.id as "customerId", c.number as "customerNumber", c.name as "customerName",
  o.id as "salesOrderId", o.number as "salesOrderNumber",
  case when s.id is not null then json_build_object('id', s.id, 'number', s.number, 'lineId', sl.id,
    'lineNumber', sl.line_number) end as "packingSlip",
  case when i.id is not null then json_build_object('id', i.id, 'number', i.number, 'lineId', il.id,
    'lineNumber', il.line_number) end as invoice,
  r.reused_from_id is not null as reused, r.registered_at as "registeredAt",
  ${deliveredOn} as "deliveredOn",
  i.invoice_on as "invoicedOn", coalesce(i.kind = 'imported', false) as "soldBefore"`

/** The documents of a unit `r`. */
export const unitSource = sql`
  join product p on p.company_id = r.company_id and p.id = r.product_id
  join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
  join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
  join customer c on c.company_id = o.company_id and c.id = o.customer_id
  left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
  left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
  left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
  left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id`

/**
 * Registrations of serial keys, open ones and closed ones: one branch for each partial index, so that each is found by
 * its index among any number of units. `which` is a condition on serial_key; `first` orders and limits each branch.
 */
export function registrationsByKey(
  companyId: string,
  which: RawBuilder<unknown>,
  first: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  return sql`(
    (select * from registration where company_id = ${companyId} and ${which} and open and unique_in_company
      and serial_key is not null ${first})
    union all
    (select * from registration where company_id = ${companyId} and ${which} and open and not unique_in_company
      and serial_key is not null ${first})
    union all
    (select * from registration where company_id = ${companyId} and ${which} and not open ${first}))`
}

/** Units whose key is one of these, the open one first, then the newest; at most `limit`. */
export async function findUnitsByKeys(
  { db, caller }: Context,
  keys: readonly string[],
  productId: string | null,
  limit: number,
): Promise<UnitView[]> {
  const { rows } = await sql<UnitView>`select ${unitColumns}
    ${unitsOfKeys(caller.companyId, keys, productId, limit, unitSource)}`.execute(db)
  return rows
}

/** The rest of a query for units by their keys, with what its columns need as `source`. */
export function unitsOfKeys(
  companyId: string,
  keys: readonly string[],
  productId: string | null,
  limit: number,
  source: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`from ${registrationsByKey(companyId, sql`serial_key = any(${keys}::text[])`)} r ${source}
    where r.closed_as is distinct from 'removed' ${productId === null ? sql`` : sql`and r.product_id = ${productId}`}
    order by r.open desc, r.registered_at desc limit ${limit}`
}

/** Units whose key begins so, in the order of their keys; at most `limit`. */
export async function findUnitsByPrefix(
  { db, caller }: Context,
  prefix: string,
  productId: string | null,
  limit: number,
): Promise<UnitView[]> {
  const ofProduct = productId === null ? sql`` : sql`and product_id = ${productId}`
  const which = sql`serial_key >= ${prefix} and serial_key < ${`${prefix}\u{10ffff}`}
    and closed_as is distinct from 'removed' ${ofProduct}`
  const first = sql`order by serial_key limit ${limit}`
  const { rows } = await sql<UnitView>`
    select ${unitColumns}
    from (select * from ${registrationsByKey(caller.companyId, which, first)} f
      order by f.serial_key, f.open desc, f.registered_at desc limit ${limit}) r ${unitSource}
    order by r.serial_key, r.open desc, r.registered_at desc`.execute(db)
  return rows
}

/** As many last characters as units are found by. */
const endingLength = 6
/** Units with the same last characters that are looked at. */
const mostOfEnding = 1000

/** Units whose key ends so and has more before it; none for an end that too many share. At most `limit`. */
export async function findUnitsByEnding(
  { db, caller }: Context,
  ending: string,
  productId: string | null,
  limit: number,
): Promise<UnitView[]> {
  const length = [...ending].length
  if (length < endingLength) return []
  const ofProduct = productId === null ? sql`` : sql`and product_id = ${productId}`
  const { rows } = await sql<UnitView>`
    select ${unitColumns} from (
      select * from (select * from registration where company_id = ${caller.companyId}
          and serial_ending = ${[...ending].slice(-endingLength).join('')} and serial_key is not null
        limit ${sql.lit(mostOfEnding)}) e
      where right(serial_key, ${length}::integer) = ${ending} and serial_key <> ${ending}
        and closed_as is distinct from 'removed' ${ofProduct}
      order by open desc, registered_at desc limit ${limit}) r ${unitSource}
    order by r.open desc, r.registered_at desc`.execute(db)
  return rows
}
