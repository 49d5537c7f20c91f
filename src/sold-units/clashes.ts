import { type RawBuilder, sql } from 'kysely'
import type { NumberFormat } from '#domain/number-sequence.ts'
import { unitSource } from '#serial-numbers/find-units.ts'

/** The company's own series of invoices: what it gave out is looked up, what it is yet to give is of this form. */
export interface InvoiceSeries extends NumberFormat {
  readonly nextNumber: number
}

/**
 * What becomes of each row of an import that is not refused by itself, by the other rows and by what is here: its
 * outcome and its clashes. One query over all rows; each looks up its serial number, its invoice and its holder by
 * index.
 */
export function verdicts(companyId: string, importId: string, series: InvoiceSeries): RawBuilder<unknown> {
  return sql`
    with ranked as materialized (
      select w.*, first_value(row_number) over serial as first_of_serial,
        first_value(row_number) over invoice as first_of_invoice,
        first_value(customer_id) over invoice as invoice_customer_id, first_value(invoice_on) over invoice as invoice_day
      from sold_unit_import_row w
      where company_id = ${companyId} and sold_unit_import_id = ${importId} and refusals = '[]'
      window serial as (partition by product_id, serial_key, case when unique_in_company then '' else invoice_number end
          order by row_number),
        invoice as (partition by invoice_number order by row_number)),
    found as (
      select n.*, i.id as known_invoice_id, coalesce(io.customer_id, n.invoice_customer_id) as should_be_of,
        coalesce(i.invoice_on, n.invoice_day) as should_be_on, h.holder_id, coalesce(h.is_here, false) as is_here,
        p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised, p.number as product
      from ranked n
      join product p on p.company_id = n.company_id and p.id = n.product_id
      left join invoice i on i.company_id = n.company_id and i.kind = 'imported' and i.number = n.invoice_number
      left join sales_order io on io.company_id = i.company_id and io.id = i.sales_order_id
      left join lateral (
        select (array_agg(r.id) filter (where r.open and n.unique_in_company))[1] as holder_id,
          bool_or(il.invoice_id = i.id) as is_here
        from ${ofSerialKey} r
        left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id) h on true),
    judged as (
      select f.row_number, f.first_of_serial <> f.row_number as is_twice,
        (f.customer_id, f.invoice_on) is distinct from (f.should_be_of, f.should_be_on) as differs, f.is_here,
        ${clashesOf(series)} as clashes
      from found f
      join customer k on k.company_id = f.company_id and k.id = f.should_be_of
      left join (registration r ${unitSource}) on r.company_id = f.company_id and r.id = f.holder_id)
    select row_number, case when is_here and not is_twice and not differs then 'here' when clashes = '[]' then 'new'
      else 'refused' end as outcome,
      case when is_here and not is_twice and not differs then '[]' else clashes end as clashes
    from judged`
}

/** Registrations of a row's product and serial number, one branch for each partial index. */
const ofSerialKey = sql`(
  select company_id, id, open, invoice_line_id from registration where company_id = n.company_id
    and serial_key = n.serial_key and product_id = n.product_id and open and unique_in_company and serial_key is not null
  union all
  select company_id, id, open, invoice_line_id from registration where company_id = n.company_id
    and serial_key = n.serial_key and product_id = n.product_id and open and not unique_in_company
    and serial_key is not null
  union all
  select company_id, id, open, invoice_line_id from registration where company_id = n.company_id
    and serial_key = n.serial_key and product_id = n.product_id and not open)`

function clashesOf(series: InvoiceSeries): RawBuilder<unknown> {
  const clash = (code: string, details: RawBuilder<unknown>, when: RawBuilder<unknown>) =>
    sql`case when ${when} then jsonb_build_array(jsonb_build_object('code', ${sql.lit(code)}, 'details',
      jsonb_build_object(${details}))) else '[]'::jsonb end`
  return sql.join(
    [
      clash(
        'SOLD_UNIT_TWICE',
        sql`'serialNumber', f.serial_number, 'row', f.first_of_serial`,
        sql`f.first_of_serial <> f.row_number`,
      ),
      clash('PRODUCT_NOT_SERIALISED', sql`'product', f.product`, sql`not f.serialised`),
      clash(
        'SOLD_UNIT_INVOICE_DIFFERS',
        sql`'invoice', f.invoice_number, 'customer', k.number, 'day', f.should_be_on::text,
          'row', case when f.known_invoice_id is null then f.first_of_invoice end`,
        sql`(f.customer_id, f.invoice_on) is distinct from (f.should_be_of, f.should_be_on)`,
      ),
      clash('SOLD_UNIT_INVOICE_OURS', sql`'invoice', f.invoice_number`, isOurs(series)),
      clash('SERIAL_ALREADY_ACTIVE', holder, sql`f.holder_id is not null`),
    ],
    sql` || `,
  )
}

/** As serial-numbers/holder.ts tells of a holder (D14). */
const holder = sql`'serialNumber', f.serial_number, 'product', f.product, 'document',
  coalesce(s.number, i.number, case when s.id is null then 'invoice' else 'packing slip' end || ' in preparation'),
  'order', o.number, 'customer', c.name, 'day',
  to_char(coalesce(s.posting_on, i.invoice_on, r.registered_at::date), 'YYYY-MM-DD'), 'packingSlipId', s.id,
  'invoiceId', i.id`

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
