import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { lockUsersAndRoles } from './administrators.ts'
import { readUser } from './store.ts'
import type { UserView } from './views.ts'

/** Gives a user these roles of the company and no others. */
export async function setRoles({ db, caller }: Context, userId: string, codes: readonly string[]): Promise<void> {
  const roles = await db
    .selectFrom('role')
    .select(['id', 'code'])
    .where('company_id', '=', caller.companyId)
    .where('code', 'in', codes)
    .execute()
  const unknown = codes.filter((code) => !roles.some((role) => role.code === code))
  throwIfRefused(unknown.map((code) => refuse('NOT_FOUND', { what: `role ${code}` })))
  await takeRoles({ db, caller }, userId)
  await db
    .insertInto('user_role')
    .values(roles.map(({ id }) => ({ company_id: caller.companyId, user_id: userId, role_id: id })))
    .execute()
}

/** Takes all roles of the company from a user, who is then none of its users. */
export async function takeRoles({ db, caller }: Context, userId: string): Promise<void> {
  await db.deleteFrom('user_role').where('company_id', '=', caller.companyId).where('user_id', '=', userId).execute()
}

/** One user of the company, whom nobody changes meanwhile, here or from another company. */
export async function lockUser(context: Context, id: string): Promise<UserView> {
  const { db, caller } = context
  await lockUsersAndRoles(context)
  await sql`select from auth_user u where u.id = ${id} and exists (
    select from user_role m where m.company_id = ${caller.companyId} and m.user_id = u.id) for update`.execute(db)
  return readUser(context, id)
}

/** Whether a user has roles in another company as well. */
export async function worksElsewhere({ db, caller }: Context, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from companies_of_user(${userId}) where company_id <> ${caller.companyId}`.execute(db)
  return rows.length > 0
}
