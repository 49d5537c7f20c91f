import { sql } from 'kysely'
import type { Faults } from './fault.ts'

const ofBefore = sql`(select id from invoice where kind = 'imported')`

/** Faults in what was sold before Pakbon. */
export const soldUnitFaults: Faults = {
  invoiceOfBefore: () => [
    sql`update invoice set net_amount = 10, tax_amount = 0, gross_amount = 10
    where id = ${ofBefore}`,
  ],
  deliveredOnAnotherDay: () => [
    sql`update invoice_line l set delivered_on = i.invoice_on from invoice i
      where i.id = l.invoice_id and i.kind = 'imported'`,
  ],
  'deliveredOnAnotherDay: of an invoice of ours': (id) => [
    sql`update invoice_line set delivered_on = '2019-01-01' where id = ${id('D1 CONTROL')}`,
  ],
  invoiceOfBeforeNotOurs: (id) => [
    sql`update invoice set number = (select number from invoice where id = ${id('I1')}) where id = ${ofBefore}`,
  ],
  importedUnits: () => [sql`update sold_unit_import_row set registration_id = gen_random_uuid()`],
}
