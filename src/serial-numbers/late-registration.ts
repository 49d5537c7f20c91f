import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { DocumentLine } from './document-lines.ts'

/**
 * D38: how many serial numbers the lines of a posted packing slip may still get: the units that were shipped without
 * one where blank issue is allowed, less those that are reversed or already taken by an invoice. The order is locked.
 */
export async function lateRegistrable(
  { db, caller }: Context,
  lines: readonly DocumentLine[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; places: number }>`
    select l.id, case when l.serialised and l.blank_issue_allowed and l.quantity_reversed = 0 then
      (l.quantity - l.quantity_registered - l.quantity_not_readable - coalesce(sum(s.quantity_taken - s.quantity_units), 0))
      else 0 end::float8 as places
    from packing_slip_line l
    left join (invoice_line_share s
      join invoice_line il on il.company_id = s.company_id and il.id = s.invoice_line_id
      join invoice i on i.company_id = il.company_id and i.id = il.invoice_id and i.discarded_at is null)
      on s.company_id = l.company_id and s.packing_slip_line_id = l.id
    where l.company_id = ${caller.companyId} and l.id = any(${lines.map((line) => line.id)}::uuid[])
    group by l.company_id, l.id`.execute(db)
  return new Map(rows.map(({ id, places }) => [id, places]))
}
