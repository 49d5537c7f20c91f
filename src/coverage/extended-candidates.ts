import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { DayRange } from '#domain/coverage-ending.ts'

/** The first and the last day on which a term of a unit may end. */
export interface ExtendedUnit extends DayRange {
  readonly id: string
}

/**
 * Units that were here for repair, or were sent in the place of others, and of which a term may end on one of these
 * days: no later than its own last day and all the days of repair together would have it. The rules say which do. All
 * of them are gone through, so they are read once for all the days that are asked for.
 */
export async function readExtended(
  { db, caller: { companyId } }: Context,
  { from, to }: DayRange,
  on: string,
): Promise<readonly ExtendedUnit[]> {
  const { rows } = await sql<ExtendedUnit>`
    with recursive chain as (${chain(companyId)}), repaired as (${repairDays(companyId, on)}),
      ending as (${endsOf(companyId)}),
      possible as (
        select e.id, e.ends_on - 4 as first_on, least(e.ends_on + d.days + 4, date '9999-12-31') as last_on
        from ending e join repaired d on d.id = e.id)
    select distinct id, first_on as "from", last_on as "to" from possible
    where first_on <= ${to}::date and last_on >= ${from}::date`.execute(db)
  return rows
}

/** Ids of those of which a term may end on one of these days. */
export function extendedIn(units: readonly ExtendedUnit[], days: DayRange): readonly string[] {
  return units.filter(({ from, to }) => from <= days.to && to >= days.from).map(({ id }) => id)
}

/** The units, each with itself and with all that it came in the place of. */
const chain = (companyId: string) => sql`
    select r.id, r.id as member_id, r.sales_order_line_id from registration r
    where r.company_id = ${companyId} and r.open and r.id in (
      select registration_id from return_unit
      where company_id = ${companyId} and posted and disposition = 'repair'
      union select x.id from return_unit w
      join packing_slip_line l on l.company_id = w.company_id and l.sales_order_line_id = w.replacement_line_id
      join registration x on x.company_id = l.company_id and x.packing_slip_line_id = l.id
      where w.company_id = ${companyId} and w.replacement_line_id is not null)
    union select c.id, x.id, x.sales_order_line_id from chain c
    join return_unit w on w.company_id = ${companyId} and w.replacement_line_id = c.sales_order_line_id
    join registration x on x.company_id = w.company_id and x.id = w.registration_id`

/** How many days a unit, and those before it, were here for repair. */
function repairDays(companyId: string, on: string): RawBuilder<unknown> {
  return sql`select c.id,
      coalesce(sum(greatest(0, coalesce(b.sent_back_on, ${on}::date) - rr.posting_on)), 0)::integer as days
    from chain c
    left join return_unit w on w.company_id = ${companyId} and w.registration_id = c.member_id and w.posted
      and w.disposition = 'repair'
    left join return_receipt_line rl on rl.company_id = w.company_id and rl.id = w.return_receipt_line_id
    left join return_receipt rr on rr.company_id = rl.company_id and rr.id = rl.return_receipt_id
    left join repair_return b on b.company_id = w.company_id and b.return_unit_id = w.id
    group by c.id`
}

const lengthOf = (term: string) => {
  const [length, unit] = [sql.ref(`${term}.length`), sql.ref(`${term}.unit`)]
  return sql`case ${unit} when 'days' then make_interval(days => ${length}) when 'weeks' then make_interval(weeks => ${length})
    when 'months' then make_interval(months => ${length}) else make_interval(years => ${length}) end`
}

/** About when the terms of each unit of a chain end, of its product and of its own, and the least of a replacement. */
function endsOf(companyId: string): RawBuilder<unknown> {
  return sql`select m.id, least(x.ends_on::date, date '9999-12-31') as ends_on
    from (select c.id, r.id as member_id, r.product_id, i.invoice_on, k.replacement_minimum_days,
        case when s.id is not null then s.posting_on else coalesce(il.delivered_on, i.invoice_on) end as delivered_on
      from chain c
      join company k on k.id = ${companyId}
      join registration r on r.company_id = ${companyId} and r.id = c.member_id
      left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
      left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
      left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
      left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id) m
    cross join lateral (
      select case t.starts_from when 'invoice' then m.invoice_on else m.delivered_on end + ${lengthOf('t')} as ends_on
        from coverage_term t where t.company_id = ${companyId} and t.product_id = m.product_id
      union all select coalesce(u.starts_on, case when u.starts_from <> 'invoice' then m.delivered_on
          else coalesce(sold.invoice_on, m.invoice_on) end) + ${lengthOf('u')}
        from unit_coverage_term u
        left join lateral (select min(v.invoice_on) as invoice_on from invoice_line vl
          join invoice v on v.company_id = vl.company_id and v.id = vl.invoice_id and v.kind <> 'creditNote'
          where vl.company_id = u.company_id and vl.sales_order_line_id = u.sales_order_line_id and vl.posted) sold on true
        where u.company_id = ${companyId} and u.registration_id = m.member_id and u.withdrawn_at is null
      union all select m.delivered_on + make_interval(days => m.replacement_minimum_days)) x
    where x.ends_on is not null`
}
