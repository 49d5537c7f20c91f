import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refused, refuse } from '#domain/refusal.ts'
import type { DatabaseTransaction } from './database.ts'

/** What makes two requests the same one. */
export interface Repeatable {
  readonly companyId: string
  readonly key: string
  readonly actorId: string
  readonly request: unknown
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * Does the work once for each key (D25, I30): a repeated request is answered as the first was, another request with
 * the same key is refused. A twin in flight waits for the first on the key's row, at most the lock timeout.
 */
export async function answerOnce(
  db: DatabaseTransaction,
  repeatable: Repeatable,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { companyId, key } = repeatable
  const hash = createHash('sha256')
    .update(JSON.stringify([repeatable.actorId, repeatable.request]))
    .digest()
  const isFirst = await takeKey(db, companyId, key, hash)
  if (!isFirst) return await firstAnswer(db, repeatable, hash)
  const answer = await work()
  await db
    .updateTable('idempotency')
    .set({ status: answer.status, response: JSON.stringify(answer.body ?? null) })
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .execute()
  return answer
}

/** False where the key was used before. A twin that is still at work past the lock timeout is named. */
async function takeKey(db: DatabaseTransaction, companyId: string, key: string, hash: Buffer): Promise<boolean> {
  try {
    const taken = await db
      .insertInto('idempotency')
      .values({ company_id: companyId, key, request_hash: hash })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return Boolean(taken.numInsertedOrUpdatedRows)
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error
    throw new Refused([refuse('IDEMPOTENCY_KEY_IN_FLIGHT', { key })])
  }
}

async function firstAnswer(db: DatabaseTransaction, { companyId, key }: Repeatable, hash: Buffer): Promise<Answer> {
  const first = await db
    .selectFrom('idempotency')
    .select(['request_hash', 'status', 'response'])
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!first?.status) throw new Error('a taken idempotency key without an answer')
  if (!first.request_hash.equals(hash)) throw new Refused([refuse('IDEMPOTENCY_KEY_REUSED', { key })])
  return { status: first.status, body: first.response }
}

/** Forgets keys older than 30 days; called now and then by the server. */
export async function forgetOldKeys(db: DatabaseTransaction): Promise<void> {
  await sql`delete from idempotency where created_at < now() - interval '30 days'`.execute(db)
}
