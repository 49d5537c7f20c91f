import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { manyForms } from '#db/database.ts'
import { type DayRange, startsBefore } from '#domain/coverage-ending.ts'
import type { CoverageTerm } from '#domain/coverage-terms.ts'
import { deliveredOn } from '#serial-numbers/find-units.ts'

/** Terms of every product, and the company's day. */
export interface ProductTerms {
  readonly today: string
  readonly byProduct: ReadonlyMap<string, readonly CoverageTerm[]>
}

/** Units of one product, delivered and invoiced on the same days. */
export interface SaleDay {
  /** Whether more than their sale may count; such units are looked at one by one. */
  readonly isSpecial: boolean
  readonly productId: string
  readonly deliveredOn: string | null
  readonly invoicedOn: string | null
  readonly registrationIds: readonly string[]
}

/** D4: the terms of all products. */
export async function readProductTerms({ db, caller }: Context): Promise<ProductTerms> {
  const { rows } = await sql<{ today: string; productId: string | null; terms: readonly CoverageTerm[] }>`
    select (now() at time zone k.time_zone)::date as today, t.product_id as "productId",
      json_agg(json_build_object('kind', t.kind, 'basis', t.basis, 'name', t.name, 'length', t.length, 'unit', t.unit,
        'startsFrom', t.starts_from) order by t.id) as terms
    from company k left join coverage_term t on t.company_id = k.id
    where k.id = ${caller.companyId} group by k.id, t.product_id`.execute(db)
  const known = rows.flatMap(({ productId, terms }) => (productId === null ? [] : [[productId, terms] as const]))
  return { today: rows[0]?.today ?? '', byProduct: new Map(known) }
}

/** What more than the sale may count for the coverage of a unit `r`. */
const isSpecial = sql`(ol.free_of_charge
  or exists (select from unit_coverage_term u where u.company_id = r.company_id and u.registration_id = r.id)
  or exists (select from return_unit w where w.company_id = r.company_id and w.registration_id = r.id and w.posted))`

const source = sql`
  join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
  left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
  left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
  left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
  left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id`

/** Units that began on such days that a term of their product may end on one of these, by the days of their sale. */
export async function findSaleDays(
  { db, caller: { companyId } }: Context,
  { byProduct }: ProductTerms,
  days: DayRange,
): Promise<readonly SaleDay[]> {
  const terms = [...byProduct.values()].flat()
  const starts = (from: CoverageTerm['startsFrom']) =>
    distinct(terms.filter(({ startsFrom }) => startsFrom === from).map((term) => startsBefore(term, days)))
  const [deliveries, invoices] = [starts('delivery'), starts('invoice')]
  const found = [
    ...deliveries.map(
      (range) => sql`select x.id from packing_slip d
      join packing_slip_line l on l.company_id = d.company_id and l.packing_slip_id = d.id
      join registration x on x.company_id = l.company_id and x.packing_slip_line_id = l.id
      where d.company_id = ${companyId} ${between(range, sql`d.posting_on`)} and x.open`,
    ),
    ...deliveries.map((range) => sql`${invoicedIn(companyId, range)} and l.section = 'direct'`),
    ...invoices.map((range) => invoicedIn(companyId, range)),
  ]
  if (found.length === 0) return []
  const { rows } = await sql<SaleDay>`${sql.raw(manyForms)}
    select r.product_id as "productId", ${deliveredOn} as "deliveredOn", i.invoice_on as "invoicedOn",
      ${isSpecial} as "isSpecial", array_agg(r.id) as "registrationIds"
    from (${sql.join(found, sql` union `)}) f
    join registration r on r.company_id = ${companyId} and r.id = f.id ${source}
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

function invoicedIn(companyId: string, range: DayRange): RawBuilder<unknown> {
  return sql`select x.id from invoice d
    join invoice_line l on l.company_id = d.company_id and l.invoice_id = d.id
    join registration x on x.company_id = l.company_id and x.invoice_line_id = l.id
    where d.company_id = ${companyId} ${between(range, sql`d.invoice_on`)} and x.open`
}

function between({ from, to }: DayRange, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`and ${day} between ${sql.lit(from)}::date and ${sql.lit(to)}::date`
}

function distinct(ranges: readonly DayRange[]): readonly DayRange[] {
  return [...new Map(ranges.map((range) => [`${range.from} ${range.to}`, range])).values()]
}

/**
 * Open units that may end on one of these days though no term of their product does: by a term of their own, by days
 * of repair, or in the place of another.
 */
export async function findSpecialUnits(
  { db, caller: { companyId } }: Context,
  { from, to }: DayRange,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from registration r
    where r.company_id = ${companyId} and r.open and r.id in (
      select registration_id from unit_coverage_term where company_id = ${companyId} and withdrawn_at is null
        and (starts_on is null or starts_on + ${lengthOfTerm} between ${from}::date - 4 and ${to}::date + 4)
      union select registration_id from return_unit where company_id = ${companyId} and posted
        and disposition = 'repair' and registration_id is not null
      union select x.id from return_unit w
        join packing_slip_line l on l.company_id = w.company_id and l.sales_order_line_id = w.replacement_line_id
        join registration x on x.company_id = l.company_id and x.packing_slip_line_id = l.id
        where w.company_id = ${companyId} and w.replacement_line_id is not null)`.execute(db)
  return rows.map(({ id }) => id)
}

/** Long enough to tell which are near, and short enough to be a day. */
const lengthOfTerm = sql`case unit when 'days' then make_interval(days => least(length, 1000000))
  when 'weeks' then make_interval(weeks => least(length, 150000))
  when 'months' then make_interval(months => least(length, 36000))
  else make_interval(years => least(length, 3000)) end`
