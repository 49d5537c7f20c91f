import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { manyForms } from '#db/database.ts'
import { type DayRange, startsBefore } from '#domain/coverage-ending.ts'
import type { CoverageLength, CoverageTerm } from '#domain/coverage-terms.ts'
import { deliveredOn } from '#serial-numbers/find-units.ts'
import type { EndingFilter } from './ending-views.ts'
import { type ExtendedUnit, extendedIn } from './extended-candidates.ts'

/** Terms of every product, the company's day, and how long terms of single units last that begin with a document. */
export interface TermsInForce {
  readonly today: string
  readonly byProduct: ReadonlyMap<string, readonly CoverageTerm[]>
  readonly unitTerms: readonly (CoverageLength & Pick<CoverageTerm, 'startsFrom'>)[]
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

/** D4, D53: what terms there are. */
export async function readTermsInForce({ db, caller }: Context): Promise<TermsInForce> {
  const { rows } = await sql<
    Pick<TermsInForce, 'today' | 'unitTerms'> & { productId: string | null; terms: readonly CoverageTerm[] }
  >`
    select (now() at time zone k.time_zone)::date as today, t.product_id as "productId",
      json_agg(json_build_object('kind', t.kind, 'basis', t.basis, 'name', t.name, 'length', t.length, 'unit', t.unit,
        'startsFrom', t.starts_from) order by t.id) as terms,
      (select coalesce(json_agg(json_build_object('startsFrom', u.starts_from, 'length', u.length, 'unit', u.unit)),
        '[]') from (select distinct starts_from, unit, length from unit_coverage_term
          where company_id = k.id and withdrawn_at is null and starts_on is null) u) as "unitTerms"
    from company k left join coverage_term t on t.company_id = k.id
    where k.id = ${caller.companyId} group by k.id, t.product_id`.execute(db)
  const known = rows.flatMap(({ productId, terms }) => (productId === null ? [] : [[productId, terms] as const]))
  return { today: rows[0]?.today ?? '', unitTerms: rows[0]?.unitTerms ?? [], byProduct: new Map(known) }
}

/** What more than the sale may count for the coverage of a unit `r`. */
const isSpecial = sql`(ol.free_of_charge
  or exists (select from unit_coverage_term u where u.company_id = r.company_id and u.registration_id = r.id)
  or exists (select from return_unit w where w.company_id = r.company_id and w.registration_id = r.id and w.posted))`

const source = sql`
  join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
  join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
  left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
  left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
  left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
  left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id`

/**
 * Open units of which a term may end on one of these days, by the days of their sale; some more are among them, none is
 * missing. `extended` are those that a repair or a replacement may have given more time.
 */
export async function findCandidates(
  { db, caller: { companyId } }: Context,
  terms: TermsInForce,
  days: DayRange,
  extended: readonly ExtendedUnit[],
  { customerId, productId }: Pick<EndingFilter, 'customerId' | 'productId'>,
): Promise<readonly SaleDay[]> {
  const found = [
    ...bySale(companyId, [...terms.byProduct.values()].flat(), days),
    ...bySale(companyId, terms.unitTerms, days).map((ids) => withUnitTerm(companyId, ids)),
    ...soldTerms(companyId, terms.unitTerms, days),
    sql`select registration_id from unit_coverage_term where company_id = ${companyId} and withdrawn_at is null
      and starts_on is not null and ends_about between ${sql.lit(days.from)}::date - 4 and ${sql.lit(days.to)}::date + 4`,
    sql`select unnest(${extendedIn(extended, days)}::uuid[])`,
  ]
  // Two queries: the planner, who cannot guess how few there are, would read every unit and document.
  const ids = await sql<{
    id: string
  }>`${sql.raw(manyForms)} select id from (${sql.join(found, sql` union `)}) f(id)`.execute(db)
  const { rows } = await sql<SaleDay>`
    select r.product_id as "productId", ${deliveredOn} as "deliveredOn", i.invoice_on as "invoicedOn",
      ${isSpecial} as "isSpecial", array_agg(r.id) as "registrationIds"
    from registration r ${source}
    where r.company_id = ${companyId} and r.id = any(${ids.rows.map(({ id }) => id)}::uuid[]) and r.open
      ${customerId ? sql`and o.customer_id = ${customerId}` : sql``}
      ${productId ? sql`and r.product_id = ${productId}` : sql``}
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

type Starting = CoverageLength & Pick<CoverageTerm, 'startsFrom'>

/** Ids of units that were delivered, or invoiced, when a term began that may end on one of these days. */
function bySale(companyId: string, terms: readonly Starting[], days: DayRange): RawBuilder<unknown>[] {
  const deliveries = startsOf(terms, 'delivery', days)
  const invoices = startsOf(terms, 'invoice', days)
  const delivered = deliveries.flatMap((range) => [
    sql`select x.id from packing_slip d
      join packing_slip_line l on l.company_id = d.company_id and l.packing_slip_id = d.id
      join registration x on x.company_id = l.company_id and x.packing_slip_line_id = l.id
      where d.company_id = ${companyId} ${between(range, sql`d.posting_on`)} and x.open`,
    sql`${invoicedIn(companyId, range)} and l.section = 'direct' and l.delivered_on is null`,
    sql`select x.id from invoice_line l
      join registration x on x.company_id = l.company_id and x.invoice_line_id = l.id
      where l.company_id = ${companyId} and l.delivered_on is not null ${between(range, sql`l.delivered_on`)} and x.open`,
  ])
  return [...delivered, ...invoices.map((range) => invoicedIn(companyId, range))]
}

/** Of these units those that have a term of their own which begins with a document. */
function withUnitTerm(companyId: string, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select c.id from (${ids}) c where exists (select from unit_coverage_term u
    where u.company_id = ${companyId} and u.registration_id = c.id and u.withdrawn_at is null and u.starts_on is null)`
}

/** Units whose term was sold on a line that was invoiced when such a term began. */
function soldTerms(companyId: string, terms: readonly Starting[], days: DayRange): RawBuilder<unknown>[] {
  return startsOf(terms, 'invoice', days).map(
    (range) => sql`select u.registration_id from invoice d
      join invoice_line l on l.company_id = d.company_id and l.invoice_id = d.id
      join unit_coverage_term u on u.company_id = l.company_id and u.sales_order_line_id = l.sales_order_line_id
        and u.withdrawn_at is null
      where d.company_id = ${companyId} ${between(range, sql`d.invoice_on`)}`,
  )
}

function startsOf(terms: readonly Starting[], from: CoverageTerm['startsFrom'], days: DayRange): readonly DayRange[] {
  const ranges = terms.filter(({ startsFrom }) => startsFrom === from).map((term) => startsBefore(term, days))
  return [...new Map(ranges.map((range) => [`${range.from} ${range.to}`, range])).values()]
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
