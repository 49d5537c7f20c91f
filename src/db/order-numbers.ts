import { type RawBuilder, sql } from 'kysely'
import type { Context } from './context.ts'

/** Documents that are numbered when they are made. */
type OrderSeries = 'salesOrder' | 'returnOrder'

/**
 * The next free numbers of orders, in one query. An order's number may leave a gap (D6); one that was given by
 * hand, or came with a file of orders, is stepped over, and so are those that are `spokenFor`.
 */
export async function takeOrderNumbers(
  { db, caller }: Context,
  count: number,
  spokenFor: readonly string[] = [],
  series: OrderSeries = 'salesOrder',
): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    with recursive sequence as (
      select format, next_number, length(format) - length(replace(format, '#', '')) as digits
      from number_sequence where company_id = ${caller.companyId} and document_type = ${series} for update),
    candidate as (
      select next_number - 1 as n, '' as number, false as free, 0 as found from sequence
      union all
      select c.n + 1, t.number, t.free, c.found + t.free::integer
      from candidate c, sequence s, lateral (${candidateAfter(caller.companyId, spokenFor, series)}) t where c.found < ${count}),
    moved as (
      update number_sequence set next_number = (select max(n) + 1 from candidate)
      where company_id = ${caller.companyId} and document_type = ${series})
    select number from candidate where free order by n`.execute(db)
  if (rows.length !== count) throw new Error(`no number sequence for ${series}`)
  return rows.map(({ number }) => number)
}

/** domain/number-sequence.ts `formatNumber`, as the database says it under the lock. */
function candidateAfter(companyId: string, spokenFor: readonly string[], series: OrderSeries): RawBuilder<unknown> {
  return sql`
    select f.number, f.number <> all(${spokenFor}::text[]) and not exists (select from ${sql.table(series === 'salesOrder' ? 'sales_order' : 'return_order')} o
      where o.company_id = ${companyId} and o.number = f.number) as free
    from (select regexp_replace(s.format, '#+',
      lpad((c.n + 1)::text, greatest(s.digits, length((c.n + 1)::text)), '0')) as number) f`
}
