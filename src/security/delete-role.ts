import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewEdition } from '#domain/edition.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockUsersAndRoles } from './administrators.ts'
import { readRole } from './store.ts'

/** How many users a refusal names at most. */
const named = 20

/** D74: deletes a role that no user has. */
export async function deleteRole(context: Context, id: string, seenEdition: number | null): Promise<void> {
  await lockUsersAndRoles(context)
  const { code, edition } = await readRole(context, id)
  const users = await namesOfHolders(context, id)
  throwIfRefused([
    ...reviewEdition(edition, seenEdition),
    ...(users.length > 0 ? [refuse('ROLE_IN_USE', { role: code, users })] : []),
  ])
  await context.db.deleteFrom('role').where('company_id', '=', context.caller.companyId).where('id', '=', id).execute()
  await recordEvent(context, { kind: 'roleDeleted', subjectId: id, data: { code } })
}

async function namesOfHolders({ db, caller }: Context, roleId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select u.name from user_role m join auth_user u on u.id = m.user_id
    where m.company_id = ${caller.companyId} and m.role_id = ${roleId} order by u.name limit ${named}`.execute(db)
  return rows.map(({ name }) => name)
}
