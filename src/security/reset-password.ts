import type { Context } from '#db/context.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { reviewPassword } from './password.ts'
import { accountSubject, forgiveTry } from './sign-in-attempts.ts'
import { lockUser, worksElsewhere } from './user-roles.ts'

/** Gives a user of this company alone another password; their sessions end, and so does a back-off. `passwordHash` is that of it. */
export async function resetPassword(
  context: Context,
  id: string,
  password: string,
  passwordHash: string | null,
): Promise<void> {
  throwIfRefused(reviewPassword(password))
  const { name, email } = await lockUser(context, id)
  if (await worksElsewhere(context, id)) throw new Refused([refuse('USER_OF_OTHER_COMPANY', { user: name })])
  const { db } = context
  await db
    .updateTable('auth_account')
    .set({ password: passwordHash, updated_at: new Date() })
    .where('user_id', '=', id)
    .where('provider_id', '=', 'credential')
    .execute()
  await db.deleteFrom('auth_session').where('user_id', '=', id).execute()
  await forgiveTry(db, accountSubject(email), null)
  await recordEvent(context, { kind: 'userPasswordReset', subjectId: id, data: { name } })
}
