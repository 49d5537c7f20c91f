import { sql } from 'kysely'
import { eventHash } from '#db/number-sequence.ts'
import { type Faults, without } from './fault.ts'

const hashOf = (row: string, previous: ReturnType<typeof sql>) => {
  const field = (name: string) => sql.ref(`${row}.${name}`)
  return eventHash(
    field('company_id'),
    field('series'),
    field('series_number'),
    field('at'),
    field('subject_id'),
    field('actor_id'),
    field('data'),
    previous,
  )
}

/** Somebody who knows how hashes are made, and makes them all again. */
const rechain = [
  sql`with recursive chain as (
      select e.company_id, e.id, e.series_number, ''::bytea as previous, ${hashOf('e', sql`''::bytea`)} as hash
      from event e where e.series = 'packingSlip' and e.series_number = 1
      union all
      select e.company_id, e.id, e.series_number, c.hash, ${hashOf('e', sql`c.hash`)}
      from chain c join event e on e.company_id = c.company_id and e.series = 'packingSlip'
        and e.series_number = c.series_number + 1)
    update event e set previous_hash = c.previous, hash = c.hash from chain c
    where e.company_id = c.company_id and e.id = c.id`,
  sql`update number_sequence s set last_hash = e.hash, last_posted_at = e.at
    from (select distinct on (company_id) * from event where series = 'packingSlip'
      order by company_id, series_number desc) e
    where s.company_id = e.company_id and s.document_type = 'packingSlip'`,
]

const sequence = sql`number_sequence s`
const sequenceOf = (document: string) =>
  sql`s.company_id = ${sql.ref(`${document}.company_id`)} and s.document_type = 'packingSlip'`
const nextNumber = sql`'PS-' || lpad(s.next_number::text, 6, '0')`

/** Faults in numbers, and in the chained history of posted documents. */
export const numberFaults: Faults = {
  numbersWithoutGap: () => [
    sql`update number_sequence set next_number = next_number + 1 where document_type = 'packingSlip'`,
  ],
  'numbersWithoutGap: one is left out': (id) => [
    sql`update event e set series_number = s.next_number from ${sequence}
      where ${sequenceOf('e')} and e.subject_id = ${id('S14')} and e.series is not null`,
    sql`update packing_slip p set series_number = s.next_number, number = ${nextNumber} from ${sequence}
      where ${sequenceOf('p')} and p.id = ${id('S14')}`,
    sql`update event set hash = ${hashOf('event', sql`previous_hash`)} where subject_id = ${id('S14')}
      and series is not null`,
    sql`update number_sequence s set next_number = s.next_number + 1, last_hash = e.hash
      from event e where e.subject_id = ${id('S14')} and e.series = s.document_type`,
  ],
  numberIsPosted: (id) => [
    without('packing_slip', 'packing_slip_posted'),
    sql`update packing_slip set posting_on = '2026-01-31' where id = ${id('S3')}`,
  ],
  numberOfSeries: (id) => [sql`update packing_slip set number = 'PS-X' where id = ${id('S1')}`],
  'numberOfSeries: twice': (id) => [
    without('packing_slip', 'packing_slip_number'),
    sql`update packing_slip set number = 'PS-12' where id in (${id('S1')}, ${id('S2')})`,
  ],
  postedInOrder: (id) => [
    sql`update packing_slip set posted_at = '2020-01-01' where id = ${id('S2')}`,
    sql`update event set at = '2020-01-01' where subject_id = ${id('S2')} and series is not null`,
    ...rechain,
  ],
  postedWithEvent: (id) => [
    sql`update event set subject_id = ${id('S3')} where subject_id = ${id('S2')} and series is not null`,
    ...rechain,
  ],
  'postedWithEvent: a document without one': (id) => [
    sql`insert into packing_slip (company_id, id, sales_order_id, created_by, number, series_number, posted_at, posted_by,
        posting_on)
      select p.company_id, gen_random_uuid(), p.sales_order_id, p.created_by, ${nextNumber}, s.next_number, '2099-01-01',
        p.created_by, '2099-01-01' from packing_slip p, ${sequence} where ${sequenceOf('p')} and p.id = ${id('S1')}`,
    sql`update number_sequence s set next_number = s.next_number + 1 where s.document_type = 'packingSlip'`,
  ],
  eventTellsDocument: (id) => [
    sql`update sales_order_line set sales_price = sales_price + 1 where id = ${id('O1 CONTROL')}`,
    sql`update invoice_line set net_amount = net_amount + 1 where id = ${id('I1 CONTROL')}`,
    sql`update invoice set net_amount = net_amount + 1, gross_amount = gross_amount + 1 where id = ${id('I1')}`,
  ],
  'eventTellsDocument: posted by another': (id) => [
    sql`update packing_slip set posted_by = gen_random_uuid() where id = ${id('S2')}`,
  ],
  hashOfEvent: (id) => [
    sql`update event set data = data || '{"seen": true}' where subject_id = ${id('S2')} and series is not null`,
  ],
  chainUnbroken: (id) => [
    sql`update event e set previous_hash = 'other', hash = ${hashOf('e', sql`'other'::bytea`)}
      where subject_id = ${id('S2')} and series is not null`,
  ],
  chainEndsInSequence: () => [sql`update number_sequence set last_hash = 'other' where document_type = 'packingSlip'`],
}
