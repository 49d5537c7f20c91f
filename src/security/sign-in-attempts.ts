import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'

/** Failed tries after which each further one has to wait: a minute, then twice as long each time. */
const freeTries = 10

/** Whoever is tried: an account, known or not, so that neither can be told from the other; kept as a hash. */
export function accountSubject(email: string): string {
  return `account:${createHash('sha256').update(email.toLowerCase()).digest('base64url')}`
}

/**
 * Counts one try against each subject and, where given, the address it comes from, before its password is looked at:
 * of many sent at once no more than the free ones are. Returns why it may not go on, or null. An account waits for an
 * hour at most and is forgotten after a quiet day; an address, which many may share, for a quarter of an hour.
 */
export async function countTry(db: Database, account: string, address: string | null): Promise<Refusal | null> {
  const { rows } = await sql<{ counted: number; asked: number; seconds: number | null }>`
    with asked as (
      select ${account} as subject union all
      select 'address:' || ${networkOf(address)} where ${address}::text is not null
    ), blocked as (
      select max(blocked_until) as until from sign_in_attempt join asked using (subject) where blocked_until > now()
    ), counted as (
      insert into sign_in_attempt as known (subject, failures, last_failed_at)
      select subject, 1, now() from asked, blocked where until is null order by subject
      on conflict (subject) do update set
        failures = ${failures},
        blocked_until = case when ${failures} >= ${freeTries} then
          now() + least(${longest}, interval '1 minute' * power(2, least(${failures} - ${freeTries}, 10))) end,
        last_failed_at = now()
      where known.blocked_until is null or known.blocked_until <= now()
      returning 1
    )
    select (select count(*) from counted)::int as counted, (select count(*) from asked)::int as asked,
      ceil(extract(epoch from until - now()))::int as seconds from blocked`.execute(db)
  const answer = rows[0]
  if (answer && answer.counted === answer.asked) return null
  return refuse('SIGN_IN_BLOCKED', { seconds: answer?.seconds ?? 60 })
}

/** The try was the right one: the account starts afresh, and the address has one failure less. */
export async function forgiveTry(db: Database, account: string, address: string | null): Promise<void> {
  await sql`with forgiven as (delete from sign_in_attempt where subject = ${account})
    update sign_in_attempt set failures = greatest(failures - 1, 0),
      blocked_until = case when failures > ${freeTries} then blocked_until end
    where subject = 'address:' || ${networkOf(address)}`.execute(db)
}

/** Whoever had to wait may try at once: what is tried was given anew. */
export async function forgiveTries(db: Database, subjects: readonly string[]): Promise<void> {
  await sql`delete from sign_in_attempt where subject = any(${subjects}::text[])`.execute(db)
}

/** Lets go of what no longer decides anything. */
export async function forgetOldTries(db: Database): Promise<void> {
  await sql`delete from sign_in_attempt where last_failed_at < now() - interval '1 day'`.execute(db)
  await sql`delete from auth_session where expires_at < now()`.execute(db)
}

const isAddress = sql`starts_with(known.subject, 'address:')`
const longest = sql`case when ${isAddress} then interval '15 minutes' else interval '1 hour' end`
const failures = sql`case when known.last_failed_at <
  now() - case when ${isAddress} then interval '15 minutes' else interval '1 day' end
  then 1 else known.failures + 1 end`

/** A house has one IPv4 address or one /64 of IPv6. */
export function networkOf(address: string | null) {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? null
  return sql`host(network(set_masklen(${plain}::inet, case family(${plain}::inet) when 6 then 64 else 32 end)))`
}
