import { sql } from 'kysely'
import { type Faults, without } from './fault.ts'

/** Faults in set-up, and in what guards the database. */
export const setUpFaults: Faults = {
  groupSettings: () => [
    without('tracking_dimension_group', 'sales_process_settings'),
    sql`update tracking_dimension_group set primary_stocking = true where code = 'CONTROL'`,
  ],
  noCatchWeight: () => [
    without('product', 'no_catch_weight_in_sales_process'),
    sql`update product set catch_weight = true where number = 'CONTROL'`,
  ],
  productFollowsGroup: () => [sql`update product set group_active_in_sales_process = false where number = 'CONTROL'`],
  registeredIsSerialised: () => [sql`update product set kind = 'service' where number = 'LINE'`],
  dutiesKnown: () => [sql`update role_duty set duty = 'maintainEverything' where duty = 'operatePointOfSale'`],
  actorsKnown: () => [sql`delete from actor where id = (select registered_by from registration limit 1)`],
  commandsAnswered: () => [sql`update idempotency set response = null where key = 'post-I1'`],
}

/** These change no row: what would have kept rows right is gone. */
export const guardFaults: Faults = {
  constraintsInForce: () => [sql`drop index serial_active`, without('packing_slip_line', 'control_complete')],
  triggersInForce: () => [sql`alter table registration disable trigger registration_closed_is_fixed`],
  grantsInForce: () => [sql`grant delete on packing_slip to pakbon_app`],
  companiesApart: () => [sql`alter table registration disable row level security`],
}
