import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'

/** Makes changes of a company's users and roles wait for each other; documents that are being posted do not wait. */
export async function lockUsersAndRoles({ db, caller }: Context): Promise<void> {
  await sql`select from company where id = ${caller.companyId} for no key update`.execute(db)
}

/** Makes a change of users or roles, unless it takes the duty administerUsers from the last user that has it (D74). */
export async function keepAdministrator<T>(context: Context, change: () => Promise<T>): Promise<T> {
  const hadOne = await hasAdministrator(context)
  const changed = await change()
  if (hadOne && !(await hasAdministrator(context))) throw new Refused([refuse('LAST_ADMINISTRATOR')])
  return changed
}

async function hasAdministrator({ db, caller }: Context): Promise<boolean> {
  const { rows } = await sql`
    select from user_role m join role_duty d on d.company_id = m.company_id and d.role_id = m.role_id
    where m.company_id = ${caller.companyId} and d.duty = 'administerUsers' limit 1`.execute(db)
  return rows.length > 0
}
