import { type RawBuilder, sql } from 'kysely'
import type { NumberFormat } from '#domain/number-sequence.ts'
import { unitSource } from '#serial-numbers/find-units.ts'

/** The company's own series of invoices: what it gave out is looked up, what it is yet to give is of this form. */
export interface InvoiceSeries extends NumberFormat {
  readonly nextNumber: number
}

export interface ToJudge {
  /** All rows, or those of the portion that is under way. */
  readonly which: 'all' | 'portion'
  readonly series: InvoiceSeries
}

/**
 * What becomes of each row of an import that is not refused by itself, by the other rows and by what is here: its
 * outcome and its clashes. One query over all rows. Each row looks up what it needs by index (`limit` keeps it so):
 * tables that grew by a file just now are not known to the planner.
 */
export function verdicts(companyId: string, importId: string, { which, series }: ToJudge): RawBuilder<unknown> {
  const free = which === 'all' ? 'new' : 'next'
  const rows = sql`sold_unit_import_row w where company_id = ${companyId} and sold_unit_import_id = ${importId}`
  return sql`
    with ranked as materialized (${which === 'all' ? amongEachOther(rows) : judgedBefore(rows)}),
    found as materialized (
      select n.*, i.id as known_invoice_id, coalesce(i.customer_id, n.invoice_customer_id) as should_be_of,
        coalesce(i.invoice_on, n.invoice_day) as should_be_on, h.holder_id, coalesce(h.is_here, false) as is_here,
        p.serialised, p.number as product, n.first_of_serial <> n.row_number as is_twice
      from ranked n
      cross join lateral (${productOfRow}) p
      left join lateral (${knownInvoice}) i on true
      left join lateral (
        select (array_agg(r.id) filter (where r.open and n.unique_in_company))[1] as holder_id,
          bool_or(r.invoice_id = i.id) as is_here
        from ${ofSerialKey} r) h on true),
    judged as (
      select f.*, (f.customer_id, f.invoice_on) is distinct from (f.should_be_of, f.should_be_on) as differs from found f)
    select company_id, sold_unit_import_id, row_number, case when is_here and not is_twice and not differs then 'here'
      when all_clashes = '[]' then ${sql.lit(free)} else 'refused' end as outcome,
      case when is_here and not is_twice and not differs then '[]' else all_clashes end as clashes
    from (select f.*, ${clashesOf(series)} as all_clashes from judged f) v`
}

const judgedColumns = sql`w.company_id, w.sold_unit_import_id, w.row_number, w.product_id, w.customer_id,
  w.serial_number, w.serial_key, w.unique_in_company, w.invoice_number, w.invoice_on`

/** Each row with the first one of its unit, and the first one of its invoice, which says whose that is. */
function amongEachOther(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${judgedColumns}, first_value(row_number) over serial as first_of_serial,
      first_value(row_number) over invoice as first_of_invoice,
      first_value(customer_id) over invoice as invoice_customer_id, first_value(invoice_on) over invoice as invoice_day
    from ${rows} and refusals = '[]'
    window serial as (partition by product_id, serial_key, case when unique_in_company then '' else invoice_number end
        order by row_number),
      invoice as (partition by invoice_number order by row_number)`
}

/** Rows of a portion agree with the others of their file, which stays as it was when all were judged. */
function judgedBefore(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${judgedColumns}, row_number as first_of_serial, row_number as first_of_invoice,
      customer_id as invoice_customer_id, invoice_on as invoice_day
    from ${rows} and outcome = 'next'`
}

const productOfRow = sql`select p.number,
    p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised
  from product p where p.company_id = n.company_id and p.id = n.product_id limit 1`

/** The invoice of before that an earlier import brought under the row's number. */
const knownInvoice = sql`select i.id, i.invoice_on, o.customer_id from invoice i
  join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id
  where i.company_id = n.company_id and i.kind = 'imported' and i.number = n.invoice_number limit 1`

/** Registrations of a row's product and serial number, one branch for each partial index. */
const ofSerialKey = sql`(select k.id, k.open, (select il.invoice_id from invoice_line il
    where il.company_id = n.company_id and il.id = k.invoice_line_id) as invoice_id
  from (
    select id, open, invoice_line_id from registration where company_id = n.company_id
      and serial_key = n.serial_key and product_id = n.product_id and open and unique_in_company
      and serial_key is not null
    union all
    select id, open, invoice_line_id from registration where company_id = n.company_id
      and serial_key = n.serial_key and product_id = n.product_id and open and not unique_in_company
      and serial_key is not null
    union all
    select id, open, invoice_line_id from registration where company_id = n.company_id
      and serial_key = n.serial_key and product_id = n.product_id and not open) k)`

function clashesOf(series: InvoiceSeries): RawBuilder<unknown> {
  const clash = (code: string, details: RawBuilder<unknown>, when: RawBuilder<unknown>) =>
    sql`case when ${when} then jsonb_build_array(jsonb_build_object('code', ${sql.lit(code)}, 'details', ${details}))
      else '[]'::jsonb end`
  const clashes = [
    clash(
      'SOLD_UNIT_TWICE',
      sql`jsonb_build_object('serialNumber', f.serial_number, 'row', f.first_of_serial)`,
      sql`f.is_twice`,
    ),
    clash('PRODUCT_NOT_SERIALISED', sql`jsonb_build_object('product', f.product)`, sql`not f.serialised`),
    clash(
      'SOLD_UNIT_INVOICE_DIFFERS',
      sql`jsonb_build_object('invoice', f.invoice_number, 'day', f.should_be_on::text, 'customer',
        (select k.number from customer k where k.company_id = f.company_id and k.id = f.should_be_of),
        'row', case when f.known_invoice_id is null then f.first_of_invoice end)`,
      sql`f.differs`,
    ),
    clash('SOLD_UNIT_INVOICE_OURS', sql`jsonb_build_object('invoice', f.invoice_number)`, isOurs(series)),
    clash('SERIAL_ALREADY_ACTIVE', holder, sql`f.holder_id is not null and not (f.is_here and not f.differs)`),
  ]
  return sql.join(clashes, sql` || `)
}

/** As serial-numbers/holder.ts tells of a holder (D14). */
const holder = sql`(select jsonb_build_object('serialNumber', f.serial_number, 'product', f.product, 'document',
    coalesce(s.number, i.number, case when s.id is null then 'invoice' else 'packing slip' end || ' in preparation'),
    'order', o.number, 'customer', c.name, 'day',
    to_char(coalesce(s.posting_on, i.invoice_on, r.registered_at::date), 'YYYY-MM-DD'), 'packingSlipId', s.id,
    'invoiceId', i.id)
  from (select * from registration x where x.company_id = f.company_id and x.id = f.holder_id limit 1) r ${unitSource})`

/** D6: an invoice of ours has the number, or one will have it. */
function isOurs({ prefix, digits, suffix, nextNumber }: InvoiceSeries): RawBuilder<unknown> {
  const inside = sql`substr(f.invoice_number, ${prefix.length + 1}::integer,
    greatest(0, length(f.invoice_number) - ${prefix.length + suffix.length}::integer))`
  return sql`f.known_invoice_id is null and (
    exists (select from invoice e where e.company_id = f.company_id and e.kind = 'invoice' and e.number = f.invoice_number)
    or (starts_with(f.invoice_number, ${prefix}) and right(f.invoice_number, ${suffix.length}::integer) = ${suffix}
      and length(${inside}) >= ${digits}
      and case when ${inside} ~ '^[0-9]{1,15}$' then ${inside}::bigint >= ${nextNumber} else false end))`
}
