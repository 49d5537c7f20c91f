import { sql } from 'kysely'
import { formatNumber } from '#domain/number-sequence.ts'
import type { Context } from './context.ts'
import { newId } from './id.ts'

/** The series that number documents without gaps when they are posted (D6). */
export type PostedSeries = 'packingSlip' | 'invoice' | 'creditNote'

export interface TakenNumber {
  readonly number: string
  readonly seriesNumber: number
  readonly postedAt: string
}

interface Posting {
  readonly series: PostedSeries
  readonly documentId: string
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Takes the next number of a series and writes the posting's event, chained by its hash to the one before (I28, I29,
 * I32). Last of a posting: the series stays locked until commit, so numbers have no gaps and follow posting order.
 */
export async function takeNumber({ db, caller }: Context, posting: Posting): Promise<TakenNumber> {
  const { rows } = await sql<{ format: string; seriesNumber: number; postedAt: string }>`
    with held as (
      select *, greatest(clock_timestamp(), coalesce(last_posted_at, '-infinity')) as posted_at
      from number_sequence where company_id = ${caller.companyId} and document_type = ${posting.series} for update),
    next as (
      select held.*, ${eventHash(
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
      from next n where s.company_id = n.company_id and s.document_type = n.document_type)
    insert into event (company_id, id, at, actor_id, kind, subject_id, data, series, series_number, previous_hash, hash)
    select company_id, ${newId()}, posted_at, ${caller.actorId}, ${posting.kind}, ${posting.documentId},
      ${JSON.stringify(posting.data)}::jsonb, document_type, next_number, coalesce(last_hash, ''::bytea), hash from next
    returning series_number as "seriesNumber", at as "postedAt", (select format from next) as format`.execute(db)
  const taken = rows[0]
  if (!taken) throw new Error(`no number sequence for ${posting.series}`)
  const { format, seriesNumber, postedAt } = taken
  return { number: formatNumber(format, seriesNumber), seriesNumber, postedAt }
}

/** The hash of a posting's event over its fields and the hash before it; `pakbon check` computes it again. */
export function eventHash(...fields: readonly [...Field[]]): Field {
  const [company, series, number, at, document, actor, data, previous] = fields
  return sql`sha256(convert_to(concat_ws('|', ${company}, ${series}, ${number}, extract(epoch from ${at}), ${document},
    ${actor}, (${data})::text, encode(coalesce(${previous}, ''::bytea), 'hex')), 'UTF8'))`
}

type Field = ReturnType<typeof sql>
