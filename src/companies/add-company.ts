import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { setRoles } from '#security/user-roles.ts'
import { createCompany } from './create-company.ts'
import { readCompany, refuseUnknownTimeZone } from './store.ts'
import type { CompanyToAdd, CompanyView } from './views.ts'

/** D1: makes another company with the caller as its administrator. The context is that of the new company. */
export async function addCompany(context: Context, company: CompanyToAdd): Promise<CompanyView> {
  const { db, caller } = context
  const user = await db.selectFrom('auth_user').select('id').where('id', '=', caller.actorId).executeTakeFirst()
  if (!user) throw new Refused([refuse('USER_NEEDED')])
  if (company.timeZone !== undefined) await refuseUnknownTimeZone(context, company.timeZone)
  await createCompany(context, company)
  await setRoles(context, user.id, ['administrator'])
  return readCompany(context)
}
