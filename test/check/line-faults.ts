import { sql } from 'kysely'
import { addUnit, type Faults, without } from './fault.ts'

const swapCounts = sql`quantity_registered = quantity_registered - 1, quantity_not_readable = quantity_not_readable + 1`

/** Faults in the lines that units are counted on. */
export const lineFaults: Faults = {
  packingSlipLineCounts: (id) => [sql`update packing_slip_line set ${swapCounts} where id = ${id('S1 CONTROL')}`],
  packingSlipLineNotOver: (id) => [
    without('packing_slip_line', 'registered_le_shipped'),
    without('packing_slip_line', 'control_complete'),
    ...addUnit('packing_slip', id('S5 CONTROL')),
  ],
  packingSlipLineComplete: (id) => [
    without('packing_slip_line', 'control_complete'),
    sql`update packing_slip_line set blank_issue_allowed = false where id = ${id('S12 BLANK')}`,
  ],
  packingSlipLineWithoutControl: (id) => [
    without('packing_slip_line', 'no_control_no_serials'),
    sql`update packing_slip_line set serialised = false where id = ${id('S3 CONTROL')}`,
  ],
  packingSlipLinePlaces: (id) => [
    sql`update packing_slip_line set quantity_registrable = quantity_registrable + 1 where id = ${id('S1 CONTROL')}`,
  ],
  packingSlipLineWhole: (id) => [
    without('packing_slip_line', 'whole_quantity'),
    sql`update packing_slip_line set quantity = 1.5 where id = ${id('S3 CONTROL')}`,
  ],
  packingSlipLinePostedWithDocument: (id) => [
    sql`update packing_slip_line set posted = false where id = ${id('S2 WARN')}`,
  ],
  packingSlipLineOfOrder: (id) => [
    sql`update packing_slip_line set product_id = (select id from product where number = 'PLAIN')
      where id = ${id('S3 CONTROL')}`,
  ],
  packingSlipLineAsSetUp: (id) => [
    sql`update packing_slip_line set serialised = true, blank_issue_allowed = true where id = ${id('S2 PLAIN')}`,
  ],
  invoiceLineCounts: (id) => [sql`update invoice_line set ${swapCounts} where id = ${id('D1 CONTROL')}`],
  invoiceLineNotOver: (id) => [
    without('invoice_line', 'invoice_registered_le_quantity'),
    without('invoice_line', 'invoice_control_complete'),
    ...addUnit('invoice', id('D1 CONTROL')),
  ],
  invoiceLineComplete: (id) => [
    without('invoice_line', 'invoice_control_complete'),
    sql`update invoice_line set blank_issue_allowed = false where id = ${id('D1 BLANK')}`,
  ],
  invoiceLineWithoutControl: (id) => [
    without('invoice_line', 'invoice_no_control_no_serials'),
    sql`update invoice_line set serialised = false where id = ${id('D2 CONTROL')}`,
  ],
  invoiceLinePlaces: (id) => [
    sql`update invoice_line set quantity_registrable = quantity_registrable + 1 where id = ${id('D1 CONTROL')}`,
  ],
  invoiceLineWhole: (id) => [
    without('invoice_line', 'invoice_whole_quantity'),
    sql`update invoice_line set quantity = 1.5 where id = ${id('D2 CONTROL')}`,
  ],
  invoiceLinePostedWithDocument: (id) => [sql`update invoice_line set posted = false where id = ${id('D1 PLAIN')}`],
  invoiceLineOfOrder: (id) => [
    sql`update invoice_line set product_id = (select id from product where number = 'PLAIN')
      where id = ${id('D2 CONTROL')}`,
  ],
  invoiceLineAsSetUp: (id) => [
    sql`update invoice_line set serialised = true, blank_issue_allowed = true where id = ${id('I1 PLAIN')}`,
  ],
}
