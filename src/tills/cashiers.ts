import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { mayOperate } from './store.ts'
import type { CashierView } from './views.ts'

/** The cashiers of the company, by name; or one of them. */
export async function listCashiers(
  { db, caller }: Context,
  userId: string | null = null,
): Promise<readonly CashierView[]> {
  const { rows } = await sql<CashierView>`
    select k.user_id as "userId", u.name, u.email, k.badge_hash is not null as "hasBadge",
      ${mayOperate} as "mayOperate", k.changed_at as "changedAt", coalesce(a.name, '') as "changedBy"
    from cashier k
    join auth_user u on u.id = k.user_id
    left join actor a on a.company_id = k.company_id and a.id = k.changed_by
    where k.company_id = ${caller.companyId} ${userId === null ? sql`` : sql`and k.user_id = ${userId}`}
    order by u.name, k.user_id`.execute(db)
  return rows
}

/** One cashier. */
export async function readCashier(context: Context, userId: string): Promise<CashierView> {
  const [cashier] = await listCashiers(context, userId)
  if (!cashier) throw new Refused([refuse('NOT_FOUND', { what: `cashier ${userId}` })])
  return cashier
}

/** D61: who is no cashier signs in at no till any more, and is signed in at none. */
export async function removeCashier(context: Context, userId: string): Promise<void> {
  const { db, caller } = context
  const { name } = await readCashier(context, userId)
  await db.deleteFrom('cashier').where('company_id', '=', caller.companyId).where('user_id', '=', userId).execute()
  await endTillSessions(context, userId)
  await recordEvent(context, { kind: 'cashierRemoved', subjectId: userId, data: { name } })
}

/** Ends what a cashier began with a PIN or a badge. */
export async function endTillSessions({ db, caller }: Context, userId: string): Promise<void> {
  await db.deleteFrom('auth_session').where('company_id', '=', caller.companyId).where('user_id', '=', userId).execute()
}
