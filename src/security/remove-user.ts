import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { keepAdministrator } from './administrators.ts'
import { lockUser, takeRoles, worksElsewhere } from './user-roles.ts'

/** Takes a user out of the company; the account ends with its last company. History keeps the name. */
export async function removeUser(context: Context, id: string): Promise<void> {
  const { name, roles } = await lockUser(context, id)
  await keepAdministrator(context, () => takeRoles(context, id))
  await recordEvent(context, { kind: 'userRemoved', subjectId: id, data: { name, roles } })
  if (!(await worksElsewhere(context, id))) await context.db.deleteFrom('auth_user').where('id', '=', id).execute()
}
