import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { newApiKey } from './api-key-text.ts'
import { nameActor, readApiKey } from './store.ts'
import type { ApiKeyToCreate, NewApiKey } from './views.ts'

/** Makes an API key with duties of whoever makes it. The answer is the only place where the key ever stands. */
export async function createApiKey(
  context: Context,
  { id = newId(), name, duties, expiresAt }: ApiKeyToCreate,
): Promise<NewApiKey> {
  const { db, caller } = context
  const missing = duties.filter((duty) => !caller.duties.has(duty))
  if (missing.length > 0) throw new Refused([refuse('DUTY_NOT_YOURS', { duties: missing })])
  const { key, hash } = newApiKey(caller.companyId)
  await db
    .insertInto('api_key')
    .values({
      company_id: caller.companyId,
      id,
      name,
      key_hash: hash,
      duties: [...duties].sort(),
      created_by: caller.actorId,
      expires_at: expiresAt ?? null,
      revoked_at: null,
      revoked_by: null,
    })
    .execute()
  await nameActor(context, 'apiKey', id, name)
  await recordEvent(context, { kind: 'apiKeyCreated', subjectId: id, data: { name, duties } })
  return { ...(await readApiKey(context, id)), key }
}
