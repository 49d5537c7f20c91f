import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { createCompany } from './create-company.ts'
import { readCompany } from './store.ts'
import type { CompanyToAdd, CompanyView } from './views.ts'

/** D1: makes another company with the caller as its administrator. The context is that of the new company. */
export async function addCompany(context: Context, company: CompanyToAdd): Promise<CompanyView> {
  const { db, caller } = context
  const user = await db.selectFrom('auth_user').select('id').where('id', '=', caller.actorId).executeTakeFirst()
  if (!user) throw new Refused([refuse('USER_NEEDED')])
  await createCompany(context, company)
  await sql`insert into user_role (company_id, user_id, role_id)
    select company_id, ${user.id}, id from role
    where company_id = ${caller.companyId} and code = 'administrator'`.execute(db)
  return readCompany(context)
}
