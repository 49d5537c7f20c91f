import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { GroupUse } from '#domain/tracking-dimension-group.ts'
import type { GroupView } from './views.ts'

type Condition = RawBuilder<unknown>

/** How many products a refusal names at most. */
const named = 20

/** Whether product `p` has a registration or a posted line (D2, D3). */
export const hasRegistrationOrPostedLine: Condition = onLines(
  (registered) => sql`(l.posted or ${registered(sql`true`)})`,
)

/** Whether product `p` has an open registration (D14). */
const hasOpenRegistration: Condition = onLines((registered) => registered(sql`r.open`))

/** What a change of a group must know of its products; asked only as far as the change needs it. The group is locked. */
export async function readGroupUse(context: Context, before: GroupView, after: GroupView): Promise<GroupUse> {
  const switched = before.activeInSalesProcess !== after.activeInSalesProcess
  const decidesOtherwise =
    before.duplicatePolicy !== after.duplicatePolicy || before.caseSensitive !== after.caseSensitive
  return {
    catchWeight: switched && after.activeInSalesProcess ? await lockCatchWeightProducts(context, before.id) : [],
    used: switched ? await productsOfGroup(context, before.id, hasRegistrationOrPostedLine) : [],
    openlyRegistered: decidesOtherwise ? await productsOfGroup(context, before.id, hasOpenRegistration) : [],
  }
}

/** Numbers of the first products of a group for which the condition on product `p` holds. */
export async function productsOfGroup(
  { db, caller }: Context,
  groupId: string,
  condition: Condition = sql`true`,
): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select p.number from product p
    where p.company_id = ${caller.companyId} and p.tracking_dimension_group_id = ${groupId} and ${condition}
    order by p.number limit ${named}`.execute(db)
  return rows.map(({ number }) => number)
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

/** A unit is on a packing slip line or an invoice line from its first moment on, so lines lead to registrations. */
function onLines(condition: (registered: (unit: Condition) => Condition) => Condition): Condition {
  const exists = (line: string, lineOfUnit: string) => sql`exists (
    select from sales_order_line o
    join ${sql.table(line)} l on l.company_id = o.company_id and l.sales_order_line_id = o.id
    where o.company_id = p.company_id and o.product_id = p.id and ${condition(
      (unit) => sql`exists (select from registration r
        where r.company_id = l.company_id and r.${sql.ref(lineOfUnit)} = l.id and ${unit})`,
    )})`
  return sql`(${exists('packing_slip_line', 'packing_slip_line_id')} or ${exists('invoice_line', 'invoice_line_id')})`
}
