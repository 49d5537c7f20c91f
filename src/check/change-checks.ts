import { sql } from 'kysely'
import { duties } from '#domain/duty.ts'
import type { Check } from './check.ts'

/** Of the history of serial numbers and accepted duplicates (D16, D40). */
export const changeChecks: readonly Check[] = [
  {
    name: 'changesReplay',
    invariant: 'I27',
    statement: 'The changes of a unit follow each other and end with the serial number that it has.',
    subject: 'unit',
    sql: sql`select c.company_id, c.registration_id as id,
        json_build_object('changedTo', c.new_serial_number, 'next',
          case when c.last then r.serial_number else c.next end)
          as figures
      from (select company_id, registration_id, new_serial_number,
          lead(old_serial_number) over (partition by company_id, registration_id order by changed_at, id) as next,
          lead(id) over (partition by company_id, registration_id order by changed_at, id) is null as last
        from registration_change where act <> 'overridden') c
      left join registration r on r.company_id = c.company_id and r.id = c.registration_id
      where c.new_serial_number is distinct from case when c.last then r.serial_number else c.next end`,
  },
  {
    name: 'changeChanges',
    invariant: 'I27',
    statement: 'A change has another serial number after than before, and its act says which of the two there was.',
    subject: 'unit',
    sql: sql`select company_id, registration_id as id,
        json_build_object('act', act, 'from', old_serial_number, 'to', new_serial_number) as figures
      from registration_change
      where act <> 'overridden' and (old_serial_number is not distinct from new_serial_number
        or act <> case when new_serial_number is null then 'markedNotReadable' when old_serial_number is null
          then 'completed' else 'changed' end)`,
  },
  {
    name: 'changeIsAccountedFor',
    invariant: 'I20',
    statement:
      'A change of what was posted, or an accepted duplicate, names its duty and a reason; a till accepts one for what it sold without connection alone.',
    subject: 'unit',
    sql: sql`select company_id, registration_id as id,
        json_build_object('act', act, 'duty', duty, 'reason', reason) as figures
      from registration_change h
      where duty <> all (${sql.lit(`{${['registering', ...duties].join(',')}}`)}::text[])
        or (duty <> 'registering' and trim(reason) = '')
        or (act = 'overridden') <> (duty in ('overrideDuplicateSerialNumbers', 'operatePointOfSale'))
        or (duty = 'operatePointOfSale' and not exists (select from registration r
          join invoice_line l on l.company_id = r.company_id and l.id = r.invoice_line_id
          join register_sale t on t.company_id = l.company_id and t.invoice_id = l.invoice_id
            and t.offline_number is not null
          where r.company_id = h.company_id and r.id = h.registration_id))`,
  },
  {
    name: 'documentsTellOfChange',
    invariant: 'I18',
    statement: 'A packing slip on which a serial number was changed after posting says so.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('changedAt', c.changed_at) as figures
      from registration_change c
      join registration r on r.company_id = c.company_id and r.id = c.registration_id
      join packing_slip_line l on l.company_id = r.company_id and l.id = r.packing_slip_line_id
      join packing_slip s on s.company_id = l.company_id and s.id = l.packing_slip_id
      where c.duty = 'maintainSerialNumberCorrections' and s.serial_numbers_changed_at is null`,
  },
  {
    name: 'invoicedIsNotChanged',
    invariant: 'I17',
    statement: 'A known serial number does not change once its unit is invoiced.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('changedAt', c.changed_at, 'invoicedAt', i.posted_at)
      as figures
      from registration_change c
      join registration r on r.company_id = c.company_id and r.id = c.registration_id
      join invoice_line l on l.company_id = r.company_id and l.id = r.invoice_line_id
      join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
      where c.act in ('changed', 'markedNotReadable') and date_trunc('milliseconds', c.changed_at) > i.posted_at`,
  },
  {
    name: 'frozenIsNotChanged',
    invariant: 'I19',
    statement: 'No serial number changes on an order line after its correction by a negative quantity.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('changedAt', c.changed_at, 'frozenAt', l.frozen_at) as figures
      from registration_change c
      join registration r on r.company_id = c.company_id and r.id = c.registration_id
      join sales_order_line l on l.company_id = r.company_id and l.id = r.sales_order_line_id
      where c.act <> 'overridden' and c.changed_at > l.frozen_at`,
  },
]
