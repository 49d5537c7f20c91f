import { sql } from 'kysely'
import { type Faults, unit, without } from './fault.ts'

const swapCounts = sql`quantity_registered = quantity_registered - 1, quantity_not_readable = quantity_not_readable + 1`

/** A unit on a return, by its serial number. */
const returned = (serialNumber: string) =>
  sql`(select id from return_unit where serial_number = ${serialNumber} order by announced_at limit 1)`

/** The same unit announced once more. */
const again = (serialNumber: string) => sql`
  insert into return_unit (company_id, id, return_order_line_id, product_id, registration_id, sales_order_line_id,
    serial_number, serial_key, disposition, announced_by)
  select company_id, gen_random_uuid(), return_order_line_id, product_id, registration_id, sales_order_line_id,
    serial_number, serial_key, disposition, announced_by from return_unit where id = ${returned(serialNumber)}`

/** Units of nobody's sale on a posted receipt, counted. */
const addUnits = (lineId: string, count: number) => [
  sql`insert into return_unit (company_id, id, return_order_line_id, return_receipt_line_id, product_id, serial_number,
      serial_key, disposition, posted, announced_by, registered_at, registered_by)
    select l.company_id, gen_random_uuid(), l.return_order_line_id, l.id, l.product_id, 'MORE-' || n,
      'MORE-' || n, 'scrap', true, r.created_by, now(), r.created_by
    from return_receipt_line l join return_receipt r on r.id = l.return_receipt_id, generate_series(1, ${count}::int) n
    where l.id = ${lineId}`,
  sql`update return_receipt_line set quantity_registered = quantity_registered + ${count},
    quantity_registrable = quantity_registered + ${count} where id = ${lineId}`,
]

/** Faults in returns and in what became of them. */
export const returnFaults: Faults = {
  saleReturnedOnce: () => [sql`drop index return_unit_once`, again('R-7')],
  unknownReturnedOnce: () => [sql`drop index return_unit_unknown_once`, again('X-1')],
  returnedLeftItsSale: () => [
    sql`update registration set open = true, closed_as = null, closed_at = null, closed_by = null
      where serial_number = 'R-2'`,
  ],
  'returnedLeftItsSale: closed without a return': () => [
    sql`update registration set open = false, closed_as = 'returned', closed_at = now(), closed_by = registered_by
      where id = ${unit('R-7')}`,
  ],
  receivedTogether: () => [sql`update return_unit set posted = false where closed_as = 'reversed'`],
  returnOfItsSale: (id) => [
    sql`update return_unit set sales_order_line_id = ${id('O1 CONTROL')} where id = ${returned('R-7')}`,
  ],
  creditedByCreditNote: (id) => [
    sql`update return_unit set credit_line_id = ${id('I4 CONTROL')} where id = ${returned('R-1')}`,
  ],
  freeOfChargeReplaces: (id) => [
    sql`update return_unit set replacement_line_id = ${id('O11 CONTROL')} where id = ${returned('R-5')}`,
  ],
  freeOfChargeNotInvoiced: (id) => [
    without('sales_order_line', 'free_of_charge_is_not_invoiced'),
    sql`update sales_order_line set sales_price = 5 where id = ${id('O12 CONTROL')}`,
  ],
  sentBackWithItsReturn: () => [sql`delete from repair_return`],
  closedOrderExpectsNothing: (id) => [
    sql`update return_order set closed_at = now(), closed_by = created_by where id = ${id('RO6')}`,
  ],
  receivedSum: (id) => [sql`update return_order_line set quantity_received = 1 where id = ${id('RO7 PLAIN')}`],
  receivedWithinExpected: (id) => [
    without('return_order_line', 'received_le_expected'),
    sql`update return_order_line set quantity = 1 where id = ${id('RO7 PLAIN')}`,
  ],
  creditedOfReturn: (id) => [sql`update return_order_line set quantity_credited = 0 where id = ${id('RO1 CONTROL')}`],
  'creditedOfReturn: more than was received': (id) => [
    without('return_order_line', 'credited_le_received'),
    sql`update return_order_line set quantity_credited = 3 where id = ${id('RO7 PLAIN')}`,
  ],
  returnedSum: (id) => [sql`update sales_order_line set quantity_returned = 1 where id = ${id('O11 BLANK')}`],
  receiptOfItsOrder: (id) => [sql`update return_receipt set return_order_id = ${id('RO2')} where id = ${id('RR1')}`],
  // A term that begins on a day, without one: its unit has it from delivery, and it is not found by its end.
  coverageRecomputed: () => [
    without('unit_coverage_term', 'unit_coverage_term_day'),
    sql`insert into unit_coverage_term (company_id, id, registration_id, kind, basis, length, unit, starts_from, reason,
        added_by)
      select company_id, gen_random_uuid(), id, 'warranty', 'goodwill', 30, 'days', 'day', 'kind', registered_by
      from registration where id = ${unit('R-7')}`,
  ],
  returnReceiptLineCounts: (id) => [sql`update return_receipt_line set ${swapCounts} where id = ${id('RR1 CONTROL')}`],
  returnReceiptLineNotOver: (id) => [
    without('return_receipt_line', 'return_registered_le_quantity'),
    without('return_receipt_line', 'return_control_complete'),
    ...addUnits(id('RR7 BLANK'), 4),
  ],
  returnReceiptLineComplete: (id) => [
    without('return_receipt_line', 'return_control_complete'),
    sql`update return_receipt_line set blank_issue_allowed = false where id = ${id('RR7 BLANK')}`,
  ],
  returnReceiptLineWithoutControl: (id) => [
    without('return_receipt_line', 'return_no_control_no_serials'),
    sql`update return_receipt_line set serialised = false where id = ${id('RR8 CONTROL')}`,
  ],
  returnReceiptLinePlaces: (id) => [
    sql`update return_receipt_line set quantity_registrable = quantity_registrable + 1 where id = ${id('RR1 CONTROL')}`,
  ],
  returnReceiptLineWhole: (id) => [
    without('return_receipt_line', 'return_whole_quantity'),
    sql`update return_receipt_line set quantity = 1.5 where id = ${id('RR8 CONTROL')}`,
  ],
  returnReceiptLinePostedWithDocument: (id) => [
    sql`update return_unit set posted = false where return_receipt_line_id = ${id('RR5 CONTROL')}`,
    sql`update return_receipt_line set posted = false where id = ${id('RR5 CONTROL')}`,
  ],
  returnReceiptLineAsSetUp: (id) => [
    sql`update return_receipt_line set serialised = true, blank_issue_allowed = true where id = ${id('RR7 PLAIN')}`,
  ],
}
