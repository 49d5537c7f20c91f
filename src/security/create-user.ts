import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockUsersAndRoles } from './administrators.ts'
import { reviewPassword } from './password.ts'
import { nameActor, readUser } from './store.ts'
import { setRoles } from './user-roles.ts'
import type { UserToCreate, UserView } from './views.ts'

/**
 * D74: makes a user of the company with a first password. Somebody who has an account already, for another company,
 * gets roles here and keeps their password: then none is given, and name and language stay what they are.
 * `passwordHash` is that of the password asked for.
 */
export async function createUser(
  context: Context,
  asked: UserToCreate,
  passwordHash: string | null,
): Promise<UserView> {
  const email = asked.email.toLowerCase()
  const { password } = asked
  await lockUsersAndRoles(context)
  const known = await findKnown(context, email, password !== undefined)
  if (!known) throwIfRefused(reviewPassword(password ?? ''))
  const user = known ?? { id: asked.id ?? newId(), name: asked.name }
  if (!known && passwordHash) await insertAccount(context, { ...asked, id: user.id, email }, passwordHash)
  await setRoles(context, user.id, asked.roles)
  await nameActor(context, 'user', user.id, user.name)
  await recordEvent(context, { kind: 'userCreated', subjectId: user.id, data: { name: user.name, roles: asked.roles } })
  return readUser(context, user.id)
}

async function findKnown({ db, caller }: Context, email: string, withPassword: boolean) {
  const known = await db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('email', '=', email)
    .forUpdate()
    .executeTakeFirst()
  if (!known) return null
  const roles = await db
    .selectFrom('user_role')
    .select('role_id')
    .where('company_id', '=', caller.companyId)
    .where('user_id', '=', known.id)
    .execute()
  if (roles.length > 0) throw new Refused([refuse('ALREADY_EXISTS')])
  if (withPassword) throw new Refused([refuse('USER_KNOWN_ALREADY', { email })])
  return known
}

/** The account as better-auth keeps one: its password stands under the provider `credential`. */
async function insertAccount({ db }: Context, asked: UserToCreate & { id: string }, password: string): Promise<void> {
  const { id, email, name, language = null } = asked
  await db.insertInto('auth_user').values({ id, email, name, language, image: null }).execute()
  await db
    .insertInto('auth_account')
    .values({ id: newId(), account_id: id, provider_id: 'credential', user_id: id, password, ...noTokens })
    .execute()
}

const noTokens = {
  access_token: null,
  refresh_token: null,
  id_token: null,
  access_token_expires_at: null,
  refresh_token_expires_at: null,
  scope: null,
}
