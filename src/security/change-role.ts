import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import type { Duty } from '#domain/duty.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { keepAdministrator, lockUsersAndRoles } from './administrators.ts'
import { setDuties } from './create-role.ts'
import { readRole } from './store.ts'
import type { RoleChange, RoleView } from './views.ts'

/** D74: changes the name or the duties of a role; whoever has it has the new duties from their next request on. */
export async function changeRole(
  context: Context,
  id: string,
  asked: RoleChange,
  seenEdition: number | null,
): Promise<RoleView> {
  await lockUsersAndRoles(context)
  const before = await readRole(context, id)
  throwIfRefused(reviewEdition(before.edition, seenEdition))
  const after = { ...before, ...asked, edition: before.edition + 1 }
  const duties: Duty[] = [...after.duties].sort()
  await updateRole(context, after)
  await keepAdministrator(context, () => setDuties(context, id, duties))
  const data = { code: after.code, changes: changesBetween(before, { ...after, duties }) }
  await recordEvent(context, { kind: 'roleChanged', subjectId: id, data })
  return { ...after, duties }
}

async function updateRole({ db, caller }: Context, { id, name, edition }: RoleView): Promise<void> {
  await db
    .updateTable('role')
    .set({ name, version: edition })
    .where('company_id', '=', caller.companyId)
    .where('id', '=', id)
    .execute()
}
