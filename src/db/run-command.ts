import type { Caller } from '#domain/duty.ts'
import type { Database, DatabaseTransaction } from './database.ts'
import { type Answer, answerOnce } from './idempotency.ts'
import { inTransaction } from './transaction.ts'

/** One command as it came: what makes it the same request when it comes again. */
export interface CommandRequest {
  readonly caller: Caller
  readonly idempotencyKey: string | null
  readonly request: unknown
}

/** Runs a command in one transaction, and once for each idempotency key (D25, D33). */
export async function runCommand(
  db: Database,
  { caller, idempotencyKey, request }: CommandRequest,
  work: (transaction: DatabaseTransaction) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(db, idempotencyKey !== null, (transaction) => {
    if (idempotencyKey === null) return work(transaction)
    const { companyId, actorId } = caller
    return answerOnce(transaction, { companyId, actorId, key: idempotencyKey, request }, () => work(transaction))
  })
}
