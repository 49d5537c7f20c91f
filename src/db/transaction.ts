import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Database, DatabaseTransaction } from './database.ts'

/** Serialisation failure, deadlock, lock not available, and a connection that broke before it answered. */
const passing = new Set(['40001', '40P01', '55P03', '57P01', '08006', '08003'])
const tries = 5

/**
 * Runs one whole command in one transaction, again after a passing failure (reliability.md, decision 6).
 * A connection that broke during commit is not tried again unless `repeatable`: the command then has an idempotency
 * key or ids of the caller's choice, and a second run finds the first.
 */
export async function inTransaction<T>(
  db: Database,
  repeatable: boolean,
  work: (transaction: DatabaseTransaction) => Promise<T>,
): Promise<T> {
  return tryAgain(repeatable, () => db.transaction().execute(work))
}

/** Runs one whole command in a transaction of which nothing is kept. */
export async function inPreview<T>(db: Database, work: (transaction: DatabaseTransaction) => Promise<T>): Promise<T> {
  return tryAgain(true, async () => {
    const transaction = await db.startTransaction().execute()
    try {
      return await work(transaction)
    } finally {
      await transaction.rollback().execute()
    }
  })
}

async function tryAgain<T>(repeatable: boolean, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === tries || !isPassing(error, repeatable)) throw error
      await sleep(attempt * 10 * (1 + Math.random()))
    }
  }
}

/** Whether a connection to the database broke in use, or none could be had. */
export function isWithoutConnection(error: unknown): boolean {
  return connectionBroke(error) || /timeout exceeded|connection timeout|ECONNREFUSED/.test(wordsOf(error))
}

/** In use: what was under way may or may not be done. */
function connectionBroke(error: unknown): boolean {
  return /Connection terminated unexpectedly|is not queryable|ECONNRESET|EPIPE/.test(wordsOf(error))
}

function wordsOf(error: unknown): string {
  const { message = '', code = '' } = (error ?? {}) as { message?: string; code?: string }
  return `${message} ${code}`
}

function isPassing(error: unknown, repeatable: boolean): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (lostRace(error)) return true
  if (connectionBroke(error)) return repeatable
  if (typeof code !== 'string' || !passing.has(code)) return false
  return repeatable || error instanceof pg.DatabaseError
}

/** Of two corrections to the same serial number one loses; run again, it sees the other and says who holds it. */
function lostRace(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && error.code === '23505' && (error.constraint ?? '').startsWith('serial_active')
  )
}
