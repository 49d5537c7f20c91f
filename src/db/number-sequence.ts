import { sql } from 'kysely'
import type { Context } from './context.ts'
import { newId } from './id.ts'
import type { TillSeries } from './tables-point-of-sale.ts'

/** The series that number documents without gaps when they are posted (D6); a till numbers its own. */
export type PostedSeries = 'packingSlip' | 'invoice' | 'creditNote' | 'returnReceipt' | TillSeries

export interface TakenNumber {
  readonly number: string
  readonly seriesNumber: number
  readonly postedAt: string
  /** The day of posting where the company is. */
  readonly today: string
}

interface Posting {
  readonly series: PostedSeries
  readonly documentId: string
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
  /** Updates the document's own row from `next`: its number, series_number, posted_at and today (D32, D37). */
  readonly document: Field
}

/**
 * Posts a document under the next number of its series and writes the event, chained by its hash to the one before
 * (I28, I29, I32). The last statement of a posting: the series stays locked from here to the commit, so numbers have
 * no gaps and follow posting order.
 */
export async function postUnderNumber({ db, caller }: Context, posting: Posting): Promise<TakenNumber> {
  const { rows } = await sql<TakenNumber>`
    with held as (
      select *, greatest(clock_timestamp(), coalesce(last_posted_at, '-infinity')) as posted_at
      from number_sequence where company_id = ${caller.companyId} and document_type = ${posting.series} for update),
    next as materialized (
      select held.company_id, document_type, next_number as series_number, posted_at, last_hash,
        ${numberText} as number,
        (posted_at at time zone (select time_zone from company where id = ${caller.companyId}))::date as today,
        ${eventHash(
          sql`held.company_id`,
          sql`held.document_type`,
          sql`held.next_number`,
          sql`held.posted_at`,
          sql`${posting.documentId}::uuid`,
          sql`${caller.actorId}::uuid`,
          sql`${JSON.stringify(posting.data)}::jsonb`,
          sql`held.last_hash`,
        )} as hash from held),
    counter as (
      update number_sequence s set next_number = s.next_number + 1, last_posted_at = n.posted_at, last_hash = n.hash
      from next n where s.company_id = n.company_id and s.document_type = n.document_type),
    document as (${posting.document})
    insert into event (company_id, id, at, actor_id, kind, subject_id, data, series, series_number, previous_hash, hash)
    select company_id, ${newId()}, posted_at, ${caller.actorId}, ${posting.kind}, ${posting.documentId},
      ${JSON.stringify(posting.data)}::jsonb, document_type, series_number, coalesce(last_hash, ''::bytea), hash from next
    returning series_number as "seriesNumber", at as "postedAt", (select number from next) as number,
      (select today from next) as today`.execute(db)
  const taken = rows[0]
  if (!taken) throw new Error(`no number sequence for ${posting.series}`)
  return taken
}

/** The next number of a series, which stays locked from here to the commit. */
export async function lockNextNumber({ db, caller }: Context, series: PostedSeries): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select next_number as next from number_sequence
    where company_id = ${caller.companyId} and document_type = ${series} for update`.execute(db)
  if (!rows[0]) throw new Error(`no number sequence for ${series}`)
  return rows[0].next
}

/** domain/number-sequence.ts `formatNumber`, as the database says it under the lock. */
const numberText = sql`regexp_replace(format, '#+', lpad(next_number::text,
  greatest(length(next_number::text), length(format) - length(replace(format, '#', ''))), '0'))`

/** The hash of a posting's event over its fields and the hash before it; `pakbon check` computes it again. */
export function eventHash(...fields: readonly [...Field[]]): Field {
  const [company, series, number, at, document, actor, data, previous] = fields
  return sql`sha256(convert_to(concat_ws('|', ${company}, ${series}, ${number}, extract(epoch from ${at}), ${document},
    ${actor}, (${data})::text, encode(coalesce(${previous}, ''::bytea), 'hex')), 'UTF8'))`
}

type Field = ReturnType<typeof sql>
