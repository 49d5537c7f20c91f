import { sql } from 'kysely'
import type { Faults } from './fault.ts'

/** Faults in the prints that are kept. */
export const printFaults: Faults = {
  printContent: () => [sql`update print_content set content = content || '\\x00'::bytea`],
  printOfPosted: (id) => [
    sql`update packing_slip set printed_at = (select printed_at from print where packing_slip_id = ${id('S1')})
      where id = (select id from packing_slip where posted_at is null and discarded_at is not null limit 1)`,
    sql`update print set packing_slip_id = (select id from packing_slip where printed_at is not null
      and posted_at is null) where packing_slip_id = ${id('S1')}`,
    sql`update packing_slip set printed_at = null where id = ${id('S1')}`,
  ],
  printedAtLast: (id) => [sql`update packing_slip set printed_at = now() where id = ${id('S1')}`],
  'printedAtLast: a print is gone': (id) => [sql`delete from print where invoice_id = ${id('I1')}`],
}
