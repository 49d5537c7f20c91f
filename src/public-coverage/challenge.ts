import { createHmac, randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Database } from '#db/database.ts'
import type { Challenge, SolvedChallenge } from './views.ts'

/** About a second of a phone; the server does one of its several hundred steps. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 2000, least: 200, most: 600 } as const
const minutes = 10

/** A proof of work for whoever asks next; any server of this database knows it again. */
export async function makeChallenge(db: Database): Promise<Challenge> {
  const challenge = await createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.least, work.most),
    deriveKey,
    expiresAt: new Date(Date.now() + minutes * 60_000),
    hmacSignatureSecret: await readKey(db),
  })
  return challenge as Challenge
}

/** The challenge that was solved, to be used once; null where it is none of ours, has expired or is not solved. */
export async function readSolved(
  db: Database,
  solved: SolvedChallenge | undefined,
): Promise<{ readonly nonce: string; readonly expiresAt: Date } | null> {
  const hmacSignatureSecret = await readKey(db)
  if (!solved) return null
  const { verified } = await verifySolution({ ...solved, deriveKey, hmacSignatureSecret })
  const { nonce, expiresAt } = solved.challenge.parameters
  return verified ? { nonce, expiresAt: new Date(expiresAt * 1000) } : null
}

const keys = new WeakMap<Database, Promise<string>>()

/** One key for all servers of a database, made of the secret that signing in has. */
function readKey(db: Database): Promise<string> {
  const known = keys.get(db)
  if (known) return known
  const reading = db
    .selectFrom('sign_in_secret')
    .select('secret')
    .executeTakeFirstOrThrow()
    .then(({ secret }) => createHmac('sha256', secret).update('public coverage challenge').digest('base64url'))
  keys.set(db, reading)
  reading.catch(() => keys.delete(db))
  return reading
}
