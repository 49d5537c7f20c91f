import { sql } from 'kysely'
import { addUnit, type Faults, unit, without } from './fault.ts'

/** Faults in what becomes of packing slips, in invoices and in order lines. */
export const documentFaults: Faults = {
  invoicedWithinShipped: (id) => [
    without('packing_slip_line', 'invoiced_le_shipped'),
    sql`update packing_slip_line set quantity_reversed = 3 where id = ${id('S1 PLAIN')}`,
    sql`update packing_slip_line_reversal set quantity = 3 where packing_slip_line_id = ${id('S1 PLAIN')}`,
    sql`update sales_order_line set quantity_delivered = quantity_delivered - 2 where id = ${id('O1 PLAIN')}`,
  ],
  invoicedOfSlipLine: (id) => [sql`update packing_slip_line set quantity_invoiced = 1 where id = ${id('S1 PLAIN')}`],
  reversedOfSlipLine: (id) => [
    sql`update packing_slip_line_reversal set quantity = 2 where packing_slip_line_id = ${id('S1 PLAIN')}`,
  ],
  'reversedOfSlipLine: a reversal is gone': (id) => [
    sql`delete from packing_slip_line_reversal where packing_slip_line_id = ${id('S1 PLAIN')}`,
  ],
  reversedInFull: (id) => [
    without('packing_slip_line', 'reversed_in_full'),
    sql`update packing_slip_line set quantity_reversed = 1 where id = ${id('S12 BLANK')}`,
    sql`insert into packing_slip_reversal (company_id, id, packing_slip_id, kind, version, reversed_at, reversed_by)
      select company_id, id, id, 'correction', 2, now(), created_by from packing_slip where id = ${id('S12')}`,
    sql`insert into packing_slip_line_reversal (company_id, packing_slip_reversal_id, packing_slip_line_id, quantity)
      select company_id, ${id('S12')}, id, 1 from packing_slip_line where id = ${id('S12 BLANK')}`,
    sql`update sales_order_line set quantity_delivered = 1 where id = ${id('O10 BLANK')}`,
  ],
  reversalOfItsSlip: (id) => [
    sql`update packing_slip_reversal set packing_slip_id = ${id('S12')} where packing_slip_id = ${id('S1')}`,
  ],
  versionsFollow: (id) => [sql`update packing_slip_reversal set version = 5 where packing_slip_id = ${id('S1')}`],
  shareUnits: (id) => [
    sql`update invoice_line_share set quantity_units = 0
      where invoice_line_id = ${id('I2 CONTROL')} and packing_slip_line_id = ${id('S1 CONTROL')}`,
  ],
  'shareUnits: a unit was taken off by itself': () => [
    sql`update registration set invoice_line_id = null where id = ${unit('P-2Y')}`,
  ],
  shareWithinLeft: (id) => [
    without('invoice_line_share', 'taken_le_left'),
    sql`update invoice_line_share set quantity_left = 0
      where invoice_line_id = ${id('I2 CONTROL')} and packing_slip_line_id = ${id('S1 CONTROL')}`,
  ],
  shareInPart: (id) => [sql`update invoice_line_share set in_part = false where invoice_line_id = ${id('I1 CONTROL')}`],
  onePackingSlipInPart: (id) => [
    sql`drop index one_packing_slip_in_part`,
    sql`update invoice_line_share set quantity_left = quantity_taken + 1, in_part = true
      where invoice_line_id = ${id('I2 CONTROL')}`,
  ],
  shareLeftAtPosting: (id) => [
    sql`update invoice_line_share set quantity_left = 7 where invoice_line_id = ${id('I1 CONTROL')}`,
  ],
  sharePostedWithLine: (id) => [
    sql`update invoice_line_share set posted = true
      where invoice_line_id = ${id('I2 PLAIN')} and packing_slip_line_id = ${id('S2 PLAIN')}`,
  ],
  shareOfItsOrderLine: (id) => [
    sql`update invoice_line_share set sales_order_line_id = ${id('O3 CONTROL')}
      where invoice_line_id = ${id('I2 CONTROL')}`,
  ],
  deliveredLineOfShares: (id) => [sql`update invoice_line set quantity = quantity + 1 where id = ${id('I2 CONTROL')}`],
  unnumberedWithinMissing: (id) => addUnit('packing_slip', id('S1 BLANK')),
  sectionsOfKind: (id) => [sql`update invoice set kind = 'creditNote' where id = ${id('I2')}`],
  invoiceLinePriced: (id) => [sql`update sales_order_line set discount_percentage = 10 where id = ${id('O1 CONTROL')}`],
  invoiceAdds: (id) => [
    sql`update sales_order_line set sales_price = sales_price + 1 where id = ${id('O1 CONTROL')}`,
    sql`update invoice_line set net_amount = net_amount + 1 where id = ${id('I1 CONTROL')}`,
  ],
  deliveredSum: (id) => [
    sql`update sales_order_line set quantity_delivered = quantity_delivered + 1 where id = ${id('O1 CONTROL')}`,
  ],
  'deliveredSum: a direct invoice': (id) => [
    sql`update sales_order_line set quantity_delivered = 2 where id = ${id('O2 CONTROL')}`,
  ],
  invoicedSum: (id) => [
    sql`update sales_order_line set quantity_invoiced = quantity_invoiced + 1 where id = ${id('O1 CONTROL')}`,
  ],
  creditedSum: (id) => [sql`update sales_order_line set quantity_credited = 1 where id = ${id('O1 CONTROL')}`],
  quantitiesWithinOrdered: (id) => [
    without('sales_order_line', 'delivered_le_ordered'),
    sql`update sales_order_line set quantity_cancelled = quantity_ordered where id = ${id('O1 CONTROL')}`,
  ],
  inventoryUnit: (id) => [
    without('sales_order_line', 'quantity_in_inventory_unit'),
    sql`update sales_order_line set sales_unit_factor = 10 where id = ${id('O3 CONTROL')}`,
  ],
  correctedIsFrozen: (id) => [sql`update sales_order_line set frozen_at = now() where id = ${id('O10 BLANK')}`],
  correctionOfLine: (id) => [
    sql`update sales_order_line set product_id = (select id from product where number = 'PLAIN')
      where id = ${id('O2 BLANK credit')}`,
  ],
}
