import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { GroupUse } from '#domain/tracking-dimension-group.ts'
import type { GroupView } from './views.ts'

/** How many products a refusal names at most. */
const named = 20

/** What a change of a group must know of its products; asked only as far as the change needs it. The group is locked. */
export async function readGroupUse(context: Context, before: GroupView, after: GroupView): Promise<GroupUse> {
  const { companyId } = context.caller
  const switched = before.activeInSalesProcess !== after.activeInSalesProcess
  const decidesOtherwise =
    before.duplicatePolicy !== after.duplicatePolicy || before.caseSensitive !== after.caseSensitive
  return {
    catchWeight: switched && after.activeInSalesProcess ? await lockCatchWeightProducts(context, before.id) : [],
    used: switched ? await productsOfGroup(context, before.id, usedProducts(companyId)) : [],
    openlyRegistered: decidesOtherwise
      ? await productsOfGroup(context, before.id, openlyRegisteredProducts(companyId))
      : [],
  }
}

/** Numbers of the first products of a group, or of those among the given ids. */
export async function productsOfGroup(
  { db, caller }: Context,
  groupId: string,
  among: RawBuilder<unknown> | null = null,
): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select p.number from product p
    where p.company_id = ${caller.companyId} and p.tracking_dimension_group_id = ${groupId}
      ${among ? sql`and p.id in (${among})` : sql``}
    order by p.number limit ${named}`.execute(db)
  return rows.map(({ number }) => number)
}

/** The `product_id` of whatever has a registration or a posted line (D2, D3): lines count their units. */
export function usedProducts(companyId: string): RawBuilder<unknown> {
  const ofLines = (lines: string) => sql`select l.product_id from ${sql.table(lines)} l
    where l.company_id = ${companyId} and (l.posted or l.quantity_registered + l.quantity_not_readable > 0)`
  return sql`${ofLines('packing_slip_line')} union all ${ofLines('invoice_line')}`
}

/** The `product_id` of whatever has an open registration (D14). */
function openlyRegisteredProducts(companyId: string): RawBuilder<unknown> {
  return sql`select r.product_id from registration r where r.company_id = ${companyId} and r.open`
}

/** Locks the products that the group's switch will change too, so that none becomes catch weight meanwhile (I10). */
async function lockCatchWeightProducts({ db, caller }: Context, groupId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    with locked as materialized (
      select p.number, p.catch_weight from product p
      where p.company_id = ${caller.companyId} and p.tracking_dimension_group_id = ${groupId}
      order by p.id for no key update)
    select number from locked where catch_weight order by number limit ${named}`.execute(db)
  return rows.map(({ number }) => number)
}
