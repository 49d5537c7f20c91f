import { sql } from 'kysely'
import { eventHash } from '#db/number-sequence.ts'
import type { Check } from './check.ts'

const documents = sql`(
  select company_id, id, 'packingSlip' as series, series_number, number, posted_at, posted_by, posting_on as posted_on,
    discarded_at, null::numeric as net, null::numeric as tax, null::numeric as gross from packing_slip
  union all
  select company_id, id, kind, series_number, number, posted_at, posted_by, invoice_on,
    discarded_at, net_amount, tax_amount, gross_amount from invoice where kind <> 'imported'
  union all
  select company_id, id, 'returnReceipt', series_number, number, posted_at, posted_by, posting_on,
    discarded_at, null, null, null from return_receipt
  union all
  select company_id, id, 'closing ' || till_id, series_number, number, closed_at, closed_by, closed_at::date,
    null, null, null, null from shift
  union all
  select company_id, id, series, series_number, number, numbered_at, coalesce(posted_by, created_by),
    numbered_at::date, null, net_amount, tax_amount, gross_amount from register_sale where number is not null)`

const posted = sql`(select * from ${documents} d where posted_at is not null)`
const nameOf = sql`d.series || ' ' || coalesce(d.number, d.series_number::text, d.id::text)`
const nameOfEvent = sql`e.series || ' number ' || e.series_number`

