import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import type { Duty } from '#domain/duty.ts'
import { recordEvent } from '#events/record.ts'
import type { RoleToCreate, RoleView } from './views.ts'

/** D74: makes a role of the company. */
export async function createRole(
  context: Context,
  { id = newId(), code, name, duties }: RoleToCreate,
): Promise<RoleView> {
  const role = { id, code, name, duties: [...duties].sort(), edition: 1 }
  await context.db.insertInto('role').values({ company_id: context.caller.companyId, id, code, name }).execute()
  await setDuties(context, id, role.duties)
  const { edition, ...data } = role
  await recordEvent(context, { kind: 'roleCreated', subjectId: id, data })
  return role
}

/** Gives a role these duties and no others. */
export async function setDuties({ db, caller }: Context, roleId: string, duties: readonly Duty[]): Promise<void> {
  const { companyId } = caller
  await db.deleteFrom('role_duty').where('company_id', '=', companyId).where('role_id', '=', roleId).execute()
  if (duties.length === 0) return
  await db
    .insertInto('role_duty')
    .values(duties.map((duty) => ({ company_id: companyId, role_id: roleId, duty })))
    .execute()
}
