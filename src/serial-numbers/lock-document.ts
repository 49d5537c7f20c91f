import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { type DocumentReference, documentTables } from './document.ts'

/**
 * Locks the sales order of a document, in a statement of its own, before anything is read that decides (law 3).
 * Returns the order's id; refuses what is not there.
 */
export async function lockOrderOfDocument({ db, caller }: Context, { kind, id }: DocumentReference): Promise<string> {
  const { document } = documentTables[kind]
  const { rows } = await sql<{ id: string }>`
    select id from sales_order where company_id = ${caller.companyId} and id = (
      select sales_order_id from ${sql.table(document)} where company_id = ${caller.companyId} and id = ${id})
    for update`.execute(db)
  const order = rows[0]
  if (!order)
    throw new Refused([refuse('NOT_FOUND', { what: `${kind === 'invoice' ? 'invoice' : 'packing slip'} ${id}` })])
  return order.id
}
