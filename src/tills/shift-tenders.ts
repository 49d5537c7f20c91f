import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { expectedAmount, type TenderOfShift } from '#domain/shift.ts'
import { listMovements } from './shift-store.ts'
import type { ShiftView } from './shift-views.ts'

/** A way to pay with what should be there of it, and what was counted where the shift is closed. */
export interface CountedTender extends TenderOfShift {
  readonly name: string
  readonly expected: string
  readonly counted: string | null
}

type TenderRow = Omit<CountedTender, 'expected'> & { readonly kept: string | null }

/** D61: what a shift took in and gave back by tender type, what should be there, and what was counted. */
export async function readTendersOfShift(
  context: Context,
  { id, openingFloat }: Pick<ShiftView, 'id' | 'openingFloat'>,
): Promise<readonly CountedTender[]> {
  const { db, caller } = context
  const movements = (await listMovements(context, id)).map(({ amount }) => amount)
  const { rows } = await sql<TenderRow>`
    select t.code as tender, t.name, t.kind, t.blocked, coalesce(p.received, 0)::numeric(18, 2)::text as received,
      coalesce(p.given, 0)::numeric(18, 2)::text as given, k.counted::text as counted, k.expected::text as kept
    from tender_type t
    left join (
      select p.tender_code, sum(p.amount) filter (where p.amount > 0 or p.is_change) as received,
        -sum(p.amount) filter (where p.amount < 0 and not p.is_change) as given
      from register_sale r join payment p on p.company_id = r.company_id and p.receipt_id = r.id
      where r.company_id = ${caller.companyId} and r.shift_id = ${id} and r.posted_at is not null
      group by p.tender_code) p on p.tender_code = t.code
    left join shift_count k on k.company_id = t.company_id and k.shift_id = ${id} and k.tender_code = t.code
    where t.company_id = ${caller.companyId} order by t.position, t.code`.execute(db)
  return rows.map(({ kept, ...tender }) => ({
    ...tender,
    expected: kept ?? expectedAmount(tender, { openingFloat, movements }),
  }))
}