/** Of the numbers of posted documents and the chained history behind them (D6, D32). */
export const numberChecks: readonly Check[] = [
  {
    name: 'numbersWithoutGap',
    invariant: 'I28',
    statement: 'The numbers of the posted documents of a series follow each other up to the next number.',
    subject: 'named',
    sql: sql`select d.company_id, d.series as id, json_build_object('first', d.first, 'last', d.last, 'documents',
        d.documents, 'nextNumber', s.next_number) as figures
      from (select company_id, series, min(series_number) as first, max(series_number) as last, count(*) as documents,
        count(distinct series_number) as numbers from ${posted} d group by 1, 2) d
      left join number_sequence s on s.company_id = d.company_id and s.document_type = d.series
      where s.next_number is distinct from d.last + 1 or d.documents <> d.last - d.first + 1
        or d.documents <> d.numbers`,
  },
  {
    name: 'numberIsPosted',
    invariant: 'I28',
    statement:
      'A document has its number, moment, day and person of posting all, or none of them and may be discarded.',
    subject: 'named',
    sql: sql`select d.company_id, ${nameOf} as id, json_build_object('number', d.number, 'postedAt', d.posted_at,
        'postedBy', d.posted_by, 'postedOn', d.posted_on, 'discardedAt', d.discarded_at) as figures
      from ${documents} d
      where num_nulls(d.number, d.series_number, d.posted_at, d.posted_by, d.posted_on) not in (0, 5)
        or (d.posted_at is not null and d.discarded_at is not null)`,
  },
  {
    name: 'numberOfSeries',
    invariant: 'I28',
    statement: 'The number on a document is that of its series, and on no other document of the series.',
    subject: 'named',
    sql: sql`select d.company_id, ${nameOf} as id, json_build_object('seriesNumber', d.series_number) as figures
      from (select *, count(*) over (partition by company_id, series, number) as documents from ${posted} d) d
      where d.documents > 1 or position(d.series_number::text in d.number) = 0`,
  },
  {
    name: 'postedInOrder',
    invariant: 'I29',
    statement: 'The moment of posting does not decrease from one number of a series to the next.',
    subject: 'named',
    sql: sql`select d.company_id, ${nameOf} as id,
        json_build_object('postedAt', d.posted_at, 'numberBefore', d.before) as figures
      from (select *, lag(posted_at) over (partition by company_id, series order by series_number) as before
        from ${posted} d) d
      where d.posted_at < d.before`,
  },
  {
    name: 'postedWithEvent',
    invariant: 'I31',
    statement: 'A posted document exists if and only if its chained event does.',
    subject: 'named',
    sql: sql`select company_id, series || ' number ' || series_number as id,
        json_build_object('document', d.id, 'event', e.id) as figures
      from ${posted} d
      full join (select company_id, id, subject_id, series, series_number from event where series is not null) e
        using (company_id, series, series_number)
      where d.id is distinct from e.subject_id`,
  },
  {
    name: 'eventTellsDocument',
    invariant: 'I31',
    statement: 'The chained event of a posted document says what the document says.',
    subject: 'named',
    sql: sql`select d.company_id, ${nameOf} as id, json_build_object('event', e.data, 'at', e.at,
        'lines', l.lines, 'net',
        d.net, 'tax', d.tax, 'gross', d.gross, 'postedAt', d.posted_at) as figures
      from ${posted} d
      join event e on (e.company_id, e.series, e.series_number, e.subject_id)
        = (d.company_id, d.series, d.series_number, d.id)
      left join (select company_id, packing_slip_id as id, count(*) as lines from packing_slip_line group by 1, 2
        union all select company_id, invoice_id, count(*) from invoice_line group by 1, 2
        union all select company_id, return_receipt_id, count(*) from return_receipt_line group by 1, 2
        union all select company_id, shift_id, count(*) from shift_count group by 1, 2
        union all select r.company_id, r.id, count(*) from register_sale r join invoice_line il
          on il.company_id = r.company_id and il.invoice_id = r.invoice_id and il.quantity > 0 group by 1, 2) l
        on l.company_id = d.company_id and l.id = d.id
      where e.kind <> 'registerSaleStranded' and (e.actor_id <> d.posted_by
        or date_trunc('milliseconds', e.at) <> date_trunc('milliseconds', d.posted_at)
        or (e.data ->> 'lines')::int is distinct from coalesce(l.lines, 0)
        or ((e.data ->> 'net')::numeric, (e.data ->> 'tax')::numeric, (e.data ->> 'gross')::numeric)
          is distinct from (d.net, d.tax, d.gross))`,
  },
  {
    name: 'hashOfEvent',
    invariant: 'I32',
    statement: 'The hash of a chained event is that of its fields.',
    subject: 'named',
    sql: sql`select e.company_id, ${nameOfEvent} as id, json_build_object('hash', encode(e.hash, 'hex')) as figures
      from event e
      where e.series is not null and e.hash is distinct from ${eventHash(
        sql`e.company_id`,
        sql`e.series`,
        sql`e.series_number`,
        sql`e.at`,
        sql`e.subject_id`,
        sql`e.actor_id`,
        sql`e.data`,
        sql`e.previous_hash`,
      )}`,
  },
  {
    name: 'chainUnbroken',
    invariant: 'I32',
    statement: 'A chained event follows the one before it in its series; the first follows none.',
    subject: 'named',
    sql: sql`select e.company_id, ${nameOfEvent} as id,
        json_build_object('follows', encode(e.previous_hash, 'hex'), 'before', encode(e.before, 'hex')) as figures
      from (select *, lag(hash) over (partition by company_id, series order by series_number) as before
        from event where series is not null) e
      where e.previous_hash is distinct from coalesce(e.before, ''::bytea)`,
  },
  {
    name: 'chainEndsInSequence',
    invariant: 'I32',
    statement: 'A number sequence keeps the hash and the moment of the last chained event of its series.',
    subject: 'named',
    sql: sql`select company_id, series as id, json_build_object('keeps', encode(s.last_hash, 'hex'), 'last',
        encode(e.hash, 'hex'), 'lastPostedAt', s.last_posted_at) as figures
      from (select company_id, document_type as series, last_hash, last_posted_at from number_sequence) s
      full join (select distinct on (company_id, series) company_id, series, hash, at from event
        where series is not null order by company_id, series, series_number desc) e using (company_id, series)
      where s.last_hash is distinct from e.hash or s.last_posted_at is distinct from e.at`,
  },
]
