import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { readApiKey } from './store.ts'
import type { ApiKeyView } from './views.ts'

/** Revokes an API key from its next request on; one that is revoked already stays as it is. */
export async function revokeApiKey(context: Context, id: string): Promise<ApiKeyView> {
  const { db, caller } = context
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ revoked_at: new Date(), revoked_by: caller.actorId })
    .where('company_id', '=', caller.companyId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const key = await readApiKey(context, id)
  if (numUpdatedRows > 0) await recordEvent(context, { kind: 'apiKeyRevoked', subjectId: id, data: { name: key.name } })
  return key
}
