import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { keepAdministrator } from './administrators.ts'
import { nameActor } from './store.ts'
import { lockUser, setRoles, worksElsewhere } from './user-roles.ts'
import type { UserChange, UserView } from './views.ts'

/** Changes a user's name, language or roles. Of somebody who also works in another company only the roles here (D1). */
export async function changeUser(context: Context, id: string, asked: UserChange): Promise<UserView> {
  const before = await lockUser(context, id)
  const after = { ...before, ...asked, roles: [...(asked.roles ?? before.roles)].sort() }
  const { name, language } = after
  if (name !== before.name || language !== before.language) await changeAccount(context, after)
  await keepAdministrator(context, () => setRoles(context, id, after.roles))
  const data = { name, changes: changesBetween(before, after) }
  await recordEvent(context, { kind: 'userChanged', subjectId: id, data })
  return after
}

async function changeAccount(context: Context, { id, name, language }: UserView): Promise<void> {
  if (await worksElsewhere(context, id)) throw new Refused([refuse('USER_OF_OTHER_COMPANY', { user: name })])
  await context.db
    .updateTable('auth_user')
    .set({ name, language, updated_at: new Date() })
    .where('id', '=', id)
    .execute()
  await nameActor(context, 'user', id, name)
}
