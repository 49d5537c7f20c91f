import { sql } from 'kysely'
import { type Faults, unit, without } from './fault.ts'

const reopen = sql`open = true, closed_as = null, closed_at = null, closed_by = null`

/** Faults in units and their changes. */
export const unitFaults: Faults = {
  serialNumberOpenOnce: () => [
    sql`drop index serial_active`,
    sql`update registration set serial_number = 'P-5', serial_key = 'P-5' where id = ${unit('D-2')}`,
  ],
  serialNumberOpenOnceOnLine: () => [
    sql`drop index serial_active_on_line`,
    sql`update registration set serial_number = 'L-1', serial_key = 'L-1' where id = ${unit('L-2')}`,
  ],
  duplicateExplained: () => [sql`update registration set unique_in_company = false where id = ${unit('P-5')}`],
  notReadableHasNoKey: () => [
    without('registration', 'not_readable_has_no_key'),
    sql`update registration set serial_number = null where id = ${unit('P-5')}`,
  ],
  keyOfSerialNumber: () => [sql`update registration set serial_key = 'OTHER' where id = ${unit('P-5')}`],
  closedIsExplained: () => [
    without('registration', 'closed_is_explained'),
    sql`update registration set closed_by = registered_by where id = ${unit('P-5')}`,
  ],
  unitOnItsOrderLine: (id) => [
    sql`update registration set sales_order_line_id = ${id('O3 CONTROL')} where id = ${unit('P-5')}`,
  ],
  'unitOnItsOrderLine: of another product': () => [
    sql`update registration set product_id = (select id from product where number = 'WARN') where id = ${unit('P-5')}`,
  ],
  'unitOnItsOrderLine: on no document': () => [
    sql`insert into registration (company_id, id, product_id, sales_order_line_id, serial_number, serial_key,
        registered_by)
      select company_id, gen_random_uuid(), product_id, sales_order_line_id, 'LOOSE', 'LOOSE', registered_by
      from registration where id = ${unit('P-5')}`,
  ],
  invoicedWhereShipped: (id) => [
    sql`insert into registration (company_id, id, product_id, sales_order_line_id, invoice_line_id, serial_number,
        serial_key, registered_by)
      select company_id, gen_random_uuid(), product_id, sales_order_line_id, id, 'NEVER', 'NEVER',
        (select id from actor limit 1) from invoice_line where id = ${id('I2 CONTROL')}`,
  ],
  discardedIsFree: (id) => [
    sql`update registration set ${reopen} where packing_slip_line_id = ${id('S7 CONTROL')}`,
    sql`update packing_slip_line set quantity_registered = 1, quantity_registrable = 1
      where id = ${id('S7 CONTROL')}`,
  ],
  'discardedIsFree: an invoice': (id) => [
    sql`update invoice set discarded_at = now() where id = ${id('D2')}`,
    sql`update invoice_line set quantity_registrable = 1 where id = ${id('D2 CONTROL')}`,
  ],
  reversedTogether: (id) => [sql`update registration set ${reopen} where packing_slip_line_id = ${id('S6 CONTROL')}`],
  'reversedTogether: one of a line that is not reversed': () => [
    sql`update registration set open = false, closed_as = 'reversed', closed_at = now(), closed_by = registered_by
      where id = ${unit('C-1')}`,
  ],
  reversedIsNotInvoiced: (id) => [
    sql`insert into invoice (company_id, id, sales_order_id, kind, currency, created_by)
      select company_id, id, sales_order_id, 'invoice', 'EUR', created_by from packing_slip where id = ${id('S6')}`,
    sql`insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section,
        quantity, serialised, blank_issue_allowed)
      select company_id, id, packing_slip_id, sales_order_line_id, product_id, 1, 'delivered', 1, true, false
      from packing_slip_line where id = ${id('S6 CONTROL')}`,
    sql`insert into invoice_line_share (company_id, invoice_line_id, packing_slip_line_id, sales_order_line_id,
        quantity_taken, quantity_units, quantity_left, in_part, one_in_part)
      select company_id, id, id, sales_order_line_id, 1, 1, 1, false, true
      from packing_slip_line where id = ${id('S6 CONTROL')}`,
    sql`update registration set invoice_line_id = packing_slip_line_id
      where packing_slip_line_id = ${id('S6 CONTROL')}`,
  ],
  // The return of R-2 is made one of a unit that is shipped and on no posted invoice.
  returnedWasInvoiced: (id) => [
    sql`update return_unit set registration_id = ${unit('P-3')}, sales_order_line_id = ${id('O1 CONTROL')}
      where serial_number = 'R-2'`,
    sql`update registration set open = false, closed_as = 'returned', closed_at = now(), closed_by = registered_by
      where id = ${unit('P-3')}`,
    sql`update registration set ${reopen} where serial_number = 'R-2'`,
    sql`update sales_order_line set quantity_returned = quantity_returned + case id when ${id('O1 CONTROL')} then 1
      else -1 end where id in (${id('O1 CONTROL')}, ${id('O11 CONTROL')})`,
  ],
  reusedOnce: () => [sql`update registration set reused_from_id = ${unit('P-1X')} where id = ${unit('P-5')}`],
  'reusedOnce: twice': () => [
    sql`update registration set reused_from_id = (select reused_from_id from registration where id = ${unit('C-2')})
      where id = ${unit('C-1')}`,
  ],
  changesReplay: () => [
    sql`update registration_change set new_serial_number = 'OTHER' where new_serial_number = 'P-1X'`,
  ],
  'changesReplay: a change in the middle is gone': () => [
    sql`delete from registration_change where new_serial_number = 'P-2Y'`,
  ],
  'changesReplay: changed without a trace': () => [
    sql`update registration set serial_number = 'P-2Z', serial_key = 'P-2Z' where id = ${unit('P-2Y')}`,
  ],
  changeChanges: () => [sql`update registration_change set act = 'completed' where new_serial_number = 'P-1X'`],
  changeIsAccountedFor: () => [sql`update registration_change set reason = ' ' where new_serial_number = 'P-1X'`],
  'changeIsAccountedFor: by no duty': () => [
    sql`update registration_change set duty = 'none' where new_serial_number = 'P-1X'`,
  ],
  documentsTellOfChange: (id) => [sql`update packing_slip set serial_numbers_changed_at = null where id = ${id('S1')}`],
  invoicedIsNotChanged: () => [
    sql`update registration_change set changed_at = now() + interval '1 hour' where new_serial_number = 'P-1X'`,
  ],
  frozenIsNotChanged: (id) => [
    sql`update sales_order_line set frozen_at = '2020-01-01' where id = ${id('O2 CONTROL')}`,
  ],
}
