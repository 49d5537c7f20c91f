import { sql } from 'kysely'
import { type Faults, unit } from './fault.ts'

/** Faults in what tills sold. */
export const registerSaleFaults: Faults = {
  'receiptEqualsJournal: a credit note is left out': (id) => [
    sql`update register_sale set credit_note_ids = '{}' where id = ${id('K2')}`,
  ],
  receiptIsPaid: (id) => [
    sql`update payment set amount = amount + 0.01 where receipt_id = ${id('K3')} and tender_code = 'CARD'`,
  ],
  saleDeliversItself: (id) => [
    sql`update register_sale r set sales_order_id = o.sales_order_id from register_sale o
      where r.id = ${id('K3')} and o.id = ${id('K1')}`,
  ],
  givenUpIsDiscarded: (id) => [sql`update register_sale set state = 'parked' where id = ${id('K6')}`],
  voucherBalance: (id) => [sql`update voucher set balance = balance - 1 where receipt_id = ${id('K2')}`],
  offlineNumbersItself: (id) => [
    sql`update register_sale set offline_number = offline_number + 1 where id = ${id('K5')}`,
  ],
  settledConflictWasOne: () => [
    sql`insert into conflict_settlement (company_id, id, registration_id, how, reason, settled_by)
      select company_id, gen_random_uuid(), id, 'accepted', 'Seen', registered_by from registration
      where id = ${unit('P-4')}`,
  ],
}
