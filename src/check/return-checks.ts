import { sql } from 'kysely'
import type { Check } from './check.ts'

const state = sql`json_build_object('serialNumber', u.serial_number, 'disposition', u.disposition, 'posted', u.posted,
  'closedAs', u.closed_as) as figures`

/** Of units that came back, and of what became of them. */
export const returnChecks: readonly Check[] = [
  {
    name: 'saleReturnedOnce',
    invariant: 'I24',
    statement: 'A sale of a unit is announced or returned at most once.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      join (select company_id, registration_id from return_unit where active and registration_id is not null
        group by 1, 2 having count(*) > 1) d using (company_id, registration_id) where u.active`,
  },
  {
    name: 'unknownReturnedOnce',
    invariant: 'I24',
    statement: 'A unit that is not known to be sold by us is announced or returned at most once.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      join (select company_id, product_id, serial_key from return_unit
        where active and registration_id is null and serial_key is not null
        group by 1, 2, 3 having count(*) > 1) d using (company_id, product_id, serial_key)
      where u.active and u.registration_id is null`,
  },
  {
    name: 'returnedLeftItsSale',
    invariant: 'I24',
    statement: 'A unit is closed as returned if and only if a posted receipt took it back for good.',
    subject: 'unit',
    sql: sql`select r.company_id, r.id, json_build_object('closedAs', r.closed_as) as figures
      from registration r
      left join (select distinct company_id, registration_id as id from return_unit
        where active and posted and disposition <> 'repair' and registration_id is not null) u using (company_id, id)
      where (r.closed_as is not distinct from 'returned') <> (u.id is not null)`,
  },
  {
    name: 'receivedTogether',
    invariant: 'I31',
    statement: 'The units of a receipt are posted if and only if it is.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      left join return_receipt_line l on l.company_id = u.company_id and l.id = u.return_receipt_line_id
      where u.closed_as is distinct from 'removed' and u.posted <> coalesce(l.posted, false)`,
  },
  {
    name: 'returnOfItsSale',
    invariant: 'D50',
    statement: 'A unit on a return is of the order line and the product of its sale.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      join registration r on r.company_id = u.company_id and r.id = u.registration_id
      where (r.sales_order_line_id, r.product_id) is distinct from (u.sales_order_line_id, u.product_id)`,
  },
  {
    name: 'creditedByCreditNote',
    invariant: 'D52',
    statement: 'A credited unit is on a line of a posted credit note that gives back its product.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      left join invoice_line l on l.company_id = u.company_id and l.id = u.credit_line_id
      where u.credit_line_id is not null
        and (l.section, l.posted, l.product_id) is distinct from ('credit', true, u.product_id)`,
  },
  {
    name: 'freeOfChargeReplaces',
    invariant: 'D52',
    statement: 'An order line is free of charge if and only if it replaces a returned unit of its product.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id, json_build_object('freeOfCharge', l.free_of_charge) as figures
      from sales_order_line l
      left join return_unit u on u.company_id = l.company_id and u.replacement_line_id = l.id
      where l.free_of_charge <> (u.id is not null) or u.product_id <> l.product_id`,
  },
  {
    name: 'freeOfChargeNotInvoiced',
    invariant: 'D52',
    statement: 'An order line that is free of charge costs nothing and is never invoiced.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('price', l.sales_price, 'invoiced', l.quantity_invoiced) as figures
      from sales_order_line l where l.free_of_charge and (l.sales_price <> 0 or l.quantity_invoiced <> 0)`,
  },
  {
    name: 'sentBackWithItsReturn',
    invariant: 'D52',
    statement: 'A unit went back to its customer if and only if its way back is recorded.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      left join repair_return b on b.company_id = u.company_id and b.return_unit_id = u.id
      where (u.closed_as is not distinct from 'sentBack') <> (b.return_unit_id is not null)`,
  },
  {
    name: 'closedOrderExpectsNothing',
    invariant: 'D50',
    statement: 'A closed return order has no announced unit.',
    subject: 'returnUnit',
    sql: sql`select u.company_id, u.id, ${state} from return_unit u
      join return_order_line l on l.company_id = u.company_id and l.id = u.return_order_line_id
      join return_order o on o.company_id = l.company_id and o.id = l.return_order_id and o.closed_at is not null
      where u.active and not u.posted`,
  },
]
