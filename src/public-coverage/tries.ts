import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import { networkOf } from '#security/sign-in-attempts.ts'

/** Who asks, and about what; known or not, so that neither can be told from the other. */
export interface Asked {
  readonly address: string
  readonly companyCode: string
  readonly serialKey: string
}

/** Questions of one address, wrong ones about one unit, wrong ones at one company; each in so many minutes. */
export const limits = {
  address: { most: 20, minutes: 10 },
  unit: { most: 10, minutes: 60 },
  company: { most: 100, minutes: 10 },
} as const

/**
 * Counts a question before anything is looked up: of many sent at once no more than the limits go on. One address cannot
 * use up what others may ask: what is refused for an address is not counted for the unit, nor that for the company.
 * Answers why the question may not go on, or null.
 */
export async function countTry(db: Database, asked: Asked): Promise<Refusal | null> {
  const subjects = subjectsOf(asked)
  const { rows } = await sql<{ seconds: number | null }>`
    with by_address as (${counted(sql`'address:' || ${networkOf(asked.address)}`, limits.address)}),
      about_unit as (${counted(sql`${subjects.unit}::text`, limits.unit, from('by_address', limits.address))}),
      at_company as (${counted(sql`${subjects.company}::text`, limits.company, from('about_unit', limits.unit))}),
      over as (
        select until from by_address where tries > ${limits.address.most} union all
        select until from about_unit where tries > ${limits.unit.most} union all
        select until from at_company where tries > ${limits.company.most})
    select greatest(1, ceil(extract(epoch from max(until) - now())))::int as seconds from over
    having count(*) > 0`.execute(db)
  const seconds = rows[0]?.seconds
  if (!seconds) return null
  return refuse('COVERAGE_ASKED_TOO_OFTEN', { seconds, minutes: Math.ceil(seconds / 60) })
}

/** A right question was no wrong one. The same is done for a wrong one, and changes nothing. */
export async function settleTry(db: Database, asked: Asked, wasRight: boolean): Promise<void> {
  const { unit, company } = subjectsOf(asked)
  await sql`update public_coverage_try set tries = greatest(0, tries - ${wasRight ? 1 : 0})
    where subject = ${unit} or subject = ${company}`.execute(db)
}

/** Lets go of what no longer decides anything, and with it of the addresses. */
export async function forgetOldTries(db: Database): Promise<void> {
  await sql`delete from public_coverage_try where until < now()`.execute(db)
  await sql`delete from public_coverage_challenge where expires_at < now()`.execute(db)
}

interface Limit {
  readonly most: number
  readonly minutes: number
}

/** Adds one to a subject, or begins anew where its time is over; not where its source has no row. */
function counted(subject: RawBuilder<unknown>, { minutes }: Limit, source = sql``): RawBuilder<unknown> {
  return sql`insert into public_coverage_try as known (subject, tries, until)
    select ${subject}, 1, now() + make_interval(mins => ${minutes}) ${source}
    on conflict (subject) do update set
      tries = case when known.until <= now() then 1 else known.tries + 1 end,
      until = case when known.until <= now() then excluded.until else known.until end
    returning tries, until`
}

/** One row where what was counted before is within its limit. */
function from(before: string, { most }: Limit) {
  return sql`from ${sql.table(before)} where tries <= ${most}`
}

/** The unit is one-way: what was asked about is not kept. */
function subjectsOf({ companyCode, serialKey }: Asked): { readonly unit: string; readonly company: string } {
  const unit = createHash('sha256')
    .update(JSON.stringify([companyCode, serialKey]))
    .digest('base64url')
  return { unit: `unit:${unit}`, company: `company:${companyCode}` }
}
