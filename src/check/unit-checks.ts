import { sql } from 'kysely'
import type { Check } from './check.ts'

/** Of a unit alone, and of units that must not be together. */
export const unitChecks: readonly Check[] = [
  {
    name: 'serialNumberOpenOnce',
    invariant: 'I01',
    statement: 'A serial number of a product is open once in a company, preparations included.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('openUnits', d.units) as figures
      from (select company_id, product_id, serial_key, count(*) as units from registration
        where open and unique_in_company and serial_key is not null
        group by company_id, product_id, serial_key having count(*) > 1) d
      join registration r using (company_id, product_id, serial_key) where r.open and r.unique_in_company`,
  },
  {
    name: 'serialNumberOpenOnceOnLine',
    invariant: 'D14',
    statement: 'A serial number is open once on an order line, whatever the group checks.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('openUnits', d.units) as figures
      from (select company_id, sales_order_line_id, serial_key, count(*) as units from registration
        where open and serial_key is not null
        group by company_id, sales_order_line_id, serial_key
        having count(*) > 1 and not bool_and(unique_in_company)) d
      join registration r using (company_id, sales_order_line_id, serial_key) where r.open`,
  },
  {
    name: 'duplicateExplained',
    invariant: 'D14',
    statement:
      'A unit whose serial number others may have is of a group that checks the order line alone, or overridden.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('duplicatePolicy', g.duplicate_policy) as figures
      from registration r
      join product p on p.company_id = r.company_id and p.id = r.product_id
      left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
      where r.open and not r.unique_in_company and r.serial_key is not null
        and g.duplicate_policy is distinct from 'lineOnly'
        and not exists (select from registration_change c
          where c.company_id = r.company_id and c.registration_id = r.id and c.act = 'overridden')`,
  },
  {
    name: 'notReadableHasNoKey',
    invariant: 'I07',
    statement: 'A unit is not readable if and only if it has no key.',
    subject: 'unit',
    sql: sql`select company_id, id, json_build_object('serialNumber', serial_number, 'key', serial_key) as figures
      from registration where (serial_number is null) <> (serial_key is null)`,
  },
  // Beyond ASCII the database and the rules may differ on what a capital is.
  {
    name: 'keyOfSerialNumber',
    invariant: 'D13',
    statement: 'The key of a serial number is its text, in capitals unless upper and lower case are two.',
    subject: 'unit',
    sql: sql`select company_id, id, json_build_object('serialNumber', serial_number, 'key', serial_key) as figures
      from registration where octet_length(serial_number) = length(serial_number)
        and upper(serial_number collate "C") <> upper(serial_key)`,
  },
  {
    name: 'closedIsExplained',
    invariant: 'I26',
    statement: 'A closed unit says as what, when and by whom; an open one says none of it.',
    subject: 'unit',
    sql: sql`select company_id, id, json_build_object('open', open, 'closedAs', closed_as, 'closedAt', closed_at)
      as figures
      from registration
      where open <> (closed_as is null) or open <> (closed_at is null) or open <> (closed_by is null)`,
  },
  {
    name: 'unitOnItsOrderLine',
    invariant: 'D10',
    statement: 'A unit is of the product of its order line, and on a document line of that order line.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id,
        json_build_object('packingSlipLineId', r.packing_slip_line_id, 'invoiceLineId', r.invoice_line_id) as figures
      from registration r
      left join sales_order_line o on o.company_id = r.company_id and o.id = r.sales_order_line_id
      left join packing_slip_line l on l.company_id = r.company_id and l.id = r.packing_slip_line_id
      where o.product_id is distinct from r.product_id
        or (r.packing_slip_line_id is not null and l.sales_order_line_id is distinct from r.sales_order_line_id)
        or (r.packing_slip_line_id is null and r.invoice_line_id is null)`,
  },
  {
    name: 'invoicedWhereShipped',
    invariant: 'I11',
    statement:
      'The units of an invoice line are of its order line: shipped by a posted packing slip, or by the invoice.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('section', i.section, 'shipped', l.posted) as figures
      from registration r
      left join invoice_line i on i.company_id = r.company_id and i.id = r.invoice_line_id
      left join packing_slip_line l on l.company_id = r.company_id and l.id = r.packing_slip_line_id
      where r.invoice_line_id is not null and (i.sales_order_line_id is distinct from r.sales_order_line_id
        or case i.section when 'delivered' then l.posted is not true else r.packing_slip_line_id is not null end
        or i.section = 'credit')`,
  },
  {
    name: 'discardedIsFree',
    invariant: 'I36',
    statement: 'A discarded preparation holds no unit.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('packingSlip', s.id, 'invoice', i.id) as figures
      from registration r
      left join packing_slip_line l on l.company_id = r.company_id and l.id = r.packing_slip_line_id
      left join packing_slip s
        on s.company_id = l.company_id and s.id = l.packing_slip_id and s.discarded_at is not null
      left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
      left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id and i.discarded_at is not null
      where r.closed_as is distinct from 'removed' and (s.id is not null or i.id is not null)`,
  },
  {
    name: 'reversedTogether',
    invariant: 'I23',
    statement: 'The units of a reversed packing slip line are reversed, and no others are.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id,
        json_build_object('closedAs', r.closed_as, 'quantityReversed', l.quantity_reversed) as figures
      from registration r
      left join packing_slip_line l on l.company_id = r.company_id and l.id = r.packing_slip_line_id
      where r.closed_as is distinct from 'removed'
        and (r.closed_as is not distinct from 'reversed') <> (coalesce(l.quantity_reversed, 0) > 0)`,
  },
  {
    name: 'reversedIsNotInvoiced',
    invariant: 'I22',
    statement: 'A reversed unit is on no invoice.',
    subject: 'unit',
    sql: sql`select company_id, id, json_build_object('invoiceLineId', invoice_line_id) as figures
      from registration where closed_as = 'reversed' and invoice_line_id is not null`,
  },
  {
    name: 'returnedWasInvoiced',
    invariant: 'I24',
    statement: 'A returned unit was invoiced before, or delivered free of charge.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('invoiced', l.posted) as figures
      from registration r
      join sales_order_line o on o.company_id = r.company_id and o.id = r.sales_order_line_id
      left join invoice_line l on l.company_id = r.company_id and l.id = r.invoice_line_id
      left join packing_slip_line s on s.company_id = r.company_id and s.id = r.packing_slip_line_id
      where r.closed_as = 'returned' and l.posted is not true and not (o.free_of_charge and s.posted)`,
  },
  {
    name: 'reusedOnce',
    invariant: 'I23',
    statement: 'A unit that is used again was reversed on the same order line, and is used again once.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('reusedFromId', r.reused_from_id) as figures
      from registration r
      left join registration f on f.company_id = r.company_id and f.id = r.reused_from_id
      where r.reused_from_id is not null and (f.closed_as is distinct from 'reversed'
        or f.sales_order_line_id <> r.sales_order_line_id
        or (r.closed_as is distinct from 'removed' and exists (select from registration n
          where n.company_id = r.company_id and n.reused_from_id = r.reused_from_id and n.id <> r.id
            and n.closed_as is distinct from 'removed')))`,
  },
]
