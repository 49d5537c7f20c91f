import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { ReturnPolicy, Sale, UnitOnReturn } from '#domain/return.ts'
import type { SerialNumberPolicy } from '#domain/serial-number.ts'
import { registrationsByKey } from '#serial-numbers/find-units.ts'

/** A sale with what finds it. */
export interface KeyedSale extends Sale {
  readonly serialKey: string | null
  readonly caseSensitive: boolean
  readonly returnPolicy: ReturnPolicy
}

/** A unit on a return that is not known to be sold by us. */
export interface UnknownOnReturn {
  readonly productId: string
  readonly serialKey: string
  readonly onReturn: UnitOnReturn
}

/** Where a return unit `u` is, with its order `ro` and receipt `rr`. */
const onReturn = sql`json_build_object('unitId', u.id, 'returnOrderId', ro.id,
  'returnOrderLineId', u.return_order_line_id, 'returnReceiptId', rr.id,
  'document', coalesce(rr.number, ro.number),
  'day', to_char(coalesce(rr.posting_on, u.announced_at::date), 'YYYY-MM-DD'),
  'received', u.return_receipt_line_id is not null)`

const returnSource = sql`return_unit u
  join return_order_line rl on rl.company_id = u.company_id and rl.id = u.return_order_line_id
  join return_order ro on ro.company_id = rl.company_id and ro.id = rl.return_order_id
  left join return_receipt_line rrl on rrl.company_id = u.company_id and rrl.id = u.return_receipt_line_id
  left join return_receipt rr on rr.company_id = rrl.company_id and rr.id = rrl.return_receipt_id`

/** D50: the sales of serial numbers, whatever their number; the open one first, then the newest. One query. */
export function findSalesByKeys({ db, caller }: Context, keys: readonly string[]): Promise<readonly KeyedSale[]> {
  if (keys.length === 0) return Promise.resolve([])
  return salesAmong({ db, caller }, registrationsByKey(caller.companyId, sql`serial_key = any(${keys}::text[])`))
}

/** The sales with these keys of their own. */
export function findSalesByIds({ db, caller }: Context, ids: readonly string[]): Promise<readonly KeyedSale[]> {
  if (ids.length === 0) return Promise.resolve([])
  return salesAmong(
    { db, caller },
    sql`(select * from registration where company_id = ${caller.companyId} and id = any(${ids}::uuid[]))`,
  )
}

async function salesAmong({ db }: Context, registrations: RawBuilder<unknown>): Promise<readonly KeyedSale[]> {
  const { rows } = await sql<KeyedSale>`
    select r.id as "registrationId", r.serial_number as "serialNumber", r.serial_key as "serialKey", r.open,
      p.id as "productId", p.number as product, coalesce(g.case_sensitive, false) as "caseSensitive",
      coalesce(g.return_policy, 'warn') as "returnPolicy", o.id as "salesOrderId", ol.id as "salesOrderLineId",
      o.customer_id as "customerId", ol.free_of_charge as "freeOfCharge", s.posted_at is not null as shipped,
      case when il.posted then i.id end as "invoiceId", case when il.posted then il.id end as "invoiceLineId",
      exists (select from registration e where e.company_id = r.company_id and e.serial_key = r.serial_key
        and e.product_id = r.product_id and not e.open and e.closed_as = 'returned' and e.id <> r.id)
        as "returnedBefore",
      (select ${onReturn} from ${returnSource}
        where u.company_id = r.company_id and u.registration_id = r.id and u.active limit 1) as "onReturn"
    from ${registrations} r
    join product p on p.company_id = r.company_id and p.id = r.product_id
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
    join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    where r.closed_as is null or r.closed_as = 'returned'
    order by r.open desc, r.registered_at desc, r.id`.execute(db)
  return rows
}

/** Units with these serial numbers that are on a return without a known sale. */
export async function findUnknownOnReturn(
  { db, caller }: Context,
  keys: readonly string[],
): Promise<readonly UnknownOnReturn[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<UnknownOnReturn>`
    select u.product_id as "productId", u.serial_key as "serialKey", ${onReturn} as "onReturn" from ${returnSource}
    where u.company_id = ${caller.companyId} and u.serial_key = any(${keys}::text[]) and u.active
      and u.registration_id is null`.execute(db)
  return rows
}

/** A product as a return sees it. */
export interface ReturnedProduct {
  readonly id: string
  readonly number: string
  readonly serialised: boolean
  readonly tracked: boolean
  readonly returnPolicy: ReturnPolicy
  readonly policy: SerialNumberPolicy
}

/** Products by id, number or barcode. */
export async function findReturnedProducts(
  { db, caller }: Context,
  {
    ids = [],
    numbers = [],
    barcodes = [],
  }: {
    readonly ids?: readonly string[]
    readonly numbers?: readonly string[]
    readonly barcodes?: readonly string[]
  },
): Promise<readonly (ReturnedProduct & { readonly barcodes: readonly string[] })[]> {
  const { rows } = await sql<ReturnedProduct & { barcodes: readonly string[] }>`
    select p.id, p.number, p.kind = 'stocked' and coalesce(g.active_in_sales_process, false) as serialised,
      g.id is not null as tracked, coalesce(g.return_policy, 'warn') as "returnPolicy",
      json_build_object('caseSensitive', coalesce(g.case_sensitive, false),
        'maximumLength', coalesce(g.maximum_length, 50), 'allowOtherLetters', coalesce(g.allow_other_letters, false),
        'format', g.serial_format) as policy,
      array(select b.barcode_key from barcode b where b.company_id = p.company_id and b.product_id = p.id
        and b.barcode_key = any(${barcodes}::text[])) as barcodes
    from product p
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where p.company_id = ${caller.companyId} and (p.id = any(${ids}::uuid[]) or p.number = any(${numbers}::text[])
      or p.id in (select b.product_id from barcode b where b.company_id = ${caller.companyId}
        and b.barcode_key = any(${barcodes}::text[])))`.execute(db)
  return rows
}
